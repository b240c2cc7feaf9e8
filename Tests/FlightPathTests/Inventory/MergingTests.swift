import Testing

@testable import FlightPath

/// One object that several accounts or regions list: the owner's view counts, whichever file comes first.
@Suite("Merging what several accounts list")
struct MergingTests {
    /// The owner of everything here, and two guests that sort before and behind it.
    static let owner = SnapshotFixture.account
    static let guests = ["000022223333", "999988887777"]

    private func home(_ account: String) -> String { SnapshotFixture.home(account) }

    /// A snapshot in which an account lists one object, and the owner another version of it.
    private func seen(_ name: String, key: String, by guest: String, _ theirs: String, _ owners: String)
        -> SnapshotFixture
    {
        SnapshotFixture().vpc("vpc-a", "10.0.0.0/16").adding([theirs], to: name, key: key, at: home(guest))
            .adding([owners], to: name, key: key, at: home(Self.owner))
    }

    @Test("an interface is the one its owner lists", arguments: guests)
    func interfaces(_ guest: String) throws {
        func interface(_ description: String) -> String {
            """
            {"NetworkInterfaceId": "eni-1", "OwnerId": "\(Self.owner)", "VpcId": "vpc-a", "SubnetId": "subnet-a",
             "PrivateIpAddress": "10.0.1.10", "Description": "\(description)"}
            """
        }
        let inventory = try seen(
            "describe-network-interfaces", key: "NetworkInterfaces", by: guest, interface("guest"), interface("owner")
        ).inventory()
        #expect(inventory.interfaces.map { inventory.text($0.description) } == ["owner"])
        #expect(inventory.addresses.owners(of: try #require(IPAddress("10.0.1.10"))).count == 1)
    }

    @Test("an instance is the one that its reservation's owner lists", arguments: guests)
    func instances(_ guest: String) throws {
        func reservation(_ state: String) -> String {
            """
            {"Instances": [{"InstanceId": "i-1", "State": {"Name": "\(state)"}}], "OwnerId": "\(Self.owner)"}
            """
        }
        let inventory = try seen(
            "describe-instances", key: "Reservations", by: guest, reservation("pending"), reservation("running")
        ).inventory()
        #expect(inventory.instances.values.map { inventory.text($0.state) } == ["running"])
    }

    @Test("a NAT gateway is the one that the VPC's owner lists", arguments: guests)
    func natGateways(_ guest: String) throws {
        func nat(_ state: String) -> String {
            "{\"NatGatewayId\": \"nat-1\", \"VpcId\": \"vpc-a\", \"State\": \"\(state)\"}"
        }
        let inventory = try seen(
            "describe-nat-gateways", key: "NatGateways", by: guest, nat("pending"), nat("available")
        ).inventory()
        #expect(inventory.natGateways.map { inventory.text($0.record.state) } == ["available"])
        #expect(inventory.natGateways.map { inventory.text($0.account) } == [Self.owner])
    }

    @Test("a load balancer and its groups are the ones of the account in their ARNs", arguments: guests)
    func loadBalancers(_ guest: String) throws {
        let arn = SnapshotFixture.balancerARN("net", "store")
        func balancer(_ state: String) -> String {
            "{\"LoadBalancerArn\": \"\(arn)\", \"Type\": \"network\", \"VpcId\": \"vpc-a\", \"Scheme\": \"\(state)\"}"
        }
        let inventory = try seen(
            "describe-load-balancers", key: "LoadBalancers", by: guest, balancer("internal"),
            balancer("internet-facing")
        ).inventory()
        #expect(inventory.loadBalancers.map(\.isInternetFacing) == [true])
    }

    @Test("a transit gateway is the one its owner lists", arguments: guests)
    func transitGateways(_ guest: String) throws {
        func gateway(_ state: String) -> String {
            "{\"TransitGatewayId\": \"tgw-1\", \"OwnerId\": \"\(Self.owner)\", \"State\": \"\(state)\"}"
        }
        let inventory = try seen(
            "describe-transit-gateways", key: "TransitGateways", by: guest, gateway("pending"), gateway("available")
        ).inventory()
        #expect(inventory.transitGateways.values.map { inventory.text($0.state) } == ["available"])
    }

