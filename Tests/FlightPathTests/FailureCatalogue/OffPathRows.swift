import Testing

@testable import FlightPath

/// An internet-facing load balancer in a public subnet, one target in another VPC behind a peering connection, and nobody
/// asking. Each row changes one thing, and `lint` finds it.
@Suite("Failure catalogue: off any traced path")
struct OffPathRows {
    private struct Network {
        var publicRoutes = ["10.0.0.0/16 -> local", "10.1.0.0/16 -> pcx-a", "0.0.0.0/0 -> igw-a"]
        var targetRoutes = ["10.1.0.0/16 -> local", "10.0.0.0/16 -> pcx-a"]
        var entries = ["in 100 allow all 0.0.0.0/0", "out 100 allow all 0.0.0.0/0"]
        var balancer = ["in tcp 443 0.0.0.0/0", "out all 0.0.0.0/0"]
        var target = ["in tcp 8080 10.0.0.0/16", "in tcp 9090 10.0.0.0/16", "out all 0.0.0.0/0"]
        var registered = "10.1.1.20:8080 healthy all"
    }

    private func findings(_ change: (inout Network) -> Void = { _ in }) throws -> [String] {
        var network = Network()
        change(&network)
        let fixture = try SnapshotFixture().vpc("vpc-a", "10.0.0.0/16").vpc("vpc-b", "10.1.0.0/16")
            .subnet("subnet-lb", "10.0.11.0/24", of: "vpc-a").subnet("subnet-app", "10.1.1.0/24", of: "vpc-b")
            .routes("rtb-lb", of: "vpc-a", network.publicRoutes).routes("rtb-app", of: "vpc-b", network.targetRoutes)
            .networkACL("acl-lb", for: ["subnet-lb"], ["in 100 allow all 0.0.0.0/0", "out 100 allow all 0.0.0.0/0"])
            .networkACL("acl-app", for: ["subnet-app"], network.entries)
            .internetGateway("igw-a", of: "vpc-a").peering("pcx-a", "vpc-a", "vpc-b")
            .group("sg-lb", network.balancer).group("sg-app", vpc: "vpc-b", network.target)
            .interface("eni-app", "10.1.1.20", in: "subnet-app", groups: ["sg-app"])
            .balancer("web", "application", zones: ["subnet-lb"], scheme: "internet-facing")
            .node(of: "web", "application", "10.0.11.5", in: "subnet-lb", groups: ["sg-lb"], public: "198.51.100.5")
            .listener("web", "application", port: 443, "HTTPS", to: "apps")
            .targetGroup("apps", "HTTP", port: 8080, healthCheckPort: "9090", [network.registered])
            .attributes(ofTargetGroup: "apps", [:])
        return try fixture.analyzer().lint().findings.filter { $0.severity != .note }
            .map { "\($0.severity.rawValue) \($0.code.rawValue) \($0.component.id) \($0.row)" }
    }

    @Test("the base: nothing is found")
    func healthy() throws { #expect(try findings() == []) }

    @Test("Row 29: the targets' group does not admit the load balancer")
    func unadmitted() throws {
        let found = try findings { $0.target = ["in tcp 9090 10.0.0.0/16", "out all 0.0.0.0/0"] }
        #expect(found == ["error ENI_SG_RULES_MISMATCH sg-app 29"])
    }

    @Test("Row 35: the load balancer's egress rules do not reach the targets")
    func egress() throws {
        let found = try findings { $0.balancer = ["in tcp 443 0.0.0.0/0", "out tcp 9090 10.1.0.0/16"] }
        #expect(found == ["error ENI_SG_RULES_MISMATCH sg-lb 35"])
    }

    @Test("Row 37: the health check's own port is not admitted, which is a warning: traffic may still flow")
    func healthCheckPort() throws {
        let found = try findings { $0.target = ["in tcp 8080 10.0.0.0/16", "out all 0.0.0.0/0"] }
        #expect(found == ["warning LB_HEALTHCHECK_BLOCKED \(SnapshotFixture.groupARN("apps")) 37"])
    }

    @Test("Row 52: no route from the load balancer to the targets")
    func forwardRoute() throws {
        let found = try findings { $0.publicRoutes = ["10.0.0.0/16 -> local", "0.0.0.0/0 -> igw-a"] }
        #expect(found.contains("error IGW_DESTINATION_ADDRESS_NOT_IN_RFC1918_EGRESS rtb-lb 52"))
    }

    @Test("Row 53: no route back from the targets")
    func returnRoute() throws {
        let found = try findings { $0.targetRoutes = ["10.1.0.0/16 -> local"] }
        #expect(found.contains("error NO_ROUTE_TO_DESTINATION rtb-app 53"))
    }

    @Test("Row 56: a network ACL drops the replies")
    func networkACL() throws {
        let found = try findings { $0.entries = ["in 100 allow all 0.0.0.0/0", "out 100 allow tcp 443 0.0.0.0/0"] }
        #expect(found.contains("error SUBNET_ACL_RESTRICTION acl-app 56"))
    }

    @Test("Row 66: an internet-facing load balancer without a way to the internet")
    func internet() throws {
        let found = try findings { $0.publicRoutes = ["10.0.0.0/16 -> local", "10.1.0.0/16 -> pcx-a"] }
        #expect(found == ["error NO_ROUTE_TO_DESTINATION rtb-lb 66"])
        // Whom its group lets in is a choice.
        #expect(try findings { $0.balancer = ["in tcp 443 10.0.0.0/8", "out all 0.0.0.0/0"] } == [])
    }

    @Test("Row 17: a registered address that no interface has")
    func stale() throws {
        let found = try findings { $0.registered = "10.1.1.99:8080 healthy all" }
        #expect(found == ["error TG_TARGET_STALE \(SnapshotFixture.groupARN("apps")) 17"])
    }

    @Test("Row 24: no target in a node's zone, and cross-zone load balancing is off")
    func zone() throws {
        let fixture = try SnapshotFixture.oneVPC()
            .balancer("web", "network", zones: ["subnet-client"]).node(
                of: "web", "network", "10.0.1.5", in: "subnet-client"
            )
            .listener("web", "network", port: 443, "TCP", to: "apps")
            .targetGroup("apps", "TCP", port: 8080, ["10.0.2.20:8080 healthy us-east-1f"])
            .attributes(ofTargetGroup: "apps", [:]).attributes(ofBalancer: "web", [:])
        let found = try fixture.analyzer().lint().findings.filter { $0.row == 24 }
        #expect(found.map(\.code) == [.noTargetsInZone])
    }
}
