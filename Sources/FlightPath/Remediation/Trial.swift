/// A change that cured its finding when the question was asked again.
struct TriedRemediation {
    /// What becomes reachable that was not.
    struct Opening {
        let flows: FlowCount
        /// The flows of the question itself.
        let packets: PacketSet
        /// Interfaces beside those asked about that the change also opens.
        let otherInterfaces: Int
    }

    /// Indices of the findings it removes.
    let fixes: [Int]
    let edit: InventoryEdit
    let verdictAfter: Verdict
    let opens: Opening
}

/// Tries candidate edits: applies each to the inventory and asks the same question again.
struct Trial {
    let inventory: Inventory
    let question: Question
    let diagnosis: Diagnosis
    let space: PacketSpace

    /// Every trial costs a trace; only the foremost findings are worth it.
    private static let mostFindings = 4

    func remediations() -> [TriedRemediation] {
        let before = passing(diagnosis.journey)
        let known = Set(diagnosis.findings.map(\.identity))
        var tried: [TriedRemediation] = []
        for (index, finding) in diagnosis.findings.prefix(Self.mostFindings).enumerated() {
            let passages = finding.branchIndices.compactMap { branch -> Passage? in
                let passages = diagnosis.journey.branches[branch].passages
                return passages.indices.contains(finding.identity.leg - 1)
                    ? passages[finding.identity.leg - 1] : passages.last
            }
            for edit in Candidates(inventory: inventory, finding: finding, passages: passages).edits() {
                guard let after = diagnose(inventory.applying(edit)) else { continue }
                let remaining = Set(after.findings.map(\.identity))
                guard !remaining.contains(finding.identity), remaining.isSubset(of: known) else { continue }
                let fixes = diagnosis.findings.indices.filter {
                    !remaining.contains(diagnosis.findings[$0].identity)
                }
                let opened = passing(after.journey).subtracting(before)
                tried.append(
                    TriedRemediation(
                        fixes: fixes.isEmpty ? [index] : fixes, edit: edit, verdictAfter: after.verdict,
                        opens: .init(
                            flows: opened.flowCount, packets: opened,
                            otherInterfaces: otherInterfaces(edit, passages))))
            }
        }
        return tried
    }

    private func diagnose(_ edited: Inventory) -> Diagnosis? {
        guard let journey = try? QuestionWalk(edited, question, space: space).journey() else { return nil }
        return Diagnosis(journey, inventory: edited, isStrict: question.isStrict)
    }

    /// What arrives at the end of every leg.
    private func passing(_ journey: Journey) -> PacketSet {
        journey.branches.reduce(space.empty) { result, branch in
            guard branch.outcome.contains(.passes), let last = branch.passages.last else { return result }
            return result.union(last.passing)
        }
    }

    private func otherInterfaces(_ edit: InventoryEdit, _ passages: [Passage]) -> Int {
        guard case .addSecurityGroupRules(let group, let isEgress, _, _) = edit else { return 0 }
        let id = inventory.securityGroups[group].record.id
        let asked = Set(passages.compactMap { isEgress ? $0.from.interface : $0.to.interface })
        return inventory.interfaces.handles.count {
            inventory.interfaces[$0].groups.contains(id) && !asked.contains($0)
        }
    }
}