    // MARK: Shared VPCs

    private func table(_ subnets: String...) -> String {
        let associations = subnets.map {
            "{\"SubnetId\": \"\($0)\", \"AssociationState\": {\"State\": \"associated\"}}"
        }
        return """
            {"RouteTableId": "rtb-1", "VpcId": "vpc-a", "OwnerId": "\(Self.owner)",
             "Associations": [\(associations.joined(separator: ", "))]}
            """
    }

    private func acl(_ subnets: String...) -> String {
        """
        {"NetworkAclId": "acl-1", "VpcId": "vpc-a", "OwnerId": "\(Self.owner)",
         "Associations": [\(subnets.map { "{\"SubnetId\": \"\($0)\"}" }.joined(separator: ", "))]}
        """
    }

    @Test("two guests' views of a table and an ACL add up; the owner's stands alone")
    func guestViews() throws {
        let (one, other) = (Self.guests[0], Self.guests[1])
        let guests = SnapshotFixture().vpc("vpc-a", "10.0.0.0/16").subnet("subnet-a", "10.0.1.0/24", of: "vpc-a")
            .subnet("subnet-b", "10.0.2.0/24", of: "vpc-a").subnet("subnet-c", "10.0.3.0/24", of: "vpc-a")
            .adding([table("subnet-a")], to: "describe-route-tables", key: "RouteTables", at: home(one))
            .adding([table("subnet-b")], to: "describe-route-tables", key: "RouteTables", at: home(other))
            .adding([acl("subnet-a")], to: "describe-network-acls", key: "NetworkAcls", at: home(one))
            .adding([acl("subnet-b")], to: "describe-network-acls", key: "NetworkAcls", at: home(other))
        func associated(_ fixture: SnapshotFixture) throws -> [String] {
            let inventory = try fixture.inventory()
            return inventory.subnets.map {
                "\(inventory.text($0.id)) \($0.routeTable != nil) \($0.networkACL != nil)"
            }
        }
        #expect(
            try associated(guests) == ["subnet-a true true", "subnet-b true true", "subnet-c false false"])
        let all = guests.adding([table("subnet-c")], to: "describe-route-tables", key: "RouteTables")
            .adding([acl("subnet-c")], to: "describe-network-acls", key: "NetworkAcls")
        #expect(
            try associated(all) == ["subnet-a false false", "subnet-b false false", "subnet-c true true"])
    }

    // MARK: Peering connections

    private func peering(_ status: String?, requester: String?, accepter: String?, name: String = "") -> String {
        func side(_ vpc: String, _ owner: String, _ region: String, _ block: String?) -> String {
            let set = block.map { ", \"CidrBlockSet\": [{\"CidrBlock\": \"\($0)\"}]" } ?? ""
            return "{\"VpcId\": \"\(vpc)\", \"OwnerId\": \"\(owner)\", \"Region\": \"\(region)\"\(set)}"
        }
        let code = status.map { "\"Status\": {\"Code\": \"\($0)\"}, " } ?? ""
        return """
            {"VpcPeeringConnectionId": "pcx-1", \(code)
             "RequesterVpcInfo": \(side("vpc-a", Self.owner, "us-east-1", requester)),
             "AccepterVpcInfo": \(side("vpc-b", Self.guests[0], "eu-west-1", accepter)), "Tags":
             [{"Key": "Name", "Value": "\(name)"}]}
            """
    }

    private func peerings(_ fixture: SnapshotFixture) throws -> [String] {
        let inventory = try fixture.vpc("vpc-a", "10.0.0.0/16").inventory()
        return inventory.peerings.map { peering in
            let record = peering.record
            let blocks = (record.requester.blocks + record.accepter.blocks).map(\.description)
            return ([inventory.text(record.status), inventory.text(peering.region)] + blocks).joined(separator: " ")
        }
    }

    @Test("a peering connection is the requester's view, with what the accepter's adds")
    func bothSides() throws {
        let far = SnapshotFixture.home(Self.guests[0], "eu-west-1")
        let (name, key) = ("describe-vpc-peering-connections", "VpcPeeringConnections")
        let requesters = SnapshotFixture().adding(
            [peering("active", requester: "10.0.0.0/16", accepter: nil)], to: name, key: key)
        let accepters = { (fixture: SnapshotFixture, status: String?) in
            fixture.adding(
                [peering(status, requester: nil, accepter: "10.1.0.0/16", name: "theirs")], to: name, key: key, at: far)
        }
        #expect(try peerings(requesters) == ["active us-east-1 10.0.0.0/16"])
        #expect(
            try peerings(accepters(requesters, "pending-acceptance")) == ["active us-east-1 10.0.0.0/16 10.1.0.0/16"])
        #expect(try peerings(accepters(SnapshotFixture(), "active")) == ["active eu-west-1 10.1.0.0/16"])
        let silent = SnapshotFixture().adding([peering(nil, requester: nil, accepter: nil)], to: name, key: key)
        #expect(try peerings(accepters(silent, "active")) == ["active us-east-1 10.1.0.0/16"])
    }

    @Test("within one account the requester's region decides")
    func oneAccountTwoRegions() throws {
        let far = SnapshotFixture.home(Self.owner, "eu-west-1")
        let fixture = SnapshotFixture().adding(
            [peering("active", requester: nil, accepter: nil)], to: "describe-vpc-peering-connections",
            key: "VpcPeeringConnections", at: far
        ).adding(
            [peering("active", requester: nil, accepter: nil)], to: "describe-vpc-peering-connections",
            key: "VpcPeeringConnections")
        #expect(try peerings(fixture) == ["active us-east-1"])
    }

    // MARK: Prefix lists

    /// A list's entries as several accounts list them.
    private func entries(_ fixture: SnapshotFixture) throws -> [String]? {
        let inventory = try fixture.inventory()
        let list = inventory.names.find("pl-1").flatMap { inventory.prefixLists[$0] }
        return list?.entries?.map { $0.block.description + (list?.isComplete == true ? "" : " in part") }
    }

    @Test("a shared prefix list has each entry once, and its owner's where those are there")
    func prefixLists() throws {
        func listed(_ fixture: SnapshotFixture, by account: String, _ blocks: [String], rest: String = "")
            -> SnapshotFixture
        {
            let entries = blocks.map { "{\"Cidr\": \"\($0)\"}" }.joined(separator: ", ")
            return fixture.file(
                home(account) + "get-managed-prefix-list-entries.pl-1.json", "{\"Entries\": [\(entries)]\(rest)}")
        }
        let lists = "{\"PrefixListId\": \"pl-1\", \"PrefixListName\": \"hq\", \"OwnerId\": \"\(Self.owner)\"}"
        let fixture = SnapshotFixture().vpc("vpc-a", "10.0.0.0/16")
            .adding([lists], to: "describe-managed-prefix-lists", key: "PrefixLists", at: home(Self.guests[0]))
        let one = listed(fixture, by: Self.guests[0], ["10.8.0.0/16", "10.9.0.0/16"])
        let two = listed(one, by: Self.guests[1], ["10.9.0.0/16"], rest: ", \"NextToken\": \"more\"")
        #expect(try entries(fixture) == nil)
        #expect(try entries(one) == ["10.8.0.0/16", "10.9.0.0/16"])
        #expect(try entries(two) == ["10.8.0.0/16 in part", "10.9.0.0/16 in part"])
        #expect(try entries(listed(two, by: Self.owner, ["10.7.0.0/16"])) == ["10.7.0.0/16"])
    }
}
