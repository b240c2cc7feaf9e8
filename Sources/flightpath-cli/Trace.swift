import ArgumentParser
import FlightPath

/// One question: does it get there and back, and if not, what blocks it first and what fixes it?
struct Trace: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Answer one question: does this traffic get there and back?",
        discussion: """
            Exit status: 0 reachable, 1 partial or blocked, 2 nothing usable was read or a selector stands for nothing, 3 \
            undetermined, 64 wrong usage.

            Examples:
              flightpath trace --snapshot ./snapshot --from lb/ingress-alb --to 'pod/shop/web-*' --port 8080
              flightpath trace --snapshot ./snapshot --from internet --to https://shop.example.com/
              flightpath trace --snapshot ./snapshot --from 198.51.100.7 --to service/shop/web --via lb/ingress-alb --port 443
              flightpath trace --snapshot ./snapshot --hints hints.json --from vpc/spoke-a --to vpc/spoke-b --port 443
            """)

    @OptionGroup var source: SnapshotOptions
    @OptionGroup var stated: HintsOptions
    @OptionGroup var output: OutputOptions

    @Option(
        help: ArgumentHelp(
            "Where the traffic starts: an address, `internet`, vpc/NAME, lb/NAME, pod/NS/NAME, …", valueName: "selector"
        ))
    var from: String

    @Option(help: ArgumentHelp("Where it is to arrive.", valueName: "selector"))
    var to: String

    @Option(
        name: .long, parsing: .singleValue,
        help: ArgumentHelp("A load balancer it passes, lb/NAME; may be repeated.", valueName: "selector"))
    var via: [String] = []

    @Option(
        help: ArgumentHelp(
            "The destination's own port: a number, range, list or name. Left out: every port it declares.",
            valueName: "port"))
    var port: String?

    @Option(
        name: .customLong("protocol"),
        help: ArgumentHelp("tcp, udp, icmp, another name, 0-255, or all. (default: tcp)", valueName: "name"))
    var ipProtocol: String?

    @Option(help: ArgumentHelp("ICMP type, or type and code; echo request when left out.", valueName: "type[/code]"))
    var icmp: String?

    @Option(
        help:
            "full: the whole network. kubernetes: only policies and services; the objects given are the whole cluster.")
    var scope: Question.Scope = .full

    @Flag(help: "Count every assumption as a missing fact; what --hints states is no assumption.")
    var strict = false

    @Option(help: "How the answer is written.")
    var format: Format = .text

    /// The formats of an answer: a case here, and its line in `rendered`.
    enum Format: String, ExpressibleByArgument, CaseIterable {
        case text, markdown, json, sarif, github
    }

    func run() throws {
        let status = Exit.guarding {
            let text = QuestionText(
                from: from, to: to, via: via, ipProtocol: ipProtocol, port: port, icmp: icmp, scope: scope,
                isStrict: strict)
            let question = try text.question()
            let analyzer = try stated.apply(to: source.load(verbose: output.verbose))
            let report = try analyzer.trace(question)
            try output.write(try rendered(report, source.paths(of: analyzer)))
            return report.verdict.exitStatus
        }
        if status != 0 { throw ExitCode(status) }
    }

    private func rendered(_ report: Report, _ paths: ArtifactPaths) throws -> String {
        switch format {
        case .text: TextRenderer(style: output.style, isVerbose: output.verbose).text(report)
        case .markdown: MarkdownRenderer(isVerbose: output.verbose).text(report)
        case .json: try JSONRenderer.text(report)
        case .sarif: try SARIFRenderer(paths: paths, version: Version.number).text(report)
        case .github: GitHubRenderer(paths: paths, isVerbose: output.verbose).text(report)
        }
    }
}

extension Question.Scope: ExpressibleByArgument {}

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
