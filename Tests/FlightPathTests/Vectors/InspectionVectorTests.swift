import Testing

@testable import FlightPath

/// Gateway load balancer endpoints within one VPC: the client's subnet and the server's route through them.
@Suite("Vectors: gateway load balancer endpoints")
struct InspectionEndpointVectorTests {
    /// - Parameters:
    ///   - way: the target of the client's route to the server; nil is `local`.
    ///   - back: the same of the server's route back.
    private func fixture(
        way: String?, back: String?, server: [String] = ["in all 0.0.0.0/0"], zone: String = "use1-az1",
        crossZone: String = "true", endpointTable: [String] = []
    ) throws -> SnapshotFixture {
        let local = "10.0.0.0/16 -> local"
        return try SnapshotFixture.oneVPC(server: server)
            .subnet("subnet-fw-1", "10.0.8.0/24", of: "vpc-a", zone: zone).subnet(
                "subnet-fw-2", "10.0.9.0/24", of: "vpc-a"
            )
            .subnet("subnet-appliance", "10.0.19.0/24", of: "vpc-a")
            .openNetworkACL("acl-fw", for: "subnet-fw-1", "subnet-fw-2", "subnet-appliance")
            .routes(
                "rtb-client", of: "vpc-a", for: ["subnet-client"],
                [local] + (way.map { ["10.0.2.0/24 -> \($0)"] } ?? [])
            )
            .routes(
                "rtb-server", of: "vpc-a", for: ["subnet-server"],
                [local] + (back.map { ["10.0.1.0/24 -> \($0)"] } ?? [])
            )
            .routes("rtb-fw", of: "vpc-a", for: ["subnet-fw-1"], [local] + endpointTable)
            .inspectionEndpoint("vpce-1", in: "subnet-fw-1").inspectionEndpoint("vpce-2", in: "subnet-fw-2")
            .inspectionService(target: "10.0.19.9")
            .attributes(ofTargetGroup: "appliances", ["load_balancing.cross_zone.enabled": crossZone])
            .interface("eni-appliance", "10.0.19.9", in: "subnet-appliance")
    }

    private func ask(_ fixture: SnapshotFixture) throws -> Report {
        try fixture.ask("10.0.1.10", "10.0.2.20", port: "443")
    }

    @Test("the same endpoint both ways passes, which assumes the appliances' policy")
    func symmetric() throws {
        let report = try ask(fixture(way: "vpce-1", back: "vpce-1"))
        #expect(report.answer == "reachable")
        #expect(report.assumptions.contains { $0.contains("taken as permitting the traffic") })
    }

