import Foundation
import Testing

@testable import FlightPath

/// The published schema says what the JSON holds, and nothing is in the JSON that it does not say.
@Suite("JSON reports against their schema")
struct JSONSchemaTests {
    private let schema: JSONSchema

    init() throws {
        schema = try JSONSchema(Scenario.package.appending(path: "docs/report.schema.json"), isClosed: true)
    }

    @Test("traces")
    func traces() throws {
        for (fixture, question) in MachineReports.questions {
            let text = try JSONRenderer.text(try MachineReports.report(fixture, question))
            #expect(try schema.mistakes(text) == [], "\(fixture) \(question)")
        }
        #expect(try schema.mistakes(try JSONRenderer.text(try MachineReports.hostileReport())) == [])
    }

    @Test("checks, brief and with reports")
    func checks() throws {
        for verbose in [false, true] {
            for explains in [false, true] {
                let check = try MachineReports.check(verbose: verbose, explainsFailures: explains)
                #expect(try schema.mistakes(try JSONRenderer.text(check)) == [])
            }
        }
    }

    @Test("what is linted and listed", arguments: Scenario.fixtures)
    func lists(_ scenario: Scenario) throws {
        let analyzer = try scenario.analyzer()
        #expect(try schema.mistakes(try JSONRenderer.text(analyzer.lint())) == [])
        #expect(try schema.mistakes(try JSONRenderer.text(analyzer.list(nil))) == [])
    }

    @Test("explanations, and the list of codes")
    func explanations() throws {
        for code in CauseCode.allCases {
            let explanation = try Explanation(code: code.rawValue)
            #expect(try schema.mistakes(try JSONRenderer.text(explanation)) == [], "\(code)")
        }
        #expect(try schema.mistakes(try JSONRenderer.text(CodeList())) == [])
    }

    struct Wrong: Sendable, CustomTestStringConvertible {
        let member: String
        let becomes: String
        var testDescription: String { "\(member) becomes \(becomes)" }
    }

    @Test(
        "a report that is not as the schema says is told",
        arguments: [
            Wrong(member: #""schemaVersion" : 1"#, becomes: #""schemaVersion" : 2"#),
            Wrong(member: #""verdict" : "blocked""#, becomes: #""verdict" : "closed""#),
            Wrong(member: #""first" : true"#, becomes: #""first" : 1"#),
            Wrong(member: #""leg" : 1"#, becomes: #""leg" : 0"#),
            Wrong(member: #""direction" : "forward""#, becomes: #""direction" : "forward", "stray" : 1"#),
            Wrong(member: #""assumptions" : ["#, becomes: #""assumption" : ["#),
            Wrong(member: #""of" : 1"#, becomes: #""of" : "1""#),
        ])
    func wrong(_ wrong: Wrong) throws {
        let report = try MachineReports.report("a01-node-sg-single-ip", MachineReports.questions[2].question)
        let text = try JSONRenderer.text(report)
        #expect(text.contains(wrong.member))
        #expect(try !schema.mistakes(text.replacing(wrong.member, with: wrong.becomes)).isEmpty)
    }
}
