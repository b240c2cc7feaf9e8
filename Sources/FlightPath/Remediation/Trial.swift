/// Tries fixes: applies each to the inventory and asks the same question again. Then looks for the smallest set of fixes
/// that leaves nothing in the way.
struct Trial {
    let inventory: Inventory
    let question: Question
    let diagnosis: Diagnosis
    let space: PacketSpace
    /// How many pairs of ends may be asked to tell what the fixes open beside the question.
    var mostPairs = ImpactSurvey.mostPairsOfQuestion

    /// Every trial costs a trace; only the foremost findings are worth it.
    static let mostFindings = 4
    /// The most fixes that are offered as one.
    private static let mostSteps = 6
    /// The most traces that all trials of a question may cost.
    private static let mostTraces = 60

    /// A fix and what the question is answered with it.
    struct Attempt {
        let steps: [Fix]
        let diagnosis: Diagnosis
        let inventory: Inventory
    }

    func remediations() -> [TriedRemediation] {
        guard !diagnosis.findings.isEmpty else { return [] }
        var traces = 0
        let start = Attempt(steps: [], diagnosis: diagnosis, inventory: inventory)
        let known = Set(diagnosis.findings.map(\.identity))
        var singles: [Attempt] = []
        for finding in diagnosis.findings.prefix(Self.mostFindings) {
            singles += attempts(at: finding, after: start, &traces).filter {
                Set($0.diagnosis.findings.map(\.identity)).isSubset(of: known)
            }
        }
        let isCured = singles.contains { $0.diagnosis.findings.isEmpty }
        let set = isCured ? nil : cure(start, &traces)
        let whole = set.map { [$0] } ?? []
        var survey = ImpactSurvey(before: inventory, space: space, pairs: mostPairs)
        let cures = (whole + singles.filter { $0.diagnosis.findings.isEmpty }).map {
            remediation($0, singles, &survey, &traces)
        }
        let parts = singles.filter { !$0.diagnosis.findings.isEmpty }.map {
            remediation($0, singles, &survey, &traces)
        }
        return cures.sorted { $0.isSafer(than: $1) } + parts.sorted { $0.isSafer(than: $1) }
    }

    // MARK: One fix

    /// The fixes that cure a finding, after others.
    private func attempts(at finding: Finding, after before: Attempt, _ traces: inout Int) -> [Attempt] {
        let site = FaultSite(
            inventory: before.inventory, finding: finding, journey: before.diagnosis.journey, question: question)
        return FixCatalogue.fixes(of: site).compactMap { fix in
            guard let after = attempt(fix, after: before, &traces),
                !after.diagnosis.findings.contains(where: { $0.identity == finding.identity })
            else { return nil }
            return after
        }
    }

    private func attempt(_ fix: Fix, after before: Attempt, _ traces: inout Int) -> Attempt? {
        guard traces < Self.mostTraces else { return nil }
        traces += 1
        var edited = before.inventory.applying(fix)
        // What stopped health checks until now explains the health that was recorded.
        for branch in before.diagnosis.journey.branches { edited.outdatedHealth.formUnion(branch.explainedHealth) }
        guard let journey = try? QuestionWalk(edited, question, space: space).journey() else { return nil }
        return Attempt(
            steps: before.steps + [fix],
            diagnosis: Diagnosis(journey, inventory: edited, isStrict: question.isStrict), inventory: edited)
    }

    // MARK: Sets

    /// The fixes that together leave no finding, with none among them that is not needed.
    private func cure(_ start: Attempt, _ traces: inout Int) -> Attempt? {
        guard let whole = completed(start, &traces) else { return nil }
        return smallest(whole, &traces)
    }

    /// Goes on until nothing is left in the way: a fix that leads nowhere gives way to the next one of its finding.
    private func completed(_ current: Attempt, _ traces: inout Int) -> Attempt? {
        if current.diagnosis.findings.isEmpty { return current }
        guard current.steps.count < Self.mostSteps else { return nil }
        for attempt in next(current, &traces) {
            if let whole = completed(attempt, &traces) { return whole }
        }
        return nil
    }

