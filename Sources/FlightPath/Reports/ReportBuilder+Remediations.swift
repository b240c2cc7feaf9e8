/// Fixes in words, with the commands that make them and those that undo them.
extension ReportBuilder {
    func remediation(_ tried: TriedRemediation) -> RemediationReport {
        let words = EditDescriber(describer: describer)
        let edits = tried.edits
        let manifests = edits.compactMap { words.manifest($0) }
        let terraform = edits.compactMap { words.terraform($0) }
        let conditions = tried.assumptions.map { describer.words($0) } + tried.gaps.map { describer.report($0).what }
        return RemediationReport(
            fixes: tried.fixes, title: edits.map { words.title($0) }.joined(separator: "; then "), verified: true,
            verdictAfter: tried.verdictAfter,
            opens: .init(flows: tried.opens.flows.description, description: tried.opens.words(describer)),
            aws: edits.flatMap { words.commands($0) },
            terraform: terraform.isEmpty ? nil : terraform.joined(separator: "\n"),
            kubectl: manifests.isEmpty ? nil : manifests.joined(separator: "\n"),
            rollback: edits.reversed().flatMap { words.rollback($0) },
            console: tried.steps.first?.fix.edits.first.flatMap { describer.component($0.component).console },
            edit: edits.map { words.line($0) }.joined(separator: "\n"),
            steps: tried.steps.count > 1 ? tried.steps.map { step($0, words) } : nil,
            conditions: conditions.isEmpty ? nil : conditions)
    }

    private func step(_ step: TriedRemediation.Step, _ words: EditDescriber) -> RemediationReport.Step {
        .init(
            title: step.fix.edits.map { words.title($0) }.joined(separator: "; then "),
            verdictAlone: step.verdictAlone,
            leaves: step.leaves.map { .init(code: $0.code, component: describer.component($0.component)) },
            console: step.fix.edits.first.flatMap { describer.component($0.component).console })
    }
}
