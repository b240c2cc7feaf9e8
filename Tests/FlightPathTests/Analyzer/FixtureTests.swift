import Foundation
import Testing

@testable import FlightPath

@Suite("Fixtures")
struct FixtureTests {
    /// What an expectation says of the first blocker beyond its code, for tests alone.
    private struct Expected: Decodable {
        struct File: Decodable { let expectations: [Expected] }

        let name: String
        let components: [String]
        let direction: String?

        enum Key: String, CodingKey {
            case name, component, direction
        }

        init(from decoder: any Decoder) throws {
            let container = try decoder.container(keyedBy: Key.self)
            name = try container.decode(String.self, forKey: .name)
            direction = try container.decodeIfPresent(String.self, forKey: .direction)
            if let one = try? container.decode(String.self, forKey: .component) {
                components = [one]
            } else {
                components = try container.decodeIfPresent([String].self, forKey: .component) ?? []
            }
        }
    }

    @Test("Every expectation gets its answer, with the first blocker it names", arguments: Scenario.fixtures)
    func answers(_ scenario: Scenario) throws {
        let data = try Data(contentsOf: scenario.directory.appending(path: "expectations.json"))
        let expected = try JSONDecoder().decode(Expected.File.self, from: data).expectations
        let report = try scenario.analyzer().check(try scenario.expectations())
        #expect(report.results.map(\.name) == expected.map(\.name))
        for (result, expected) in zip(report.results, expected) {
            let place: Comment = "\(scenario.name)/\(result.name): \(result.error ?? result.summary ?? "")"
            #expect(result.verdict == result.expect, place)
            #expect(result.holds, place)
            #expect(result.error == nil, place)
            if result.verdict == "reachable" {
                #expect(result.code == nil && result.component == nil && result.direction == nil, place)
                continue
            }
            if !expected.components.isEmpty {
                #expect(expected.components.contains(result.component?.id ?? ""), place)
            }
            if let direction = expected.direction { #expect(result.direction == direction, place) }
        }
        #expect(report.broken == 0)
        #expect(report.errors == 0)
        #expect(report.undetermined == 0)
    }

    /// The internet has addresses of both families; a destination of one family is asked about that one alone.
    @Test("The internet reaches what has IPv4 addresses alone", arguments: ["52.201.17.44", "lb/ingress-alb"])
    func internet(_ destination: String) throws {
        let question = try QuestionText(from: "internet", to: destination, port: "443").question()
        let report = try Scenario.named("A").analyzer().trace(question)
        #expect(report.verdict == .reachable, "\(report.summary)")
        #expect(report.remediations.isEmpty)
    }

    @Test("A fixture is whole", arguments: Scenario.fixtures)
    func problems(_ scenario: Scenario) throws {
        let snapshot = try Snapshot.load([scenario.snapshot.path()])
        #expect(snapshot.problems.filter { $0.severity == .warning }.map(\.description) == [])
        #expect(snapshot.files.count == scenario.files().count)
    }
}
