/// A report for a chat: at most 3,000 characters, without headings, tables or a picture, which Slack does not show.
///
/// The marks it uses mean the same to Markdown and to Slack's own language, or nearly so: `*…*`, code spans, fenced blocks.
/// Slack takes no escapes, so that what would act there is in a code span or stands as a look-alike.
public struct MarkdownExcerpt: Sendable {
    /// What one message of Slack holds before it is cut.
    static let limit = 3_000

    /// A renderer.
    public init() {}

    /// The whole excerpt, with a final newline.
    public func text(_ report: Report) -> String {
        let more = "_There is more: `--format markdown`._"
        var kept: [String] = []
        var count = 0
        var isWhole = true
        for part in parts(report) {
            guard count + part.count + 1 + more.count < Self.limit else {
                isWhole = false
                continue
            }
            kept.append(part)
            count += part.count + 1
        }
        if !isWhole { kept.append(more) }
        return kept.joined(separator: "\n") + "\n"
    }

    /// What is said, each part whole or not at all: the most needed first.
    private func parts(_ report: Report) -> [String] {
        var parts = [
            "*\(report.verdict.rawValue.uppercased())* \(code(report.query.from)) → \(code(report.query.to))"
                + " on \(prose(report.query.service))",
            prose(Columns.cut(report.summary, to: 500)),
        ]
        let shown = report.blockers.prefix(4)
        for (index, blocker) in shown.enumerated() { parts.append(self.blocker(blocker, index + 1)) }
        if report.blockers.count > shown.count {
            parts.append("… and \(report.blockers.count - shown.count) more blockers")
        }
        for gap in report.gaps.prefix(2) {
            parts.append("Not known: \(prose(gap.what))" + (gap.collect.map { "; collect: \(code($0))" } ?? ""))
        }
        if let fix = report.remediations.first {
            parts.append("Fix (then \(fix.outcome)): \(prose(fix.title)). Opens \(prose(fix.opens.description)).")
            let commands = fix.aws + (fix.kubectl.map { [$0] } ?? [])
            if !commands.isEmpty { parts.append(block(commands)) }
            if !fix.rollback.isEmpty { parts.append("Undo:\n" + block(fix.rollback)) }
            for condition in fix.conditions ?? [] { parts.append("It rests on this: \(prose(condition))") }
        }
        for assumption in report.assumptions.prefix(2) { parts.append("Assumed: \(prose(assumption))") }
        if report.assumptions.count > 2 { parts.append("… and \(report.assumptions.count - 2) more assumptions") }
        if let snapshot = report.snapshot {
            parts.append("Snapshot \(code(snapshot.shortFingerprint)), \(snapshot.age)")
        }
        return parts
    }

    private func blocker(_ blocker: Blocker, _ number: Int) -> String {
        var text = "\(number). \(code(blocker.code.rawValue)) \(prose(Columns.cut(blocker.headline, to: 300)))"
        if blocker.direction == "reply" { text += " (reply)" }
        if let place = blocker.evidence { text += " — \(code("\(place.file):\(place.line)"))" }
        guard let rule = blocker.rule ?? blocker.nearMisses.first?.rule else { return text }
        text += "\n    \(code(rule.text))"
        guard blocker.rule == nil, let miss = blocker.nearMisses.first else { return text }
        return text + " "
            + miss.fields.sorted { $0.key < $1.key }.map { "\($1 ? "✓" : "✗") \($0)" }.joined(separator: " ")
    }

    private func block(_ lines: [String]) -> String {
        MarkdownText.block("", lines.flatMap { $0.split(separator: "\n").map(String.init) }).dropLast()
            .joined(separator: "\n")
    }

    /// A code span of one backtick, the only one that Slack has.
    private func code(_ text: String) -> String { "`" + harmless(SafeText.name(text, columns: 300)) + "`" }

    /// Prose with names between backticks, which are kept as spans.
    private func prose(_ text: String) -> String {
        let segments = SafeText.line(text).split(separator: "`", omittingEmptySubsequences: false)
        guard !segments.count.isMultiple(of: 2) else { return plain(SafeText.line(text).replacing("`", with: "'")) }
        return segments.enumerated().map { index, segment in
            index.isMultiple(of: 2) ? plain(String(segment)) : code(String(segment))
        }.joined()
    }

    /// Words that a chat would make a mention, a link or emphasis of are code spans too.
    private func plain(_ text: String) -> String {
        text.split(separator: " ", omittingEmptySubsequences: false).map { word in
            MarkdownText.isReference(word) || word.contains(where: { "*_~<>&[]\\".contains($0) })
                ? code(String(word)) : String(word)
        }.joined(separator: " ")
    }

    /// `<!here>` and `<@U…>` are mentions to Slack's API, inside code spans as well.
    private func harmless(_ text: String) -> String {
        text.replacing("<", with: "‹").replacing(">", with: "›").replacing("&", with: "＆")
    }
}
