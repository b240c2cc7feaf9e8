import Foundation
import Testing

@testable import FlightPath

@Suite("GitHub annotations")
struct GitHubRendererTests {
    private let renderer = GitHubRenderer(paths: MachineReports.paths)

    /// A workflow command as the runner reads it; nil for a line that is none.
    private struct Command {
        var name: String
        var properties: [String: String]
        var message: String

        init?(_ line: Substring) {
            guard line.hasPrefix("::"), let end = line.dropFirst(2).firstRange(of: "::") else { return nil }
            let head = line.dropFirst(2)[..<end.lowerBound]
            let parts = head.split(separator: " ", maxSplits: 1)
            name = String(parts[0])
            properties = [:]
            for pair in parts.count > 1 ? parts[1].split(separator: ",") : [] {
                let sides = pair.split(separator: "=", maxSplits: 1)
                properties[String(sides[0])] = sides.count > 1 ? Self.plain(String(sides[1])) : ""
            }
            message = Self.plain(String(line[end.upperBound...]))
        }

        private static func plain(_ text: String) -> String {
            text.replacing("%3A", with: ":").replacing("%2C", with: ",").replacing("%0D", with: "\r")
                .replacing("%0A", with: "\n").replacing("%25", with: "%")
        }

        var line: String {
            "\(name) \(properties["file"] ?? "-"):\(properties["line"] ?? "-") \(properties["title"] ?? "-")"
        }
    }

    private func commands(_ text: String) -> [Command] {
        text.split(separator: "\n").compactMap { Command($0) }
    }

