/// What would fix each broken expectation of a file, one row each.
public struct FixTable: Sendable, Codable, Hashable {
    /// One question that is not answered `reachable`.
    public struct Row: Sendable, Codable, Hashable {
        /// The expectation's name.
        public var name: String
        /// The question in short.
        public var question: String
        /// The answer as things stand, or `error`.
        public var before: String
        /// The first blocker's code.
        public var code: String?
        /// What the best fix does; nil where none is known.
        @ExplicitNull public var fix: String?
        /// Of how many changes it consists.
        public var steps: Int
        /// The answer with it.
        @ExplicitNull public var after: String?
        /// How many flows it opens, and which.
        public var opens: RemediationReport.Opening?
        /// What the answer with it rests on.
        public var conditions: [String]?
        /// What the expectation itself names as the cure.
        public var expected: String?
        /// Why no fix is known; left out where one is.
        public var unfixed: String?
        /// Why it could not be asked.
        public var error: String?
    }

    /// The version of these keys.
    public var schemaVersion = 1
    /// In the file's order.
    public var rows: [Row]

    /// Whether every row has a fix that makes it reachable.
    public var isCured: Bool { rows.allSatisfy { $0.after == Verdict.reachable.rawValue } }
}

extension Analyzer {
    /// The best fix for every expectation that ought to be reachable and is not: those that expect it, and those that name a
    /// cure.
    ///
    /// - Parameter progress: told before each expectation how many are done.
    public func fixes(
        _ expectations: Expectations, isStrict: Bool = false, progress: ProgressReport? = nil
    ) -> FixTable {
        let all = expectations.expectations
        var rows: [FixTable.Row] = []
        for (done, expectation) in all.enumerated() {
            progress?(done, all.count, "trying fixes")
            if let row = row(expectation, isStrict) { rows.append(row) }
        }
        progress?(all.count, all.count, "trying fixes")
        return FixTable(rows: rows)
    }

    private func row(_ expectation: Expectations.Expectation, _ isStrict: Bool) -> FixTable.Row? {
        guard expectation.expect == .reachable || expectation.fix != nil || expectation.error != nil else { return nil }
        var row = FixTable.Row(
            name: expectation.name, question: expectation.question?.words ?? "", before: "error", steps: 0,
            expected: expectation.fix)
        guard expectation.error == nil, var text = expectation.question else {
            row.error = expectation.error ?? "it names no question"
            return row
        }
        text.isStrict = isStrict
        do {
            let report = try trace(try text.question(), includesLegs: false)
            guard report.verdict != .reachable else { return nil }
            row.before = report.verdict.rawValue
            row.code = report.blockers.first?.code.rawValue
            guard let best = report.remediations.first else {
                row.unfixed = report.blockers.lazy.compactMap(\.unfixed).first
                return row
            }
            row.fix = best.title
            row.steps = best.steps?.count ?? 1
            row.after = best.verdictAfter.rawValue
            row.opens = best.opens
            row.conditions = best.conditions
        } catch {
            row.error = "\(error)"
        }
        return row
    }
}

extension QuestionText {
    /// `vpc/ingress -> pod/shop/web tcp/8080`
    fileprivate var words: String {
        let service = (ipProtocol ?? "tcp") + (port.map { "/\($0)" } ?? icmp.map { " type \($0)" } ?? "")
        return "\(from) -> \(to) \(service)" + via.map { " via \($0)" }.joined()
    }
}

/// The table, as text and as Markdown.
public enum FixTableRenderer {
    /// For a terminal: a line for each question and one for its fix.
    public static func text(_ table: FixTable) -> String {
        var lines: [String] = []
        for row in table.rows {
            lines.append("\(row.name): \(row.question)   \(row.before)\(row.code.map { " \($0)" } ?? "")")
            lines.append("  fix: \(fix(row))")
            if let opens = row.opens { lines.append("  opens: \(opens.description) (\(opens.flows) flows)") }
            for condition in row.conditions ?? [] { lines.append("  if: \(condition)") }
            if let expected = row.expected { lines.append("  expected: \(expected)") }
        }
        let cured = table.rows.count { $0.after == Verdict.reachable.rawValue }
        lines.append(
            table.rows.isEmpty
                ? "nothing to fix" : "\(cured) of \(table.rows.count) reachable with a fix that was tried")
        return lines.map { SafeText.line($0) }.joined(separator: "\n") + "\n"
    }

    /// For a document: a row for each question.
    public static func markdown(_ table: FixTable) -> String {
        let rows = table.rows.map { row in
            let conditions =
                (row.conditions ?? []).isEmpty ? "" : ", if: " + (row.conditions ?? []).joined(separator: "; ")
            return [
                row.name, row.question, row.before + (row.code.map { " " + $0 } ?? ""),
                row.fix ?? row.error ?? none(row), (row.after ?? "") + conditions, row.opens?.description ?? "",
                row.opens.map { ($0.atLeast == true ? "at least " : "") + $0.flows } ?? "", row.expected ?? "",
            ].map { MarkdownText.prose($0) }
        }
        let head = ["expectation", "question", "before", "fix", "after", "opens", "flows", "expected"]
        return MarkdownText.table(head, rows).joined(separator: "\n")
    }

    private static func fix(_ row: FixTable.Row) -> String {
        guard let fix = row.fix, let after = row.after else {
            return row.error.map { "not asked: \($0)" } ?? none(row)
        }
        return "\(fix)   [verified: \(after)]"
    }

    private static func none(_ row: FixTable.Row) -> String {
        "none known" + (row.unfixed.map { ": \($0)" } ?? "")
    }
}
