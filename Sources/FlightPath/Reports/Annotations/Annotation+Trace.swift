extension Annotation {
    /// What a trace complains of: each blocker, the first one first, then each missing fact. Empty for what is reachable
    /// without a gap, and for nothing else.
    static func list(_ report: Report) -> [Annotation] {
        let found =
            report.blockers.indices.map { blocker(report, $0) } + report.gaps.map { gap($0, of: report.query.identity) }
        return found.isEmpty && report.verdict != .reachable ? [answer(report)] : found
    }

    /// The answer alone: nothing that does not get through may look as if it did.
    private static func answer(_ report: Report) -> Annotation {
        Annotation(
            level: report.verdict == .undetermined ? .warning : .error, rule: .code(.missingInput),
            word: report.verdict.rawValue, headline: report.summary, identity: report.query.identity)
    }

    private static func blocker(_ report: Report, _ index: Int) -> Annotation {
        let blocker = report.blockers[index]
        let fix = report.remediations.first { $0.fixes.contains(index) }
        var details = [blocker.extent]
        if let miss = blocker.nearMisses.first { details.append(miss.words) }
        if let fix {
            details += fix.sentences
        } else if let unfixed = blocker.unfixed {
            details.append("No fix is known: \(unfixed)")
        }
        return Annotation(
            level: .error, rule: .code(blocker.code), word: "blocked", headline: blocker.headline, details: details,
            commands: fix?.commands ?? [], place: blocker.evidence, related: blocker.related,
            component: blocker.component,
            identity: report.query.identity + [blocker.component.id, blocker.direction, String(blocker.leg)])
    }

    /// A missing fact stands in no file, which is why it is missing.
    static func gap(_ gap: GapReport, of question: [String]) -> Annotation {
        Annotation(
            level: .warning, rule: .code(.missingInput), word: "undetermined", headline: gap.what,
            commands: gap.collect.map { [$0] } ?? [], identity: question + [gap.what])
    }
}

extension Report.Query {
    /// The question, for telling it from others.
    var identity: [String] {
        let port: String =
            switch self.port {
            case .number(let number): String(number)
            case .text(let text): text
            case nil: ""
            }
        let icmp = self.icmp.map { "\($0.type)/\($0.code.map(String.init) ?? "")" } ?? ""
        return [from, to] + via + [self.protocol, port, icmp, scope]
    }
}

extension Blocker {
    /// How much it stops, where that is not all, and where on the way it stands.
    var extent: String {
        let way = "\(direction == "reply" ? "on the way back" : "on the way there"), leg \(leg), hop \(hop)"
        return affects.branches == affects.of ? way : "it stops \(affects.branches) of \(affects.of) branches, \(way)"
    }

    /// The rules that nearly matched, where the snapshot shows them elsewhere than the blocker.
    var related: [Annotation.Related] {
        nearMisses.compactMap { miss in
            guard let place = miss.rule.evidence, place != evidence else { return nil }
            return Annotation.Related(place: place, text: miss.words)
        }
    }
}

extension NearMissReport {
    /// The rule, and what of it does not match.
    var words: String {
        let failing = fields.filter { !$0.value }.keys.sorted().joined(separator: ", ")
        return "Near miss: `\(rule.text)`, in which \(failing) does not match"
    }
}

extension RemediationReport {
    /// What it does, what comes of it, and what that rests on.
    var sentences: [String] {
        ["Fix that was tried: \(title) (\(outcome); opens \(opens.description))"]
            + (conditions ?? []).map { "It rests on this: \($0)" } + (notes ?? []).map { "Mind: \($0)" }
    }

    /// What makes it.
    var commands: [String] { aws + (kubectl.map { [$0] } ?? []) }
}
