/// A matrix for spreadsheets: one line a pair, every pair (RFC 4180).
public enum MatrixCSVRenderer {
    /// The whole text; its first line names the columns.
    public static func text(_ report: MatrixReport) -> String {
        var lines = ["from,to,verdict,passing,undetermined,total"]
        lines.reserveCapacity(report.rows.count * report.columns.count + 1)
        let columns = report.columns.map { (group: $0, text: field($0.selector)) }
        var next = report.cells.startIndex
        for row in report.rows {
            let from = field(row.selector)
            for column in columns {
                var verdict = row.present && column.group.present ? report.unlisted.rawValue : ""
                var flows = ",,"
                if next < report.cells.endIndex, report.cells[next].from == row.selector,
                    report.cells[next].to == column.group.selector
                {
                    let cell = report.cells[next]
                    verdict = cell.verdict?.rawValue ?? ""
                    flows = cell.flows.map { "\($0.passing),\($0.undetermined),\($0.total)" } ?? flows
                    next += 1
                }
                lines.append("\(from),\(column.text),\(verdict),\(flows)")
            }
        }
        return lines.joined(separator: "\r\n") + "\r\n"
    }

    /// A field that spreadsheets take for text, whatever it begins with.
    static func field(_ text: String) -> String {
        var text = SafeText.line(text)
        if let first = text.first, "=+-@\t\r".contains(first) { text = "'" + text }
        guard text.contains(where: { "\",\r\n".contains($0) }) else { return text }
        return "\"" + text.replacing("\"", with: "\"\"") + "\""
    }
}
