import Foundation
import Testing

@testable import FlightPath

/// Every fix that is offered can be written, and what is written loads and answers as was told.
@Suite("Snapshots with a fix made in them")
struct FixedSnapshotTests {
    @Test("Each fix is answered as it says when it is read back", arguments: Scenario.fixtures)
    func fixtures(_ scenario: Scenario) throws { try expectAnswers(scenario) }

    /// Run where more scenarios lie beside the package.
    @Test("Each fix of other scenarios is answered as it says when it is read back", arguments: Scenario.others)
    func others(_ scenario: Scenario) throws { try expectAnswers(scenario) }

    private func expectAnswers(_ scenario: Scenario) throws {
        let analyzer = try scenario.analyzer()
        for expectation in try scenario.expectations().expectations {
            guard let question = try expectation.question?.question(),
                let answer = try? analyzer.fix(question)
            else { continue }
            for (index, remediation) in answer.report.remediations.enumerated() {
                let place: Comment = "\(scenario.name)/\(expectation.name): \(remediation.title)"
                let fixed = try answer.snapshot(fixedBy: index + 1)
                #expect(!fixed.changed.isEmpty, place)
                let scratch = try ScratchSnapshot()
                try scratch.write(fixed)
                let snapshot = try Snapshot.load([scratch.path])
                #expect(
                    snapshot.problems.filter { $0.severity == .warning }.count
                        == analyzer.snapshot.problems.filter { $0.severity == .warning }.count, place)
                let after = try Analyzer(snapshot).trace(question, triesFixes: false, includesLegs: false)
                #expect(after.verdict == remediation.verdictAfter, "\(place): \(after.summary)")
            }
            #expect(throws: FixedSnapshotError.self) { try answer.snapshot(fixedBy: 0) }
        }
    }
}

extension ScratchSnapshot {
    func write(_ fixed: FixedSnapshot) throws {
        for file in fixed.files {
            switch file.content {
            case .bytes(let bytes): try write(bytes, to: file.path)
            case .same(let path): try link(path, as: file.path)
            }
        }
    }
}
