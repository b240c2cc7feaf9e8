/// A report for a ticket: summary, blockers with evidence, fix with commands and how to undo them, path, assumptions.
public struct MarkdownRenderer: Sendable {
    private let isVerbose: Bool

    /// A renderer; `isVerbose` adds every leg hop by hop.
    public init(isVerbose: Bool = false) { self.isVerbose = isVerbose }

    /// The whole document.
    public func text(_ report: Report) -> String {
        var lines = [
            "# \(report.verdict.rawValue.capitalized): \(code(report.query.from)) → \(code(report.query.to))", "",
        ]
        lines += [escape(report.summary) + ".", ""]
        if let protocols = report.protocols {
            lines += ["| protocol | verdict |", "|---|---|"]
            lines += protocols.map { "| \($0.protocol) | \($0.verdict.rawValue) |" } + [""]
        }
        lines += question(report)
        lines += blockers(report)
        lines += gaps(report)
        lines += fixes(report)
        lines += legs(report)
        lines += list("May be", (report.hypotheses ?? []).map(\.line))
        lines += list("Assumed", report.assumptions) + list("Notes", report.warnings)
        while lines.last == "" { lines.removeLast() }
        return lines.map { SafeText.line($0) }.joined(separator: "\n") + "\n"
    }

    private func question(_ report: Report) -> [String] {
        let query = report.query
        var rows = [("From", code(query.from)), ("To", code(query.to))]
        if !query.via.isEmpty { rows.append(("Via", query.via.map { code($0) }.joined(separator: ", "))) }
        rows.append(("Protocol", query.protocol))
        switch query.port {
        case .number(let port): rows.append(("Port", String(port)))
        case .text(let text): rows.append(("Port", escape(text)))
        case nil: break
        }
        if query.scope != "full" { rows.append(("Scope", query.scope)) }
        return ["| Question | |", "|---|---|"] + rows.map { "| \($0.0) | \($0.1) |" } + [""]
    }

    private func blockers(_ report: Report) -> [String] {
        guard !report.blockers.isEmpty else { return [] }
        var lines = ["## What blocks", ""]
        for (index, blocker) in report.blockers.enumerated() {
            let mark = blocker.first ? " (first)" : ""
            lines += ["### \(index + 1). \(code(blocker.code.rawValue))\(mark)", ""]
            lines += [escape(blocker.headline) + ".", ""]
            lines += ["| Evidence | |", "|---|---|"]
            lines.append("| Component | \(component(blocker.component)) |")
            lines.append("| Direction | \(blocker.direction), leg \(blocker.leg), hop \(blocker.hop) |")
            lines.append("| Stops | \(blocker.affects.branches) of \(blocker.affects.of) branches |")
            if let place = blocker.evidence {
                lines.append("| Where | \(code("\(place.file):\(place.line)")) \(code(place.pointer)) |")
            }
            if let rule = blocker.rule { lines.append("| Rule | \(code(rule.text)) |") }
            for miss in blocker.nearMisses {
                let failing = miss.fields.filter { !$0.value }.keys.sorted().joined(separator: ", ")
                lines.append("| Near miss | \(code(miss.rule.text)): \(failing) does not match |")
            }
            lines.append("")
            lines += blocker.notes.map { "- \(escape($0))" }
            if !blocker.notes.isEmpty { lines.append("") }
            if let unfixed = blocker.unfixed { lines += ["**No fix:** \(escape(unfixed)).", ""] }
        }
        return lines
    }

    private func gaps(_ report: Report) -> [String] {
        guard !report.gaps.isEmpty else { return [] }
        var lines = ["## What is not known", ""]
        for gap in report.gaps {
            lines.append("- \(escape(gap.what))" + (gap.collect.map { "; collect it with \(code($0))" } ?? ""))
        }
        return lines + [""]
    }

