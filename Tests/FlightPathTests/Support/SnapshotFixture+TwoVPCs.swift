@testable import FlightPath

extension SnapshotFixture {
    /// Two VPCs with a transit gateway between them that nothing is attached to yet: a client at 10.0.1.10, a server at
    /// 10.1.2.20; the gateway's subnets, 10.0.9.0/24 and 10.1.9.0/24, are their own.
    ///
    /// - Parameters:
    ///   - client: the routes of the client's VPC, in `rtb-a`; `server` those of the server's, in `rtb-b`.
    ///   - zones: of the client's subnet, and of the server's; `gatewayZones` of the gateway's.
    ///   - names: what the client's account calls the zones of its two subnets.
    ///   - gatewayACL: the network ACL `acl-a-tgw` of the gateway's subnet by the client; nil is one that is open.
    ///   - serverGroup: the rules of the server's group; nil admits everything.
    static func aroundGateway(
        client: [String] = ["10.0.0.0/16 -> local", "10.1.0.0/16 -> tgw-1"],
        server: [String] = ["10.1.0.0/16 -> local", "10.0.0.0/16 -> tgw-1"],
        zones: (client: String, server: String) = ("use1-az1", "use1-az1"),
        gatewayZones: (client: String, server: String) = ("use1-az1", "use1-az1"),
        names: (client: String?, gateway: String?) = (nil, nil), isDualStack: Bool = false,
        references: String = "disable", gatewayACL: [String]? = nil, serverGroup: [String]? = nil
    ) throws -> SnapshotFixture {
        func ipv6(_ text: String) -> String? { isDualStack ? text : nil }
        let bare = SnapshotFixture()
        let vpcs =
            isDualStack
            ? bare.vpc("vpc-a", "10.0.0.0/16", "2001:db8:a::/56").vpc("vpc-b", "10.1.0.0/16", "2001:db8:b::/56")
            : bare.vpc("vpc-a", "10.0.0.0/16").vpc("vpc-b", "10.1.0.0/16")
        var fixture =
            try vpcs.transitGateway(references: references)
            .subnet(
                "subnet-a", "10.0.1.0/24", of: "vpc-a", zone: zones.client, named: names.client,
                ipv6: ipv6("2001:db8:a:1::/64")
            )
            .subnet("subnet-a-tgw", "10.0.9.0/24", of: "vpc-a", zone: gatewayZones.client, named: names.gateway)
            .subnet("subnet-b", "10.1.2.0/24", of: "vpc-b", zone: zones.server, ipv6: ipv6("2001:db8:b:2::/64"))
            .subnet("subnet-b-tgw", "10.1.9.0/24", of: "vpc-b", zone: gatewayZones.server)
            .routes("rtb-a", of: "vpc-a", client).routes("rtb-b", of: "vpc-b", server)
            .openNetworkACL(for: "subnet-a", "subnet-b", "subnet-b-tgw").openGroup()
            .interface("eni-a", "10.0.1.10", in: "subnet-a", ipv6: ipv6("2001:db8:a:1::10"))
        fixture =
            try gatewayACL.map { try fixture.networkACL("acl-a-tgw", for: ["subnet-a-tgw"], $0) }
            ?? fixture.openNetworkACL("acl-a-tgw", for: "subnet-a-tgw")
        fixture =
            try serverGroup.map { try fixture.group("sg-b", vpc: "vpc-b", $0) }
            ?? fixture.openGroup("sg-b", vpc: "vpc-b")
        return fixture.interface(
            "eni-b", "10.1.2.20", in: "subnet-b", groups: ["sg-b"], ipv6: ipv6("2001:db8:b:2::20"))
    }

    /// The same with both attached, and one table for both.
    static func twoVPCs(
        rows: [String] = ["10.0.0.0/16 -> tgw-attach-a", "10.1.0.0/16 -> tgw-attach-b"],
        client: [String] = ["10.0.0.0/16 -> local", "10.1.0.0/16 -> tgw-1"],
        server: [String] = ["10.1.0.0/16 -> local", "10.0.0.0/16 -> tgw-1"],
        zones: (client: String, server: String) = ("use1-az1", "use1-az1"), references: String = "disable",
        clientTable: String? = "tgw-rtb-1"
    ) throws -> SnapshotFixture {
        try aroundGateway(client: client, server: server, zones: zones, references: references)
            .attachment("tgw-attach-a", of: "vpc-a", in: ["subnet-a-tgw"], table: clientTable)
            .attachment("tgw-attach-b", of: "vpc-b", in: ["subnet-b-tgw"], table: "tgw-rtb-1")
            .transitGatewayRoutes("tgw-rtb-1", rows)
    }

    /// Both families, default routes to the gateway, and its subnets in the zones of the hosts: `1` is use1-az1.
    static func throughGateway(
        references: String = "disable", server: [String] = ["in all 0.0.0.0/0"], zones: (String, String) = ("1", "1")
    ) throws -> SnapshotFixture {
        let zones = (client: "use1-az\(zones.0)", server: "use1-az\(zones.1)")
        let onward = ["0.0.0.0/0 -> tgw-1", "::/0 -> tgw-1"]
        return try aroundGateway(
            client: ["10.0.0.0/16 -> local", "2001:db8:a::/56 -> local"] + onward,
            server: ["10.1.0.0/16 -> local", "2001:db8:b::/56 -> local"] + onward, zones: zones, gatewayZones: zones,
            isDualStack: true, references: references, serverGroup: server + ["out all 0.0.0.0/0", "out all ::/0"])
    }
}
