@testable import FlightPath

extension SnapshotFixture {
    // MARK: VPCs and subnets

    /// A VPC with its blocks, the primary one first.
    func vpc(_ id: String, _ blocks: String..., name: String = "") -> SnapshotFixture {
        let (four, six) = (blocks.filter { !$0.contains(":") }, blocks.filter { $0.contains(":") })
        let sets = four.map { "{\"CidrBlock\": \"\($0)\", \"CidrBlockState\": {\"State\": \"associated\"}}" }
        let sixes = six.map { "{\"Ipv6CidrBlock\": \"\($0)\", \"Ipv6CidrBlockState\": {\"State\": \"associated\"}}" }
        return adding(
            [
                """
                {"VpcId": "\(id)", "OwnerId": "\(Self.account)", "CidrBlock": "\(four.first ?? "")",
                 "CidrBlockAssociationSet": [\(sets.joined(separator: ", "))],
                 "Ipv6CidrBlockAssociationSet": [\(sixes.joined(separator: ", "))], "Tags": \(tags(name))}
                """
            ], to: "describe-vpcs", key: "Vpcs")
    }

    /// A subnet. Its zone is an id such as `use1-az1`; `named` is the zone's name, which is an account's own.
    func subnet(
        _ id: String, _ block: String, of vpc: String, zone: String = "use1-az1", named: String? = nil,
        ipv6: String? = nil
    ) -> SnapshotFixture {
        let six = ipv6.map {
            "{\"Ipv6CidrBlock\": \"\($0)\", \"Ipv6CidrBlockState\": {\"State\": \"associated\"}}"
        }
        var copy = adding(
            [
                """
                {"SubnetId": "\(id)", "VpcId": "\(vpc)", "OwnerId": "\(Self.account)", "CidrBlock": "\(block)",
                 "AvailabilityZoneId": "\(zone)", "AvailabilityZone": "\(named ?? Self.zoneName(zone))",
                 "Ipv6CidrBlockAssociationSet": [\(six ?? "")]}
                """
            ], to: "describe-subnets", key: "Subnets")
        copy.vpcOfSubnet[id] = vpc
        copy.zoneOfSubnet[id] = named ?? Self.zoneName(zone)
        return copy
    }

    /// `use1-az2` is `us-east-1b` here.
    static func zoneName(_ zone: String) -> String {
        let letters: [Character: String] = ["1": "a", "2": "b", "3": "c"]
        return region + (zone.last.flatMap { letters[$0] } ?? "d")
    }

    static func tags(_ tags: KeyValuePairs<String, String>) -> String {
        tags.map { "{\"Key\": \"\($0.key)\", \"Value\": \"\($0.value)\"}" }.joined(separator: ", ")
    }

    func tags(_ name: String) -> String { name.isEmpty ? "[]" : "[{\"Key\": \"Name\", \"Value\": \"\(name)\"}]" }

    // MARK: Route tables

    /// A route table. Rows: `10.0.0.0/16 -> local`, `pl-1 -> tgw-1`, `10.1.0.0/16 -> pcx-1 blackhole`,
    /// `10.0.5.0/24 -> vgw-1 propagated`. Without subnets it is the VPC's main table.
    func routes(
        _ id: String, of vpc: String, for subnets: [String] = [], _ rows: String...
    ) throws -> SnapshotFixture {
        try routes(id, of: vpc, for: subnets, rows)
    }

    func routes(
        _ id: String, of vpc: String, for subnets: [String] = [], _ rows: [String]
    ) throws -> SnapshotFixture {
        var associations = subnets.map {
            "{\"SubnetId\": \"\($0)\", \"Main\": false, \"AssociationState\": {\"State\": \"associated\"}}"
        }
        if subnets.isEmpty { associations = ["{\"Main\": true, \"AssociationState\": {\"State\": \"associated\"}}"] }
        return adding(
            [
                """
                {"RouteTableId": "\(id)", "VpcId": "\(vpc)", "OwnerId": "\(Self.account)",
                 "Associations": [\(associations.joined(separator: ", "))],
                 "Routes": [\(try rows.map(Self.route).joined(separator: ", "))]}
                """
            ], to: "describe-route-tables", key: "RouteTables")
    }

