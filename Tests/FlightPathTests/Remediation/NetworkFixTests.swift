import Testing

@testable import FlightPath

/// Fixes of what lies between networks, one fault at a time.
@Suite("Fixes of networks")
struct NetworkFixTests {
    private static let rows = ["10.0.0.0/16 -> tgw-attach-a", "10.1.0.0/16 -> tgw-attach-b"]

    @Test("an attachment without a table is associated with the transit gateway's")
    func association() throws {
        let fix = try SnapshotFixture.aroundGateway()
            .attachment("tgw-attach-a", of: "vpc-a", in: ["subnet-a-tgw"], table: nil)
            .attachment("tgw-attach-b", of: "vpc-b", in: ["subnet-b-tgw"], table: "tgw-rtb-1")
            .transitGatewayRoutes("tgw-rtb-1", Self.rows).cure("10.0.1.10", "10.1.2.20", port: "443")
        #expect(fix.edit == "+ association  tgw-attach-a  with tgw-rtb-1")
        #expect(fix.aws.first?.hasPrefix("aws ec2 associate-transit-gateway-route-table ") == true)
        #expect(fix.rollback.first?.hasPrefix("aws ec2 disassociate-transit-gateway-route-table ") == true)
    }

    @Test("a blackhole of the transit gateway before a route that leads there is deleted")
    func blackhole() throws {
        let fix = try SnapshotFixture.twoVPCs(rows: Self.rows + ["10.1.2.0/24 blackhole"])
            .cure("10.0.1.10", "10.1.2.20", port: "443")
        #expect(fix.edit == "- 10.1.2.0/24")
        #expect(fix.aws.first?.hasPrefix("aws ec2 delete-transit-gateway-route ") == true)
        #expect(fix.rollback.first?.hasSuffix("--destination-cidr-block 10.1.2.0/24 --blackhole") == true)
    }

    @Test(
        "a blackhole of the transit gateway with nothing beneath it leads to the VPC, or gives way to what that propagates"
    )
    func replacedBlackhole() throws {
        let fixes = try SnapshotFixture.twoVPCs(rows: [Self.rows[0], "10.1.0.0/16 blackhole"])
            .fixes("10.0.1.10", "10.1.2.20", port: "443")
        #expect(Set(fixes.map(\.verdictAfter)) == [.reachable])
        let lead = try #require(fixes.first)
        #expect(lead.edit == "~ 10.1.0.0/16  -> tgw-attach-b  static")
        #expect(lead.aws.first?.hasPrefix("aws ec2 replace-transit-gateway-route ") == true)
        #expect(lead.rollback.first?.hasSuffix("--destination-cidr-block 10.1.0.0/16 --blackhole") == true)
        #expect(fixes.contains { $0.edit == "- 10.1.0.0/16\n+ propagation  tgw-attach-b" }, "\(fixes.map(\.edit))")
    }

    @Test("a blackhole for more than the VPC is not led there: it may be meant for the rest")
    func wideBlackhole() throws {
        let fixes = try SnapshotFixture.twoVPCs(rows: [Self.rows[0], "10.0.0.0/8 blackhole"])
            .fixes("10.0.1.10", "10.1.2.20", port: "443")
        #expect(!fixes.contains { $0.edit.hasPrefix("~ 10.0.0.0/8") })
    }

    @Test("a route whose target is gone leads to what joins the two VPCs")
    func replacedRoute() throws {
        let fix = try SnapshotFixture.twoVPCs(client: ["10.0.0.0/16 -> local", "10.1.0.0/16 -> pcx-9 blackhole"])
            .cure("10.0.1.10", "10.1.2.20", port: "443")
        #expect(fix.aws.first?.hasPrefix("aws ec2 replace-route ") == true)
        #expect(fix.aws.first?.hasSuffix("--transit-gateway-id tgw-1") == true, "\(fix.aws)")
        #expect(fix.rollback.first?.contains("pcx-9") == true)
    }

