/// Text as Markdown of GitHub, GitLab and Jira's editor shows it, whatever it holds: names in a snapshot are anybody's.
enum MarkdownText {
    /// A code span whose fence is longer than any run of backticks inside: nothing in it is markup, a mention or a link.
    static func code(_ text: String) -> String {
        let text = SafeText.line(text)
        guard !text.allSatisfy({ $0 == " " }) else { return "" }
        let fence = String(repeating: "`", count: longestRun([text]) + 1)
        let padding = text.hasPrefix("`") || text.hasSuffix("`") ? " " : ""
        return fence + padding + text + padding + fence
    }

    /// Prose with names between backticks: those become code spans, everything else is shown as it is written.
    static func prose(_ text: String) -> String {
        let segments = SafeText.line(text).split(separator: "`", omittingEmptySubsequences: false)
        // A lone backtick quotes nothing.
        guard !segments.count.isMultiple(of: 2) else { return plain(SafeText.line(text).replacing("`", with: "'")) }
        return segments.enumerated().map { index, segment in
            index.isMultiple(of: 2) ? plain(String(segment)) : code(String(segment))
        }.joined()
    }

    /// Prose without spans. Words that a forge makes a mention, a reference or a link of become code spans.
    private static func plain(_ text: String) -> String {
        text.split(separator: " ", omittingEmptySubsequences: false).map { word in
            isReference(word) ? code(String(word)) : escaped(word)
        }.joined(separator: " ")
    }

    static func isReference(_ word: Substring) -> Bool {
        word.contains("@") || word.contains("://") || word.contains("www.")
            || word.contains(/[#!&$%~]\w/) || word.contains(/^:\w+:/)
    }

    private static func escaped(_ word: Substring) -> String {
        var result = ""
        for character in word {
            switch character {
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            case "&": result += "&amp;"
            case "*", "_", "[", "]", "#", "\\", "~", "!", "`", "$", "^": result += "\\\(character)"
            default: result.append(character)
            }
        }
        return result
    }

    /// Markdown inside a table's cell, where a bar would end it. A backslash before it would take the bar's own away, so that
    /// a broken bar stands there then.
    static func cell(_ markdown: String) -> String {
        var result = ""
        var previous: Character = " "
        for character in markdown {
            if character == "|" {
                result += previous == "\\" ? "¦" : "\\|"
            } else {
                result.append(character)
            }
            previous = character
        }
        return result
    }

    static func row(_ cells: [String]) -> String { "| " + cells.map { cell($0) }.joined(separator: " | ") + " |" }

    static func table(_ head: [String], _ rows: [[String]]) -> [String] {
        [row(head), "|" + String(repeating: "---|", count: head.count)] + rows.map { row($0) } + [""]
    }

    static func link(_ markdown: String, _ url: String?) -> String {
        guard let url else { return markdown }
        let safe = url.utf8.map { byte -> String in
            switch byte {
            case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: String(UnicodeScalar(byte))
            case 0x21, 0x23...0x26, 0x2A...0x2F, 0x3A, 0x3B, 0x3D, 0x3F, 0x40, 0x5F, 0x7E: String(UnicodeScalar(byte))
            default: "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
            }
        }
        return "[\(markdown)](\(safe.joined()))"
    }

    /// A fenced block, its fence longer than any run of backticks in it.
    static func block(_ language: String, _ lines: [String]) -> [String] {
        let lines = lines.map { SafeText.line($0) }
        let fence = String(repeating: "`", count: max(3, longestRun(lines) + 1))
        return ["\(fence)\(language)"] + lines + [fence, ""]
    }

    private static func longestRun(_ lines: [String]) -> Int {
        lines.flatMap { $0.split { $0 != "`" } }.map(\.count).max() ?? 0
    }

    /// A component with its id, its name and the page of the console that shows it.
    static func component(_ component: Component) -> String {
        let id = SafeText.name(component.id)
        let name = component.name.map { SafeText.name($0) }
        switch component.kind {
        case .lb, .targetGroup, .firewall:
            // Their ids are ARNs, which end in the name.
            return link("\(component.kind.noun) \(code(name ?? id))", component.console)
        case .pod, .node, .service, .networkpolicy:
            return "\(component.kind.noun) \(code(String(id.drop { $0 != "/" }.dropFirst())))"
        default:
            let suffix = name.map { $0 == id || $0.isEmpty ? "" : " (\(code($0)))" } ?? ""
            return link("\(component.kind.noun) \(code(id))\(suffix)", component.console)
        }
    }
}
