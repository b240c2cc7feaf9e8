import Testing

@testable import FlightPath

/// A client at 10.0.1.10 behind a NAT gateway at 10.0.9.9, which has the public address 198.51.100.9.
@Suite("Vectors: NAT and egress-only gateways")
struct NATGatewayVectorTests {
    private static let open = ["in 100 allow all 0.0.0.0/0", "out 100 allow all 0.0.0.0/0"]

    private func behindNAT(
        acl: [String] = open, clientACL: [String] = open, routes: [String] = ["0.0.0.0/0 -> igw-1"],
        publicAddress: String? = "198.51.100.9", state: String = "available"
    ) throws -> SnapshotFixture {
        try SnapshotFixture().vpc("vpc-a", "10.0.0.0/16").internetGateway("igw-1", of: "vpc-a")
            .subnet("subnet-client", "10.0.1.0/24", of: "vpc-a").subnet("subnet-nat", "10.0.9.0/24", of: "vpc-a")
            .routes("rtb-client", of: "vpc-a", for: ["subnet-client"], "10.0.0.0/16 -> local", "0.0.0.0/0 -> nat-1")
            .routes("rtb-nat", of: "vpc-a", for: ["subnet-nat"], ["10.0.0.0/16 -> local"] + routes)
            .networkACL("acl-client", for: ["subnet-client"], clientACL).networkACL("acl-nat", for: ["subnet-nat"], acl)
            .openGroup().instance("i-1").interface("eni-client", "10.0.1.10", in: "subnet-client", instance: "i-1")
            .natGateway("nat-1", "10.0.9.9", in: "subnet-nat", public: publicAddress, state: state)
    }

    private func ask(_ fixture: SnapshotFixture, port: String = "443") throws -> Report {
        try fixture.ask("10.0.1.10", "203.0.113.7", port: port)
    }

