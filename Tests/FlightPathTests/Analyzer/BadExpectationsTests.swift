import Foundation
import Testing

@testable import FlightPath

/// What is said of expectations that cannot be read, word for word.
@Suite("Bad expectations")
struct BadExpectationsTests {
    @Test(
        "What is no expectations file says what is wrong",
        arguments: [
            ("", "it is not valid JSON: line 1: the file holds no value"),
            ("{", "it is not valid JSON: line 1: the file ends inside an object"),
            ("{\n\"version\": 1,\n\"expectations\": [}", "it is not valid JSON: line 3: expected a value"),
            ("{}", "it has no `version`"),
            (#"{"version": 1}"#, "it has no `expectations`"),
            (
                #"{"version": 2, "expectations": []}"#,
                "its `version` is 2, and 1 is the only one there is"
            ),
            (#"{"version": "1", "expectations": []}"#, "the value at /version is of the wrong type"),
            (#"{"version": 1, "expectations": {}}"#, "the value at /expectations is of the wrong type"),
            (#"{"version": 1, "scope": 1, "expectations": []}"#, "the value at /scope is of the wrong type"),
            (
                #"{"version": 1, "scope": "half", "expectations": []}"#,
                "its `scope` is `half`; it may be full or kubernetes"
            ),
        ])
    func file(_ text: String, _ message: String) {
        let error = #expect(throws: ExpectationsError.self) { try Expectations(json: Array(text.utf8)) }
        #expect(error?.description == message)
    }

    @Test("A list where the file should be is said to be no object")
    func list() {
        let error = #expect(throws: ExpectationsError.self) { try Expectations(json: Array("[]".utf8)) }
        #expect(error?.description == "it is not an object with `version` and `expectations`")
    }

    private func results(_ items: [String]) throws -> [CheckReport.Result] {
        let good = #"{"name": "good", "from": "10.10.0.37", "to": "100.64.0.21", "port": 8080, "expect": "reachable"}"#
        let text = #"{"version": 1, "expectations": [\#((items + [good]).joined(separator: ", "))]}"#
        let report = try Scenario.named("A").analyzer().check(try Expectations(json: Array(text.utf8)))
        #expect(report.results.last?.holds == true, "the others are answered")
        #expect(report.errors == report.results.count { $0.verdict == "error" })
        return report.results.dropLast()
    }

    /// An expectation with more members.
    private func expectation(_ members: String) -> String {
        #"{"name": "x", "from": "10.10.0.37", "to": "100.64.0.21", "expect": "reachable", \#(members)}"#
    }

    @Test(
        "An expectation that cannot be read is an error, and the others are answered",
        arguments: [
            ("1", "it is not an object"),
            ("{}", "it has no `from` that is a string"),
            (#"{"from": "internet"}"#, "it has no `to` that is a string"),
            (#"{"from": "internet", "to": 5, "expect": "blocked"}"#, "it has no `to` that is a string"),
            (
                #"{"from": "internet", "to": "10.0.0.1"}"#,
                "its `expect` is missing; it may be reachable, partial or blocked"
            ),
            (
                #"{"from": "internet", "to": "10.0.0.1", "expect": "ok"}"#,
                "its `expect` is `ok`; it may be reachable, partial or blocked"
            ),
            (
                #"{"from": "internet", "to": "10.0.0.1", "expect": "undetermined"}"#,
                "its `expect` is `undetermined`; it may be reachable, partial or blocked"
            ),
            (
                #"{"from": "internet", "to": "vpc/nope", "expect": "blocked"}"#,
                "nothing in the snapshot is named `vpc/nope`"
            ),
        ])
    func item(_ text: String, _ message: String) throws {
        let result = try #require(try results([text]).first)
        #expect(result.verdict == "error")
        #expect(!result.holds)
        #expect(result.error == message)
        #expect(result.name == "expectation 1")
    }

    @Test(
        "A member that cannot be understood is quoted",
        arguments: [
            (#""because": "sg mismatch""#, "its `because` holds `sg mismatch`, which is no code"),
            (
                #""port": 70000"#,
                "`70000` is no port: give a number from 0 to 65535, a range such as 8000-8090, or a name"
            ),
            (
                #""protocol": 999"#,
                "`999` is no protocol: give a name such as tcp, a number from 0 to 255, or all"
            ),
            (#""icmp": 8"#, "its `icmp` is not an object with `type` and `code`"),
            (
                #""icmp": {"type": 300}"#,
                "`300` is no ICMP type: give TYPE or TYPE/CODE, each from 0 to 255"
            ),
        ])
    func member(_ text: String, _ message: String) throws {
        let result = try #require(try results([expectation(text)]).first)
        #expect(result.verdict == "error")
        #expect(result.error == message)
    }

    @Test(
        "A member of a wrong type is an error, not another question",
        arguments: [
            (#""port": true"#, "its `port` is neither a number nor a string"),
            (#""port": [8443]"#, "its `port` is neither a number nor a string"),
            (#""port": 8080.5"#, "its `port` is neither a number nor a string"),
            (#""protocol": true"#, "its `protocol` is neither a number nor a string"),
            (#""via": 7"#, "its `via` is neither a string nor a list of strings"),
            (#""via": ["lb/ingress-alb", 7]"#, "its `via` is neither a string nor a list of strings"),
            (#""because": 5"#, "its `because` is neither a string nor a list of strings"),
        ])
    func wrongType(_ text: String, _ message: String) throws {
        let result = try #require(try results([expectation(text)]).first)
        #expect(result.verdict == "error")
        #expect(result.error == message)
    }

    @Test("A name stands once")
    func names() throws {
        let one = #"{"name": "x", "from": "10.10.0.37", "to": "100.64.0.21", "port": 8080, "expect": "reachable"}"#
        let results = try results([one, one])
        #expect(results.map(\.verdict) == ["reachable", "error"])
        #expect(results.last?.error == "another expectation has the same name")
    }
}
