/// A change that cured its findings when the question was asked again.
struct TriedRemediation {
    /// What becomes reachable that was not.
    struct Opening {
        let flows: FlowCount
        /// The flows of the question itself.
        let packets: PacketSet
        /// Interfaces beside those asked about that the change also opens.
        let otherInterfaces: Int
    }

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
    let opens: Opening
    /// What the verdict rests on beside what the question's own answer rests on.
    let assumptions: [Assumption]
    /// What has to be known before the verdict can be better.
    let gaps: [Gap]

    /// Targets taken to become healthy, because nothing stops their checks any more.
    let renewed: Set<RegisteredTarget>

    var edits: [InventoryEdit] { steps.flatMap(\.fix.edits) }
}