    @Test("another endpoint on the way back never saw the request")
    func otherEndpoint() throws {
        #expect(
            try ask(fixture(way: "vpce-1", back: "vpce-2")).answer == "blocked RETURN_PATH_ASYMMETRIC rtb-server reply")
    }

    @Test("an endpoint on the way back alone is the same")
    func onlyBack() throws {
        #expect(try ask(fixture(way: nil, back: "vpce-1")).answer == "blocked RETURN_PATH_ASYMMETRIC rtb-server reply")
    }

    @Test("a reply that goes past the endpoint is tolerated, and listed")
    func bypass() throws {
        let report = try ask(fixture(way: "vpce-1", back: nil))
        #expect(report.answer == "reachable")
        #expect(report.assumptions.contains { $0.contains("replies do not come back through") })
        let both = try ask(fixture(way: "vpce-1", back: "vpce-1"))
        #expect(!both.assumptions.contains { $0.contains("replies do not come back through") })
    }

    @Test(
        "vector 19, sg-ref-firewall: group references do not survive an endpoint",
        arguments: [
            ("vpce-1", "in tcp 443 sg-open", "blocked SG_REFERENCES_NOT_PRESERVED sg-server forward"),
            ("vpce-1", "in tcp 443 10.0.1.0/24", "reachable"), (nil, "in tcp 443 sg-open", "reachable"),
        ] as [(String?, String, String)])
    func references(device: String?, rule: String, expected: String) throws {
        #expect(try ask(fixture(way: device, back: device, server: [rule])).answer == expected)
    }

    @Test(
        "the gateway load balancer needs an appliance in the endpoint's zone, or to cross zones",
        arguments: [
            ("use1-az1", "false", "reachable"), ("use1-az2", "true", "reachable"),
            (
                "use1-az2", "false",
                "blocked ELBV2_NO_TARGETS_IN_AZ \(SnapshotFixture.balancerARN("gwy", "inspection")) forward"
            ),
        ])
    func zone(zone: String, crossZone: String, expected: String) throws {
        let fixture = try fixture(way: "vpce-1", back: "vpce-1", zone: zone, crossZone: crossZone)
        #expect(try ask(fixture).answer == expected)
    }

    @Test(
        "the service must be offered in the endpoint's zone",
        arguments: [
            ("use1-az1", "reachable"), ("use1-az3", "blocked VPCE_SERVICE_NOT_INSTALLED_IN_AZ vpce-1 forward"),
        ])
    func serviceZone(zone: String, expected: String) throws {
        let fixture = try fixture(way: "vpce-1", back: "vpce-1").response(
            "describe-vpc-endpoint-service-configurations",
            """
            {"ServiceConfigurations": [{"ServiceName": "inspection", "ServiceState": "Available",
             "AvailabilityZoneIds": ["\(zone)"],
             "GatewayLoadBalancerArns": ["\(SnapshotFixture.balancerARN("gwy", "inspection"))"]}]}
            """)
        #expect(try ask(fixture).answer == expected)
    }

    @Test(
        "appliances that deregister or are not in use inspect nothing new",
        arguments: [
            (["10.0.19.9:6081 healthy"], "reachable"),
            (["10.0.19.9:6081 draining", "10.0.19.9:6082 healthy"], "reachable"),
            (
                ["10.0.19.9:6081 draining"],
                "blocked TG_TARGET_UNHEALTHY \(SnapshotFixture.groupARN("appliances")) forward"
            ),
            (
                ["10.0.19.9:6081 unused"],
                "blocked TG_TARGET_UNHEALTHY \(SnapshotFixture.groupARN("appliances")) forward"
            ),
            ([], "blocked TG_NO_REGISTERED_TARGETS \(SnapshotFixture.groupARN("appliances")) forward"),
        ])
    func appliances(targets: [String], expected: String) throws {
        let fixture = try fixture(way: "vpce-1", back: "vpce-1").without("describe-target-groups")
            .targetGroup("appliances", "GENEVE", port: 6081, targets)
        #expect(try ask(fixture).answer == expected)
    }

    @Test("a gateway load balancer whose appliances are all unhealthy is taken to send to them, and says so")
    func unhealthyAppliances() throws {
        func report(_ targets: String...) throws -> Report {
            try ask(
                fixture(way: "vpce-1", back: "vpce-1").without("describe-target-groups")
                    .targetGroup("appliances", "GENEVE", port: 6081, targets))
        }
        func warns(_ report: Report) -> Bool { report.assumptions.contains { $0.contains("is unhealthy") } }
        let bad = try report("10.0.19.9:6081 unhealthy", "10.0.19.9:6082 unhealthy", "10.0.19.9:6083 draining")
        #expect(bad.answer == "reachable")
        #expect(warns(bad))
        let good = try report("10.0.19.9:6081 unhealthy", "10.0.19.9:6082 healthy")
        #expect(good.answer == "reachable")
        #expect(!warns(good))
    }

    @Test("attributes of the appliances' group that were not collected are defaults, and listed")
    func attributes() throws {
        let fixture = try fixture(way: "vpce-1", back: "vpce-1")
        let listed = { (report: Report) in report.assumptions.contains { $0.contains("defaults are taken") } }
        #expect(try !listed(ask(fixture)))
        #expect(
            try listed(
                ask(
                    fixture.without("describe-target-group-attributes.appliances")
                        .attributes(ofBalancer: "inspection", ["load_balancing.cross_zone.enabled": "true"]))))
    }

    @Test("an endpoint's own table that leads back to it is a loop, and a blackhole in it is one")
    func endpointTable() throws {
        let loop = try fixture(way: "vpce-1", back: "vpce-1", endpointTable: ["10.0.2.0/24 -> vpce-1"])
        #expect(try ask(loop).answer == "blocked ROUTE_LOOP rtb-fw forward")
        let hole = try fixture(way: "vpce-1", back: "vpce-1", endpointTable: ["10.0.2.0/24 -> eni-x blackhole"])
        #expect(try ask(hole).answer == "blocked BAD_STATE_ROUTE rtb-fw forward")
    }

    @Test("without the service behind it an endpoint's answer is open")
    func noService() throws {
        let fixture = try fixture(way: "vpce-1", back: "vpce-1").without("describe-vpc-endpoint-service-configurations")
        #expect(try ask(fixture).answer == "undetermined")
    }

    /// The client and the endpoint in one subnet.
    private func shared(_ entries: [String], way: [String] = []) throws -> SnapshotFixture {
        try SnapshotFixture.bareVPC().networkACL("acl-client", for: ["subnet-client"], entries)
            .openNetworkACL(for: "subnet-server").openGroup("sg-server")
            .interface("eni-server", "10.0.2.20", in: "subnet-server", groups: ["sg-server"])
            .routes("rtb-client", of: "vpc-a", for: ["subnet-client"], ["10.0.0.0/16 -> local"] + way)
            .routes("rtb-server", of: "vpc-a", for: ["subnet-server"], "10.0.0.0/16 -> local", "10.0.1.0/24 -> vpce-1")
            .inspectionEndpoint("vpce-1", in: "subnet-client").inspectionService(target: "10.0.19.9")
    }

    @Test(
        "what an endpoint hands to its own subnet passes the network ACL once, on the way into the endpoint",
        arguments: [
            (["in 100 allow tcp 443 10.0.2.0/24", "out 100 allow tcp 1024-65535 10.0.2.0/24"], "reachable"),
            (["out 100 allow tcp 1024-65535 10.0.2.0/24"], "blocked SUBNET_ACL_RESTRICTION acl-client forward"),
            (["in 100 allow tcp 443 10.0.2.0/24"], "blocked SUBNET_ACL_RESTRICTION acl-client reply"),
        ])
    func sameSubnet(entries: [String], expected: String) throws {
        let report = try shared(entries).ask("10.0.2.20", "10.0.1.10", port: "443")
        #expect(report.answer == expected)
        #expect(report.assumptions.contains { $0.contains("hands to its own subnet") })
    }

    @Test("what shares a subnet with the endpoint shares its table: a route there into it is a loop")
    func sameSubnetLoop() throws {
        let entries = ["in 100 allow all 0.0.0.0/0", "out 100 allow all 0.0.0.0/0"]
        let fixture = try shared(entries, way: ["10.0.2.0/24 -> vpce-1"])
        #expect(try ask(fixture).answer == "blocked ROUTE_LOOP rtb-client forward")
    }
}