    static func route(_ row: String) throws -> String {
        let words = row.words
        guard words.count >= 3, words[1] == "->" else { throw BadRow(row) }
        let destination =
            words[0].hasPrefix("pl-")
            ? "DestinationPrefixListId" : words[0].contains(":") ? "DestinationIpv6CidrBlock" : "DestinationCidrBlock"
        let members = [
            "tgw-": "TransitGatewayId", "pcx-": "VpcPeeringConnectionId", "nat-": "NatGatewayId",
            "eni-": "NetworkInterfaceId", "eigw-": "EgressOnlyInternetGatewayId",
        ]
        let target = members.first { words[2].hasPrefix($0.key) }?.value ?? "GatewayId"
        let last = words.count > 3 ? words[3] : ""
        let state = ["blackhole", "filtered"].contains(last) ? last : "active"
        let origins = ["propagated": "EnableVgwRoutePropagation", "advertised": "Advertisement"]
        let origin = origins[last] ?? (words[2] == "local" ? "CreateRouteTable" : "CreateRoute")
        return """
            {"\(destination)": "\(words[0])", "\(target)": "\(words[2])", "State": "\(state)", "Origin": "\(origin)"}
            """
    }

    /// A prefix list with its entries.
    func prefixList(_ id: String, _ blocks: String...) -> SnapshotFixture {
        let entries = blocks.map { "{\"Cidr\": \"\($0)\"}" }.joined(separator: ", ")
        return response("get-managed-prefix-list-entries.\(id)", "{\"Entries\": [\(entries)]}")
    }

    // MARK: Network ACLs

    /// A network ACL. Rows: `in 100 allow tcp 443 10.0.0.0/8`, `out 90 deny all 0.0.0.0/0`, `in 80 allow icmp 8/-1 …`.
    func networkACL(_ id: String, for subnets: [String], _ rows: [String]) throws -> SnapshotFixture {
        let associations = subnets.map { "{\"NetworkAclId\": \"\(id)\", \"SubnetId\": \"\($0)\"}" }
        return adding(
            [
                """
                {"NetworkAclId": "\(id)", "OwnerId": "\(Self.account)",
                 "Associations": [\(associations.joined(separator: ", "))],
                 "Entries": [\(try rows.map(Self.entry).joined(separator: ", "))]}
                """
            ], to: "describe-network-acls", key: "NetworkAcls")
    }

    /// A network ACL that lets everything through, both families.
    func openNetworkACL(_ id: String = "acl-open", for subnets: String...) throws -> SnapshotFixture {
        try networkACL(
            id, for: subnets,
            ["in", "out"].flatMap { ["\($0) 100 allow all 0.0.0.0/0", "\($0) 101 allow all ::/0"] })
    }

    private static func entry(_ row: String) throws -> String {
        let words = row.words
        guard words.count >= 5, let number = Int(words[1]), let block = words.last else { throw BadRow(row) }
        let numbers = ["all": "-1", "tcp": "6", "udp": "17", "icmp": "1", "icmpv6": "58"]
        let ipProtocol = numbers[words[3]] ?? words[3]
        var members = [
            "\"Egress\": \(words[0] == "out")", "\"RuleNumber\": \(number)", "\"RuleAction\": \"\(words[2])\"",
            "\"Protocol\": \"\(ipProtocol)\"",
            "\"\(block.contains(":") ? "Ipv6CidrBlock" : "CidrBlock")\": \"\(block)\"",
        ]
        if words.count == 6 {
            if let (type, code) = Self.pair(words[4], "/") {
                members.append("\"IcmpTypeCode\": {\"Type\": \(type), \"Code\": \(code)}")
            } else {
                let (low, high) = try range(words[4])
                members.append("\"PortRange\": {\"From\": \(low), \"To\": \(high)}")
            }
        }
        return "{" + members.joined(separator: ", ") + "}"
    }

    static func pair(_ text: String, _ separator: Character) -> (Int, Int)? {
        let parts = text.split(separator: separator)
        guard parts.count == 2, let one = Int(parts[0]), let other = Int(parts[1]) else { return nil }
        return (one, other)
    }

    /// `443` or `8080-8090`.
    static func range(_ text: String) throws -> (Int, Int) {
        if let number = Int(text) { return (number, number) }
        guard let pair = pair(text, "-") else { throw BadRow(text) }
        return pair
    }

    // MARK: Security groups and interfaces

