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

    @Option(help: "How the findings are written.")
    var format: Format = .text

    /// The formats of findings: a case here, and its line in `rendered`.
    enum Format: String, ExpressibleByArgument, CaseIterable {
        case text, markdown, json, sarif, github
    }

    func run() throws {
        let status = Exit.guarding {
            let analyzer = try source.load(verbose: output.verbose)
            let report = analyzer.lint()
            try output.write(try rendered(report, source.paths(of: analyzer)))
            return report.errors + report.warnings > 0 ? 1 : 0
        }
        if status != 0 { throw ExitCode(status) }
    }

    private func rendered(_ report: LintReport, _ paths: ArtifactPaths) throws -> String {
        switch format {
        case .text: LintRenderer(isVerbose: output.verbose).text(report)
        case .markdown: LintRenderer(isVerbose: output.verbose).markdown(report)
        case .json: try JSONRenderer.text(report)
        case .sarif: try SARIFRenderer(paths: paths, version: Version.number).text(report)
        case .github: GitHubRenderer(paths: paths, isVerbose: output.verbose).text(report)
        }
    }
}
