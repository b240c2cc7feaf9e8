import Testing

@testable import FlightPath

/// What a trace to a Service says where `lint` names what is wrong with its binding, its pods or its targets.
@Suite("Failure catalogue: traces to services")
struct RegistrationTraceRows {
    private let base = HealthyBase()
    private static let group = HealthyBase.webGroup
    private static let api = "service/shop/api"

    private func registered(_ targets: String...) throws -> HealthyBase {
        try base.file(
            "describe-target-health.web", "{\"TargetHealthDescriptions\": [\(targets.joined(separator: ", "))]}")
    }

    @Test("The base is healthy")
    func healthy() throws {
        #expect(try base.trace() == "reachable")
        #expect(try base.trace(from: "10.20.1.77", to: Self.api) == "reachable")
    }

    @Test(
        "Rows 3, 5, 8, 9, 18 and 27: whatever keeps the target group empty, nothing is behind the listener",
        arguments: [
            nil, ("targetgroupbindings", #""name": "web", "port": 80}"#, #""name": "web", "port": 8080}"#),
            ("services", #""targetPort": "http""#, #""targetPort": "htttp""#),
            ("targetgroupbindings", #", "vpcID": "vpc-edge""#, ""), ("deployments", ":v2.13.0", ":v2.7.1"),
            ("deployments", "--cluster-name=prod", "--cluster-name=old"),
        ] as [(file: String, old: String, new: String)?])
    func empty(change: (file: String, old: String, new: String)?) throws {
        let empty = try registered()
        let changed = try change.map { try empty.with($0.file, $0.old, $0.new) } ?? empty
        #expect(try changed.trace() == "blocked TG_NO_REGISTERED_TARGETS \(Self.group) forward")
    }

    @Test("Row 4: the selector matches no pod")
    func selector() throws {
        let answer = try registered().with("services", #""app": "web""#, #""app": "wbe""#).trace()
        #expect(answer == "blocked SERVICE_SELECTOR_NO_MATCH service/shop/web forward")
    }

    @Test("Row 6: no pod is ready, and none is registered")
    func notReady() throws {
        let sick = try registered().with("pods", #"Ready", "status": "True"}"#, #"Ready", "status": "False"}"#)
        #expect(try sick.trace() == "blocked TG_NO_REGISTERED_TARGETS \(Self.group) forward")
        // Nodes are targets whatever pods stand behind them.
        let behindNodes = try sick.trace(from: "10.20.1.77", to: Self.api)
        #expect(behindNodes == "blocked POD_NOT_READY pod/shop/api-1 forward")
    }

    @Test("Row 7: a gate fails for the target that is not healthy")
    func gate() throws {
        let sick = HealthyBase.target("100.64.0.22", 8080, "all").replacing("healthy", with: "unhealthy")
        let answer = try registered(HealthyBase.target("100.64.0.21", 8080, "all"), sick).trace()
        #expect(answer == "partial TG_TARGET_UNHEALTHY \(Self.group) forward")
    }

    @Test(
        "Rows 15, 16 and 17: an address is registered that is another workload's, or nobody's",
        arguments: ["100.64.0.31", "100.64.0.99"])
    func stale(address: String) throws {
        let own = ["100.64.0.21", "100.64.0.22"].map { HealthyBase.target($0, 8080, "all") }
        let other = HealthyBase.target(address, 8080, "all")
        let answer = try registered(own[0], own[1], other).trace()
        #expect(answer == "partial TG_TARGET_STALE \(Self.group) forward")
        // A target that is being deregistered takes nothing.
        let leaving = other.replacing("healthy", with: "draining")
        if address == "100.64.0.31" { #expect(try registered(own[0], own[1], leaving).trace() == "reachable") }
        // Where the target group is shared, what is not ours may be meant.
        let shared = try registered(own[0], own[1], HealthyBase.target("100.64.0.31", 8080, "all")).with(
            "targetgroupbindings", #""targetType": "ip""#, #""multiClusterTargetGroup": true, "targetType": "ip""#)
        #expect(try shared.trace() == "reachable")
    }

    @Test("Row 19: nothing exposes the Service")
    func unexposed() throws {
        let answer = try base.file("targetgroupbindings", #"{"apiVersion": "v1", "kind": "List", "items": []}"#).trace()
        #expect(answer == "blocked SERVICE_NOT_EXPOSED service/shop/web forward")
    }

    private static let networking = #""ports": [{"protocol": "TCP", "port": 8080}]"#

    @Test(
        "Rows 29, 30, 31, 32, 34 and 47: whatever keeps the rule away, the targets do not admit the load balancer",
        arguments: [
            ("targetgroupbindings", #""networking": {"ingress""#, #""ignored": {"ingress""#),
            ("targetgroupbindings", networking, #""ports": []"#),
            ("targetgroupbindings", networking, networking.replacing("8080", with: "80")),
            ("describe-security-groups", "kubernetes.io/cluster/prod", "team"),
            (
                "ingresses", #""alb.ingress.kubernetes.io/target-type": "ip""#,
                #""alb.ingress.kubernetes.io/security-groups": "sg-edge""#
            ),
            (
                "describe-security-groups", #"{"IpProtocol": "-1", "UserIdGroupPairs""#,
                (0..<60).map {
                    #"{"IpProtocol": "tcp", "FromPort": 1, "ToPort": 1, "IpRanges": [{"CidrIp": "10.30.\#($0).0/24"}]}, "#
                }
                .joined() + #"{"IpProtocol": "-1", "UserIdGroupPairs""#
            ),
        ])
    func unadmitted(file: String, old: String, new: String) throws {
        let closed = try base.with(
            "describe-security-groups", #""CidrIp": "10.10.0.0/16""#, #""CidrIp": "10.99.0.0/16""#)
        #expect(try closed.with(file, old, new).trace() == "blocked ENI_SG_RULES_MISMATCH sg-nodes forward")
    }

    @Test("Row 79: the node is a target that is not healthy")
    func node() throws {
        let sick = HealthyBase.target("i-0b", 30080, nil).replacing("healthy", with: "unhealthy")
        let answer = try base.file(
            "describe-target-health.api",
            "{\"TargetHealthDescriptions\": [\(HealthyBase.target("i-0a", 30080, nil)), \(sick)]}"
        ).trace(from: "10.20.1.77", to: Self.api)
        #expect(answer == "partial TG_TARGET_UNHEALTHY \(HealthyBase.apiGroup) forward")
    }
}
