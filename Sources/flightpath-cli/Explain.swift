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

    @Option(help: "How the page is written.")
    var format: Format = .text

    /// The formats of a page: a case here, and its line in `rendered`.
    enum Format: String, ExpressibleByArgument, CaseIterable {
        case text, markdown, json
    }

    func run() throws {
        let status = Exit.guarding {
            guard let code else {
                try output.write(try rendered(CodeList()))
                return 0
            }
            let explanation = try Explanation(code: code)
            try output.write(try rendered(explanation))
            return 0
        }
        if status != 0 { throw ExitCode(status) }
    }

    private func rendered(_ list: CodeList) throws -> String {
        switch format {
        case .text: list.text
        case .markdown: list.markdown
        case .json: try JSONRenderer.text(list)
        }
    }

    private func rendered(_ explanation: Explanation) throws -> String {
        switch format {
        case .text: explanation.text
        case .markdown: explanation.page.markdown
        case .json: try JSONRenderer.text(explanation)
        }
    }
}
