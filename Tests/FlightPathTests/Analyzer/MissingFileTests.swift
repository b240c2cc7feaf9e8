import Foundation
import Testing

@testable import FlightPath

/// An answer must never be better, nor worse, than what is left of a damaged snapshot allows.
@Suite("Missing and damaged files")
struct MissingFileTests {
    /// The healthy scenario and its answers, made once.
    private struct Base: Sendable {
        let scenario: Scenario
        let expectations: Expectations
        let answers: [Answer]

        init() throws {
            scenario = try Scenario.named("A")
            expectations = try scenario.expectations()
            answers = try scenario.analyzer().answers(expectations)
        }

        static let shared = Result { try Base() }
    }

    private static let files = (try? Scenario.named("A"))?.files() ?? []

    @Test("Without a file the answer stays, says what it assumes, or is undetermined", arguments: files)
    func missing(_ file: String) throws {
        let base = try Base.shared.get()
        let scratch = try ScratchSnapshot(of: base.scenario, without: file)
        let answers = Analyzer(try Snapshot.load([scratch.path])).answers(base.expectations)
        for (before, after) in zip(base.answers, answers) {
            let place: Comment = "\(after.name) without \(file): \(after.words)"
            let old = try #require(before.report, place)
            guard let new = after.report else {
                #expect(after.error is SelectionError, place)
                continue
            }
            #expect(new.verdict == old.verdict || new.verdict == .undetermined, place)
            guard new.verdict == old.verdict, old.citedFiles.contains(file) else { continue }
            // What still stops the packets needs nothing from the file that is gone.
            guard new.verdict == .reachable || new.verdict == .partial else { continue }
            #expect(!Set(new.assumptions).isSubset(of: old.assumptions), place)
        }
    }

    @Test("A file cut in half never opens nor closes anything", arguments: files)
    func truncated(_ file: String) throws {
        let base = try Base.shared.get()
        let scratch = try ScratchSnapshot(of: base.scenario, without: file)
        let data = try base.scenario.contents(of: file)
        try scratch.write(data.prefix(data.count / 2), to: file)
        let snapshot = try Snapshot.load([scratch.path])
        #expect(snapshot.problems.contains { $0.severity == .warning && $0.file == file })
        expectSound(Analyzer(snapshot).answers(base.expectations), base.answers, "\(file) cut in half")
    }

    @Test("An object with a number for an id never opens nor closes anything", arguments: files)
    func mistyped(_ file: String) throws {
        try expectSound(file, "with a number for an id") { $0.mistyping($1, of: $2) }
    }

    @Test("A page that is not the last never opens nor closes anything", arguments: files)
    func paged(_ file: String) throws {
        try expectSound(file, "on another page") { $0.leavingForNextPage($1, of: $2) }
    }

    // MARK: What holds of all of them

    /// As many elements of each list are tried in turn.
    private static let mostElements = 2

    private func expectSound(
        _ file: String, _ what: String, _ change: (ResponseText, Int, String) -> ResponseText?
    ) throws {
        let base = try Base.shared.get()
        guard let text = ResponseText(try base.scenario.contents(of: file)) else { return }
        for list in text.lists {
            for index in 0..<min(text.count(list), Self.mostElements) {
                guard let changed = change(text, index, list) else { continue }
                let scratch = try ScratchSnapshot(of: base.scenario, without: file)
                try scratch.write(try changed.data(), to: file)
                let answers = Analyzer(try Snapshot.load([scratch.path])).answers(base.expectations)
                expectSound(answers, base.answers, "\(file)#/\(list)/\(index) \(what)")
            }
        }
    }

    private func expectSound(_ answers: [Answer], _ originals: [Answer], _ what: String) {
        for (before, after) in zip(originals, answers) {
            let place: Comment = "\(after.name), \(what): \(after.words)"
            if before.verdict != .reachable { #expect(after.verdict != .reachable, place) }
            if before.verdict == .reachable {
                #expect(after.verdict != .blocked && after.verdict != .partial, place)
            }
            if after.report == nil { #expect(after.error is SelectionError, place) }
        }
    }
}
