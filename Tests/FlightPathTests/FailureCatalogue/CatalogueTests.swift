import Foundation
import Testing

@testable import FlightPath

/// `docs/failure-catalogue.md` against the rules and hypotheses that there are.
@Suite("Failure catalogue: the document")
struct CatalogueTests {
    private struct Row {
        let trace: String
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
            found[number] = Row(trace: cells[4], lint: cells[5], mayBe: cells[6])
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

    @Test("every row that is found by trace or lint has a test that is named after it, and that file names its codes")
    func tested() throws {
        var files: [Int: String] = [:]
        for source in try Self.testSources() {
            // `Row 4: …`, `Rows 29, 30 and 31: …`, `Row 70, golden 16: …`.
            for match in source.matches(of: /"Rows? ((?:\d+(?:, | and )?)+)/) {
                for number in match.1.split(whereSeparator: { !$0.isNumber }).compactMap({ Int($0) }) {
                    files[number, default: ""] += source
                }
            }
        }
        for (number, row) in rows.sorted(by: { $0.key < $1.key }) {
            let codes = (row.trace + row.lint).matches(of: /\[`(\w+)`\]/).map { String($0.1) }
            guard !codes.isEmpty else { continue }
            guard let source = files[number] else {
                Issue.record("no test is named `Row \(number): …`")
                continue
            }
            for code in codes where !Self.names(code, in: source) {
                Issue.record("no file with a test of row \(number) names \(code)")
            }
        }
    }

    /// By what reports print, or by the case.
    private static func names(_ code: String, in source: String) -> Bool {
        source.contains(code) || CauseCode(rawValue: code).map { source.contains(".\($0)") } ?? false
    }

    private static func testSources() throws -> [String] {
        let root = Scenario.package.appending(path: "Tests/FlightPathTests")
        let paths = FileManager.default.enumerator(atPath: root.path())?.compactMap { $0 as? String } ?? []
        return try paths.filter { $0.hasSuffix(".swift") && !$0.hasSuffix("CatalogueTests.swift") }.sorted()
            .map { try String(contentsOf: root.appending(path: $0), encoding: .utf8) }
    }
}
