import Foundation
import Testing

@testable import FlightPath

@Suite("SARIF")
struct SARIFRendererTests {
    private static let schemas = Scenario.package.appending(path: "Tests/Schemas")
    private let renderer = SARIFRenderer(paths: MachineReports.paths, version: "1.2.3")

    private func run(_ text: String) throws -> [String: Any] {
        let log = try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
        let runs = try #require(log["runs"] as? [[String: Any]])
        #expect(runs.count == 1)
        return try #require(runs.first)
    }

    private func results(_ text: String) throws -> [[String: Any]] {
        try #require(try run(text)["results"] as? [[String: Any]])
    }

    /// What a result says, in one line: level, rule, file and line.
    private func line(_ result: [String: Any]) throws -> String {
        let locations = try #require(result["locations"] as? [[String: Any]])
        let physical = try #require(locations.first?["physicalLocation"] as? [String: Any])
        let artifact = try #require(physical["artifactLocation"] as? [String: Any])
        let region = (physical["region"] as? [String: Any])?["startLine"] as? Int
        let level = try #require(result["level"] as? String)
        let rule = try #require(result["ruleId"] as? String)
        let uri = try #require(artifact["uri"] as? String)
        return "\(level) \(rule) \(uri)\(region.map { ":\($0)" } ?? "")"
    }

    @Test("every report is valid against the schema of OASIS")
    func valid() throws {
        let schema = try JSONSchema(Self.schemas.appending(path: "sarif-schema-2.1.0.json"))
        for (fixture, question) in MachineReports.questions {
            let text = try renderer.text(try MachineReports.report(fixture, question))
            #expect(try schema.mistakes(text) == [], "\(fixture) \(question)")
        }
        for scenario in Scenario.fixtures {
            #expect(try schema.mistakes(try renderer.text(try scenario.analyzer().lint())) == [], "\(scenario)")
        }
        #expect(try schema.mistakes(try renderer.text(try MachineReports.check())) == [])
        #expect(try schema.mistakes(try renderer.text(try MachineReports.check(isStrict: true))) == [])
        #expect(try schema.mistakes(try renderer.text(try MachineReports.hostileReport())) == [])
        #expect(try schema.mistakes(try renderer.text(try MachineReports.hostileCheck())) == [])
    }

