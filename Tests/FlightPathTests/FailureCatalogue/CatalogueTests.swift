import Foundation
import Testing

@testable import FlightPath

/// `docs/failure-catalogue.md` against the rules and hypotheses that there are.
@Suite("Failure catalogue: the document")
struct CatalogueTests {
    private struct Row {
        let lint: String
        let mayBe: String
    }

    private let rows: [Int: Row]
    private let text: String

    init() throws {
        text = try String(contentsOf: Scenario.package.appending(path: "docs/failure-catalogue.md"), encoding: .utf8)
        var found: [Int: Row] = [:]
        for line in text.split(separator: "\n") where line.hasPrefix("| ") {
            let cells = line.split(separator: "|", omittingEmptySubsequences: false)
                .map { $0.trimmingCharacters(in: .whitespaces) }
            guard cells.count == 9, let number = Int(cells[1]) else { continue }
            #expect(found[number] == nil, "row \(number) stands twice")
            found[number] = Row(lint: cells[5], mayBe: cells[6])
        }
        rows = found
    }

    @Test("it has the rows 1 to 101")
    func complete() {
        #expect(rows.keys.sorted() == Array(1...101))
    }

    @Test("every row that a rule stands for names a code of lint", arguments: LintRule.catalogue.map(\.rows))
    func rules(_ numbers: [Int]) {
        for number in numbers { #expect(rows[number]?.lint.contains("](codes/") == true, "row \(number)") }
    }

    @Test("the rows that a trace may name are marked, and no others")
    func hypotheses() {
        let marked = rows.filter { $0.value.mayBe == "yes" }.keys.sorted()
        #expect(marked == Hypothesis.Cause.allCases.map(\.rawValue).sorted())
    }

    @Test("every code it links to exists")
    func codes() {
        let known = Set(CauseCode.allCases.map(\.rawValue))
        #expect(text.matches(of: /\]\(codes\/(\w+)\.md\)/).map { String($0.1) }.filter { !known.contains($0) } == [])
    }
}