    @Test("a blocker is an error at its line, with the fix; the last line counts")
    func trace() throws {
        let report = try MachineReports.report("a01-node-sg-single-ip", MachineReports.questions[2].question)
        let text = renderer.text(report)
        let commands = commands(text)
        #expect(
            commands.map(\.line) == [
                "error snapshot/aws/111122223333/us-east-1/describe-security-groups.json:187"
                    + " blocked: ENI_SG_RULES_MISMATCH"
            ])
        let message = try #require(commands.first?.message)
        #expect(message.hasPrefix(report.blockers[0].headline + ".\n"))
        #expect(message.hasSuffix("\n" + report.remediations[0].aws[0]))
        #expect(text.hasSuffix("\nflightpath trace: blocked, 1 blocking, 0 not known\n"))
    }

    @Test("missing facts are warnings of no file; what is reachable has no annotation")
    func facts() throws {
        let undetermined = try MachineReports.report("A-eni", MachineReports.questions[5].question)
        let lines = commands(renderer.text(undetermined)).map(\.line)
        #expect(Set(lines) == ["warning -:- undetermined: MISSING_INPUT"])
        let reachable = try MachineReports.report("A", MachineReports.questions[0].question)
        #expect(renderer.text(reachable) == "flightpath trace: reachable, 0 blocking, 0 not known\n")
    }

    @Test("a check: the broken ones first, for only ten are shown")
    func check() throws {
        let check = try MachineReports.check()
        var shuffled = check
        shuffled.results.reverse()
        let text = renderer.text(shuffled)
        #expect(
            commands(text).map(\.line) == [
                "error snapshot/expectations.json:6 broken: EXPECTATION_BROKEN",
                "error snapshot/expectations.json:5 broken: EXPECTATION_BROKEN",
                "error snapshot/aws/111122223333/us-east-1/describe-security-groups.json:187"
                    + " broken: ENI_SG_RULES_MISMATCH",
                "error snapshot/expectations.json:10 error: EXPECTATION_ERROR",
                "error snapshot/expectations.json:9 error: EXPECTATION_ERROR",
            ])
        #expect(text.hasSuffix("\nflightpath check: 1 of 6 expectations hold, 3 broken, 2 in error\n"))
    }

    @Test("notes of lint come with --verbose only")
    func lint() throws {
        var report = try Scenario.named("a01-node-sg-single-ip").analyzer().lint()
        report.unchecked = []
        try #require(report.notes > 0)
        #expect(commands(renderer.text(report)).count == report.errors + report.warnings)
        let verbose = GitHubRenderer(paths: MachineReports.paths, isVerbose: true).text(report)
        #expect(commands(verbose).count == report.findings.count)
        #expect(commands(verbose).last?.name == "notice")
    }

    @Test("checks that were not made are told, in one notice")
    func unchecked() throws {
        var report = try Scenario.named("a01-node-sg-single-ip").analyzer().lint()
        report.findings = []
        report.unchecked = [
            .init(check: "pods are ready", rows: [1], cluster: "a", missing: ["pods"], collect: ["kubectl get pods"]),
            .init(check: "pods are ready", rows: [1], cluster: "b", missing: ["pods"], collect: ["kubectl get pods"]),
            .init(check: "routes lead on", rows: [2], missing: ["route tables"], collect: ["aws ec2 x", "aws ec2 y"]),
        ]
        let text = renderer.text(report)
        #expect(commands(text).map(\.line) == ["notice -:- not checked: MISSING_INPUT"])
        #expect(
            commands(text).first?.message
                == "2 checks were not made whole.\nThey are: pods are ready; routes lead on.\nkubectl get pods\naws ec2 x\n"
                + "aws ec2 y")
        #expect(text.hasSuffix("; 2 checks were not made whole\n"))
    }

    @Test("an answer without a cause is told all the same", arguments: [Verdict.partial, .blocked, .undetermined])
    func bare(_ verdict: Verdict) throws {
        var report = try MachineReports.report("A", MachineReports.questions[0].question)
        report.verdict = verdict
        let level = verdict == .undetermined ? "warning" : "error"
        #expect(commands(renderer.text(report)).map(\.line) == ["\(level) -:- \(verdict.rawValue): MISSING_INPUT"])
    }

    @Test("a command is shown whole, or not at all")
    func whole() throws {
        var report = try MachineReports.report("a01-node-sg-single-ip", MachineReports.questions[2].question)
        let long = "aws ec2 authorize --ip-permissions '" + String(repeating: "{CidrIp=10.0.0.0/8},", count: 40) + "'"
        report.remediations[0].aws = [long]
        report.remediations[0].kubectl = "kubectl apply -f - <<'EOF'\n{\n  \"a\": 1\n}\nEOF"
        let message = try #require(commands(renderer.text(report)).first?.message)
        #expect(message.hasSuffix("\n\(long)\nkubectl apply -f - <<'EOF'\n{\n  \"a\": 1\n}\nEOF"))
        report.remediations[0].aws = [String(repeating: long, count: 3)]
        report.remediations[0].kubectl = nil
        let other = try #require(commands(renderer.text(report)).first?.message)
        #expect(other.hasSuffix("\n(a command of \(long.count * 3) characters: see --format json)"))
        let junit = MachineReports.junit(expectingReachable: report)
        #expect(junit.contains("(a command of \(long.count * 3) characters: see --format json)</failure>"))
    }

    @Test("a name cannot end its command, nor begin one")
    func hostile() throws {
        for text in [
            renderer.text(try MachineReports.hostileReport()), renderer.text(try MachineReports.hostileCheck()),
        ] {
            let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
            #expect(lines.count == 4)
            let commands = commands(text)
            #expect(commands.count == 2)
            #expect(commands.allSatisfy { ["error", "warning"].contains($0.name) })
            #expect(commands.allSatisfy { Set($0.properties.keys).isSubset(of: ["file", "line", "title"]) })
            #expect(commands.allSatisfy { !["x:y", "x"].contains($0.properties["title"]) })
            #expect(
                commands[0].message.contains("does not admit 10.0.0.1")
                    || commands[0].message.contains("expected reachable"))
            #expect(!text.unicodeScalars.contains { $0.value < 0x20 && $0 != "\n" || $0 == "\u{202E}" })
            #expect(lines.last == "" && lines[2].hasPrefix("flightpath "))
        }
    }
}
