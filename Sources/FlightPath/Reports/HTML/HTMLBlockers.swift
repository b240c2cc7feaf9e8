/// What stops packets: each cause with its rule, near misses and evidence.
struct HTMLBlockers {
    let report: Report

    var text: String {
        guard !report.blockers.isEmpty else { return "" }
        let items = report.blockers.map { item($0) }
        return
            "<section class=\"card blockers\"><h3>What blocks</h3><ol>\(items.joined(separator: "\n"))</ol></section>"
    }

    private func item(_ blocker: Blocker) -> String {
        var rows = [
            ("Component", HTMLCode.component(blocker.component)),
            ("Where", "\(blocker.direction), leg \(blocker.leg), hop \(blocker.hop)"),
            (
                "Stops",
                "\(blocker.affects.branches) of \(blocker.affects.of) branches: \(HTMLCode.packets(blocker.packets))"
            ),
        ]
        if let rule = blocker.rule { rows.append(("Rule", line(rule, failing: []))) }
        if let place = blocker.evidence { rows.append(("Evidence", HTMLCode.place(place))) }
        if !blocker.alsoDenying.isEmpty {
            rows.append(("Refuse too", blocker.alsoDenying.map { HTMLCode.component($0) }.joined(separator: ", ")))
        }
        let table = rows.map { "<dt>\($0.0)</dt><dd>\($0.1)</dd>" }.joined()
        let said = blocker.notes + (blocker.unfixed.map { ["no fix: \($0)"] } ?? [])
        let notes = said.map { "<li>\(HTMLText.prose($0))</li>" }.joined()
        return """
            <li>
            <p class="cause"><code class="code">\(blocker.code.rawValue)</code>\(blocker.first ? " <b class=\"first\">first</b>" : "")</p>
            <p>\(HTMLText.prose(blocker.headline)).</p>
            \(misses(blocker.nearMisses))
            <dl>\(table)</dl>
            \(notes.isEmpty ? "" : "<ul class=\"notes\">\(notes)</ul>")
            </li>
            """
    }

    private func misses(_ misses: [NearMissReport]) -> String {
        guard !misses.isEmpty else { return "" }
        let items = misses.map { miss in
            let failing = Set(miss.fields.filter { !$0.value }.keys)
            let fields = miss.fields.sorted { $0.key < $1.key }.map { field, matches in
                "<span class=\"field \(matches ? "fits" : "fails")\">\(HTMLText.escape(field)) \(matches ? "matches" : "does not match")</span>"
            }
            return "<li>\(line(miss.rule, failing: failing)) \(fields.joined(separator: " "))</li>"
        }
        return "<p class=\"lead\">Rules that nearly match:</p><ul class=\"misses\">\(items.joined())</ul>"
    }

    /// A rule in one line, with what does not match marked.
    private func line(_ rule: RuleReport, failing: Set<String>) -> String {
        let isTold = rule.parts.map(\.text).joined(separator: " ") == rule.text
        guard isTold, !failing.isEmpty else { return "<code class=\"rule\">\(HTMLText.escape(rule.text))</code>" }
        let parts = rule.parts.map { part in
            let text = HTMLText.escape(part.text)
            return part.field.map { failing.contains($0) } == true ? "<mark>\(text)</mark>" : text
        }
        return "<code class=\"rule\">\(parts.joined(separator: " "))</code>"
    }
}

/// Changes that were tried.
struct HTMLFixes {
    let report: Report

    var text: String {
        guard !report.remediations.isEmpty else { return "" }
        let items = report.remediations.map { item($0) }
        return
            "<section class=\"card fixes\"><h3>Fixes that were tried</h3><ol>\(items.joined(separator: "\n"))</ol></section>"
    }

    private func item(_ fix: RemediationReport) -> String {
        var parts = [
            "<p class=\"fix\"><b>\(HTMLText.prose(fix.title))</b></p>",
            "<p>With it the answer is <b>\(fix.verdictAfter.rawValue)</b>. Opens \(HTMLText.prose(fix.opens.description)).</p>",
        ]
        if let together = fix.together { parts.append("<p>\(HTMLText.prose(together)).</p>") }
        for condition in fix.conditions ?? [] { parts.append("<p>It rests on this: \(HTMLText.prose(condition)).</p>") }
        parts.append(HTMLCode.block([fix.edit]))
        parts += folded("Commands", fix.aws + (fix.kubectl.map { [$0] } ?? []), isOpen: true)
        parts += folded("Terraform", fix.terraform.map { [$0] } ?? [])
        parts += folded("Undo", fix.rollback)
        if let url = HTMLText.console(fix.console) {
            parts.append(
                "<p><a href=\"\(url)\" target=\"_blank\" rel=\"noreferrer noopener\">By hand in the AWS console</a></p>"
            )
        }
        return "<li>\(parts.joined(separator: "\n"))</li>"
    }

    private func folded(_ title: String, _ lines: [String], isOpen: Bool = false) -> [String] {
        guard !lines.isEmpty else { return [] }
        return [
            "<details class=\"more\"\(isOpen ? " open" : "")><summary>\(title)</summary>\(HTMLCode.block(lines))</details>"
        ]
    }
}
