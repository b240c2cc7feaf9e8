import Foundation
import Testing

@testable import FlightPath

@Suite("Determinism")
struct DeterminismTests {
    @Test("The same snapshot and question give the same bytes", arguments: Scenario.fixtures)
    func bytes(_ scenario: Scenario) throws {
        let expectations = try scenario.expectations()
        let texts = try (0..<2).map { _ in
            try scenario.analyzer().answers(expectations, triesFixes: true).map { answer in
                try answer.report.map { try JSONRenderer.text($0) } ?? "\(String(describing: answer.error))"
            }
        }
        for (index, one) in texts[0].enumerated() { #expect(one == texts[1][index]) }
        let checks = try (0..<2).map { _ in try JSONRenderer.text(try scenario.analyzer().check(expectations)) }
        #expect(checks[0] == checks[1])
    }

    @Test("The order of a list's elements decides nothing", arguments: Scenario.fixtures, [1, 2, 3] as [UInt64])
    func elements(_ scenario: Scenario, seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let scratch = try ScratchSnapshot()
        for file in scenario.files() {
            if let text = ResponseText(try scenario.contents(of: file)) {
                try scratch.write(try text.shuffled(using: &random).data(), to: file)
            } else {
                try scratch.link(file, of: scenario)
            }
        }
        try expectSame(scenario, scratch)
    }

    @Test("The order of the files decides nothing", arguments: Scenario.fixtures, [4, 5] as [UInt64])
    func files(_ scenario: Scenario, seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let scratch = try ScratchSnapshot()
        for file in scenario.files() {
            try scratch.link(file, of: scenario, as: try renamed(file, of: scenario, "\(random.next() % 1000)"))
        }
        try expectSame(scenario, scratch)
    }

    @Test("A list in two files is the same list", arguments: Scenario.fixtures)
    func split(_ scenario: Scenario) throws {
        let scratch = try ScratchSnapshot()
        for file in scenario.files() {
            let text = ResponseText(try scenario.contents(of: file))
            guard let text, let list = text.lists.first, text.lists.count == 1, text.count(list) > 1 else {
                try scratch.link(file, of: scenario)
                continue
            }
            let middle = text.count(list) / 2
            for (name, range) in [("b", 0..<middle), ("a", middle..<text.count(list))] {
                try scratch.write(
                    try text.keeping(range, of: list).data(), to: try renamed(file, of: scenario, name))
            }
        }
        try expectSame(scenario, scratch)
    }

    /// Another name for a file that says the same: names of AWS files tell what was asked, directories of Kubernetes
    /// files tell the cluster, and names of empty lists tell their kind.
    private func renamed(_ file: String, of scenario: Scenario, _ mark: String) throws -> String {
        var parts = file.split(separator: "/").map(String.init)
        guard let name = parts.popLast() else { return file }
        if parts.first == "aws" { return (parts + ["part-" + mark, name]).joined(separator: "/") }
        let isEmpty = ResponseText(try scenario.contents(of: file)).map { $0.count("items") == 0 } ?? true
        return (parts + [isEmpty ? name : mark + "-" + name]).joined(separator: "/")
    }

    private func expectSame(_ scenario: Scenario, _ scratch: ScratchSnapshot) throws {
        let expectations = try scenario.expectations()
        let before = try scenario.analyzer().answers(expectations)
        let after = Analyzer(try Snapshot.load([scratch.path])).answers(expectations)
        for (one, other) in zip(before, after) { #expect(one.essence == other.essence) }
    }
}
