/// What blocks, as evidence: which resource, which rule, where in the snapshot, and where in the console.
extension MarkdownRenderer {
    /// One row for each blocker.
    func evidence(_ report: Report) -> [String] {
        guard !report.blockers.isEmpty else { return [] }
        let rows = report.blockers.enumerated().map { index, blocker in
            [
                "\(index + 1)", MarkdownText.code(blocker.code.rawValue), MarkdownText.component(blocker.component),
                rule(blocker), place(blocker.evidence), share(blocker, report),
            ]
        }
        return ["## Evidence", ""] + MarkdownText.table(["#", "Code", "Resource", "Rule", "Where", "Stops"], rows)
    }

    private func rule(_ blocker: Blocker) -> String {
        if let rule = blocker.rule { return MarkdownText.code(rule.text) }
        guard let miss = blocker.nearMisses.first else { return "none matches" }
        return "none matches; nearest " + MarkdownText.code(miss.rule.text)
    }

    private func place(_ place: ResolvedPlace?) -> String {
        guard let place else { return "" }
        return MarkdownText.code("\(place.file):\(place.line)")
            + (place.pointer.isEmpty ? "" : " " + MarkdownText.code(place.pointer))
    }

    /// How much it stops: a branch that it is counted for may be stopped in part.
    private func share(_ blocker: Blocker, _ report: Report) -> String {
        let (some, all) = (blocker.affects.branches, blocker.affects.of)
        let every = report.verdict == .blocked ? "all" : "a part of each branch"
        return "\(some == all ? every : "\(some) of \(all) branches"), \(blocker.direction)"
    }

    // MARK: Details

    /// Each blocker by itself: the sentence, the near misses field by field, further facts.
    func details(_ report: Report) -> [String] {
        guard !report.blockers.isEmpty else { return [] }
        var lines = ["## What blocks", ""]
        for (index, blocker) in report.blockers.enumerated() {
            let mark = blocker.first && report.blockers.count > 1 ? " (first)" : ""
            lines += ["### \(index + 1). \(MarkdownText.code(blocker.code.rawValue))\(mark)", ""]
            lines += [MarkdownText.prose(blocker.headline) + ".", ""]
            lines += nearMisses(blocker)
            lines.append(
                "- it stops the \(blocker.direction == "reply" ? "reply" : "request") on leg \(blocker.leg), hop"
                    + " \(blocker.hop)")
            lines += blocker.notes.map { "- \(MarkdownText.prose($0))" }
            if !blocker.alsoDenying.isEmpty {
                let others = blocker.alsoDenying.map { MarkdownText.component($0) }.joined(separator: ", ")
                lines.append("- also denying: \(others)")
            }
            if let unfixed = blocker.unfixed { lines.append("- **no fix:** \(MarkdownText.prose(unfixed))") }
            lines.append("")
        }
        return lines
    }

    private func nearMisses(_ blocker: Blocker) -> [String] {
        guard !blocker.nearMisses.isEmpty else { return [] }
        let fields = Set(blocker.nearMisses.flatMap(\.fields.keys)).sorted()
        let rows = blocker.nearMisses.map { miss in
            [MarkdownText.code(miss.rule.text) + note(miss.rule), place(miss.rule.evidence)]
                + fields.map { field in miss.fields[field].map { $0 ? "✓" : "✗" } ?? "" }
        }
        return MarkdownText.table(["Near miss", "Where"] + fields, rows)
    }

    private func note(_ rule: RuleReport) -> String {
        guard let note = rule.note, !note.isEmpty else { return "" }
        return " " + MarkdownText.code("\"\(SafeText.name(note))\"")
    }
}
