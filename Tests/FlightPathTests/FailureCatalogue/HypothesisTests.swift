import Testing

@testable import FlightPath

/// Section 7.F: what is left when health is bad and the path is open.
@Suite("Failure catalogue: hypotheses")
struct HypothesisTests {
    private func fixture(
        _ reason: String, _ ipProtocol: String = "TCP", health port: String = "traffic-port"
    ) throws -> SnapshotFixture {
        try SnapshotFixture().vpc("vpc-a", "10.0.0.0/16")
            .subnet("subnet-client", "10.0.1.0/24", of: "vpc-a").subnet("subnet-lb", "10.0.11.0/24", of: "vpc-a")
            .subnet("subnet-app", "10.0.21.0/24", of: "vpc-a").routes("rtb-a", of: "vpc-a", "10.0.0.0/16 -> local")
            .openNetworkACL(for: "subnet-client", "subnet-lb", "subnet-app").openGroup()
            .interface("eni-client", "10.0.1.10", in: "subnet-client")
            .interface("eni-app", "10.0.21.20", in: "subnet-app")
            .balancer("web", "network", zones: ["subnet-lb"]).node(of: "web", "network", "10.0.11.5", in: "subnet-lb")
            .listener("web", "network", port: 443, "TCP", to: "apps").attributes(ofTargetGroup: "apps", [:])
            .response(
                "describe-target-groups",
                """
                {"TargetGroups": [{"TargetGroupArn": "\(SnapshotFixture.groupARN("apps"))", "TargetGroupName": "apps",
                 "Port": 8443, "Protocol": "\(ipProtocol)", "TargetType": "ip", "VpcId": "vpc-a",
                 "HealthCheckPort": "\(port)"}]}
                """
            )
            .response(
                "describe-target-health.apps",
                """
                {"TargetHealthDescriptions": [{"Target": {"Id": "10.0.21.20", "Port": 8443},
                 "TargetHealth": {"State": "unhealthy", "Reason": "\(reason)"}}]}
                """)
    }

    private func ask(_ fixture: SnapshotFixture, port: String = "443") throws -> Report {
        try fixture.ask("10.0.1.10", "10.0.21.20", port: port, via: ["lb/web"])
    }

    private func rows(_ fixture: SnapshotFixture) throws -> [Int] {
        let report = try ask(fixture)
        return (report.hypotheses ?? []).map(\.row)
    }

    @Test(
        "the reason leads to the causes that no snapshot shows",
        arguments: [
            ("Target.Timeout", "TCP", "traffic-port", [80, 85, 101]),
            ("Target.Timeout", "TCP", "9000", [37, 80, 85, 101]),
            ("Target.FailedHealthChecks", "TCP", "traffic-port", [68, 69, 74, 75, 76, 80]),
            ("Target.FailedHealthChecks", "HTTP", "traffic-port", [68, 69, 74, 76]),
            ("Target.ResponseCodeMismatch", "TCP", "traffic-port", [73]),
        ])
    func causes(reason: String, ipProtocol: String, port: String, rows: [Int]) throws {
        #expect(try self.rows(fixture(reason, ipProtocol, health: port)) == rows)
    }

    @Test("where the trace finds what blocks, that is the cause")
    func explained() throws {
        let closed = try ask(fixture("Target.Timeout"), port: "444")
        #expect(closed.verdict == .blocked)
        #expect(closed.hypotheses == nil)
    }

    @Test("they stand in the verbose text and in Markdown, not on the first screen")
    func shown() throws {
        let report = try ask(fixture("Target.Timeout"))
        let line = "targets of `apps` are unhealthy (Target.Timeout)"
        #expect(TextRenderer(isVerbose: true).text(report).contains("may be: " + line))
        #expect(!TextRenderer().text(report).contains("may be: "))
        #expect(MarkdownRenderer().text(report).contains("## May be\n\n- " + line))
    }
}
