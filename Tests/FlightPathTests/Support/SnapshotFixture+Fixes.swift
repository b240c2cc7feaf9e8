import Testing

@testable import FlightPath

extension SnapshotFixture {
    /// What is offered for a question that is not reachable. Every fix is applied by hand, and the question asked again; and
    /// it is written to files, which are read and asked.
    func fixes(
        _ from: String, _ to: String, port: String, via: [String] = [], location: SourceLocation = #_sourceLocation
    ) throws -> [RemediationReport] {
        let question = try QuestionText(from: from, to: to, via: via, port: port).question()
        let inventory = try self.inventory()
        let walk = QuestionWalk(inventory, question)
        let diagnosis = Diagnosis(try walk.journey(), inventory: inventory, isStrict: false)
        #expect(diagnosis.verdict != .reachable, sourceLocation: location)
        let tried = Trial(inventory: inventory, question: question, diagnosis: diagnosis, space: walk.space)
            .remediations()
        for fix in tried {
            var edited = inventory.applying(fix.edits)
            edited.outdatedHealth.formUnion(fix.renewed)
            let after = Diagnosis(try QuestionWalk(edited, question).journey(), inventory: edited, isStrict: false)
            #expect(after.verdict == fix.verdictAfter, "\(fix.edits)", sourceLocation: location)
        }
        return try written(question, location)
    }

    private func written(_ question: Question, _ location: SourceLocation) throws -> [RemediationReport] {
        let original = try ScratchSnapshot()
        try write(to: original.root)
        let answer = try Analyzer(try Snapshot.load([original.path])).fix(question)
        for (index, fix) in answer.report.remediations.enumerated() {
            let scratch = try ScratchSnapshot()
            try scratch.write(try answer.snapshot(fixedBy: index + 1))
            let after = try Analyzer(try Snapshot.load([scratch.path]))
                .trace(question, triesFixes: false, includesLegs: false)
            #expect(
                after.verdict == fix.verdictAfter, "\(fix.edit), written: \(after.summary)", sourceLocation: location)
        }
        return answer.report.remediations
    }

    /// The whole report, fixes included.
    func told(_ from: String, _ to: String, port: String, via: [String] = []) throws -> Report {
        try analyzer().trace(QuestionText(from: from, to: to, via: via, port: port).question())
    }

    /// The first fix, which makes the question reachable.
    func cure(
        _ from: String, _ to: String, port: String, via: [String] = [], location: SourceLocation = #_sourceLocation
    ) throws -> RemediationReport {
        let first = try #require(
            try fixes(from, to, port: port, via: via, location: location).first, sourceLocation: location)
        #expect(first.verdictAfter == .reachable, sourceLocation: location)
        return first
    }
}
