/// The facade over everything: a snapshot in, answers out. It never prints, exits or reads the environment.
public struct Analyzer: Sendable {
    /// What the files said.
    public let snapshot: Snapshot
    let inventory: Inventory
    /// How many pairs of ends may be asked to tell what the fixes of a question open beside it.
    var surveyedPairs = ImpactSurvey.mostPairsOfQuestion

    /// Resolves a snapshot, once for any number of questions.
    public init(_ snapshot: Snapshot) {
        self.snapshot = snapshot
        inventory = InventoryBuilder.build(snapshot)
    }

    init(snapshot: Snapshot, inventory: Inventory) {
        self.snapshot = snapshot
        self.inventory = inventory
    }

    /// Answers one question.
    ///
    /// - Parameters:
    ///   - question: what to ask.
    ///   - triesFixes: whether candidate fixes are applied and the question asked again, and what else costs a second
    ///     look is looked at.
    ///   - includesLegs: whether the report tells every leg hop by hop, and where in the files each rule stands.
    /// - Throws: ``SelectionError`` when an end of the question stands for nothing.
    public func trace(
        _ question: Question, triesFixes: Bool = true, includesLegs: Bool = true
    ) throws(SelectionError) -> Report {
        try answer(question, triesFixes: triesFixes, includesLegs: includesLegs).report
    }

    /// The answer, and the fixes that were tried.
    func answer(
        _ question: Question, triesFixes: Bool, includesLegs: Bool
    ) throws(SelectionError) -> (report: Report, tried: [TriedRemediation]) {
        let walk = QuestionWalk(inventory, question)
        var journey = try walk.journey()
        if triesFixes { journey.notes += MovingNodes(inventory).notes(journey) }
        let diagnosis = Diagnosis(
            journey, inventory: inventory, isStrict: question.isStrict,
            tellsProtocols: question.ipProtocol == nil)
        let remediations =
            triesFixes
            ? Trial(
                inventory: inventory, question: question, diagnosis: diagnosis, space: walk.space,
                mostPairs: surveyedPairs
            ).remediations() : []
        var builder = ReportBuilder(
            snapshot: snapshot, inventory: inventory, question: question, diagnosis: diagnosis,
            remediations: remediations, triesFixes: triesFixes, includesLegs: includesLegs)
        return (builder.report(), remediations)
    }
}
