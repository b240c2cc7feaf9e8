/// A report for the terminal. The first screen has at most 24 lines; `verbose` has everything.
public struct TextRenderer: Sendable {
    /// How marks and colours are shown.
    public struct Style: Sendable {
        /// Ticks, crosses and bars beyond ASCII.
        public var isUnicode: Bool
        /// Colour, which only adds: the text is the same without.
        public var isColored: Bool
        /// How many columns the terminal has: longer lines are folded or shortened. Nil leaves lines as long as they are.
        public var columns: Int?

        /// A style; plain ASCII of any width by default.
        public init(isUnicode: Bool = false, isColored: Bool = false, columns: Int? = nil) {
            self.isUnicode = isUnicode
            self.isColored = isColored
            self.columns = columns.map { max($0, Self.narrowest) }
        }

        /// Below this a rule line and its carets have no room.
        private static let narrowest = 40
    }

    let style: Style
    private let isVerbose: Bool
    private static let screen = 24

    /// A renderer for one style.
    public init(style: Style = Style(), isVerbose: Bool = false) {
        self.style = style
        self.isVerbose = isVerbose
    }

    /// The whole text, with a final newline.
    public func text(_ report: Report) -> String {
        let full = lines(report, isFull: true).map { fitted($0) }
        if isVerbose { return full.joined().joined(separator: "\n") + "\n" }
        var short = screenful(lines(report, isFull: false))
        let left = full.reduce(0) { $0 + $1.count } - short.count
        if left > 0 { short.append("+\(left) line\(left == 1 ? "" : "s"): --verbose") }
        return short.joined(separator: "\n") + "\n"
    }

    private func fitted(_ line: TextLine) -> [String] {
        line.fitted(style.columns, isColored: style.isColored)
    }

    /// What a first screen has room for, without its last line: what can be done without goes first, from below.
    private func screenful(_ lines: [TextLine]) -> [String] {
        var kept = lines.map { (rank: $0.rank, shown: fitted($0)) }
        var count = kept.reduce(0) { $0 + $1.shown.count }
        while count > Self.screen - 1, let most = kept.map(\.rank).max(), most > 0,
            let last = kept.lastIndex(where: { $0.rank == most })
        {
            count -= kept.remove(at: last).shown.count
        }
        return Array(kept.flatMap(\.shown).prefix(Self.screen - 1))
    }

    private func lines(_ report: Report, isFull: Bool) -> [TextLine] {
        var lines = heading(report)
        if !report.blockers.isEmpty { lines.append(TextLine("", rank: 5)) }
        lines += blockers(report, isFull: isFull)
        lines += gaps(report, isFull: isFull)
        lines += path(report, isFull: isFull)
        lines += fixes(report, isFull: isFull)
        lines += remarks(report, isFull: isFull)
        return lines
    }

    // MARK: Sections

    private func heading(_ report: Report) -> [TextLine] {
        let query = report.query
        var question = "\(query.from) -> \(query.to)"
        if !query.via.isEmpty { question += " via \(query.via.joined(separator: ", "))" }
        let scope = query.scope == "full" ? "" : "  (\(query.scope) scope)"
        var lines = [
            TextLine(
                lead: report.verdict.rawValue.uppercased(), report.verdict, "  \(question)  \(query.service)\(scope)"),
            TextLine(report.summary, .folded(indent: 0)),
        ]
        if let protocols = report.protocols {
            let verdicts = protocols.map { "\($0.protocol) \($0.verdict.rawValue)" }.joined(separator: ", ")
            lines.append(TextLine("by protocol: " + verdicts))
        }
        return lines
    }

    private func gaps(_ report: Report, isFull: Bool) -> [TextLine] {
        var lines: [TextLine] = []
        for (number, gap) in (isFull ? report.gaps : Array(report.gaps.prefix(2))).enumerated() {
            let rank = number == 0 ? 0 : 2
            lines.append(TextLine(lead: "undetermined[MISSING_INPUT]", .undetermined, ": \(gap.what)", rank: rank))
            if let command = gap.collect {
                lines.append(TextLine("   = collect: \(command)", .command(indent: 6), rank: number == 0 ? 1 : 2))
            }
        }
        if !isFull, report.gaps.count > 2 {
            lines.append(TextLine("and \(report.gaps.count - 2) more gaps", rank: 3))
        }
        return lines
    }

