import Foundation
import Testing

@testable import FlightPath

/// What formats for machines make of the snapshot whose names would act.
@Suite("names that would act, in formats for machines")
struct HostileMachineFormatsTests {
    /// No control characters but line feeds, no marks that turn the writing direction.
    private func isHarmless(_ text: String) -> Bool {
        !text.unicodeScalars.contains { scalar in
            scalar.value < 0x20 && scalar != "\n" || (0x7F...0x9F).contains(scalar.value)
                || ["\u{202E}", "\u{200F}", "\u{2066}"].contains(scalar)
        }
    }

    @Test("SARIF is valid, its messages are plain and name what stops", arguments: HostileNamesTests.reports.indices)
    func sarif(_ index: Int) throws {
        let report = HostileNamesTests.reports[index]
        let text = try SARIFRenderer(paths: MachineReports.paths).text(report)
        let schema = try JSONSchema(Scenario.package.appending(path: "Tests/Schemas/sarif-schema-2.1.0.json"))
        #expect(try schema.mistakes(text) == [])
        let log = try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
        let run = try #require((log["runs"] as? [[String: Any]])?.first)
        let results = try #require(run["results"] as? [[String: Any]])
        #expect(results.count == report.blockers.count + report.gaps.count)
        for result in results {
            let message = try #require((result["message"] as? [String: Any])?["text"] as? String)
            #expect(
                isHarmless(message) && !message.contains("\n") && !message.contains("](")
                    && message.utf16.count <= 1_000)
        }
        if report.verdict == .blocked {
            let message = try #require((results[0]["message"] as? [String: Any])?["text"] as? String)
            #expect(message.contains("does not admit") || message.contains("admits"))
        }
    }

    @Test("JUnit XML can be read, and its cases are those of the check", arguments: HostileNamesTests.reports.indices)
    func junit(_ index: Int) throws {
        let report = HostileNamesTests.reports[index]
        let text = MachineReports.junit(expectingReachable: report)
        #expect(isHarmless(text))
        let document = try XMLDocumentReader.read(text)
        #expect(document.cases.count == 1)
        #expect(document.outputs == [TextRenderer().text(report)])
    }

    @Test("every line of annotations is one command, but for the last", arguments: HostileNamesTests.reports.indices)
    func github(_ index: Int) {
        let report = HostileNamesTests.reports[index]
        for text in [
            GitHubRenderer(paths: MachineReports.paths).text(report),
            GitHubRenderer(paths: MachineReports.paths).text(MachineReports.check(expectingReachable: report)),
        ] {
            #expect(isHarmless(text))
            let lines = text.split(separator: "\n")
            #expect(lines.dropLast().allSatisfy { $0.hasPrefix("::error ") || $0.hasPrefix("::warning ") })
            #expect(lines.last?.hasPrefix("flightpath ") == true)
            #expect(lines.allSatisfy { $0.utf8.count < 65_536 })
        }
    }
}
