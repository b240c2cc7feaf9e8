/// The path as a graph in Graphviz's language: `flightpath trace … --format dot | dot -Tsvg`.
///
/// Source: https://graphviz.org/doc/info/lang.html
public struct DOTRenderer: Sendable {
    /// A renderer.
    public init() {}

    /// The whole graph, with a final newline.
    public func text(_ report: Report) -> String {
        let picture = PathPicture(report)
        var lines = [
            "digraph flightpath {", "  graph [charset=\"UTF-8\", rankdir=TB, label=\(quoted([picture.title]))]",
            "  node [shape=box, fontname=\"Helvetica\"]", "  edge [fontname=\"Helvetica\"]",
        ]
        for (index, node) in picture.nodes.enumerated() {
            lines.append("  n\(index) [label=\(quoted(PathPicture.marked(node)))\(style(node.role))]")
        }
        for edge in picture.edges {
            var attributes: [String] = []
            if !edge.label.isEmpty { attributes.append("label=\(quoted([edge.label]))") }
            if edge.way == .reply { attributes.append("style=dashed") }
            // Replies end at the top: only what they pass ranks below.
            if edge.way == .reply, picture.nodes[edge.to].role == .end { attributes.append("constraint=false") }
            if !edge.isReached { attributes.append("color=\"gray60\"") }
            let list = attributes.isEmpty ? "" : " [\(attributes.joined(separator: ", "))]"
            lines.append("  n\(edge.from) -> n\(edge.to)\(list)")
        }
        return lines.joined(separator: "\n") + "\n}\n"
    }

    private func style(_ role: PathPicture.Role) -> String {
        switch role {
        case .end: ", style=rounded"
        case .passed: ""
        case .stop: ", shape=octagon, color=\"#cf222e\", penwidth=3"
        case .unknown: ", shape=octagon, color=\"#bf8700\", style=dashed"
        }
    }

    /// A quoted string: backslashes begin escapes such as `\N`, and `&` an entity of HTML.
    private func quoted(_ lines: [String]) -> String {
        let escaped = lines.map { line in
            SafeText.line(line).replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
                .replacing("&", with: "&amp;")
        }
        return "\"" + escaped.joined(separator: "\\n") + "\""
    }
}
