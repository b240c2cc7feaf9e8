import ArgumentParser
import FlightPath

/// Who reaches whom, by group.
struct Matrix: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Show who reaches whom between VPCs, subnets, security groups, namespaces or workloads.",
        discussion: """
            Every cell is what `trace` answers for the selectors of its row and its column. Without --port every \
            destination is asked on the ports it declares; one that declares none on all ports.

            Exit status: 0 the matrix was made, 2 nothing usable was read or a selector stands for nothing.

            Examples:
              flightpath matrix --snapshot ./snapshot --port 443
              flightpath matrix --snapshot ./snapshot --by workload \\
                  --from vpc/ingress-vpc --to namespace/shop --port 8080
              flightpath matrix --snapshot ./snapshot --by subnet --from internet \\
                  --port 443 --format csv
            """)

    @OptionGroup var source: SnapshotOptions
    @OptionGroup var stated: HintsOptions
    @OptionGroup var output: OutputOptions

    @Option(help: ArgumentHelp("What the rows and columns are.", valueName: "kind"))
    var by: MatrixQuestion.Grouping = .vpc

    @Option(
        name: .long, parsing: .singleValue,
        help: ArgumentHelp(
            "Only these rows: groups, what groups lie in, or any source as a row of its own; may be repeated.",
            valueName: "selector"))
    var from: [String] = []

    @Option(
        name: .long, parsing: .singleValue,
        help: ArgumentHelp("Only these columns, likewise; may be repeated.", valueName: "selector"))
    var to: [String] = []

    @Flag(name: .long, help: "Add the internet as a row and a column.")
    var internet = false

    @OptionGroup var traffic: TrafficOptions

    @Option(help: "How the matrix is written.")
    var format: Format = .text

    /// The formats of a matrix: a case here, and its line in `rendered`.
    enum Format: String, ExpressibleByArgument, CaseIterable {
        case text, markdown, csv, json, html
    }

    func run() throws {
        let status = Exit.guarding {
            let question = try question()
            let analyzer = try stated.apply(to: source.load(verbose: output.verbose))
            let line = ProgressLine(isWanted: source.progress)
            let report = try analyzer.matrix(question) { done, all in line.report(done, all, "asking each row") }
            line.finish()
            try output.write(try rendered(report))
            return 0
        }
        if status != 0 { throw ExitCode(status) }
    }

    private func question() throws -> MatrixQuestion {
        let text = QuestionText(
            from: "internet", to: "internet", ipProtocol: traffic.ipProtocol, port: traffic.port, icmp: traffic.icmp,
            scope: traffic.scope ?? .full)
        var question = MatrixQuestion(by: by, traffic: try text.question())
        question.from = try from.map { try Selector($0) }
        question.to = try to.map { try Selector($0) }
        question.includesInternet = internet
        return question
    }

    private func rendered(_ report: MatrixReport) throws -> String {
        switch format {
        case .text: MatrixTextRenderer(style: output.style, isVerbose: output.verbose).text(report)
        case .markdown: MatrixMarkdownRenderer.text(report)
        case .csv: MatrixCSVRenderer.text(report)
        case .json: try JSONRenderer.text(report)
        case .html: MatrixHTMLRenderer.text(report)
        }
    }
}

extension MatrixQuestion.Grouping: ExpressibleByArgument {}