/// Two VPCs whose traffic a third one inspects, through a transit gateway, by one endpoint.
@Suite("Vectors: central inspection")
struct CentralInspectionVectorTests {
    private func answer(
        _ endpointRoutes: [String], entry: [String] = ["0.0.0.0/0 -> vpce-1"],
        firewallTable: [String] = ["10.0.0.0/16 -> tgw-attach-a", "10.1.0.0/16 -> tgw-attach-b"]
    ) throws -> String {
        try SnapshotFixture().vpc("vpc-a", "10.0.0.0/16").vpc("vpc-b", "10.1.0.0/16").vpc("vpc-fw", "10.9.0.0/16")
            .transitGateway()
            .subnet("subnet-a", "10.0.1.0/24", of: "vpc-a").subnet("subnet-b", "10.1.1.0/24", of: "vpc-b")
            .subnet("subnet-in", "10.9.1.0/28", of: "vpc-fw").subnet("subnet-fw", "10.9.11.0/28", of: "vpc-fw")
            .routes("rtb-a", of: "vpc-a", "10.0.0.0/16 -> local", "0.0.0.0/0 -> tgw-1")
            .routes("rtb-b", of: "vpc-b", "10.1.0.0/16 -> local", "0.0.0.0/0 -> tgw-1")
            .routes("rtb-in", of: "vpc-fw", for: ["subnet-in"], ["10.9.0.0/16 -> local"] + entry)
            .routes("rtb-fw", of: "vpc-fw", for: ["subnet-fw"], ["10.9.0.0/16 -> local"] + endpointRoutes)
            .openNetworkACL(for: "subnet-a", "subnet-b", "subnet-in", "subnet-fw")
            .inspectionEndpoint("vpce-1", in: "subnet-fw").inspectionService(target: "10.9.11.9")
            .attachment("tgw-attach-a", of: "vpc-a", in: ["subnet-a"], table: "tgw-rtb-spokes")
            .attachment("tgw-attach-b", of: "vpc-b", in: ["subnet-b"], table: "tgw-rtb-spokes")
            .attachment("tgw-attach-fw", of: "vpc-fw", in: ["subnet-in"], table: "tgw-rtb-fw", appliance: "enable")
            .transitGatewayRoutes("tgw-rtb-spokes", ["0.0.0.0/0 -> tgw-attach-fw static"])
            .transitGatewayRoutes("tgw-rtb-fw", firewallTable)
            .openGroup().openGroup("sg-b", vpc: "vpc-b").interface("eni-a", "10.0.1.10", in: "subnet-a")
            .interface("eni-b", "10.1.1.20", in: "subnet-b", groups: ["sg-b"])
            .ask("10.0.1.10", "10.1.1.20", port: "443").answer
    }

    @Test(
        "the endpoint's subnet must lead back to the transit gateway, for both directions",
        arguments: [
            (["0.0.0.0/0 -> tgw-1"], "reachable"), (["10.0.0.0/16 -> tgw-1", "10.1.0.0/16 -> tgw-1"], "reachable"),
            ([], "blocked NO_ROUTE_TO_DESTINATION rtb-fw forward"),
            (["10.1.0.0/16 -> tgw-1"], "blocked NO_ROUTE_TO_DESTINATION rtb-fw reply"),
        ])
    func endpointRoutes(routes: [String], expected: String) throws {
        #expect(try answer(routes) == expected)
    }

    @Test("the attachment's subnet must lead to the endpoint, and the firewall's table to the spokes")
    func otherRoutes() throws {
        let routes = ["0.0.0.0/0 -> tgw-1"]
        #expect(try answer(routes, entry: []) == "blocked NO_ROUTE_TO_DESTINATION rtb-in forward")
        #expect(
            try answer(routes, firewallTable: ["10.1.0.0/16 -> tgw-attach-b"])
                == "blocked TGW_RTB_NO_ROUTE_TO_TGW_ATTACHMENT tgw-rtb-fw reply")
    }
}
