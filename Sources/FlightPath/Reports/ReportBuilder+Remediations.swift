/// Fixes in words, with the commands that make them and those that undo them.
extension ReportBuilder {
    func remediation(_ tried: TriedRemediation) -> RemediationReport {
        let words = self.words(tried.edits)
        let manifests = words.flatMap(\.kubectl)
        let terraform = words.compactMap(\.terraform)
        // Half a template would read as the whole change.
        let isWhole = words.allSatisfy { !$0.cloudFormation.isEmpty || $0.aws.isEmpty }
        let template = isWhole ? CloudFormation.template(words.flatMap(\.cloudFormation)) : nil
        var notes: [String] = []
        for note in words.flatMap(\.notes) where !notes.contains(note) { notes.append(note) }
        let conditions = tried.assumptions.map { describer.words($0) } + tried.gaps.map { describer.report($0).what }
        return RemediationReport(
            fixes: tried.fixes, title: words.map(\.title).joined(separator: "; then "), verified: true,
            verdictAfter: tried.verdictAfter,
            opens: .init(
                flows: tried.impact.opened.flowCount.description, description: tried.opening(describer),
                atLeast: tried.impact.isPartial ? true : nil,
                unassigned: tried.unassigned.isEmpty ? nil : tried.unassigned.count.description),
            aws: words.flatMap(\.aws), terraform: terraform.isEmpty ? nil : terraform.joined(separator: "\n"),
            kubectl: manifests.isEmpty ? nil : manifests.joined(separator: "\n"),
            cloudformation: template,
            rollback: words.reversed().flatMap { $0.rollback.reversed() },
            console: tried.edits.first.flatMap { describer.component($0.component).console },
            edit: words.map { $0.line.replacing("\n", with: "\u{FFFD}") }.joined(separator: "\n"),
            steps: tried.steps.count > 1 ? tried.steps.map { step($0) } : nil,
            conditions: conditions.isEmpty ? nil : conditions, notes: notes.isEmpty ? nil : notes,
            breaks: breaks(tried),
            bypasses: tried.bypassed.isEmpty
                ? nil : tried.bypassed.map { describer.component($0) })
    }

    private func breaks(_ tried: TriedRemediation) -> RemediationReport.Opening? {
        guard !tried.impact.lost.isEmpty else { return nil }
        return .init(flows: tried.impact.lost.flowCount.description, description: tried.stopping(describer))
    }

    private func step(_ step: TriedRemediation.Step) -> RemediationReport.Step {
        .init(
            title: words(step.fix.edits).map(\.title).joined(separator: "; then "), verdictAlone: step.verdictAlone,
            leaves: step.leaves.map { .init(code: $0.code, component: describer.component($0.component)) },
            console: step.fix.edits.first.flatMap { describer.component($0.component).console })
    }

    private func words(_ edits: [InventoryEdit]) -> [EditWords] {
        edits.map { EditDescriber(describer: describer).words($0) }
    }
}
