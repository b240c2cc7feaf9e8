import ArgumentParser
import FlightPath

/// What a code means, how to check it by hand, how to fix it.
struct Explain: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Explain a code: what it means, how to check it by hand, how to fix it.",
        usage: "flightpath explain [<code>] [<options>]",
        discussion: """
            Examples:
              flightpath explain ENI_SG_RULES_MISMATCH
              flightpath explain
            """)

    @OptionGroup var output: OutputOptions

    @Argument(
        help: "The code, as in `blocked[CODE]`; without it all codes are listed.",
        completion: .custom { _, _, _ in CauseCode.allCases.map(\.rawValue) })
    var code: String?

    @Option(help: "text, markdown or json.")
    var format: ReportFormat = .text

    func run() throws {
        let status = Exit.guarding {
            guard let code else {
                let all = CauseCode.allCases.map { "\($0.rawValue): \($0.page.title)\n" }
                try output.write(all.joined())
                return 0
            }
            let explanation = try Explanation(code: code)
            switch format {
            case .json: try output.write(try JSONRenderer.text(explanation))
            case .markdown: try output.write(explanation.page.markdown)
            case .text: try output.write(explanation.text)
            }
            return 0
        }
        if status != 0 { throw ExitCode(status) }
    }
}