    @Test("out by the NAT gateway and back, with the source translated twice")
    func outAndBack() throws {
        let report = try ask(behindNAT())
        #expect(report.answer == "reachable")
        #expect(
            report.legs.first?.forward.filter { $0.decision == "translated" }.map(\.component.id) == ["nat-1", "igw-1"])
        #expect(
            report.legs.first?.reply.filter { $0.decision == "translated" }.map(\.component.id) == ["igw-1", "nat-1"])
    }

    @Test(
        "the gateway's subnet has to let in all the ports that it may pick",
        arguments: [
            ("in 100 allow tcp 1024-65535 0.0.0.0/0", "reachable"),
            ("in 100 allow tcp 32768-60999 0.0.0.0/0", "partial SUBNET_ACL_RESTRICTION acl-nat"),
            ("in 100 allow tcp 443 0.0.0.0/0", "blocked SUBNET_ACL_RESTRICTION acl-nat"),
        ])
    func replyPorts(_ row: String, _ expected: String) throws {
        let rows = ["in 90 allow all 10.0.0.0/16", row, "out 100 allow all 0.0.0.0/0"]
        let report = try ask(behindNAT(acl: rows))
        #expect(report.answer == expected + (expected == "reachable" ? "" : " reply"))
        if expected.hasPrefix("partial") { #expect(report.blockers.first?.headline.contains("1024-32767") ?? false) }
    }

    @Test("behind the gateway the client's own ports count again")
    func clientPorts() throws {
        let rows = ["in 100 allow tcp 32768-60999 0.0.0.0/0", "out 100 allow all 0.0.0.0/0"]
        #expect(try ask(behindNAT(clientACL: rows)).answer == "reachable")
        let narrow = ["in 100 allow tcp 49152-65535 0.0.0.0/0", "out 100 allow all 0.0.0.0/0"]
        #expect(try ask(behindNAT(clientACL: narrow)).answer == "partial SUBNET_ACL_RESTRICTION acl-client reply")
    }

    @Test("a gateway that is gone, has no way out, or has no public address carries nothing")
    func broken() throws {
        #expect(try ask(behindNAT(state: "failed")).answer == "blocked BAD_STATE nat-1 forward")
        #expect(try ask(behindNAT(routes: [])).answer == "blocked NO_ROUTE_TO_DESTINATION rtb-nat forward")
        #expect(
            try ask(behindNAT(publicAddress: nil)).answer
                == "blocked IGW_PUBLIC_IP_ASSOCIATION_FOR_EGRESS nat-1 forward")
    }

    @Test("nobody comes in by a NAT gateway, and it carries TCP, UDP and ICMP alone")
    func refusals() throws {
        let inbound = try behindNAT().ask("203.0.113.7", "198.51.100.9", port: "443")
        #expect(inbound.answer == "blocked NO_POSSIBLE_DESTINATION nat-1 forward")
        let other = try behindNAT().ask("10.0.1.10", "203.0.113.7", ipProtocol: "50")
        #expect(other.answer == "blocked PROTOCOL_RESTRICTION nat-1 forward")
        #expect(try behindNAT().ask("10.0.1.10", "203.0.113.7", ipProtocol: "icmp").answer == "reachable")
    }

    @Test("an answer cannot leave by a NAT gateway that never saw the request")
    func answerByNAT() throws {
        let fixture = try behindNAT().interface("eni-web", "10.0.1.40", in: "subnet-client", public: "198.51.100.40")
        #expect(
            try fixture.ask("203.0.113.7", "198.51.100.40", port: "443").answer
                == "blocked RETURN_PATH_ASYMMETRIC rtb-client reply")
    }

    @Test("every protocol is answered for itself")
    func perProtocol() throws {
        let report = try behindNAT().ask("10.0.1.10", "203.0.113.7", ipProtocol: "all")
        #expect(report.verdict == .partial)
        #expect(
            report.protocols?.map { "\($0.protocol) \($0.verdict.rawValue)" }
                == ["tcp reachable", "udp reachable", "icmp partial", "others blocked"])
    }

    // MARK: Regional and egress-only

    @Test("a regional gateway serves the zones it has an address in, by its own table")
    func regional() throws {
        func fixture(_ addresses: [String], provision: String = "disabled") throws -> SnapshotFixture {
            try SnapshotFixture().vpc("vpc-a", "10.0.0.0/16").internetGateway("igw-1", of: "vpc-a")
                .subnet("subnet-client", "10.0.1.0/24", of: "vpc-a", zone: "use1-az1")
                .routes("rtb-client", of: "vpc-a", for: ["subnet-client"], "10.0.0.0/16 -> local", "0.0.0.0/0 -> nat-1")
                .routes("rtb-nat", of: "vpc-a", for: ["subnet-none"], "10.0.0.0/16 -> local", "0.0.0.0/0 -> igw-1")
                .openNetworkACL(for: "subnet-client").openGroup()
                .interface("eni-client", "10.0.1.10", in: "subnet-client")
                .regionalNATGateway("nat-1", of: "vpc-a", table: "rtb-nat", addresses, provision: provision)
        }
        #expect(try ask(fixture(["use1-az1 198.51.100.9"])).answer == "reachable")
        #expect(
            try ask(fixture(["use1-az2 198.51.100.9"])).answer
                == "blocked REGIONAL_NGW_ROUTE_AZ_RESTRICTION nat-1 forward")
        #expect(try ask(fixture(["use1-az2 198.51.100.9"], provision: "enabled")).answer == "reachable")
    }

    private func sixOnly(_ way: String, gateways: (SnapshotFixture) -> SnapshotFixture) throws -> SnapshotFixture {
        try gateways(SnapshotFixture().vpc("vpc-a", "10.0.0.0/16", "2600:1f18:a::/56"))
            .subnet("subnet-client", "10.0.1.0/24", of: "vpc-a", ipv6: "2600:1f18:a:1::/64")
            .routes(
                "rtb-client", of: "vpc-a", for: ["subnet-client"], "10.0.0.0/16 -> local", "2600:1f18:a::/56 -> local",
                "::/0 -> \(way)", "0.0.0.0/0 -> nat-none"
            )
            .openNetworkACL(for: "subnet-client")
            .group("sg-open", ["in all ::/0", "out all ::/0"])
            .interface("eni-client", "10.0.1.10", in: "subnet-client", ipv6: "2600:1f18:a:1::10")
    }

    @Test("vector 40, ipv6: out by the egress-only gateway and back, and nobody in; IPv4 entries are not asked")
    func egressOnly() throws {
        let fixture = try sixOnly("eigw-1") { $0.egressOnlyGateway("eigw-1", of: "vpc-a") }
        #expect(try fixture.ask("2600:1f18:a:1::10", "2a00:1450::7", port: "443").answer == "reachable")
        let inbound = try fixture.response("describe-internet-gateways", "{\"InternetGateways\": []}")
            .ask("2a00:1450::7", "2600:1f18:a:1::10", port: "443")
        #expect(inbound.answer == "blocked BAD_STATE_ATTACHMENT vpc-a forward")
        let both = try sixOnly("eigw-1") {
            $0.egressOnlyGateway("eigw-1", of: "vpc-a").internetGateway("igw-1", of: "vpc-a")
        }
        #expect(
            try both.ask("2a00:1450::7", "2600:1f18:a:1::10", port: "443").answer
                == "blocked RETURN_PATH_ASYMMETRIC rtb-client reply")
        let direct = try sixOnly("igw-1") { $0.internetGateway("igw-1", of: "vpc-a") }
        #expect(try direct.ask("2a00:1450::7", "2600:1f18:a:1::10", port: "443").answer == "reachable")
    }
}
