import ArgumentParser
import FlightPath

/// Misconfigurations that need no question.
struct Lint: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "List misconfigurations that need no question.",
        usage: "flightpath lint --snapshot <path> [<options>]",
        discussion: """
            Exit status: 0 nothing at warning or above, 1 something is, 2 nothing usable was read.

            Checks for which the snapshot lacks a list are not made, and are listed with the commands that collect it.

            Examples:
              flightpath lint --snapshot ./snapshot
              flightpath lint --snapshot ./snapshot --format markdown
            """)

    @OptionGroup var source: SnapshotOptions
    @OptionGroup var output: OutputOptions

    @Option(help: "text, markdown or json.")
    var format: ReportFormat = .text

    func run() throws {
        let status = Exit.guarding {
            let report = try source.load(verbose: output.verbose).lint()
            let renderer = LintRenderer(isVerbose: output.verbose)
            switch format {
            case .json: try output.write(try JSONRenderer.text(report))
            case .text: try output.write(renderer.text(report))
            case .markdown: try output.write(renderer.markdown(report))
            }
            return report.errors + report.warnings > 0 ? 1 : 0
        }
        if status != 0 { throw ExitCode(status) }
    }
}
