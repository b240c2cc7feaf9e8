import Foundation
import Testing

@testable import FlightPath

/// A snapshot with its questions and the answers that are right for them: one directory of `Fixtures`.
struct Scenario: Sendable, CustomTestStringConvertible {
    let directory: URL

    var name: String { directory.lastPathComponent }
    var testDescription: String { name }
    var snapshot: URL { directory.appending(path: "snapshot") }

    /// The root of the package.
    static let package = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()

    /// The scenarios that belong to the package.
    static let fixtures = below(package.appending(path: "Fixtures"))

    /// Further scenarios that may lie beside the package; usually there are none.
    static let others = below(package.appending(path: "../shared/scenarios").standardizedFileURL)

    static func named(_ name: String) throws -> Scenario {
        try #require(fixtures.first { $0.name == name }, "Fixtures/\(name) is missing")
    }

    private static func below(_ root: URL) -> [Scenario] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: root.path())) ?? []
        return names.sorted().map { Scenario(directory: root.appending(path: $0)) }
            .filter { FileManager.default.fileExists(atPath: $0.directory.appending(path: "expectations.json").path()) }
    }

    /// The paths of the snapshot's files inside the snapshot, in order.
    func files() -> [String] {
        let found = FileManager.default.enumerator(atPath: snapshot.path())?.compactMap { $0 as? String } ?? []
        return found.filter { $0.hasSuffix(".json") }.sorted()
    }

    func contents(of file: String) throws -> Data {
        try Data(contentsOf: snapshot.appending(path: file))
    }

    func expectations() throws -> Expectations {
        try Expectations(json: Array(try Data(contentsOf: directory.appending(path: "expectations.json"))))
    }

    func analyzer() throws -> Analyzer {
        Analyzer(try Snapshot.load([snapshot.path()]))
    }
}

/// What became of one expectation.
struct Answer: Sendable {
    let name: String
    /// Nil where the question could not be asked.
    let report: Report?
    /// Why not.
    let error: (any Error)?

    var verdict: Verdict? { report?.verdict }

    /// The answer, or the reason for none, in words.
    var words: String { report?.summary ?? error.map { "\($0)" } ?? "no answer" }

    /// What must not depend on the order in which things are written.
    var essence: [String] {
        guard let report else { return [name, "error"] }
        let first = report.blockers.first
        return [
            name, report.verdict.rawValue, first?.code.rawValue ?? "", first?.component.id ?? "",
            first?.direction ?? "",
        ]
    }
}

extension Analyzer {
    /// Answers every expectation, without trying fixes.
    func answers(_ expectations: Expectations, triesFixes: Bool = false) -> [Answer] {
        expectations.expectations.map { expectation in
            do {
                let text = try #require(expectation.question)
                return Answer(
                    name: expectation.name, report: try trace(try text.question(), triesFixes: triesFixes), error: nil)
            } catch {
                return Answer(name: expectation.name, report: nil, error: error)
            }
        }
    }
}

extension Report {
    /// Every file of the snapshot that the report refers to.
    var citedFiles: Set<String> {
        var places = blockers.map(\.evidence)
        places += blockers.map(\.rule?.evidence)
        places += blockers.flatMap(\.nearMisses).map(\.rule.evidence)
        places += legs.flatMap { $0.forward + $0.reply }.map(\.rule?.evidence)
        return Set(places.compactMap { $0?.file })
    }
}
