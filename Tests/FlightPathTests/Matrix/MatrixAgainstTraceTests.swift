import Testing

@testable import FlightPath

/// A matrix says of every pair what a trace of the pair says: it has no judgement of its own.
@Suite("Every cell is what a trace of its two selectors answers")
struct MatrixAgainstTraceTests {
    @Test("On every fixture", arguments: Scenario.fixtures, MatrixQuestion.Grouping.allCases)
    func fixtures(_ scenario: Scenario, _ grouping: MatrixQuestion.Grouping) throws {
        let analyzer = Analyzer(try Snapshot.load([scenario.snapshot.path()]))
        for port in ["8080", "443"] { try expectAgreement(analyzer, grouping, port: port) }
    }

    @Test(
        "Over a transit gateway, whatever its table and the subnets' tables say",
        arguments: [
            ["10.0.0.0/16 -> tgw-attach-a", "10.1.0.0/16 -> tgw-attach-b"], ["10.0.0.0/16 -> tgw-attach-a"],
            ["10.1.0.0/16 -> tgw-attach-b"], ["10.0.0.0/16 -> tgw-attach-a", "10.1.2.0/25 -> tgw-attach-b"], [],
        ])
    func transitGateway(_ rows: [String]) throws {
        for client in [["10.0.0.0/16 -> local", "10.1.0.0/16 -> tgw-1"], ["10.0.0.0/16 -> local"]] {
            let analyzer = try SnapshotFixture.twoVPCs(rows: rows, client: client).analyzer()
            for grouping in [MatrixQuestion.Grouping.vpc, .subnet, .sg] {
                try expectAgreement(analyzer, grouping, port: "443")
            }
        }
    }

    private func expectAgreement(
        _ analyzer: Analyzer, _ grouping: MatrixQuestion.Grouping, port: String
    ) throws {
        let traffic = try QuestionText(from: "internet", to: "internet", port: port).question()
        var question = MatrixQuestion(by: grouping, traffic: traffic)
        question.includesInternet = true
        let report = try analyzer.matrix(question)
        var listed: [String: Verdict?] = [:]
        for cell in report.cells { listed["\(cell.from) \(cell.to)"] = .some(cell.verdict) }
        for row in report.rows {
            for column in report.columns {
                let isPresent = row.present && column.present
                let said = isPresent ? listed["\(row.selector) \(column.selector)"] ?? report.unlisted : nil
                let asked = QuestionText(from: row.selector, to: column.selector, port: port)
                var answer: Verdict?
                do {
                    answer = try analyzer.trace(asked.question(), triesFixes: false, includesLegs: false).verdict
                } catch SelectionError.empty {
                    answer = nil
                }
                #expect(said == answer, "\(row.selector) to \(column.selector) on \(port)")
            }
        }
    }
}
