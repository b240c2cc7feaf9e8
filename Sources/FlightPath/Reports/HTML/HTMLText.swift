/// Text of a snapshot inside a page: nothing in it may act.
enum HTMLText {
    /// For elements and quoted attributes.
    static func escape(_ text: String) -> String {
        var result = ""
        for scalar in SafeText.line(text).unicodeScalars {
            switch scalar {
            case "&": result += "&amp;"
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            case "\"": result += "&quot;"
            case "'": result += "&#39;"
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result
    }

    /// A text of several lines.
    static func lines(_ text: String) -> String {
        text.split(separator: "\n", omittingEmptySubsequences: false).map { escape(String($0)) }.joined(separator: "\n")
    }

    /// A sentence of ours, whose backticks become code; where a name's own backticks leave them unpaired they stay.
    static func prose(_ text: String) -> String {
        let runs = text.split { $0 != "`" }
        guard runs.count.isMultiple(of: 2), runs.allSatisfy({ $0.count == 1 }) else { return escape(text) }
        return text.split(separator: "`", omittingEmptySubsequences: false).enumerated().map { index, part in
            index.isMultiple(of: 2) ? escape(String(part)) : "<code>\(escape(String(part)))</code>"
        }.joined()
    }

    /// A sentence without the backticks, for labels.
    static func plain(_ text: String) -> String { escape(text.replacing("`", with: "")) }

    /// JSON inside a script element: it can neither end the element nor begin a comment.
    static func json(_ text: String) -> String {
        var result = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "<": result += "\\u003C"
            case ">": result += "\\u003E"
            case "&": result += "\\u0026"
            case "\u{2028}": result += "\\u2028"
            case "\u{2029}": result += "\\u2029"
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result
    }

    /// A link into the AWS console, where it is one: a region is text of the snapshot too.
    static func console(_ url: String?) -> String? {
        guard let url, url.wholeMatch(of: /https:\/\/[a-z0-9-]+\.console\.aws\.amazon\.com\/.*/) != nil else {
            return nil
        }
        return escape(url)
    }

    /// At most so many characters, with what tells names apart: their beginning and end.
    static func shortened(_ text: String, _ limit: Int) -> String {
        let width = text.unicodeScalars.reduce(0) { $0 + ($1.value >= 0x1100 ? 2 : 1) }
        guard width > limit else { return text }
        let budget = max(3, text.count * limit / width)
        guard text.count > budget else { return text }
        let tail = min(8, budget / 3)
        return text.prefix(budget - tail - 1) + "…" + text.suffix(tail)
    }
}
