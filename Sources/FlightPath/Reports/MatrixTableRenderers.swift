/// A matrix as a Markdown table.
public enum MatrixMarkdownRenderer {
    /// The whole document.
    public static func text(_ report: MatrixReport) -> String {
        let view = MatrixView(report, folds: report.isLarge)
        var lines = ["# \(escape(report.title))", "", report.countWords + ".", ""]
        lines.append("| from \\ to | " + view.columns.map { escape($0.name) }.joined(separator: " | ") + " |")
        lines.append("|---|" + String(repeating: "---|", count: view.columns.count))
        for row in view.rows {
            let cells = view.columns.map { column -> String in
                let cell = view.cell(row, column)
                let share = cell.share.map { " (\(ShareText.percent($0)))" } ?? ""
                return cell.isPartial || cell.words != "blocked" ? "**\(cell.words)**\(share)" : "blocked"
            }
            lines.append("| \(escape(row.name)) | " + cells.joined(separator: " | ") + " |")
        }
        return lines.map { SafeText.line($0) }.joined(separator: "\n") + "\n"
    }

    private static func escape(_ text: String) -> String {
        var escaped = ""
        for character in text {
            switch character {
            case "&": escaped += "&amp;"
            case "<": escaped += "&lt;"
            case "|", "`", "*", "_", "[", "]", "\\", "#", "~", "@": escaped += "\\\(character)"
            default: escaped.append(character)
            }
        }
        return escaped
    }
}

/// A matrix as a heat map: one HTML file without scripts, that loads nothing.
public enum MatrixHTMLRenderer {
    /// The whole document.
    public static func text(_ report: MatrixReport) -> String {
        let view = MatrixView(report, folds: report.rows.count > 60 || report.columns.count > 60)
        var lines = [
            "<!DOCTYPE html>", "<html lang=\"en\">", "<head>", "<meta charset=\"utf-8\">",
            "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">",
            "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">",
            "<title>\(escape(report.title))</title>", "<style>\(style)</style>", "</head>", "<body>",
            "<h1>\(escape(report.title))</h1>", "<p>\(escape(report.countWords)).</p>",
            "<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"matrix\">", "<table>",
            "<caption>Each row reaches each column, there and back</caption>",
        ]
        let heads = view.columns.map { "<th scope=\"col\"\(title($0))><span>\(escape($0.name))</span></th>" }
        lines.append("<thead><tr><th scope=\"col\">from \\ to</th>\(heads.joined())</tr></thead>")
        lines.append("<tbody>")
        for row in view.rows {
            let cells = view.columns.map { td(view.cell(row, $0), "\(row.name) to \($0.name)") }
            lines.append("<tr><th scope=\"row\"\(title(row))>\(escape(row.name))</th>\(cells.joined())</tr>")
        }
        lines += ["</tbody>", "</table>", "</div>", legend, "</body>", "</html>"]
        return lines.joined(separator: "\n") + "\n"
    }

    private static var legend: String {
        let all: [MatrixView.Answer] = [.reachable, .partial, .blocked, .undetermined, .none]
        let items = all.map { "<li><span class=\"\($0)\">\(mark($0))</span> \(escape($0.word))</li>" }
        return "<ul class=\"legend\">\(items.joined())<li>per cent: the share of the flows that pass</li></ul>"
    }

    /// A cell says its answer by a mark and in words, not by its colour alone.
    private static func td(_ cell: MatrixView.Cell, _ pair: String) -> String {
        let answer = cell.others ?? cell.own ?? .none
        let share = cell.share.map { ShareText.percent($0) }
        let label = "\(pair): \(cell.words)" + (share.map { ", \($0) of the flows" } ?? "")
        var text = mark(answer)
        if let own = cell.own, let others = cell.others, own != others { text = mark(own) + mark(others) }
        let name = "\(answer)"
        return "<td class=\"\(name)\" title=\"\(escape(label))\"><span aria-hidden=\"true\">\(text)"
            + "\(share.map { " \(escape($0))" } ?? "")</span><span class=\"words\">\(escape(label))</span></td>"
    }

    private static func mark(_ answer: MatrixView.Answer) -> String {
        switch answer {
        case .reachable: "●"
        case .partial: "◐"
        case .blocked: "·"
        case .undetermined: "?"
        case .none: "–"
        }
    }

    /// Of groups that are alike, which they are.
    private static func title(_ line: MatrixView.Line) -> String {
        guard line.members.count > 1 else { return "" }
        return " title=\"\(escape(line.members.prefix(200).joined(separator: ", ")))\""
    }

    private static func escape(_ text: String) -> String {
        SafeText.line(text).replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
            .replacing("\"", with: "&quot;").replacing("'", with: "&#39;")
    }

    private static let style = """
        :root{color-scheme:light dark;--ink:#1b1f24;--paper:#fff;--line:#d0d7de;--good:#9be9a8;--part:#ffdf8a;\
        --open:#dcc6f5;--shut:#f4f5f7}
        @media (prefers-color-scheme:dark){:root{--ink:#e6edf3;--paper:#0d1117;--line:#30363d;--good:#196c2e;\
        --part:#7a5600;--open:#55397a;--shut:#161b22}}
        body{font:14px/1.4 system-ui,sans-serif;margin:1.5rem;color:var(--ink);background:var(--paper)}
        h1{font-size:1.2rem}.scroll{overflow:auto;position:relative}table{border-collapse:collapse}caption{text-align:left;margin:.5rem 0}
        th,td{border:1px solid var(--line);padding:.2rem .4rem;text-align:center}
        th{font-weight:600;background:var(--paper)}tbody th{text-align:left;position:sticky;left:0;white-space:nowrap}
        thead th{vertical-align:bottom}thead th span{writing-mode:vertical-rl}
        .reachable{background:var(--good)}.partial{background:var(--part)}.undetermined{background:var(--open)}
        .blocked{background:var(--shut)}
        .legend{list-style:none;padding:0;display:flex;flex-wrap:wrap;gap:.3rem 1.2rem}
        .legend span{display:inline-block;min-width:1.6em;text-align:center;border:1px solid var(--line)}
        .words{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
        @media print{body{margin:0}.scroll{overflow:visible}td{print-color-adjust:exact;-webkit-print-color-adjust:exact}}
        """
}
