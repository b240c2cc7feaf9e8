/// Makes a ``LintReport`` of what the rules found: phrases become sentences, and places become lines.
struct LintReportBuilder {
    let inventory: Inventory
    let describer: Describer
    private var places: PlaceCache

    init(snapshot: Snapshot, inventory: Inventory) {
        self.inventory = inventory
        describer = Describer(inventory: inventory)
        places = PlaceCache(snapshot: snapshot, isWanted: true)
    }

    mutating func report(_ result: Linter.Result) -> LintReport {
        var findings: [LintReport.Finding] = []
        for found in Set(result.findings) { findings.append(finding(found)) }
        findings.sort { Self.isBefore($0, $1) }
        findings = Self.withoutRepeats(findings)
        return LintReport(
            findings: findings, errors: findings.count { $0.severity == .error },
            warnings: findings.count { $0.severity == .warning }, notes: findings.count { $0.severity == .note },
            unchecked: result.unchecked.map { unchecked($0) })
    }

    /// A note that a graver finding of the same code about the same object says already is left out.
    private static func withoutRepeats(_ findings: [LintReport.Finding]) -> [LintReport.Finding] {
        findings.filter { finding in
            finding.severity != .note
                || !findings.contains {
                    $0.severity != .note && $0.code == finding.code && $0.component == finding.component
                }
        }
    }

    private static func isBefore(_ one: LintReport.Finding, _ other: LintReport.Finding) -> Bool {
        if one.severity != other.severity { return one.severity.rank < other.severity.rank }
        if one.code != other.code { return one.code.rawValue < other.code.rawValue }
        if one.component.id != other.component.id { return one.component.id < other.component.id }
        if one.headline != other.headline { return one.headline < other.headline }
        return (one.evidence?.file ?? "", one.evidence?.line ?? 0) < (
            other.evidence?.file ?? "", other.evidence?.line ?? 0
        )
    }

    private mutating func finding(_ found: LintFinding) -> LintReport.Finding {
        let place = found.place ?? describer.place(of: found.component)
        return LintReport.Finding(
            code: found.code, severity: found.severity, headline: describer.text(found.headline),
            component: describer.component(found.component), evidence: place.flatMap { places.resolve($0) },
            meaning: describer.text(found.meaning), cure: describer.text(found.cure), row: found.row)
    }

    private func unchecked(_ item: Linter.Unchecked) -> LintReport.Unchecked {
        var missing: [String] = []
        for kind in item.missing.map(\.kind.words) where !missing.contains(kind) { missing.append(kind) }
        var commands: [String] = []
        for one in item.missing {
            let command = describer.report(
                .notCollected(one.kind, of: one.of, account: .empty, region: .empty)
            ).collect
            if let command, !commands.contains(command) { commands.append(command) }
        }
        return LintReport.Unchecked(
            check: item.rule.title, rows: item.rule.rows,
            cluster: item.cluster.map { describer.text(inventory.clusters[$0].name) }, missing: missing,
            collect: commands)
    }
}

extension Describer {
    /// A phrase with its resources named.
    func text(_ phrase: Phrase) -> String {
        phrase.parts.map { part in
            switch part {
            case .words(let words): words
            case .resource(let ref): label(ref)
            case .name(let name): text(name)
            }
        }.joined()
    }
}
