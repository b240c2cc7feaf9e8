/// Every code there is, as `explain` prints them when it is given none.
public struct CodeList: Sendable, Encodable {
    /// A code and its meaning in a few words.
    public struct Entry: Sendable, Encodable, Hashable {
        /// The code.
        public let code: CauseCode
        /// What happens, in a few words.
        public let title: String
    }

    /// The version of these keys.
    public let schemaVersion = 1
    /// In the order of the catalogue.
    public let codes: [Entry]

    /// The list.
    public init() { codes = CauseCode.allCases.map { Entry(code: $0, title: $0.page.title) } }

    /// A line for each.
    public var text: String { codes.map { "\($0.code.rawValue): \($0.title)\n" }.joined() }

    /// A Markdown table.
    public var markdown: String {
        let rows = codes.map { "| `\($0.code.rawValue)` | \($0.title.replacing("|", with: "\\|")) |\n" }
        return "| Code | What happens |\n|---|---|\n" + rows.joined()
    }
}
