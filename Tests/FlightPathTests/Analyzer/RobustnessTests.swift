import Foundation
import Testing

@testable import FlightPath

/// Snapshots damaged at random: nothing crashes, and losing bytes opens nothing.
@Suite("Robustness")
struct RobustnessTests {
    private static let scenario = Result { try Scenario.named("a01-node-sg-single-ip") }

    @Test("Lost bytes never make a flow reachable", arguments: 0..<100 as Range<UInt64>)
    func lostBytes(seed: UInt64) throws {
        let scenario = try Self.scenario.get()
        let expectations = try scenario.expectations()
        var random = SeededGenerator(seed: seed)
        let (file, bytes) = try pick(scenario, &random)
        var damaged = bytes
        let start = Int.random(in: 0..<bytes.count, using: &random)
        switch seed % 3 {
        case 0: damaged.removeSubrange(start...)
        case 1: damaged.remove(at: start)
        default: damaged.removeSubrange(start..<min(bytes.count, start + Int.random(in: 2...400, using: &random)))
        }
        let answers = try answers(scenario, file, damaged, expectations)
        for (answer, expectation) in zip(answers, expectations.expectations) where expectation.expect != .reachable {
            #expect(
                answer.verdict != .reachable,
                "\(answer.name) without \(bytes.count - damaged.count) bytes of \(file) from \(start) on, seed \(seed)"
            )
        }
    }

    @Test("Changed bytes never crash", arguments: 1000..<1040 as Range<UInt64>)
    func changedBytes(seed: UInt64) throws {
        let scenario = try Self.scenario.get()
        var random = SeededGenerator(seed: seed)
        let (file, bytes) = try pick(scenario, &random)
        var damaged = bytes
        for _ in 0...(seed % 4) {
            damaged[Int.random(in: 0..<bytes.count, using: &random)] = UInt8.random(in: 0...255, using: &random)
        }
        _ = try answers(scenario, file, damaged, try scenario.expectations())
    }

    @Test("An object listed twice is one object", arguments: 2000..<2020 as Range<UInt64>)
    func duplicates(seed: UInt64) throws {
        let scenario = try Self.scenario.get()
        let expectations = try scenario.expectations()
        var random = SeededGenerator(seed: seed)
        let (file, bytes) = try pick(scenario, &random)
        guard let text = ResponseText(Data(bytes)), let list = text.lists.first, text.count(list) > 0 else { return }
        let index = Int.random(in: 0..<text.count(list), using: &random)
        let changed = Array(try text.duplicating(index, of: list).data())
        let before = try scenario.analyzer().answers(expectations)
        let after = try answers(scenario, file, changed, expectations)
        for (one, other) in zip(before, after) {
            #expect(one.essence == other.essence, "\(file)#/\(list)/\(index) twice")
        }
    }

    /// A file, the larger the likelier, so that every byte is damaged as often as any other.
    private func pick(_ scenario: Scenario, _ random: inout SeededGenerator) throws -> (String, [UInt8]) {
        let files = try scenario.files().map { ($0, Array(try scenario.contents(of: $0))) }
        var left = Int.random(in: 0..<files.reduce(0) { $0 + $1.1.count }, using: &random)
        for file in files {
            if left < file.1.count { return file }
            left -= file.1.count
        }
        return try #require(files.last)
    }

    private func answers(
        _ scenario: Scenario, _ file: String, _ bytes: [UInt8], _ expectations: Expectations
    ) throws -> [Answer] {
        let scratch = try ScratchSnapshot(of: scenario, without: file)
        try scratch.write(bytes, to: file)
        return Analyzer(try Snapshot.load([scratch.path])).answers(expectations)
    }
}
