import Foundation
import Testing

@testable import FlightPath

/// Reports of fixtures for the tests of formats that machines read.
enum MachineReports {
    static let paths = ArtifactPaths(root: "snapshot")

    /// Questions of fixtures: every way an answer may look.
    static let questions: [(fixture: String, question: QuestionText)] = [
        ("A", QuestionText(from: "10.10.0.37", to: "100.64.0.21", port: "8080")),
        ("a01-node-sg-single-ip", QuestionText(from: "vpc/ingress-vpc", to: "pod/shop/web-*", port: "8080")),
        ("a01-node-sg-single-ip", QuestionText(from: "10.10.0.37", to: "100.64.0.21", port: "8080")),
        ("a01-node-sg-single-ip", QuestionText(from: "10.10.0.37", to: "100.64.0.21", ipProtocol: "all")),
        ("a05-tgw-attachment-missing-az", QuestionText(from: "lb/ingress-alb", to: "pod/shop/web-*", port: "8080")),
        ("A-eni", QuestionText(from: "10.10.0.37", to: "100.64.0.21", port: "8080", isStrict: true)),
        ("A-eni", QuestionText(from: "10.10.0.37", to: "100.64.0.21", icmp: "8/0")),
        ("B-peer", QuestionText(from: "internet", to: "https://shop.example.com/")),
        ("a15-nfw-rule-drops", QuestionText(from: "lb/ingress-alb", to: "pod/shop/web-*", port: "8080")),
    ]

    static func report(_ fixture: String, _ question: QuestionText) throws -> Report {
        try Scenario.named(fixture).analyzer().trace(try question.question())
    }

    /// A check in which one expectation holds and the others do not, each for another reason.
    static let expectations = """
        { "version": 1,
          "expectations": [
            { "name": "the internet gets in", "from": "198.51.100.7", "to": "52.201.17.44", "port": 443, "expect": "reachable" },
            { "name": "the load balancer gets in", "from": "10.10.0.37", "to": "100.64.0.21", "port": 8080, "expect": "reachable" },
            { "name": "the internet stays out", "from": "198.51.100.7", "to": "52.201.17.44", "port": 443, "expect": "blocked" },
            { "name": "the network ACL stops it", "from": "10.10.0.37", "to": "100.64.0.21", "port": 8080,
              "expect": "blocked", "because": "SUBNET_ACL_RESTRICTION" },

            { "name": "nobody", "from": "pod/nobody/nothing", "to": "100.64.0.21", "expect": "reachable" },
            { "name": "no end", "from": "internet", "expect": "reachable" } ] }
        """

    static func check(
        _ text: String = expectations, isStrict: Bool = false, verbose: Bool = false, explainsFailures: Bool = true
    ) throws -> CheckReport {
        try Scenario.named("a01-node-sg-single-ip").analyzer().check(
            try Expectations(json: Array(text.utf8), path: "expectations.json"), isStrict: isStrict, verbose: verbose,
            explainsFailures: explainsFailures)
    }

    /// A check with one expectation, that the question of a report is answered with `reachable`.
    static func check(expectingReachable report: Report) -> CheckReport {
        var result = CheckReport.Result(
            name: "\(report.query.from) reaches \(report.query.to)", expect: "reachable", holds: false,
            verdict: "error",
            place: ResolvedPlace(file: "expectations.json", pointer: "/expectations/0", line: 3))
        result.tell(report, isWhole: true)
        return CheckReport(
            results: [result], broken: result.outcome == .broken ? 1 : 0,
            undetermined: result.outcome == .undetermined ? 1 : 0, errors: 0)
    }

    static func junit(expectingReachable report: Report) -> String {
        JUnitRenderer(paths: paths, suite: "expectations.json").text(check(expectingReachable: report))
    }

    /// A name that would act in one format or another.
    static let hostile =
        "a|b`c<script>]]>\u{1B}[31m\u{202E}\n::error::no%0A,title=x:y ##[error]no {0} [l](javascript:x) \u{00}\u{FFFE}\"'&"
        + String(repeating: "漢", count: 5_000)

    /// A report whose names, ids, places and commands are all hostile.
    static func hostileReport() throws -> Report {
        var report = try report("a01-node-sg-single-ip", questions[2].question)
        report.query.from = hostile
        report.summary = hostile
        report.blockers[0].headline = "security group `sg-1 (\(hostile))` does not admit 10.0.0.1"
        report.blockers[0].component.id = hostile
        report.blockers[0].component.name = hostile
        report.blockers[0].evidence = ResolvedPlace(file: "a \(hostile)/é.json", pointer: "/a", line: 7)
        report.remediations[0].title = hostile
        report.remediations[0].aws = ["aws ec2 x --name '\(hostile)'"]
        report.gaps = [GapReport(what: hostile, collect: hostile)]
        report.assumptions = [hostile]
        return report
    }

    static func hostileCheck() throws -> CheckReport {
        let report = try hostileReport()
        let result = CheckReport.Result(
            name: hostile, expect: "reachable", holds: false, verdict: "blocked", code: "ENI_SG_RULES_MISMATCH",
            component: report.blockers[0].component, direction: "forward", summary: hostile,
            place: ResolvedPlace(file: hostile, pointer: "/expectations/0", line: 3),
            evidence: report.blockers[0].evidence, report: report)
        let error = CheckReport.Result(
            name: hostile + "2", expect: hostile, holds: false, verdict: "error", error: hostile)
        return CheckReport(results: [result, error], broken: 1, undetermined: 0, errors: 1)
    }
}
