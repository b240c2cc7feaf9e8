/// A change that cured its findings when the question was asked again.
struct TriedRemediation {
    /// One fix of several that are needed together.
    struct Step {
        let fix: Fix
        /// The answer with this fix and none of the others.
        let verdictAlone: Verdict
        /// What stops packets still when this fix alone is made.
        let leaves: [Finding.Identity]
    }

    /// Indices of the findings it removes.
    let fixes: [Int]
    /// In the order in which they were found; never empty.
    let steps: [Step]
    let verdictAfter: Verdict
    /// The question's own packets that get there and back with it, and did not.
    let question: PacketSet
    /// What else it opens and stops.
    let impact: Impact
    /// Addresses that it admits and no subnet has.
    let unassigned: AddressSet
    /// Inspection that what it opens goes past: devices, or attachments of VPCs of them.
    let bypassed: [ResourceRef]
    /// What the verdict rests on beside what the question's own answer rests on.
    let assumptions: [Assumption]
    /// What has to be known before the verdict can be better.
    let gaps: [Gap]

    /// Targets taken to become healthy, because nothing stops their checks any more; the others keep their health.
    let renewed: Set<RegisteredTarget>

    var edits: [InventoryEdit] { steps.flatMap(\.fix.edits) }

    /// Whether people should look at it before another that does as much: first what leads round no inspection and stops
    /// nothing, then what opens least, now and for addresses that nobody has yet, then what changes least.
    func isSafer(than other: TriedRemediation) -> Bool {
        if verdictAfter != other.verdictAfter { return verdictAfter.isBetter(than: other.verdictAfter) }
        if bypassed.isEmpty != other.bypassed.isEmpty { return bypassed.isEmpty }
        if impact.lost.isEmpty != other.impact.lost.isEmpty { return impact.lost.isEmpty }
        // A count that is not whole may hide more than any other: what is known comes first.
        if impact.isPartial != other.impact.isPartial { return !impact.isPartial }
        let (one, two) = (impact.opened.flowCount, other.impact.opened.flowCount)
        if one != two { return one < two }
        // As much as today, of which more may come tomorrow.
        let (wide, narrow) = (unassigned.count, other.unassigned.count)
        if wide != narrow { return wide < narrow }
        return edits.count < other.edits.count
    }
}

extension Verdict {
    fileprivate func isBetter(than other: Verdict) -> Bool {
        func rank(_ verdict: Verdict) -> Int {
            switch verdict {
            case .reachable: 0
            case .undetermined: 1
            case .partial: 2
            case .blocked: 3
            }
        }
        return rank(self) < rank(other)
    }
}
