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

    @Option(help: "text, markdown or json.")
    var format: ReportFormat = .text

    func run() throws {
        let status = Exit.guarding {
            let file: Expectations
            do {
                file = try Expectations(json: InputFile.read(expectations))
            } catch let error as ExpectationsError {
                throw Failure("`\(expectations)` is not an expectations file: \(error)")
            }
            let analyzer = try stated.apply(to: source.load(verbose: output.verbose))
            let line = ProgressLine(isWanted: source.progress)
            let report = analyzer.check(
                file, isStrict: strict, verbose: output.verbose && format == .json, progress: line.report)
            line.finish()
            let renderer = CheckRenderer(isVerbose: output.verbose)
            switch format {
            case .json: try output.write(try JSONRenderer.text(report))
            case .text: try output.write(renderer.text(report))
            case .markdown: try output.write(renderer.markdown(report))
            }
            if report.broken > 0 { return 1 }
            if report.errors > 0 { return 2 }
            return report.undetermined > 0 ? 3 : 0
        }
        if status != 0 { throw ExitCode(status) }
    }
}
