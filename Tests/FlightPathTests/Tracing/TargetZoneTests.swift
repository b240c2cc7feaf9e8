import Testing

@testable import FlightPath

/// Which zone a target lies in, and what tells whether zones are crossed.
@Suite("Zones of targets")
struct TargetZoneTests {
    /// The account that has the load balancer, in a subnet which another account shares with it.
    private static let participant = "222233334444"

    private static func arn(_ path: String) -> String {
        "arn:aws:elasticloadbalancing:\(SnapshotFixture.region):\(participant):\(path)"
    }

    /// An NLB in `subnet-lb`, zone use1-az1, and a target there. The owner of the subnets calls the zone us-east-1a, the
    /// owner of the load balancer us-east-1b.
    private func shared(target zone: String) throws -> SnapshotFixture {
        let home = SnapshotFixture.home(Self.participant)
        let balancer = Self.arn("loadbalancer/net/web/1")
        return try SnapshotFixture.oneVPC()
            .subnet("subnet-lb", "10.0.11.0/24", of: "vpc-a", zone: "use1-az1", named: "us-east-1a")
            .openNetworkACL("acl-lb", for: "subnet-lb")
            .interface(
                "eni-lb", "10.0.11.5", in: "subnet-lb", groups: [], type: "network_load_balancer",
                description: "ELB net/web/1"
            )
            .zones(["us-east-1b use1-az1", "us-east-1a use1-az2"], at: home)
            .adding(
                [
                    """
                    {"LoadBalancerArn": "\(balancer)", "LoadBalancerName": "web", "Type": "network",
                     "Scheme": "internal", "State": {"Code": "active"}, "VpcId": "vpc-a",
                     "AvailabilityZones": [{"SubnetId": "subnet-lb"}]}
                    """
                ], to: "describe-load-balancers", key: "LoadBalancers", at: home
            )
            .adding(
                [
                    """
                    {"ListenerArn": "\(Self.arn("listener/net/web/1/443"))", "Port": 443, "Protocol": "TCP",
                     "LoadBalancerArn": "\(balancer)", "DefaultActions": [{"Type": "forward",
                     "TargetGroupArn": "\(Self.arn("targetgroup/apps/1"))"}]}
                    """
                ], to: "describe-listeners", key: "Listeners", at: home
            )
            .adding(
                [
                    """
                    {"TargetGroupArn": "\(Self.arn("targetgroup/apps/1"))", "TargetGroupName": "apps", "Port": 8080,
                     "Protocol": "TCP", "TargetType": "ip", "VpcId": "vpc-a"}
                    """
                ], to: "describe-target-groups", key: "TargetGroups", at: home
            )
            .adding(
                [
                    """
                    {"Target": {"Id": "10.0.2.20", "Port": 8080, "AvailabilityZone": "\(zone)"},
                     "TargetHealth": {"State": "healthy"}}
                    """
                ], to: "describe-target-health.apps", key: "TargetHealthDescriptions", at: home)
    }

    @Test("names of zones are an account's own: ids tell which are one", arguments: [true, false])
    func ids(_ isSame: Bool) throws {
        let fixture = try shared(target: isSame ? "us-east-1b" : "us-east-1a")
        let report = try fixture.ask("10.0.1.10", "10.0.2.20", port: "443", via: ["lb/web"])
        let refusal = "blocked ELBV2_NO_TARGETS_IN_AZ \(Self.arn("loadbalancer/net/web/1")) forward"
        #expect(report.answer == (isSame ? "reachable" : refusal))
    }

    /// A load balancer with a node and a target in each of two zones.
    private func fixture(_ type: String) throws -> SnapshotFixture {
        let ipProtocol = type == "network" ? "TCP" : "HTTP"
        return try SnapshotFixture.oneVPC().balancer("web", type, zones: ["subnet-client"])
            .node(of: "web", type, "10.0.1.5", in: "subnet-client")
            .listener("web", type, port: 443, ipProtocol, to: "apps")
            .targetGroup("apps", ipProtocol, port: 8080, ["10.0.2.20:8080 healthy us-east-1b"])
            .attributes(ofBalancer: "web", ["load_balancing.cross_zone.enabled": "true"])
    }

    @Test(
        "the group's word on crossing zones beats the load balancer's: where it was not collected, that is listed",
        arguments: ["network", "application"])
    func attributes(_ type: String) throws {
        func listed(_ fixture: SnapshotFixture) throws -> Bool {
            let report = try fixture.ask("10.0.1.10", "10.0.2.20", port: "443", via: ["lb/web"])
            #expect(report.answer == "reachable")
            return report.assumptions.contains { $0.contains("apps") && $0.contains("defaults are taken") }
        }
        #expect(try listed(fixture(type)))
        #expect(try !listed(fixture(type).attributes(ofTargetGroup: "apps", [:])))
    }
}
