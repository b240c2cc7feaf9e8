import ArgumentParser
import FlightPath

/// One question: does it get there and back, and if not, what blocks it first and what fixes it?
struct Trace: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Answer one question: does this traffic get there and back?",
        usage: "flightpath trace --snapshot <path> --from <selector> --to <selector> [<options>]",
        discussion: """
            On a terminal, an end that is left out is picked from what the snapshot holds.

            Exit status: 0 reachable, 1 partial or blocked, 2 nothing usable was read or a selector stands for nothing, 3 \
            undetermined, 64 wrong usage.

            Examples:
              flightpath trace --snapshot ./snapshot --from lb/ingress-alb \\
                  --to 'pod/shop/web-*' --port 8080
              flightpath trace --snapshot ./snapshot --from internet \\
                  --to https://shop.example.com/
              flightpath trace --snapshot ./snapshot --from 198.51.100.7 \\
                  --to service/shop/web --via lb/ingress-alb --port 443
              flightpath trace --snapshot ./snapshot --hints hints.json \\
                  --from vpc/ingress-vpc --to deployment/shop/web --port 8080
            """)

    @OptionGroup var source: SnapshotOptions
    @OptionGroup var stated: HintsOptions
    @OptionGroup var output: OutputOptions
    @OptionGroup var asked: QuestionOptions

    @Option(help: "How the answer is written.")
    var format: Format = .text

    /// The formats of an answer: a case here, and its line in `rendered`.
    enum Format: String, ExpressibleByArgument, CaseIterable {
        case text, markdown, json, sarif, github, mermaid, dot, html
    }

    @Flag(help: "With --format markdown: an excerpt for a chat, without tables or a picture.")
    var brief = false

    func validate() throws {
        if brief, format != .markdown { throw ValidationError("'--brief' is an excerpt of '--format markdown'") }
        try asked.requireEnds()
    }

    func run() throws {
        let status = Exit.guarding {
            let (question, analyzer) = try asked.asked { try stated.apply(to: source.load(verbose: output.verbose)) }
            var report = try analyzer.trace(question)
            if namesSnapshot { report = analyzer.identified(report) }
            try output.write(try rendered(report, analyzer))
            return report.verdict.exitStatus
        }
        if status != 0 { throw ExitCode(status) }
    }

    /// Whether the answer says which snapshot was asked: that takes another look at every file.
    private var namesSnapshot: Bool {
        switch format {
        case .markdown, .json: true
        case .text, .sarif, .github, .mermaid, .dot, .html: false
        }
    }

    private func rendered(_ report: Report, _ analyzer: Analyzer) throws -> String {
        let paths = source.paths(of: analyzer)
        return switch format {
        case .text: TextRenderer(style: output.style, isVerbose: output.verbose).text(report)
        case .markdown where brief: MarkdownExcerpt().text(report)
        case .markdown: MarkdownRenderer(isVerbose: output.verbose).text(report)
        case .json: try JSONRenderer.text(report)
        case .html: HTMLRenderer().text(report, map: analyzer.map(of: report))
        case .sarif: try SARIFRenderer(paths: paths, version: Version.number).text(report)
        case .github: GitHubRenderer(paths: paths, isVerbose: output.verbose).text(report)
        case .mermaid: MermaidRenderer().text(report)
        case .dot: DOTRenderer().text(report)
        }
    }
}

extension Verdict {
    /// The contract's exit status.
    var exitStatus: Int32 {
        switch self {
        case .reachable: 0
        case .partial, .blocked: 1
        case .undetermined: 3
        }
    }
}