    @Test(
        "a rule that names a group which is gone names the clients' own; where it may exist elsewhere, none is offered")
    func staleReference() throws {
        let fixes = try SnapshotFixture.oneVPC(server: ["in tcp 443 sg-gone"]).fixes(
            "10.0.1.10", "10.0.2.20", port: "443")
        let fix = try #require(
            fixes.first { $0.edit == "~ ingress  allow  from sg-gone -> sg-open" }, "\(fixes.map(\.edit))")
        #expect(fix.verdictAfter == .reachable)
        #expect(fix.opens.atLeast == nil)
        #expect(fix.aws.map { $0.words[2] } == ["authorize-security-group-ingress", "revoke-security-group-ingress"])
        #expect(fix.rollback.count == 2)
        // A rule whose id is known is changed in place.
        let row = """
            {"SecurityGroupRuleId": "sgr-9", "GroupId": "sg-server", "IsEgress": false, "IpProtocol": "tcp",
             "FromPort": 443, "ToPort": 443, "ReferencedGroupInfo": {"GroupId": "sg-gone"}}
            """
        let listed = try SnapshotFixture.oneVPC(server: ["in tcp 443 sg-gone"])
            .adding([row], to: "describe-security-group-rules", key: "SecurityGroupRules")
            .fixes("10.0.1.10", "10.0.2.20", port: "443").first { $0.edit.hasPrefix("~ ") }
        let expected = #"{"SecurityGroupRuleId": "sgr-9", "SecurityGroupRule": {"IpProtocol": "tcp", "FromPort": 443,"#
        #expect(listed?.aws.first?.contains(expected) == true, "\(listed?.aws ?? [])")
        #expect(listed?.aws.count == 1)
        // One that exists is not stale, though it admits nobody who asks.
        let other = try SnapshotFixture.oneVPC(server: ["in tcp 443 sg-other"]).group("sg-other", ["out all 0.0.0.0/0"])
            .fixes("10.0.1.10", "10.0.2.20", port: "443")
        #expect(!other.isEmpty && !other.contains { $0.edit.hasPrefix("~ ") })
    }

    @Test("a VPC whose internet gateway is detached gets it back; of several that are free, the one its routes lead to")
    func detachedGateway() throws {
        func free(_ id: String) -> String {
            #"{"InternetGatewayId": "\#(id)", "OwnerId": "\#(SnapshotFixture.account)", "Attachments": []}"#
        }
        func fixture(_ gateways: [String], _ routes: [String]) throws -> SnapshotFixture {
            try SnapshotFixture().vpc("vpc-a", "10.0.0.0/16").subnet("subnet-a", "10.0.1.0/24", of: "vpc-a")
                .routes("rtb-a", of: "vpc-a", for: ["subnet-a"], ["10.0.0.0/16 -> local"] + routes)
                .openNetworkACL(for: "subnet-a").openGroup()
                .interface("eni-a", "10.0.1.10", in: "subnet-a", public: "54.0.0.1")
                .adding(gateways.map(free), to: "describe-internet-gateways", key: "InternetGateways")
        }
        let fix = try fixture(["igw-1", "igw-2"], ["0.0.0.0/0 -> igw-2 blackhole"])
            .cure("198.51.100.7", "54.0.0.1", port: "443")
        #expect(fix.edit == "+ attachment  igw-2  to vpc-a")
        #expect(fix.aws.first?.hasSuffix("--internet-gateway-id igw-2 --vpc-id vpc-a") == true)
        #expect(fix.rollback.first?.hasPrefix("aws ec2 detach-internet-gateway ") == true)
        #expect(fix.opens.description.contains("also lets the internet"), "\(fix.opens.description)")
        #expect(fix.opens.description.contains("reach the internet"), "\(fix.opens.description)")
        // Which of two is meant, nobody can tell.
        let none = try fixture(["igw-1", "igw-2"], []).fixes("198.51.100.7", "54.0.0.1", port: "443")
        #expect(!none.contains { $0.edit.contains("attachment") })
    }

    @Test("group references over a transit gateway: the client's address, or support for them")
    func referencing() throws {
        let fixes = try SnapshotFixture.throughGateway(server: ["in tcp 443 sg-open"])
            .attachment("tgw-attach-a", of: "vpc-a", in: ["subnet-a-tgw"], table: "tgw-rtb-1")
            .attachment("tgw-attach-b", of: "vpc-b", in: ["subnet-b-tgw"], table: "tgw-rtb-1")
            .transitGatewayRoutes("tgw-rtb-1", Self.rows).fixes("10.0.1.10", "10.1.2.20", port: "443")
        #expect(fixes.first?.edit == "+ ingress  allow  tcp  443  from 10.0.1.10/32")
        let on = try #require(fixes.first { $0.edit.hasPrefix("SecurityGroupReferencingSupport  disable -> enable") })
        #expect(on.verdictAfter == .reachable)
        // What the rules that name groups admit, and no more, is counted to its end.
        #expect(on.opens.atLeast != true)
        #expect(on.rollback.first?.hasSuffix("SecurityGroupReferencingSupport=disable") == true)
    }

    @Test("clients that move about are admitted by their group where it has fewer addresses than their subnets")
    func groupReference() throws {
        let fixture = try SnapshotFixture.oneVPC(server: ["out all 0.0.0.0/0"]).group("sg-lb", ["out all 0.0.0.0/0"])
            .balancer("web", "application", zones: ["subnet-client"])
            .node(of: "web", "application", "10.0.1.5", in: "subnet-client", groups: ["sg-lb"])
        let fixes = try fixture.fixes("lb/web", "10.0.2.20", port: "8080")
        #expect(fixes.first?.edit == "+ ingress  allow  tcp  8080  from sg-lb")
        #expect(fixes.first?.verdictAfter == .reachable)
        #expect(fixes.dropFirst().first?.edit == "+ ingress  allow  tcp  8080  from 10.0.1.0/24")
        // A single address is narrower than any group.
        let single = try SnapshotFixture.oneVPC(server: []).fixes("10.0.1.10", "10.0.2.20", port: "443")
        #expect(single.first?.edit == "+ ingress  allow  tcp  443  from 10.0.1.10/32")
    }

    @Test("a rule that names a group beyond a peering connection takes effect with it: no rule is added")
    func peering() throws {
        let fix = try peered(rule: "in tcp 443 sg-open pending").cure("10.0.1.10", "10.1.2.20", port: "443")
        #expect(fix.edit == "status  pending-acceptance -> active")
        // One that is left over from an older connection does not.
        let stale = try peered(rule: "in tcp 443 sg-open stale").cure("10.0.1.10", "10.1.2.20", port: "443")
        #expect(stale.steps?.count == 2)
    }

    private func peered(rule: String) throws -> SnapshotFixture {
        try SnapshotFixture.aroundGateway(
            client: ["10.0.0.0/16 -> local", "10.1.0.0/16 -> pcx-1 blackhole"],
            server: ["10.1.0.0/16 -> local", "10.0.0.0/16 -> pcx-1 blackhole"],
            serverGroup: [rule, "out all 0.0.0.0/0"]
        ).peering("pcx-1", "vpc-a", "vpc-b", "pending-acceptance")
    }

    @Test("a block that two VPCs have is taken from the one that has no subnet in it, if it is not its first")
    func overlap() throws {
        func fixture(_ first: String, _ second: String, subnet: Bool = false) throws -> SnapshotFixture {
            let base = try SnapshotFixture().vpc("vpc-a", "10.0.0.0/16").vpc("vpc-b", first, second)
                .peering("pcx-1", "vpc-a", "vpc-b").subnet("subnet-a", "10.0.1.0/24", of: "vpc-a")
                .subnet("subnet-b", "10.1.2.0/24", of: "vpc-b")
                .routes("rtb-a", of: "vpc-a", "10.0.0.0/16 -> local", "10.1.0.0/16 -> pcx-1")
                .routes(
                    "rtb-b", of: "vpc-b", "10.1.0.0/16 -> local", "10.0.0.0/20 -> local", "10.0.0.0/16 -> pcx-1"
                )
                .openNetworkACL(for: "subnet-a", "subnet-b").openGroup().openGroup("sg-b", vpc: "vpc-b")
                .interface("eni-a", "10.0.1.10", in: "subnet-a")
                .interface("eni-b", "10.1.2.20", in: "subnet-b", groups: ["sg-b"])
            return subnet ? base.subnet("subnet-old", "10.0.0.0/24", of: "vpc-b") : base
        }
        let fix = try fixture("10.1.0.0/16", "10.0.0.0/20").cure("10.0.1.10", "10.1.2.20", port: "443")
        #expect(fix.edit == "- block  10.0.0.0/20")
        #expect(fix.aws.first?.hasPrefix("aws ec2 disassociate-vpc-cidr-block ") == true)
        #expect(fix.rollback.first?.hasSuffix("--vpc-id vpc-b --cidr-block 10.0.0.0/20") == true)
        for kept in [
            try fixture("10.0.0.0/20", "10.1.0.0/16"), try fixture("10.1.0.0/16", "10.0.0.0/20", subnet: true),
        ] {
            let report = try kept.told("10.0.1.10", "10.1.2.20", port: "443")
            #expect(report.answer == "blocked ROUTE_WRONG_VPC rtb-b reply")
            #expect(report.remediations.isEmpty)
            #expect(report.blockers.first?.unfixed?.contains("renumbered") == true)
        }
    }

    @Test("answers leave by the device that the gateway's table hands requests to")
    func redirection() throws {
        let fixture = try SnapshotFixture().vpc("vpc-a", "10.0.0.0/16").subnet("subnet-web", "10.0.1.0/24", of: "vpc-a")
            .subnet("subnet-fw", "10.0.9.0/24", of: "vpc-a")
            .edgeRoutes("rtb-edge", of: "vpc-a", for: "igw-1", "10.0.0.0/16 -> local", "10.0.1.0/24 -> vpce-1")
            .routes("rtb-web", of: "vpc-a", for: ["subnet-web"], "10.0.0.0/16 -> local", "0.0.0.0/0 -> igw-1")
            .routes("rtb-fw", of: "vpc-a", for: ["subnet-fw"], "10.0.0.0/16 -> local", "0.0.0.0/0 -> igw-1")
            .internetGateway("igw-1", of: "vpc-a").blockPublicAccess("off").openGroup()
            .openNetworkACL(for: "subnet-web", "subnet-fw")
            .interface("eni-web", "10.0.1.10", in: "subnet-web", public: "203.0.113.9")
            .inspectionEndpoint("vpce-1", in: "subnet-fw").inspectionService(target: "10.0.9.8")
        let fix = try fixture.cure("198.51.100.7", "203.0.113.9", port: "443")
        #expect(fix.edit == "0.0.0.0/0  igw-1 -> vpce-1")
        #expect(fix.aws.first?.hasSuffix("--vpc-endpoint-id vpce-1") == true)
        #expect(fix.rollback.first?.hasSuffix("--gateway-id igw-1") == true)
    }

    @Test("what no change cures is said so, and what a fix cures is not")
    func unfixed() throws {
        let nobody = try SnapshotFixture.oneVPC().told("10.0.1.10", "10.0.2.99", port: "443")
        #expect(nobody.remediations.isEmpty)
        #expect(nobody.blockers.first?.unfixed?.hasPrefix("no change to the configuration cures this") == true)
        #expect(TextRenderer().text(nobody).contains("\n   = no fix: no change to the configuration cures this"))
        let shut = try SnapshotFixture.oneVPC(server: []).told("10.0.1.10", "10.0.2.20", port: "443")
        #expect(!shut.remediations.isEmpty)
        #expect(shut.blockers.allSatisfy { $0.unfixed == nil })
        let quick = try SnapshotFixture.oneVPC().analyzer().trace(
            QuestionText(from: "10.0.1.10", to: "10.0.2.99", port: "443").question(), triesFixes: false)
        #expect(quick.blockers.first?.unfixed == nil, "nothing was looked for")
    }
}
