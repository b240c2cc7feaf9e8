import ArgumentParser
import FlightPath

/// Many questions with an expected answer each: the check before a change is deployed.
struct Check: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Answer a file of questions, each with an expected answer.",
        usage: "flightpath check --snapshot <path> [<options>] <expectations>",
        discussion: """
            Exit status: 0 all hold, 1 one is broken, 2 one is in error, 3 one is undetermined and none broken.

            Examples:
              flightpath check --snapshot ./snapshot expectations.json
              flightpath check --snapshot ./snapshot --hints hints.json \\
                  expectations.json
            """)

    @OptionGroup var source: SnapshotOptions
    @OptionGroup var stated: HintsOptions
    @OptionGroup var output: OutputOptions

    @Argument(help: "The expectations file.", completion: .file(extensions: ["json"]))
    var expectations: String

    @Flag(help: "Count every assumption as a missing fact; what --hints states is no assumption.")
    var strict = false

    @Option(help: "How the outcome is written.")
    var format: Format = .text

    /// The formats of a check's outcome: a case here, and its line in `rendered`.
    enum Format: String, ExpressibleByArgument, CaseIterable {
        case text, markdown, json, sarif, junit, github, html

        /// Whether whole reports are shown with `--verbose`.
        var holdsReports: Bool {
            switch self {
            case .text, .markdown, .sarif, .github: false
            case .json, .junit, .html: true
            }
        }

        /// Whether it tells where the blocker of a broken expectation stands, and what mends it.
        var explainsFailures: Bool {
            switch self {
            case .text, .markdown, .json, .html: false
            case .sarif, .junit, .github: true
            }
        }

        /// Whether whole reports are shown without it, too: a page is of no use without them.
        var needsReports: Bool { self == .html }
    }

    func run() throws {
        let status = Exit.guarding {
            let file: Expectations
            do {
                file = try Expectations(json: InputFile.read(expectations), path: expectations)
            } catch let error as ExpectationsError {
                throw Failure("`\(expectations)` is not an expectations file: \(error)")
            }
            let analyzer = try stated.apply(to: source.load(verbose: output.verbose))
            let line = ProgressLine(isWanted: source.progress)
            let report = analyzer.check(
                file, isStrict: strict, verbose: format.needsReports || output.verbose && format.holdsReports,
                explainsFailures: format.explainsFailures, progress: line.report)
            line.finish()
            try output.write(try rendered(report, analyzer))
            if report.broken > 0 { return 1 }
            if report.errors > 0 { return 2 }
            return report.undetermined > 0 ? 3 : 0
        }
        if status != 0 { throw ExitCode(status) }
    }

    private func rendered(_ report: CheckReport, _ analyzer: Analyzer) throws -> String {
        let paths = source.paths(of: analyzer)
        return switch format {
        case .text: CheckRenderer(isVerbose: output.verbose).text(report)
        case .markdown: CheckRenderer(isVerbose: output.verbose).markdown(report)
        case .json: try JSONRenderer.text(report)
        case .html: HTMLRenderer().text(report, map: analyzer.map(of: report))
        case .sarif: try SARIFRenderer(paths: paths, version: Version.number).text(report)
        case .junit: JUnitRenderer(paths: paths, suite: expectations, isVerbose: output.verbose).text(report)
        case .github: GitHubRenderer(paths: paths, isVerbose: output.verbose).text(report)
        }
    }
}
