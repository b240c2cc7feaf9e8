import ArgumentParser
import FlightPath

/// What to change so that a question is answered `reachable`: tried, in full, and ready to paste.
struct FixCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "fix",
        abstract: "Say what to change, in full and ready to paste, and write the snapshot it leads to.",
        usage: "flightpath fix --snapshot <path> --from <selector> --to <selector> [<options>]",
        discussion: """
            Every fix was made on a copy of the network and the question asked again. Nothing is changed in any account: \
            --apply-to writes a snapshot, which further questions can be asked of. On a terminal, an end that is left out is \
            picked from what the snapshot holds.

            Exit status: 0 reachable with the fix, 1 still partial or blocked, 2 nothing usable was read or a selector stands \
            for nothing, 3 undetermined, 64 wrong usage. With --expectations: 0 all hold or have a fix, 1 one has none.

            Examples:
              flightpath fix --snapshot ./snapshot --from vpc/ingress-vpc \\
                  --to 'pod/shop/web-*' --port 8080
              flightpath fix --snapshot ./snapshot --from lb/ingress-alb \\
                  --to 'pod/shop/web-*' --port 8080 --choice 2 --apply-to ./fixed
              flightpath fix --snapshot ./snapshot \\
                  --expectations expectations.json --format markdown
            """)

    @OptionGroup var source: SnapshotOptions
    @OptionGroup var stated: HintsOptions
    @OptionGroup var output: OutputOptions
    @OptionGroup var asked: QuestionOptions

    @Option(help: ArgumentHelp("Which of the fixes, from 1. (default: the best, 1)", valueName: "number"))
    var choice: Int?

    @Option(
        help: ArgumentHelp(
            "Write the snapshot with the fix made to a new directory, as further commands read it.",
            valueName: "directory"))
    var applyTo: String?

    @Option(
        help: ArgumentHelp(
            "Instead of one question: a table of what would fix each broken expectation of a file.", valueName: "file"))
    var expectations: String?

    @Option(help: "How the answer is written.")
    var format: Format = .text

    /// The formats of an answer: a case here, and its line in `rendered`.
    enum Format: String, ExpressibleByArgument, CaseIterable {
        case text, markdown, json
    }

    func validate() throws {
        if expectations != nil {
            guard asked.isEmpty, choice == nil, applyTo == nil else {
                throw ValidationError("--expectations stands for a question: leave out the other options of one")
            }
        } else {
            try asked.requireEnds()
        }
    }

    func run() throws {
        let status = Exit.guarding {
            func load() throws -> Analyzer { try stated.apply(to: source.load(verbose: output.verbose)) }
            if let expectations { return try answerAll(expectations, load()) }
            let (question, analyzer) = try asked.asked(of: load)
            return try answer(question, analyzer)
        }
        if status != 0 { throw ExitCode(status) }
    }

    // MARK: One question

    private func answer(_ question: Question, _ analyzer: Analyzer) throws -> Int32 {
        let answer = try analyzer.fix(question)
        let count = answer.report.remediations.count
        if let choice, !(1...max(count, 1)).contains(choice) || count == 0 {
            throw Failure("\(FixedSnapshotError.noChoice(choice, of: count))")
        }
        var report = FixReport(answer.report, choice: choice ?? (count > 0 ? 1 : nil))
        if let applyTo {
            guard let number = report.choice else {
                throw Failure("there is no fix to apply, so `\(applyTo)` is not written")
            }
            try FixedDirectory.write(answer.snapshot(fixedBy: number), to: applyTo)
            try expect(report.verdictAfter, of: question, in: applyTo)
            report.written = applyTo
        }
        try output.write(try rendered(report))
        return report.verdictAfter.exitStatus
    }

    /// What was written is read back and asked: it has to answer as the fix was said to.
    private func expect(_ verdict: Verdict, of question: Question, in directory: String) throws {
        let paths = source.snapshot.count > 1 ? FixedDirectory.roots(of: source.snapshot, in: directory) : [directory]
        let written = try stated.apply(to: Analyzer(try Snapshot.load(paths)))
        let after = try written.trace(question, triesFixes: false, includesLegs: false).verdict
        guard after == verdict else {
            throw Failure(
                "the snapshot in `\(directory)` answers \(after.rawValue) where \(verdict.rawValue) was expected; this is a"
                    + " mistake of flightpath: do not rely on it")
        }
    }

    private func rendered(_ report: FixReport) throws -> String {
        switch format {
        case .text: FixRenderer(isVerbose: output.verbose).text(report)
        case .markdown: FixRenderer(isVerbose: output.verbose).markdown(report)
        case .json: try JSONRenderer.text(report)
        }
    }

    // MARK: A file of questions

    private func answerAll(_ path: String, _ analyzer: Analyzer) throws -> Int32 {
        let file: Expectations
        do {
            file = try Expectations(json: InputFile.read(path))
        } catch let error as ExpectationsError {
            throw Failure("`\(path)` is not an expectations file: \(error)")
        }
        let line = ProgressLine(isWanted: source.progress)
        let table = analyzer.fixes(file, isStrict: asked.strict, progress: line.report)
        line.finish()
        switch format {
        case .text: try output.write(FixTableRenderer.text(table))
        case .markdown: try output.write(FixTableRenderer.markdown(table))
        case .json: try output.write(try JSONRenderer.text(table))
        }
        return table.isCured ? 0 : 1
    }
}