    /// The fixes of the first finding that has any which brings up nothing before the finding; those that bring up nothing
    /// at all first. What stops health checks shows where the checks begin, though traffic got no further than the finding.
    private func next(_ current: Attempt, _ traces: inout Int) -> [Attempt] {
        let known = Set(current.diagnosis.findings.map(\.identity))
        for finding in current.diagnosis.findings {
            var quiet: [Attempt] = []
            var revealing: [Attempt] = []
            for attempt in attempts(at: finding, after: current, &traces) {
                let new = attempt.diagnosis.findings.filter { !known.contains($0.identity) }
                if new.isEmpty {
                    quiet.append(attempt)
                } else if new.allSatisfy({ $0.position > finding.position || $0.code == .healthCheckBlocked }) {
                    revealing.append(attempt)
                }
            }
            if !quiet.isEmpty || !revealing.isEmpty { return quiet + revealing }
        }
        return []
    }

    /// The same without the fixes that turn out not to be needed.
    private func smallest(_ whole: Attempt, _ traces: inout Int) -> Attempt? {
        var current = whole
        var index = 0
        while current.steps.count > 1, index < current.steps.count {
            var fewer = current.steps
            fewer.remove(at: index)
            if let attempt = together(fewer, &traces), attempt.diagnosis.findings.isEmpty {
                current = attempt
            } else {
                index += 1
            }
        }
        let joined = Fix.joined(current.steps)
        guard joined.count < current.steps.count, let attempt = together(joined, &traces),
            attempt.diagnosis.findings.isEmpty
        else { return current }
        return attempt
    }

    private func together(_ fixes: [Fix], _ traces: inout Int) -> Attempt? {
        var current = Attempt(steps: [], diagnosis: diagnosis, inventory: inventory)
        for fix in fixes.dropLast() {
            var edited = current.inventory.applying(fix)
            for branch in diagnosis.journey.branches { edited.outdatedHealth.formUnion(branch.explainedHealth) }
            current = Attempt(steps: current.steps + [fix], diagnosis: diagnosis, inventory: edited)
        }
        return fixes.last.flatMap { attempt($0, after: current, &traces) }
    }

    // MARK: What is told of them

    private func remediation(
        _ attempt: Attempt, _ singles: [Attempt], _ survey: inout ImpactSurvey, _ traces: inout Int
    ) -> TriedRemediation {
        let after = attempt.diagnosis
        let remaining = Set(after.findings.map(\.identity))
        let (had, has) = (passing(diagnosis.journey), passing(after.journey))
        let own = Impact(opened: has.subtracting(had), lost: had.subtracting(has))
        let known = Set(diagnosis.assumptions)
        return TriedRemediation(
            fixes: diagnosis.findings.indices.filter { !remaining.contains(diagnosis.findings[$0].identity) },
            steps: steps(attempt, singles, &traces), verdictAfter: after.verdict,
            question: own.opened, impact: survey.impact(of: attempt.steps, after: attempt.inventory, question: own),
            unassigned: attempt.steps.flatMap(\.edits).reduce(into: AddressSet()) {
                $0.formUnion($1.unassigned(in: inventory))
            },
            bypassed: Bypass(inventory: attempt.inventory).inspections(
                of: attempt.steps, before: diagnosis.journey.branches.flatMap(\.passages),
                passing: after.journey.branches.flatMap(\.passages).filter { !$0.passing.isEmpty }),
            assumptions: after.assumptions.filter { !known.contains($0) }, gaps: after.gaps,
            // What stops a target's checks still explains its health.
            renewed: attempt.inventory.outdatedHealth.subtracting(after.journey.branches.flatMap(\.explainedHealth)))
    }

    /// What each fix does alone.
    private func steps(
        _ attempt: Attempt, _ singles: [Attempt], _ traces: inout Int
    ) -> [TriedRemediation.Step] {
        attempt.steps.map { fix in
            let alone =
                attempt.steps.count == 1
                ? attempt : singles.first { $0.steps == [fix] } ?? together([fix], &traces)
            return TriedRemediation.Step(
                fix: fix, verdictAlone: alone?.diagnosis.verdict ?? diagnosis.verdict,
                leaves: (alone?.diagnosis ?? diagnosis).findings.map(\.identity))
        }
    }

    /// What arrives at the end of every leg.
    private func passing(_ journey: Journey) -> PacketSet {
        journey.branches.reduce(space.empty) { result, branch in
            guard branch.outcome.contains(.passes), let last = branch.passages.last else { return result }
            return result.union(last.passing)
        }
    }
}
