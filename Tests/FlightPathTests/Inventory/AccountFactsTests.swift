import Testing

@testable import FlightPath

/// Facts about whole accounts and regions, and what they say of single resources.
@Suite("Facts about accounts")
struct AccountFactsTests {
    private func vpc() -> SnapshotFixture {
        SnapshotFixture().vpc("vpc-a", "10.0.0.0/16").subnet("subnet-a", "10.0.1.0/24", of: "vpc-a")
    }

    // MARK: Block Public Access

    /// A VPC and a subnet with the states that describe-vpcs and describe-subnets print of them.
    private func states(vpc: String?, subnet: String?) -> SnapshotFixture {
        func state(_ mode: String?) -> String {
            mode.map { ", \"BlockPublicAccessStates\": {\"InternetGatewayBlockMode\": \"\($0)\"}" } ?? ""
        }
        let account = SnapshotFixture.account
        return SnapshotFixture().response(
            "describe-vpcs",
            "{\"Vpcs\": [{\"VpcId\": \"vpc-a\", \"OwnerId\": \"\(account)\", \"CidrBlock\": \"10.0.0.0/16\"\(state(vpc))}]}"
        ).response(
            "describe-subnets",
            """
            {"Subnets": [{"SubnetId": "subnet-a", "VpcId": "vpc-a", "OwnerId": "\(account)",
             "CidrBlock": "10.0.1.0/24"\(state(subnet))}]}
            """)
    }

    struct Row: Sendable, CustomTestStringConvertible {
        /// What the subnet, the VPC and the options say, and the exclusions: `subnet-a allow-egress`.
        let facts: (subnet: String?, vpc: String?, options: String?)
        let exclusions: [String]
        let answer: String

        init(_ subnet: String?, _ vpc: String?, _ options: String?, _ exclusions: [String], _ answer: String) {
            (facts, self.exclusions, self.answer) = ((subnet, vpc, options), exclusions, answer)
        }

        var testDescription: String { "\(facts) \(exclusions) -> \(answer)" }
    }

    static let rows: [Row] = [
        Row(nil, nil, nil, [], "unknown"),
        Row(nil, nil, "off", [], "off of vpc-a"),
        Row(nil, nil, "block-bidirectional", [], "block-bidirectional of vpc-a"),
        Row(nil, nil, "block-bidirectional", ["vpc-a allow-bidirectional"], "off of vpc-a"),
        Row(nil, nil, "block-bidirectional", ["vpc-a allow-egress"], "block-ingress of vpc-a"),
        Row(nil, nil, "block-ingress", ["subnet-a allow-egress"], "block-ingress of vpc-a"),
        Row(nil, nil, "block-ingress", ["subnet-b allow-bidirectional"], "block-ingress of vpc-a"),
        Row(nil, nil, "block-ingress", ["vpc-a allow-bidirectional delete-complete"], "block-ingress of vpc-a"),
        Row(nil, nil, "block-ingress", ["vpc-a allow-bidirectional create-in-progress"], "block-ingress of vpc-a"),
        Row(
            nil, nil, "block-bidirectional", ["vpc-a allow-bidirectional", "subnet-a allow-egress"],
            "block-ingress of vpc-a"),
        Row(nil, "block-bidirectional", "off", [], "block-bidirectional of vpc-a"),
        Row(nil, "block-bidirectional", nil, ["subnet-a allow-bidirectional"], "off of vpc-a"),
        Row("off", "block-bidirectional", "block-bidirectional", [], "off of subnet-a"),
        Row("block-ingress", "off", "off", [], "block-ingress of subnet-a"),
    ]

    @Test("Block Public Access: the subnet's own state, the VPC's, then options with exclusions", arguments: rows)
    func blockPublicAccess(_ row: Row) throws {
        var fixture = states(vpc: row.facts.vpc, subnet: row.facts.subnet)
        if let options = row.facts.options { fixture = fixture.blockPublicAccess(options) }
        for exclusion in row.exclusions {
            let words = exclusion.words
            fixture = fixture.publicAccessExclusion(
                words[0], words[1], state: words.count > 2 ? words[2] : "create-complete")
        }
        let inventory = try fixture.inventory()
        let subnet = try #require(inventory.subnets.handles.first)
        let (mode, _, component) = inventory.blockPublicAccess(of: subnet)
        let id = Describer(inventory: inventory).component(component).id
        #expect((mode.map { "\($0) of \(id)" } ?? "unknown") == row.answer)
    }