    private func fixes(_ report: Report) -> [String] {
        guard !report.remediations.isEmpty else { return [] }
        var lines = ["## Fixes that were tried", ""]
        for fix in report.remediations {
            lines += ["### \(escape(fix.title))", ""]
            lines.append(
                "With it the answer is **\(fix.verdictAfter.rawValue)**. Opens \(escape(fix.opens.description)).")
            if let together = fix.together { lines += ["", escape(together) + "."] }
            for condition in fix.conditions ?? [] { lines += ["", "It rests on this: \(escape(condition))."] }
            lines +=
                [""] + block("diff", self.lines(fix.edit))
                + block("sh", fix.aws + (fix.kubectl.map { self.lines($0) } ?? []))
                + (fix.terraform.map { block("hcl", self.lines($0)) } ?? [])
            lines += ["Undo:", ""] + block("sh", fix.rollback)
        }
        return lines
    }

    /// What is written on several lines stays so.
    private func lines(_ text: String) -> [String] {
        text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    }

    private func legs(_ report: Report) -> [String] {
        guard isVerbose else { return [] }
        var lines = ["## Path", ""]
        for leg in report.legs {
            let title = leg.purpose == "traffic" ? "Leg \(leg.position)" : "Health check"
            lines += ["### \(title): \(escape(leg.from)) → \(escape(leg.to))", ""]
            lines += ["| | Hop | Component | Decision | Rule |", "|---|---|---|---|---|"]
            for (way, hops) in [("there", leg.forward), ("back", leg.reply)] {
                for hop in hops {
                    let rule = hop.rule.map { code($0.text) } ?? ""
                    lines.append(
                        "| \(way) | \(hop.hop) | \(component(hop.component)) | \(hop.decision): \(escape(hop.action)) | \(rule) |"
                    )
                }
            }
            lines.append("")
        }
        return lines
    }

    private func list(_ title: String, _ items: [String]) -> [String] {
        items.isEmpty ? [] : ["## \(title)", ""] + items.map { "- \(escape($0))" } + [""]
    }

    private func component(_ component: Component) -> String {
        let name = component.name.map { $0 == component.id ? "" : " (\(escape($0)))" } ?? ""
        let text = "\(component.kind.noun) \(code(component.id))\(name)"
        return component.console.map { "[\(text)](\(escapeLink($0)))" } ?? text
    }

    // MARK: Escaping

    /// A code span whose fence is longer than any run of backticks inside; bars would end a table cell.
    private func code(_ text: String) -> String {
        guard !text.isEmpty else { return "" }
        let longest = text.split { $0 != "`" }.map(\.count).max() ?? 0
        let fence = String(repeating: "`", count: longest + 1)
        let padding = text.hasPrefix("`") || text.hasSuffix("`") ? " " : ""
        return fence + padding + text.replacing("|", with: "\\|").replacing("\n", with: " ") + padding + fence
    }

    private func block(_ language: String, _ lines: [String]) -> [String] {
        let longest = lines.flatMap { $0.split { $0 != "`" } }.map(\.count).max() ?? 0
        let fence = String(repeating: "`", count: max(3, longest + 1))
        return ["\(fence)\(language)"] + lines + [fence, ""]
    }

    /// Prose: our own code spans stay, everything else that Markdown or HTML would act on is escaped. Our spans are
    /// single backticks in pairs; where a name's own backticks break that, nothing is taken for a span.
    private func escape(_ text: String) -> String {
        let runs = text.split { $0 != "`" }
        let keepsSpans = runs.count.isMultiple(of: 2) && runs.allSatisfy { $0.count == 1 }
        var result = ""
        var isCode = false
        for character in text {
            switch character {
            case "`" where keepsSpans:
                isCode.toggle()
                result.append(character)
            case "|": result += "\\|"
            case "\n", "\r": result += " "
            case "<" where !isCode: result += "&lt;"
            case ">" where !isCode: result += "&gt;"
            case "&" where !isCode: result += "&amp;"
            case "*", "_", "[", "]", "#", "\\", "~", "!", "`":
                if !isCode { result += "\\" }
                result.append(character)
            default: result.append(character)
            }
        }
        return result
    }

    private func escapeLink(_ url: String) -> String {
        url.replacing(" ", with: "%20").replacing("(", with: "%28").replacing(")", with: "%29")
            .replacing("<", with: "%3C").replacing(">", with: "%3E").replacing("|", with: "%7C")
    }
}
