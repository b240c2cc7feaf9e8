import Testing

@testable import FlightPath

@Suite("Route targets and interfaces")
struct SubnetRouterTests {
    @Test(
        "an interface as target forwards only with its source/destination check off, and has to see the replies too",
        arguments: [
            (true, "blocked ENI_SOURCE_DEST_CHECK_RESTRICTION eni-fw forward"),
            (false, "blocked RETURN_PATH_ASYMMETRIC rtb-a reply"),
        ])
    func appliance(check: Bool, expected: String) throws {
        let fixture = try SnapshotFixture.oneVPC().subnet("subnet-fw", "10.0.5.0/24", of: "vpc-a")
            .openNetworkACL("acl-fw", for: "subnet-fw").interface("eni-fw", "10.0.5.5", in: "subnet-fw", check: check)
            .routes(
                "rtb-client", of: "vpc-a", for: ["subnet-client"], "10.0.0.0/16 -> local", "10.0.2.0/24 -> eni-fw")
        #expect(try fixture.ask("10.0.1.10", "10.0.2.20", port: "443").answer == expected)
    }

    @Test("an address that no interface has is nobody's; where interfaces were not collected, who knows")
    func nobody() throws {
        let fixture = try SnapshotFixture.oneVPC()
        #expect(
            try fixture.ask("10.0.1.10", "10.0.2.99", port: "443").answer
                == "blocked NO_POSSIBLE_DESTINATION subnet-server forward")
        let blind = try fixture.without("describe-network-interfaces").ask("10.0.1.10", "10.0.2.99", port: "443")
        #expect(blind.verdict == .undetermined)
    }

    @Test("a stopped instance does not answer, the others of its subnet do")
    func stopped() throws {
        let fixture = try SnapshotFixture.oneVPC().response(
            "describe-instances",
            #"{"Reservations": [{"Instances": [{"InstanceId": "i-1", "State": {"Name": "stopped"}}]}]}"#
        ).interface("eni-stopped", "10.0.2.40", in: "subnet-server", instance: "i-1")
        #expect(try fixture.ask("10.0.1.10", "10.0.2.40", port: "443").answer == "blocked BAD_STATE i-1 forward")
        #expect(
            try fixture.ask("10.0.1.10", "subnet/subnet-server", port: "443").answer
                == "partial BAD_STATE i-1 forward")
    }
}