    @Test("a blocker is an error at the line of the rule, a missing fact a warning at the snapshot")
    func trace() throws {
        let blocked = try MachineReports.report("a01-node-sg-single-ip", MachineReports.questions[2].question)
        #expect(
            try results(try renderer.text(blocked)).map { try line($0) } == [
                "error ENI_SG_RULES_MISMATCH snapshot/aws/111122223333/us-east-1/describe-security-groups.json:187"
            ])
        let undetermined = try MachineReports.report("A-eni", MachineReports.questions[5].question)
        #expect(undetermined.verdict == .undetermined)
        let lines = try results(try renderer.text(undetermined)).map { try line($0) }
        #expect(!lines.isEmpty)
        #expect(Set(lines) == ["warning MISSING_INPUT snapshot"])
        let reachable = try MachineReports.report("A", MachineReports.questions[0].question)
        #expect(reachable.verdict == .reachable)
        #expect(try results(try renderer.text(reachable)).isEmpty)
    }

    @Test("a result names its component, near misses, the fix and its rule")
    func result() throws {
        let report = try MachineReports.report("a01-node-sg-single-ip", MachineReports.questions[2].question)
        let run = try run(try renderer.text(report))
        let result = try #require((run["results"] as? [[String: Any]])?.first)
        let logical = ((result["locations"] as? [[String: Any]])?.first?["logicalLocations"] as? [[String: Any]])?.first
        #expect(logical?["fullyQualifiedName"] as? String == "sg-08348c706b17f2889")
        #expect(logical?["name"] as? String == "prod-eks-node-sg")
        #expect(logical?["kind"] as? String == "sg")
        #expect((result["relatedLocations"] as? [[String: Any]])?.count == 2)
        let commands = (result["properties"] as? [String: Any])?["commands"] as? [String]
        #expect(commands == report.remediations[0].aws)
        let message = (result["message"] as? [String: Any])?["text"] as? String
        #expect(message?.contains(report.blockers[0].headline) == true)
        #expect(message?.contains("Fix that was tried: \(report.remediations[0].title)") == true)
        let driver = (run["tool"] as? [String: Any])?["driver"] as? [String: Any]
        #expect(driver?["semanticVersion"] as? String == "1.2.3")
        let rules = try #require(driver?["rules"] as? [[String: Any]])
        let rule = rules[try #require(result["ruleIndex"] as? Int)]
        #expect(rule["id"] as? String == "ENI_SG_RULES_MISMATCH")
        let page = CauseCode.securityGroupRulesMismatch.page
        #expect((rule["shortDescription"] as? [String: Any])?["text"] as? String == page.title)
        #expect((rule["help"] as? [String: Any])?["markdown"] as? String == page.markdown)
        #expect(rule["helpUri"] as? String == page.aws)
    }

    @Test("a check points at what stops too much, or at the expectation")
    func check() throws {
        let text = try renderer.text(try MachineReports.check())
        #expect(
            try results(text).map { try line($0) } == [
                "error ENI_SG_RULES_MISMATCH snapshot/aws/111122223333/us-east-1/describe-security-groups.json:187",
                "error EXPECTATION_BROKEN snapshot/expectations.json:5",
                "error EXPECTATION_BROKEN snapshot/expectations.json:6",
                "error EXPECTATION_ERROR snapshot/expectations.json:9",
                "error EXPECTATION_ERROR snapshot/expectations.json:10",
            ])
        let first = try #require(try results(text).first)
        let related = try #require(first["relatedLocations"] as? [[String: Any]])
        #expect(
            (related.first?["message"] as? [String: Any])?["text"] as? String
                == "The expectation `the load balancer gets in`")
    }

    @Test("fingerprints are of what is wrong, not of where it stands", arguments: ["line", "file"])
    func fingerprints(_ change: String) throws {
        func prints(_ report: Report) throws -> [String] {
            try results(try renderer.text(report)).compactMap {
                ($0["partialFingerprints"] as? [String: String])?["flightpath/v1"]
            }
        }
        let report = try MachineReports.report("a01-node-sg-single-ip", MachineReports.questions[2].question)
        var moved = report
        switch change {
        case "line": moved.blockers[0].evidence?.line += 40
        default: moved.blockers[0].evidence?.file = "groups.json"
        }
        #expect(try prints(moved) == (try prints(report)))
        var other = report
        other.query.to = "100.64.64.18"
        #expect(try prints(other) != (try prints(report)))
        var twice = report
        twice.blockers.append(report.blockers[0])
        #expect(Set(try prints(twice)).count == 2)
    }

    @Test("names that would act do not, and what is said of them remains")
    func hostile() throws {
        let results = try results(try renderer.text(try MachineReports.hostileReport()))
        let message = try #require((results[0]["message"] as? [String: Any])?["text"] as? String)
        #expect(message.contains("does not admit 10.0.0.1"))
        #expect(!message.unicodeScalars.contains { $0.value < 0x20 || $0 == "\u{202E}" })
        #expect(message.contains("{{0}}") && !message.contains("]("))
        #expect(message.utf16.count <= 1_000)
        #expect(try line(results[0]).allSatisfy(\.isASCII))
    }

    @Test("every code can be a rule, within what GitHub takes of descriptions")
    func rules() throws {
        let component = Component(kind: .sg, id: "sg-1")
        let findings = CauseCode.allCases.map { code in
            LintReport.Finding(
                code: code, severity: .warning, headline: "something", component: component, meaning: "so", cure: "do",
                row: 1)
        }
        let report = LintReport(
            findings: findings, errors: 0, warnings: findings.count, notes: 0, unchecked: [])
        let text = try renderer.text(report)
        let schema = try JSONSchema(Self.schemas.appending(path: "sarif-schema-2.1.0.json"))
        #expect(try schema.mistakes(text) == [])
        let driver = (try run(text)["tool"] as? [String: Any])?["driver"] as? [String: Any]
        let rules = try #require(driver?["rules"] as? [[String: Any]])
        #expect(rules.compactMap { $0["id"] as? String } == CauseCode.allCases.map(\.rawValue).sorted())
        for rule in rules {
            for key in ["shortDescription", "fullDescription"] {
                let words = try #require((rule[key] as? [String: String])?["text"])
                #expect(!words.isEmpty && words.utf16.count <= 1_024)
            }
        }
    }

    @Test("a message ends with a sentence, or is cut when the first is too long")
    func paragraphs() {
        let sentences = ["One two three.", "Four five.", "Six."]
        #expect(AnnotationText.paragraph(sentences, longest: 30) == "One two three. Four five. Six.")
        #expect(AnnotationText.paragraph(sentences, longest: 29) == "One two three. Four five.")
        #expect(AnnotationText.paragraph(sentences, longest: 14) == "One two three.")
        #expect(AnnotationText.paragraph(sentences, longest: 8) == "One two…")
        #expect(AnnotationText.paragraph(["\u{1F600}\u{1F600}"], longest: 3) == "\u{1F600}…")
    }

    @Test("lint: findings at their places, checks that were not made as notifications")
    func lint() throws {
        let report = try Scenario.named("a01-node-sg-single-ip").analyzer().lint()
        let run = try run(try renderer.text(report))
        #expect((run["results"] as? [[String: Any]])?.count == report.findings.count)
        let levels = (run["results"] as? [[String: Any]])?.compactMap { $0["level"] as? String }
        #expect(levels == report.findings.map(\.severity.rawValue))
        let invocation = (run["invocations"] as? [[String: Any]])?.first
        let notifications = invocation?["toolExecutionNotifications"] as? [[String: Any]]
        #expect(notifications?.count == report.unchecked.count)
    }
}