    /// A security group. Rows: `in tcp 8080-8090 10.10.0.0/16`, `in icmp 8/-1 0.0.0.0/0`, `out all sg-db`,
    /// `in tcp 443 pl-1`, `in tcp 443 sg-far stale`, `… pending`, `in 50 10.0.0.0/8`.
    func group(
        _ id: String, name: String = "", vpc: String = "vpc-a", tags: KeyValuePairs<String, String> = [:],
        _ rows: [String]
    ) throws -> SnapshotFixture {
        func permissions(_ direction: String) throws -> String {
            try rows.filter { $0.hasPrefix(direction + " ") }.map(Self.permission).joined(separator: ", ")
        }
        return adding(
            [
                """
                {"GroupId": "\(id)", "GroupName": "\(name.isEmpty ? id : name)", "VpcId": "\(vpc)",
                 "OwnerId": "\(Self.account)", "IpPermissions": [\(try permissions("in"))],
                 "IpPermissionsEgress": [\(try permissions("out"))], "Tags": [\(Self.tags(tags))]}
                """
            ], to: "describe-security-groups", key: "SecurityGroups")
    }

    /// A group that lets everything through, both families.
    func openGroup(_ id: String = "sg-open", vpc: String = "vpc-a") throws -> SnapshotFixture {
        try group(id, vpc: vpc, ["in", "out"].flatMap { ["\($0) all 0.0.0.0/0", "\($0) all ::/0"] })
    }

    private static func permission(_ row: String) throws -> String {
        var words = row.words
        let statuses = ["stale": "deleted", "pending": "pending-acceptance"]
        let status = words.last.flatMap { statuses[$0] }
        if status != nil { words.removeLast() }
        guard words.count >= 3, let peer = words.last else { throw BadRow(row) }
        var members = ["\"IpProtocol\": \"\(words[1] == "all" ? "-1" : words[1])\""]
        if words.count == 4 {
            let (from, to) = try Self.pair(words[2], "/") ?? range(words[2])
            members += ["\"FromPort\": \(from)", "\"ToPort\": \(to)"]
        }
        if peer.hasPrefix("sg-") {
            let status = status.map { ", \"PeeringStatus\": \"\($0)\"" } ?? ""
            members.append("\"UserIdGroupPairs\": [{\"GroupId\": \"\(peer)\", \"UserId\": \"\(account)\"\(status)}]")
        } else if peer.hasPrefix("pl-") {
            members.append("\"PrefixListIds\": [{\"PrefixListId\": \"\(peer)\"}]")
        } else if peer.contains(":") {
            members.append("\"Ipv6Ranges\": [{\"CidrIpv6\": \"\(peer)\"}]")
        } else {
            members.append("\"IpRanges\": [{\"CidrIp\": \"\(peer)\"}]")
        }
        return "{" + members.joined(separator: ", ") + "}"
    }

    /// An interface with its private address.
    func interface(
        _ id: String, _ address: String, in subnet: String, groups: [String] = ["sg-open"],
        public publicAddress: String? = nil,
        type: String = "interface", prefixes: [String] = [], ipv6: String? = nil, instance: String? = nil,
        description: String = "", check: Bool = true, index: Int = 0
    ) -> SnapshotFixture {
        let association = publicAddress.map { ", \"Association\": {\"PublicIp\": \"\($0)\"}" } ?? ""
        let attachment = instance.map { "\"InstanceId\": \"\($0)\", \"DeviceIndex\": \(index), " } ?? ""
        return adding(
            [
                """
                {"NetworkInterfaceId": "\(id)", "SubnetId": "\(subnet)", "VpcId": "\(vpcOfSubnet[subnet] ?? "")",
                 "OwnerId": "\(Self.account)", "Status": "in-use", "InterfaceType": "\(type)",
                 "Description": "\(description)", "SourceDestCheck": \(check), "PrivateIpAddress": "\(address)",
                 "PrivateIpAddresses": [{"PrivateIpAddress": "\(address)", "Primary": true\(association)}],
                 "Ipv6Addresses": [\(ipv6.map { "{\"Ipv6Address\": \"\($0)\"}" } ?? "")],
                 "Ipv4Prefixes": [\(prefixes.map { "{\"Ipv4Prefix\": \"\($0)\"}" }.joined(separator: ", "))],
                 "Attachment": {\(attachment)"Status": "attached"},
                 "Groups": [\(groups.map { "{\"GroupId\": \"\($0)\"}" }.joined(separator: ", "))]}
                """
            ], to: "describe-network-interfaces", key: "NetworkInterfaces")
    }
}
