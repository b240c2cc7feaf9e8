@testable import FlightPath

extension SnapshotFixture {
    /// One VPC, 10.0.0.0/16 and 2001:db8:a::/56: a client at 10.0.1.10 in one subnet, a server at 10.0.2.20 in another.
    static func oneVPC(
        server: [String] = ["in all 0.0.0.0/0", "out all 0.0.0.0/0"]
    ) throws -> SnapshotFixture {
        try bareVPC()
            .openNetworkACL(for: "subnet-client", "subnet-server")
            .group("sg-server", server)
            .interface("eni-server", "10.0.2.20", in: "subnet-server", groups: ["sg-server"])
    }

    /// The same without the server, its group, and the network ACLs.
    static func bareVPC() throws -> SnapshotFixture {
        try SnapshotFixture().vpc("vpc-a", "10.0.0.0/16", "2001:db8:a::/56", name: "shop")
            .subnet("subnet-client", "10.0.1.0/24", of: "vpc-a", ipv6: "2001:db8:a:1::/64")
            .subnet("subnet-server", "10.0.2.0/24", of: "vpc-a", zone: "use1-az2", ipv6: "2001:db8:a:2::/64")
            .routes("rtb-a", of: "vpc-a", "10.0.0.0/16 -> local", "2001:db8:a::/56 -> local")
            .openGroup()
            .interface("eni-client", "10.0.1.10", in: "subnet-client")
    }
}
