/// The path as a Mermaid flowchart, which GitHub and GitLab draw in a fenced block and `mermaid.live` alone.
///
/// Source: https://mermaid.js.org/syntax/flowchart.html
public struct MermaidRenderer: Sendable {
    /// A renderer.
    public init() {}

    /// The whole chart, with a final newline.
    public func text(_ report: Report) -> String { lines(report).joined(separator: "\n") + "\n" }

    func lines(_ report: Report) -> [String] {
        let picture = PathPicture(report)
        var lines = ["flowchart TD", "  accTitle: \(plain(picture.title))"]
        for (index, node) in picture.nodes.enumerated() { lines.append("  n\(index)" + shape(node)) }
        for edge in picture.edges { lines.append("  n\(edge.from) \(arrow(edge)) n\(edge.to)") }
        // Strokes alone: the page's own colours stay readable in light and in dark.
        lines += classes(picture, "stop", "stroke:#cf222e,stroke-width:4px") {
            if case .stop = $0 { true } else { false }
        }
        lines += classes(picture, "unknown", "stroke:#bf8700,stroke-width:3px,stroke-dasharray:6 4") { $0 == .unknown }
        let unreached = picture.edges.indices.filter { !picture.edges[$0].isReached }.map(String.init)
        if !unreached.isEmpty {
            lines.append("  linkStyle \(unreached.joined(separator: ",")) stroke:#8c959f,stroke-dasharray:2 6")
        }
        return lines
    }

    private func classes(
        _ picture: PathPicture, _ name: String, _ style: String, where isMember: (PathPicture.Role) -> Bool
    ) -> [String] {
        let members = picture.nodes.indices.filter { isMember(picture.nodes[$0].role) }.map { "n\($0)" }
        guard !members.isEmpty else { return [] }
        return ["  classDef \(name) \(style)", "  class \(members.joined(separator: ",")) \(name)"]
    }

    private func shape(_ node: PathPicture.Node) -> String {
        let label = PathPicture.marked(node).map { escape($0) }.joined(separator: "<br/>")
        switch node.role {
        case .end: return "([\"\(label)\"])"
        case .passed: return "[\"\(label)\"]"
        case .stop, .unknown: return "{{\"\(label)\"}}"
        }
    }

    private func arrow(_ edge: PathPicture.Edge) -> String {
        let line = edge.way == .forward ? "-->" : "-.->"
        return edge.label.isEmpty ? line : "\(line)|\"\(escape(edge.label))\"|"
    }

    /// Text in quotation marks: what could end them, start an entity or a directive, or is markup to Mermaid, Markdown or
    /// HTML is an entity code. Labels are read as Markdown, where a line that begins like a list is an error.
    private func escape(_ text: String) -> String {
        let scalars = Array(SafeText.line(text).unicodeScalars)
        let marker = Self.listMarker(scalars)
        var result = ""
        for (index, scalar) in scalars.enumerated() {
            let isInWord =
                scalar == "_" && index > 0 && index + 1 < scalars.count && Self.isLetter(scalars[index - 1])
                && Self.isLetter(scalars[index + 1])
            if isInWord || Self.isPlain(scalar) && index != marker {
                result.unicodeScalars.append(scalar)
            } else {
                result += "#\(scalar.value);"
            }
        }
        return result
    }

    /// Where the mark of a list stands, such as the full stop of `1. `; nil where the text does not begin like one.
    private static func listMarker(_ scalars: [Unicode.Scalar]) -> Int? {
        let digits = scalars.prefix { ("0"..."9").contains($0) }.count
        guard digits + 1 < scalars.count, scalars[digits + 1] == " " else { return nil }
        let marks = digits > 0 ? ".)" : "-+*"
        return marks.unicodeScalars.contains(scalars[digits]) ? digits : nil
    }

    private static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
        scalar.isASCII && scalar != "_" && Character(scalar).isLetter || ("0"..."9").contains(scalar)
    }

    private static func isPlain(_ scalar: Unicode.Scalar) -> Bool {
        guard scalar.isASCII else { return true }
        switch scalar {
        case "a"..."z", "A"..."Z", "0"..."9", " ", "-", ".", "/", ":", ",", "(", ")", "+", "=": return true
        default: return false
        }
    }

    /// A title has no quotation marks and no entities: what has a meaning there is left out.
    private func plain(_ text: String) -> String {
        let kept = SafeText.line(text).unicodeScalars.map { scalar -> Character in
            Self.isPlain(scalar) || scalar == "*" || scalar == "?" ? Character(scalar) : " "
        }
        return Columns.cut(String(kept), to: 200)
    }
}

extension PathPicture {
    /// The lines of a node with its mark: words beside the colour.
    static func marked(_ node: Node) -> [String] {
        var lines = node.lines.filter { !$0.isEmpty }
        switch node.role {
        case .stop(let numbers):
            let which = numbers.map { " \($0)" }.joined(separator: ",")
            lines.insert("✗ blocked" + which, at: 0)
        case .unknown: lines.insert("? not known", at: 0)
        case .end, .passed: break
        }
        return lines
    }
}
