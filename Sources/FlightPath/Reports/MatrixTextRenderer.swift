/// A matrix for the terminal: a grid where it is narrow, else the pairs that have an answer of their own.
public struct MatrixTextRenderer: Sendable {
    private let style: TextRenderer.Style
    private let isVerbose: Bool
    private static let mostColumns = 24
    private static let mostLines = 40

    /// A renderer for one style; `isVerbose` joins no groups that are alike, and leaves nothing out.
    public init(style: TextRenderer.Style = .init(), isVerbose: Bool = false) {
        self.style = style
        self.isVerbose = isVerbose
    }

    /// The whole text, with a final newline.
    public func text(_ report: MatrixReport) -> String {
        let view = MatrixView(report, folds: report.isLarge && !isVerbose)
        var lines = [SafeText.line(report.title), report.countWords, ""]
        if view.rows.isEmpty || view.columns.isEmpty {
            lines.append("the snapshot holds no group of this kind")
        } else if view.columns.count <= Self.mostColumns {
            lines += grid(view) + [""] + [legend]
        } else {
            lines += pairs(view, report).map { SafeText.line($0) }
        }
        lines += shares(view).map { SafeText.line($0) }
        if let cell = report.cells.first(where: { $0.verdict != .reachable && $0.verdict != nil }) {
            lines += ["", "why: " + SafeText.line(report.command(from: cell.from, to: cell.to))]
        }
        return lines.joined(separator: "\n") + "\n"
    }

    // MARK: Grid

    private func grid(_ view: MatrixView) -> [String] {
        let isSquare = view.rows == view.columns
        // Made safe before anything is coloured: the colours are sequences themselves.
        let names = view.rows.map { SafeText.line($0.name) }
        let labels = names.enumerated().map { isSquare ? "\($0.offset + 1)  \($0.element)" : $0.element }
        let width = min(60, labels.map(\.count).max() ?? 0)
        var lines = [
            String(repeating: " ", count: width)
                + view.columns.indices.map { padded("\($0 + 1)", to: 4) }.joined()
        ]
        for (row, label) in zip(view.rows, labels) {
            let cells = view.columns.map { column -> String in
                let cell = view.cell(row, column)
                let text = marks(cell)
                return String(repeating: " ", count: 4 - text.count) + colored(text, cell)
            }
            let name = label.count > width ? String(label.prefix(width - 1)) + (style.isUnicode ? "…" : "~") : label
            lines.append(name + String(repeating: " ", count: width - name.count) + cells.joined())
        }
        if !isSquare {
            lines.append("")
            lines += view.columns.enumerated().map {
                "\(padded("\($0.offset + 1)", to: 4))  \(SafeText.line($0.element.name))"
            }
        }
        return lines
    }

    private func padded(_ text: String, to width: Int) -> String {
        String(repeating: " ", count: max(0, width - text.count)) + text
    }

    /// Of a line that meets itself: each group with itself, then with the others.
    private func marks(_ cell: MatrixView.Cell) -> String {
        if let own = cell.own, let others = cell.others, own != others { return mark(own) + mark(others) }
        return mark(cell.own ?? cell.others ?? .none)
    }

    private func mark(_ answer: MatrixView.Answer) -> String {
        switch answer {
        case .reachable: style.isUnicode ? "●" : "#"
        case .partial: style.isUnicode ? "◐" : "+"
        case .blocked: style.isUnicode ? "·" : "."
        case .undetermined: "?"
        case .none: "-"
        }
    }

    private func colored(_ text: String, _ cell: MatrixView.Cell) -> String {
        guard style.isColored else { return text }
        let code =
            switch cell.others ?? cell.own ?? .none {
            case .reachable: "32"
            case .partial: "33"
            case .undetermined: "35"
            case .blocked, .none: "2"
            }
        return "\u{1B}[\(code)m" + text + "\u{1B}[0m"
    }

    private var legend: String {
        let all: [MatrixView.Answer] = [.reachable, .partial, .blocked, .undetermined, .none]
        return all.map { "\(mark($0)) \($0.word)" }.joined(separator: "   ")
            + "   (row to column; two marks: itself, each other)"
    }

    // MARK: Lists

    private func pairs(_ view: MatrixView, _ report: MatrixReport) -> [String] {
        var lines: [String] = []
        var left = 0
        let most = MatrixView.Answer(report.unlisted)
        for row in view.rows {
            for column in view.columns {
                let cell = view.cell(row, column)
                let answers = [cell.own, cell.others].compactMap { $0 }
                guard answers.contains(where: { $0 != most && $0 != .none }) else { continue }
                if lines.count < Self.mostLines || isVerbose {
                    lines.append("\(row.name) -> \(row == column ? "alike" : column.name): \(cell.words)")
                } else {
                    left += 1
                }
            }
        }
        if left > 0 { lines.append("+\(left) more: --verbose, --from and --to, or --format csv") }
        lines.append("every other pair: \(most.word)")
        return lines
    }

    private func shares(_ view: MatrixView) -> [String] {
        var lines: [String] = []
        var left = 0
        for row in view.rows {
            for column in view.columns {
                let cell = view.cell(row, column)
                guard let share = cell.share else { continue }
                if lines.count < 8 || isVerbose {
                    let target = row == column ? "itself" : column.name
                    lines.append("  \(row.name) -> \(target): \(ShareText.percent(share)) of the flows pass")
                } else {
                    left += 1
                }
            }
        }
        guard !lines.isEmpty else { return [] }
        if left > 0 { lines.append("  +\(left) more: --verbose") }
        return ["", "partial:"] + lines
    }
}