    @Test("the options of another account or region say nothing")
    func otherOptions() throws {
        let inventory = try vpc().response(
            "describe-vpc-block-public-access-options",
            """
            {"VpcBlockPublicAccessOptions": {"AwsAccountId": "444455556666", "AwsRegion": "us-east-1",
             "InternetGatewayBlockMode": "off"}}
            """
        ).inventory()
        #expect(inventory.blockPublicAccess(of: try #require(inventory.subnets.handles.first)).mode == nil)
    }

    // MARK: Addresses

    @Test("a public address that the interface does not show comes from describe-addresses; the interface is right")
    func elasticAddresses() throws {
        let inventory = try vpc().openGroup().interface("eni-bare", "10.0.1.10", in: "subnet-a")
            .interface("eni-own", "10.0.1.11", in: "subnet-a", public: "203.0.113.11")
            .elasticAddress("203.0.113.10", on: "eni-bare", "10.0.1.10")
            .elasticAddress("203.0.113.99", on: "eni-own", "10.0.1.11")
            .elasticAddress("203.0.113.98", on: "eni-bare", "10.0.1.77").elasticAddress("203.0.113.97", on: nil)
            .inventory()
        func shown(_ id: String) throws -> [String?] {
            inventory.interfaces[try inventory.interface(id)].addresses.map { $0.publicAddress?.description }
        }
        #expect(try shown("eni-bare") == ["203.0.113.10"])
        #expect(try shown("eni-own") == ["203.0.113.11"])
        let owners = try inventory.addresses.publicAddresses[#require(IPAddress("203.0.113.10"))]
        #expect(owners == [try inventory.interface("eni-bare")])
    }

    // MARK: Zones

    /// A subnet whose zone is known by name alone, as an account lists it.
    private func named(_ id: String, _ zone: String, at home: String) -> SnapshotFixture {
        SnapshotFixture().vpc("vpc-a", "10.0.0.0/16").adding(
            ["{\"SubnetId\": \"\(id)\", \"VpcId\": \"vpc-a\", \"AvailabilityZone\": \"\(zone)\"}"],
            to: "describe-subnets", key: "Subnets", at: home)
    }

    @Test("a zone's name means what the account that was asked calls it")
    func zoneNames() throws {
        let other = SnapshotFixture.home("444455556666")
        func zone(_ fixture: SnapshotFixture) throws -> String? {
            let inventory = try fixture.inventory()
            return inventory.subnets.first.map { inventory.text($0.zone) }
        }
        let subnet = named("subnet-1", "us-east-1a", at: other)
        #expect(try zone(subnet) == "us-east-1a")
        #expect(try zone(subnet.zones(["us-east-1a use1-az4"], at: other)) == "use1-az4")
        #expect(try zone(subnet.zones(["us-east-1a use1-az6"])) == "us-east-1a", "that is another account's name")
        #expect(
            try zone(subnet.zones(["us-east-1a use1-az6"]).zones(["us-east-1a use1-az4"], at: other)) == "use1-az4")
    }

    @Test("a name that no account is known for needs all to agree on it")
    func zoneOfUnknownAccount() throws {
        let subnet = named("subnet-1", "us-east-1a", at: "dump/")
        func zone(_ fixture: SnapshotFixture) throws -> String? {
            let inventory = try fixture.inventory()
            return inventory.subnets.first.map { inventory.text($0.zone) }
        }
        let one = try subnet.zones(["us-east-1a use1-az4"])
        #expect(try zone(one) == "use1-az4")
        let two = try one.zones(["us-east-1a use1-az6"], at: SnapshotFixture.home("444455556666"))
        #expect(try zone(two) == "us-east-1a")
    }

