@testable import FlightPath

extension SnapshotFixture {
    static let openRows = ["in 100 allow all 0.0.0.0/0", "out 100 allow all 0.0.0.0/0"]

    /// Two peered VPCs, 10.0.0.0/16 with a client at 10.0.1.10 and 10.1.0.0/16 with a server at 10.1.2.20; the rows
    /// lead from the first to the second, `back` the other way.
    static func peered(
        rows: [String], back: [String] = ["10.0.0.0/16 -> pcx-1"], server: [String] = ["in all 0.0.0.0/0"]
    ) throws -> SnapshotFixture {
        try SnapshotFixture().vpc("vpc-a", "10.0.0.0/16").vpc("vpc-b", "10.1.0.0/16")
            .subnet("subnet-a", "10.0.1.0/24", of: "vpc-a").subnet("subnet-b", "10.1.2.0/24", of: "vpc-b")
            .routes("rtb-a", of: "vpc-a", ["10.0.0.0/16 -> local"] + rows)
            .routes("rtb-b", of: "vpc-b", ["10.1.0.0/16 -> local"] + back)
            .peering("pcx-1", "vpc-a", "vpc-b").openNetworkACL(for: "subnet-a", "subnet-b")
            .openGroup().group("sg-b", vpc: "vpc-b", server + ["out all 0.0.0.0/0", "out all ::/0"])
            .interface("eni-a", "10.0.1.10", in: "subnet-a")
            .interface("eni-b", "10.1.2.20", in: "subnet-b", groups: ["sg-b"])
    }

    /// A private subnet, 10.0.1.0/24, whose client at 10.0.1.10 reaches the internet by a NAT gateway at 10.0.9.9.
    static func behindNAT(
        app: [String] = ["0.0.0.0/0 -> nat-1"], nat: [String] = ["0.0.0.0/0 -> igw-1"],
        networkACL: [String] = openRows, appACL: [String] = openRows, publicAddress: String? = "198.18.5.9",
        state: String = "available", client: String? = nil
    ) throws -> SnapshotFixture {
        try SnapshotFixture().vpc("vpc-a", "10.0.0.0/16").subnet("subnet-app", "10.0.1.0/24", of: "vpc-a")
            .subnet("subnet-nat", "10.0.9.0/24", of: "vpc-a").internetGateway("igw-1", of: "vpc-a")
            .routes("rtb-app", of: "vpc-a", for: ["subnet-app"], ["10.0.0.0/16 -> local"] + app)
            .routes("rtb-nat", of: "vpc-a", for: ["subnet-nat"], ["10.0.0.0/16 -> local"] + nat)
            .natGateway("nat-1", "10.0.9.9", in: "subnet-nat", public: publicAddress, state: state)
            .networkACL("acl-app", for: ["subnet-app"], appACL)
            .networkACL("acl-nat", for: ["subnet-nat"], networkACL)
            .openGroup().interface("eni-app", "10.0.1.10", in: "subnet-app", public: client)
    }
}

extension SnapshotFixture {
    /// Two spokes, and a third VPC between them where an endpoint in each zone inspects what passes: a client at
    /// 10.0.1.10 in the first zone, servers at 10.1.1.20 in the first and 10.1.2.20 in the second.
    static func inspectedSpokes(appliance: String) throws -> SnapshotFixture {
        try SnapshotFixture().vpc("vpc-a", "10.0.0.0/16").vpc("vpc-b", "10.1.0.0/16").vpc("vpc-fw", "10.9.0.0/16")
            .transitGateway().subnet("subnet-a", "10.0.1.0/24", of: "vpc-a")
            .subnet("subnet-b1", "10.1.1.0/24", of: "vpc-b")
            .subnet("subnet-b2", "10.1.2.0/24", of: "vpc-b", zone: "use1-az2")
            .subnet("subnet-in-1", "10.9.1.0/28", of: "vpc-fw")
            .subnet("subnet-in-2", "10.9.2.0/28", of: "vpc-fw", zone: "use1-az2")
            .subnet("subnet-fw-1", "10.9.11.0/28", of: "vpc-fw")
            .subnet("subnet-fw-2", "10.9.12.0/28", of: "vpc-fw", zone: "use1-az2")
            .routes("rtb-a", of: "vpc-a", "10.0.0.0/16 -> local", "0.0.0.0/0 -> tgw-1")
            .routes("rtb-b", of: "vpc-b", "10.1.0.0/16 -> local", "0.0.0.0/0 -> tgw-1")
            .routes("rtb-in-1", of: "vpc-fw", for: ["subnet-in-1"], "10.9.0.0/16 -> local", "0.0.0.0/0 -> vpce-1")
            .routes("rtb-in-2", of: "vpc-fw", for: ["subnet-in-2"], "10.9.0.0/16 -> local", "0.0.0.0/0 -> vpce-2")
            .routes("rtb-fw", of: "vpc-fw", "10.9.0.0/16 -> local", "0.0.0.0/0 -> tgw-1")
            .openNetworkACL(
                for: "subnet-a", "subnet-b1", "subnet-b2", "subnet-in-1", "subnet-in-2", "subnet-fw-1", "subnet-fw-2"
            )
            .inspectionEndpoint("vpce-1", in: "subnet-fw-1").inspectionEndpoint("vpce-2", in: "subnet-fw-2")
            .inspectionService(target: "10.9.11.9")
            .attachment("tgw-attach-a", of: "vpc-a", in: ["subnet-a"], table: "tgw-rtb-spokes")
            .attachment("tgw-attach-b", of: "vpc-b", in: ["subnet-b1", "subnet-b2"], table: "tgw-rtb-spokes")
            .attachment(
                "tgw-attach-fw", of: "vpc-fw", in: ["subnet-in-1", "subnet-in-2"], table: "tgw-rtb-fw",
                appliance: appliance
            )
            .transitGatewayRoutes("tgw-rtb-spokes", ["0.0.0.0/0 -> tgw-attach-fw static"])
            .transitGatewayRoutes("tgw-rtb-fw", ["10.0.0.0/16 -> tgw-attach-a", "10.1.0.0/16 -> tgw-attach-b"])
            .openGroup().openGroup("sg-b", vpc: "vpc-b").interface("eni-a", "10.0.1.10", in: "subnet-a")
            .interface("eni-b1", "10.1.1.20", in: "subnet-b1", groups: ["sg-b"])
            .interface("eni-b2", "10.1.2.20", in: "subnet-b2", groups: ["sg-b"])
    }
}