    private func fixes(_ report: Report, isFull: Bool) -> [TextLine] {
        var lines: [TextLine] = []
        for fix in isFull ? report.remediations : Array(report.remediations.prefix(1)) {
            let which = fix.fixes.map { "\($0 + 1)" }.joined(separator: ", ")
            let whose = report.blockers.count > 1 && !fix.fixes.isEmpty ? " (for \(which))" : ""
            lines.append(TextLine("help: \(fix.title)\(whose)   [verified: \(fix.outcome)]", .folded(indent: 6)))
            lines += fix.edit.split(separator: "\n").map {
                TextLine("   |  \($0)", isFull ? .folded(indent: 8) : .cut, rank: 1)
            }
            if isFull || fix.steps == nil { lines += commands(fix, isFull: isFull) }
            if let together = fix.together { lines.append(TextLine("   = note: \(together)", rank: 3)) }
            for condition in isFull ? fix.conditions ?? [] : Array((fix.conditions ?? []).prefix(1)) {
                lines.append(TextLine("   = if: \(condition)", isFull ? .folded(indent: 6) : .cut, rank: 2))
            }
            if !isFull {
                lines += fix.dangers.map { TextLine("   = beware: \($0)", .folded(indent: 6), rank: 1) }
            }
            if isFull {
                lines.append(TextLine("   = opens: \(fix.opens.description) (\(fix.opens.flows) flows)"))
                lines += (fix.notes ?? []).map { TextLine("   = note: \($0)", .folded(indent: 6)) }
                lines += fix.rollback.map { TextLine("   = undo: \($0)", .command(indent: 6)) }
            }
        }
        return lines
    }

    /// Commands, to be copied: one on a line may be folded as a shell reads it. What has several lines stays as it is, and is
    /// shown whole or not at all.
    private func commands(_ fix: RemediationReport, isFull: Bool) -> [TextLine] {
        let commands = fix.aws + (fix.kubectl.map { [$0] } ?? [])
        return (isFull ? commands : Array(commands.prefix(1))).flatMap { command -> [TextLine] in
            let own = command.split(separator: "\n", omittingEmptySubsequences: false)
            if own.count < 2 { return [TextLine("   $  \(command)", .command(indent: 6), rank: 2)] }
            guard isFull else { return [] }
            return own.enumerated().map { TextLine("   \($0.offset == 0 ? "$" : " ")  \($0.element)", .whole) }
        }
    }

    private func remarks(_ report: Report, isFull: Bool) -> [TextLine] {
        if isFull {
            var lines = report.assumptions.map { TextLine("assumed: \($0)") }
            lines += report.warnings.map { TextLine("note: \($0)") }
            lines += (report.hypotheses ?? []).map { TextLine("may be: \($0.line)") }
            return lines
        }
        var lines: [TextLine] = []
        if let first = report.assumptions.first {
            lines.append(TextLine("assumed: " + counted(first, report.assumptions.count), rank: 3))
        }
        if let first = report.warnings.last {
            lines.append(TextLine("note: " + counted(first, report.warnings.count), rank: 4))
        }
        return lines
    }

    /// The first of several, on one line with the number of the others.
    private func counted(_ first: String, _ count: Int) -> String {
        let more = count > 1 ? " (and \(count - 1) more)" : ""
        guard let columns = style.columns else { return first + more }
        return Columns.cut(first, to: columns - 9 - more.count) + more
    }
}

extension Report.Query {
    /// `tcp/443`; the protocol alone where no port was asked about.
    var service: String {
        switch port {
        case .number(let port): "\(`protocol`)/\(port)"
        case .text(let text): "\(`protocol`)/\(text)"
        case nil: `protocol`
        }
    }
}