    @Test("NAT gateways and endpoint services with zone names alone get ids too")
    func zonesOfEdges() throws {
        let inventory = try vpc().zones(["us-east-1a use1-az4", "us-east-1b use1-az6"]).response(
            "describe-nat-gateways",
            """
            {"NatGateways": [{"NatGatewayId": "nat-1", "VpcId": "vpc-a", "AvailabilityMode": "regional",
             "NatGatewayAddresses": [{"PublicIp": "203.0.113.5", "AvailabilityZone": "us-east-1b"}]}]}
            """
        ).response(
            "describe-vpc-endpoint-service-configurations",
            """
            {"ServiceConfigurations": [{"ServiceName": "all", "AvailabilityZones": ["us-east-1a", "us-east-1b"]},
             {"ServiceName": "part", "AvailabilityZones": ["us-east-1a", "us-east-1z"]}]}
            """
        ).inventory()
        #expect(inventory.natGateways.flatMap { $0.record.addresses.map { inventory.text($0.zoneID) } } == ["use1-az6"])
        func zones(_ service: String) -> [String]? {
            inventory.names.find(service).flatMap { inventory.endpointServices[$0] }?.zoneIDs
                .map { inventory.text($0) }
        }
        #expect(zones("all") == ["use1-az4", "use1-az6"] && zones("part") == [])
    }

    // MARK: Endpoints, trunks, and what is only recognised

    @Test("connections of endpoints and branches of trunks are there by id")
    func connectionsAndTrunks() throws {
        let inventory = try vpc().endpointConnection("vpce-1", balancers: ["store"], state: "pendingAcceptance")
            .trunk("eni-trunk", branch: "eni-branch").inventory()
        #expect(inventory.endpointConnections.map { inventory.text($0.state) } == ["pendingAcceptance"])
        #expect(inventory.endpointConnections.map { inventory.text($0.service) } == ["vpce-svc-1"])
        #expect(inventory.endpointConnections.flatMap(\.networkLoadBalancers).count == 1)
        let branch = try #require(inventory.names.find("eni-branch"))
        #expect(inventory.trunkByBranch[branch].map { inventory.text($0) } == "eni-trunk")
    }

    @Test(
        "a list of which nothing is used yet counts as collected",
        arguments: [
            ("ServiceDetails", RecordKind.offeredEndpointServices), ("StaleSecurityGroupSet", .staleSecurityGroups),
            ("SecurityGroupVpcAssociations", .securityGroupVPCAssociations), ("CustomerGateways", .customerGateways),
            ("CarrierGateways", .carrierGateways), ("LocalGateways", .localGateways),
            ("TransitGatewayConnects", .transitGatewayConnects),
            ("TransitGatewayConnectPeers", .transitGatewayConnectPeers), ("RouteServers", .routeServers),
            ("RouteServerEndpoints", .routeServerEndpoints), ("RouteServerPeers", .routeServerPeers),
            ("RouteServerPropagations", .routeServerPropagations), ("virtualInterfaces", .virtualInterfaces),
            ("directConnectGatewayAttachments", .directConnectAttachments),
        ])
    func recognised(_ key: String, _ kind: RecordKind) throws {
        let inventory = try vpc().response("anything", "{\"\(key)\": [{\"Id\": 1}], \"NextToken\": null}").inventory()
        let names = inventory.names
        let (account, region) = (names.find(SnapshotFixture.account), names.find(SnapshotFixture.region))
        let state = inventory.coverage.state(kind, account: account ?? .empty, region: region ?? .empty)
        #expect(state == .complete)
        #expect(inventory.coverage.state(kind, account: names.find("vpc-a") ?? .empty, region: .empty) == .absent)
    }

    @Test(
        "a file that cannot be read is missed by its name",
        arguments: [
            ("NatGateways", RecordKind.natGateways), ("VpnConnections", .vpnConnections),
            ("CustomerGateways", .customerGateways), ("VpcEndpointServices", .offeredEndpointServices),
            ("AvailabilityZones", .availabilityZones), ("Addresses", .addresses), ("VpnGateways", .vpnGateways),
            ("describe-egress-only-internet-gateways", .egressOnlyInternetGateways),
            ("ec2-describe-vpc-block-public-access-options", .blockPublicAccessOptions),
            ("directconnect-describe-virtual-interfaces", .virtualInterfaces),
            ("get-transit-gateway-prefix-list-references.tgw-rtb-1", .transitGatewayPrefixListReferences),
        ])
    func fileNames(_ name: String, _ kind: RecordKind) throws {
        #expect(RecordKind(fileName: name + ".json") == kind)
        let snapshot = try vpc().response(name, "{").snapshot()
        #expect(snapshot.collected.contains { $0.kind == kind && !$0.isComplete })
    }
}
