import Testing

@testable import FlightPath

@Suite("Failure catalogue: what bindings name")
struct BindingRowTests {
    private let base = HealthyBase()

    @Test("Row 1: no binding names the target group")
    func unbound() throws {
        let base = try base.adding(
            "describe-listeners",
            """
            {"ListenerArn": "arn:aws:elasticloadbalancing:us-east-1:111122223333:listener/app/edge/1/81",
             "LoadBalancerArn": "arn:aws:elasticloadbalancing:us-east-1:111122223333:loadbalancer/app/edge/1",
             "Port": 81, "Protocol": "HTTP",
             "DefaultActions": [{"Type": "forward", "TargetGroupArn": "\(HealthyBase.groups)/new/1"}]}
            """
        ).adding(
            "describe-target-groups",
            """
            {"TargetGroupArn": "\(HealthyBase.groups)/new/1", "TargetGroupName": "new", "Protocol": "HTTP",
             "Port": 8080, "VpcId": "vpc-edge", "TargetType": "ip", "LoadBalancerArns":
             ["arn:aws:elasticloadbalancing:us-east-1:111122223333:loadbalancer/app/edge/1"]}
            """)
        let filled = try base.file("describe-target-group-attributes.new", #"{"Attributes": []}"#)
        let empty = try filled.file("describe-target-health.new", #"{"TargetHealthDescriptions": []}"#)
        #expect(try empty.findings() == ["error TG_NO_REGISTERED_TARGETS \(HealthyBase.groups)/new/1 1"])
        let registered = try filled.file(
            "describe-target-health.new",
            "{\"TargetHealthDescriptions\": [\(HealthyBase.target("100.64.0.21", 8080, "all"))]}")
        #expect(try registered.findings() == [])
    }

    @Test("Row 2: the Service is in another namespace")
    func namespace() throws {
        let report = try base.with(
            "targetgroupbindings", #""name": "web", "namespace": "shop""#, #""name": "web", "namespace": "edge""#
        ).lint()
        let finding = try #require(report.findings.first { $0.row == 2 })
        #expect(finding.code == .bindingServiceNotFound && finding.component.id == "targetgroupbinding/edge/web")
        #expect(finding.cure.contains("namespace `shop`"))
        #expect(report.errors == 1)
    }

    @Test(
        "Row 3: the port is the container's or the node's, or no name of the Service's",
        arguments: [
            (#""name": "web", "port": 80"#, #""name": "web", "port": "http""#, "web", "write 80"),
            (#""name": "api", "port": 80"#, #""name": "api", "port": 8080"#, "api", "8080 is the targetPort"),
            (#""name": "api", "port": 80"#, #""name": "api", "port": 30080"#, "api", "30080 is the node port"),
            (#""name": "web", "port": 80"#, #""name": "web", "port": "mian""#, "web", "80 (`main`)"),
        ])
    func port(old: String, new: String, name: String, cure: String) throws {
        let report = try base.with("targetgroupbindings", old, new).lint()
        let finding = try #require(report.findings.first)
        #expect(finding.code == .bindingPortNotFound && finding.component.id == "targetgroupbinding/shop/\(name)")
        #expect(finding.cure.contains(cure))
        #expect(report.findings.count == 1)
    }

    @Test("Row 3: a port by its name is found")
    func portName() throws {
        #expect(
            try base.with("targetgroupbindings", #""name": "web", "port": 80"#, #""name": "web", "port": "main""#)
                .findings() == [])
    }

    @Test("Row 4: the selector matches no pod, and the nearest pod is named")
    func selector() throws {
        let report = try base.with("services", #""selector": {"app": "web"}"#, #""selector": {"app": "wbe"}"#).lint()
        let finding = try #require(report.findings.first)
        #expect(finding.code == .selectorMatchesNoPod && finding.severity == .error && finding.row == 4)
        #expect(finding.component.id == "service/shop/web")
        #expect(finding.cure.contains("where the selector asks for `wbe`"))
    }

    @Test("Row 5: the pods do not name the target port")
    func namedPort() throws {
        let report = try base.with("services", #""targetPort": "http""#, #""targetPort": "web""#).lint()
        let finding = try #require(report.findings.first)
        #expect(finding.code == .targetPortMismatch && finding.severity == .error && finding.row == 5)
        #expect(finding.cure.contains("declares `http` 8080"))
    }

    @Test("Row 6: pods fail their probes")
    func notReady() throws {
        let unready = #"{"type": "Ready", "status": "False"}, {"type": "ContainersReady", "status": "False"}"#
        let ready = #"{"type": "Ready", "status": "True"}, {"type": "ContainersReady", "status": "True"}"#
        let report = try base.with("pods", ready, unready).lint()
        #expect(
            report.findings.filter { $0.code == .podNotReady }.map { "\($0.severity) \($0.row)" }
                == ["error 6", "error 6"])
    }

    @Test("Row 29: the binding asks for no rules, which is a note while other rules admit the load balancer")
    func networking() throws {
        let absent = try base.with("targetgroupbindings", #""networking""#, #""notNetworking""#)
        #expect(
            try absent.findings() == [
                "note TGB_NETWORKING_MISSING targetgroupbinding/shop/api 29",
                "note TGB_NETWORKING_MISSING targetgroupbinding/shop/web 29",
            ])
    }

    @Test("Row 30: the binding lists no ports")
    func ports() throws {
        let empty = try base.with(
            "targetgroupbindings", #""ports": [{"protocol": "TCP", "port": 8080}]"#, #""ports": []"#)
        #expect(try empty.findings() == ["warning TGB_NETWORKING_PORTS_EMPTY targetgroupbinding/shop/web 30"])
    }

    @Test("Row 68: no container declares the port that the Service sends to")
    func undeclared() throws {
        let base = try base.with("services", #""targetPort": 8080"#, #""targetPort": 9090"#)
        #expect(try base.findings() == ["note SERVICE_TARGET_PORT_MISMATCH service/shop/api 68"])
    }
}
