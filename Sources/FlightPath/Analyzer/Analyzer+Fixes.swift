/// A question with its fixes, each of which can be made in the files of the snapshot.
public struct FixAnswer: Sendable {
    /// The answer, with the fixes in words.
    public let report: Report
    private let changes: [Change]
    private let analyzer: Analyzer

    init(report: Report, tried: [TriedRemediation], analyzer: Analyzer) {
        self.report = report
        self.analyzer = analyzer
        changes = tried.map { Change(edits: $0.edits, renewed: $0.renewed) }
    }

    private struct Change: Sendable {
        let edits: [InventoryEdit]
        let renewed: Set<RegisteredTarget>
    }

    /// The files of the snapshot with a fix made in them.
    ///
    /// - Parameter choice: the number of the fix among ``Report/remediations``, from 1.
    public func snapshot(fixedBy choice: Int) throws(FixedSnapshotError) -> FixedSnapshot {
        guard changes.indices.contains(choice - 1) else { throw .noChoice(choice, of: changes.count) }
        let fix = changes[choice - 1]
        return try FixedSnapshot(
            analyzer.snapshot, analyzer.inventory, edits: fix.edits, renewed: fix.renewed)
    }
}

extension Analyzer {
    /// Answers one question as ``trace(_:triesFixes:includesLegs:)`` does, and keeps what was tried.
    public func fix(_ question: Question) throws(SelectionError) -> FixAnswer {
        let (report, tried) = try answer(question, triesFixes: true, includesLegs: false)
        return FixAnswer(report: report, tried: tried, analyzer: self)
    }
}
