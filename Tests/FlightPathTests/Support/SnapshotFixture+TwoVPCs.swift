@testable import FlightPath

extension SnapshotFixture {
    /// Two VPCs joined by a transit gateway that has one table: a client at 10.0.1.10, a server at 10.1.2.20.
    static func twoVPCs(
        rows: [String] = ["10.0.0.0/16 -> tgw-attach-a", "10.1.0.0/16 -> tgw-attach-b"],
        client: [String] = ["10.0.0.0/16 -> local", "10.1.0.0/16 -> tgw-1"],
        server: [String] = ["10.1.0.0/16 -> local", "10.0.0.0/16 -> tgw-1"],
        zones: (client: String, server: String) = ("use1-az1", "use1-az1"), references: String = "disable"
    ) throws -> SnapshotFixture {
        try SnapshotFixture().vpc("vpc-a", "10.0.0.0/16").vpc("vpc-b", "10.1.0.0/16")
            .transitGateway(references: references)
            .subnet("subnet-a", "10.0.1.0/24", of: "vpc-a", zone: zones.client)
            .subnet("subnet-a-tgw", "10.0.9.0/24", of: "vpc-a", zone: "use1-az1")
            .subnet("subnet-b", "10.1.2.0/24", of: "vpc-b", zone: zones.server)
            .subnet("subnet-b-tgw", "10.1.9.0/24", of: "vpc-b", zone: "use1-az1")
            .routes("rtb-a", of: "vpc-a", client).routes("rtb-b", of: "vpc-b", server)
            .openNetworkACL(for: "subnet-a", "subnet-a-tgw", "subnet-b", "subnet-b-tgw")
            .openGroup().openGroup("sg-b", vpc: "vpc-b")
            .interface("eni-a", "10.0.1.10", in: "subnet-a")
            .interface("eni-b", "10.1.2.20", in: "subnet-b", groups: ["sg-b"])
            .attachment("tgw-attach-a", of: "vpc-a", in: ["subnet-a-tgw"], table: "tgw-rtb-1")
            .attachment("tgw-attach-b", of: "vpc-b", in: ["subnet-b-tgw"], table: "tgw-rtb-1")
            .transitGatewayRoutes("tgw-rtb-1", rows)
    }
}
