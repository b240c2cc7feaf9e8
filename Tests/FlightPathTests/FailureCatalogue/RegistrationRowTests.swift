import Testing

@testable import FlightPath

@Suite("Failure catalogue: registration of targets")
struct RegistrationRowTests {
    private let base = HealthyBase()
    private static let controller = "deployment/kube-system/aws-load-balancer-controller"
    private static let web = "targetgroupbinding/shop/web"
    private static let api = "targetgroupbinding/shop/api"

    /// The base without anything registered in the target group of `web`.
    private func empty() throws -> HealthyBase {
        try base.file("describe-target-health.web", #"{"TargetHealthDescriptions": []}"#)
    }

    private static let unregistered = "error TG_NO_REGISTERED_TARGETS \(HealthyBase.webGroup) 18"

    private static let gate = "target-health.elbv2.k8s.aws/web"

    private func gated(_ gate: String, _ condition: String) throws -> HealthyBase {
        try base.with(
            "pods", #""nodeName": "node-a","#,
            "\"readinessGates\": [{\"conditionType\": \"\(gate)\"}], \"nodeName\": \"node-a\","
        ).with("pods", #""conditions": ["#, "\"conditions\": [\(condition)")
    }

    @Test("Row 7: a gate of a binding that is gone, one that fails, and one that is met")
    func gates() throws {
        #expect(
            try gated("target-health.elbv2.k8s.aws/old", "").findings()
                == ["warning POD_READINESS_GATE_UNMET pod/shop/web-1 7"])
        let failing = "{\"type\": \"\(Self.gate)\", \"status\": \"False\", \"reason\": \"Target.Timeout\"},"
        let report = try gated(Self.gate, failing).lint()
        #expect(report.findings.map(\.row) == [7])
        #expect(report.findings.first?.headline.contains("Target.Timeout") == true)
        #expect(try gated(Self.gate, "{\"type\": \"\(Self.gate)\", \"status\": \"True\"},").findings() == [])
    }

    @Test("Row 8: release 2.7.1 cannot register in another VPC")
    func oldController() throws {
        let old = try empty().with("deployments", ":v2.13.0", ":v2.7.1")
        #expect(try old.findings() == ["error LBC_VERSION_TOO_OLD \(Self.controller) 8", Self.unregistered])
        let told = try old.with("deployments", #""--ingress-class=alb""#, #""--aws-vpc-id=vpc-edge""#)
        #expect(try told.findings() == [Self.unregistered])
    }

    @Test("Row 8: what is registered shows that somebody manages")
    func oldButRegistered() throws {
        #expect(
            try base.with("deployments", ":v2.13.0", ":v2.7.1").findings()
                == ["warning LBC_VERSION_TOO_OLD \(Self.controller) 8"])
    }

    @Test("Row 9: release 2.8.0 with a binding from before, which has no vpcID")
    func noVPC() throws {
        let base = try empty().with("deployments", ":v2.13.0", ":v2.8.0")
            .with("targetgroupbindings", #", "vpcID": "vpc-edge""#, "")
        #expect(try base.findings() == ["error TGB_VPC_MISMATCH \(Self.web) 9", Self.unregistered])
    }

    @Test("Row 10: vpcID is the cluster's VPC")
    func wrongVPC() throws {
        let base = try empty().with("targetgroupbindings", "vpc-edge", "vpc-eks")
        #expect(try base.findings() == ["error TGB_VPC_MISMATCH \(Self.web) 10", Self.unregistered])
    }

    @Test("Row 11: instances in a target group of another VPC")
    func instances() throws {
        let base = try base.with("describe-target-groups", #""VpcId": "vpc-eks""#, #""VpcId": "vpc-edge""#)
        #expect(
            try base.findings() == ["error TGB_INSTANCE_TARGETS_IN_OTHER_VPC \(HealthyBase.apiGroup) 11"])
    }

    @Test("Row 12: the load balancer's VPC has the pods' block too")
    func overlap() throws {
        let base = try base.with(
            "describe-vpcs", #"[{"CidrBlock": "10.10.0.0/16""#,
            #"[{"CidrBlock": "100.64.0.0/16", "CidrBlockState": {"State": "associated"}}, {"CidrBlock": "10.10.0.0/16""#
        )
        #expect(try base.findings() == ["error TGB_VPC_CIDR_OVERLAP \(Self.web) 12"])
    }

    @Test("Row 13: cross-zone is off for targets of another VPC, and the release is older than 2.17")
    func crossZone() throws {
        let off = try empty().with("describe-target-group-attributes.web", "use_load_balancer_configuration", "false")
        #expect(try off.findings() == ["error LBC_VERSION_TOO_OLD \(Self.controller) 13", Self.unregistered])
        #expect(try off.with("deployments", ":v2.13.0", ":v2.17.0").findings() == [Self.unregistered])
    }

    @Test("Row 14: the target group is another account's, and there is no role")
    func account() throws {
        let base = try base.with("targetgroupbindings", "111122223333:targetgroup/web", "444455556666:targetgroup/web")
            .with("describe-target-groups", "111122223333:targetgroup/web", "444455556666:targetgroup/web")
            .with("describe-listeners", "111122223333:targetgroup/web", "444455556666:targetgroup/web")
        let row = try base.findings().filter { $0.hasSuffix(" 14") }
        #expect(row == ["warning TGB_ROLE_MISSING \(Self.web) 14"])
        let role = #""vpcID": "vpc-edge", "iamRoleArnToAssume": "arn:aws:iam::444455556666:role/targets""#
        let assumed = try base.with("targetgroupbindings", #""vpcID": "vpc-edge""#, role)
        #expect(try assumed.findings() == [])
    }

    @Test("Row 15: two bindings own one target group")
    func twoOwners() throws {
        let second = """
            {"apiVersion": "elbv2.k8s.aws/v1beta1", "kind": "TargetGroupBinding",
             "metadata": {"name": "web-2", "namespace": "shop"},
             "spec": {"serviceRef": {"name": "web", "port": 80}, "targetGroupARN": "\(HealthyBase.webGroup)",
              "targetType": "ip", "vpcID": "vpc-edge", "networking": {"ingress": [
              {"from": [{"ipBlock": {"cidr": "10.10.0.0/16"}}], "ports": [{"protocol": "TCP"}]}]}}}
            """
        let base = try base.adding("targetgroupbindings", second)
        #expect(try base.findings() == ["error TGB_TARGET_GROUP_SHARED \(Self.web) 15"])
        let shared = try base.with(
            "targetgroupbindings", #""targetType": "ip""#, #""multiClusterTargetGroup": true, "targetType": "ip""#)
        #expect(try shared.findings() == [])
    }

    @Test("Row 16: an Auto Scaling group registers in a bound target group")
    func scaling() throws {
        let base = try base.with(
            "describe-auto-scaling-groups", #""TargetGroupARNs": []"#,
            #""TargetGroupARNs": ["\#(HealthyBase.apiGroup)"]"#)
        #expect(try base.findings() == ["warning TGB_TARGET_GROUP_SHARED \(Self.api) 16"])
    }

    @Test("Row 17: an address that no pod has, and one that is another pod's by now")
    func stale() throws {
        let gone = try base.with(
            "describe-target-health.web", "[", "[" + HealthyBase.target("100.64.0.99", 8080, "all") + ",")
        #expect(try gone.lint().findings.map(\.headline).first?.contains("which no pod has") == true)
        #expect(try gone.findings() == ["warning TG_TARGET_STALE \(HealthyBase.webGroup) 17"])
        let reused = try base.with(
            "describe-target-health.web", "[", "[" + HealthyBase.target("100.64.0.31", 8080, "all") + ",")
        #expect(try reused.lint().findings.first?.headline.contains("pod `shop/api-1`") == true)
        let draining = try gone.with("describe-target-health.web", #""State": "healthy""#, #""State": "draining""#)
        #expect(try draining.findings().filter { $0.hasSuffix(" 17") } == [])
    }

    @Test("Row 18: nothing is registered, and the controller does not run")
    func controllerDown() throws {
        #expect(try empty().findings() == [Self.unregistered])
        let down = try base.with("deployments", #", "availableReplicas": 2"#, "")
        #expect(try down.findings() == ["error LBC_NOT_RUNNING \(Self.controller) 18"])
    }

    @Test("Row 18: the nodes do not admit the API server at the webhook")
    func webhook() throws {
        let pod = """
            {"apiVersion": "v1", "kind": "Pod",
             "metadata": {"name": "aws-load-balancer-controller-x", "namespace": "kube-system"},
             "spec": {"nodeName": "node-a", "containers": [{"name": "main", "ports": []}]},
             "status": {"phase": "Running", "podIP": "100.64.0.31",
              "conditions": [{"type": "Ready", "status": "True"}]}}
            """
        let running = try base.adding("pods", pod)
        #expect(try running.findings() == [])
        let other = try running.with(
            "describe-cluster.prod", #""clusterSecurityGroupId": "sg-nodes""#,
            #""clusterSecurityGroupId": "sg-control""#)
        #expect(try other.findings() == ["error LBC_WEBHOOK_BLOCKED sg-nodes 18"])
    }

    @Test("Row 21: instance targets of a Service without a node port")
    func nodePort() throws {
        let base = try base.with("services", #", "nodePort": 30080"#, "")
            .with("services", #""type": "NodePort""#, #""type": "ClusterIP""#)
        #expect(
            try base.findings().filter { $0.hasSuffix(" 21") } == [
                "error SERVICE_NODE_PORT_MISSING ingress/shop/api 21", "error SERVICE_NODE_PORT_MISSING \(Self.api) 21",
            ])
    }

    @Test("Row 22: a Service without a selector behind an ip target group")
    func noSelector() throws {
        let base = try base.with("services", #""selector": {"app": "web"},"#, "")
            .with("endpointslices", #""targetRef": {"kind": "Pod""#, #""targetRef": {"kind": "Host""#)
        #expect(try base.findings() == ["error SERVICE_WITHOUT_PODS service/shop/web 22"])
    }

    @Test("Row 23: an IPv6 target group of a Service that has IPv4 alone")
    func family() throws {
        let base = try empty().with("describe-target-groups", #""IpAddressType": "ipv4""#, #""IpAddressType": "ipv6""#)
            .with(
                "describe-target-groups", #""TargetType": "instance", "IpAddressType": "ipv6""#,
                #""TargetType": "instance", "IpAddressType": "ipv4""#)
        #expect(try base.findings() == ["error TG_ADDRESS_FAMILY_MISMATCH \(HealthyBase.webGroup) 23"])
    }

    @Test("Row 24: targets in a zone that is not enabled; a target of all zones is none of these")
    func zones() throws {
        let state = #""TargetHealth": {"State": "healthy"}"#
        let unused = #""TargetHealth": {"State": "unused", "Reason": "Target.NotInUse"}"#
        let base = try base.with("describe-target-health.api", state, unused)
        #expect(try base.findings() == ["error TG_TARGET_ZONE_NOT_ENABLED \(HealthyBase.apiGroup) 24"])
        #expect(try self.base.with("describe-target-health.web", state, unused).findings() == [])
    }

    @Test("Row 24: where target health was not collected, zones of what would be registered are compared")
    func expectedZones() throws {
        func unknown(_ base: HealthyBase) -> HealthyBase { base.without("describe-target-health.api") }
        #expect(try unknown(base).findings() == [])
        let narrow = try base.with(
            "describe-load-balancers", #"{"SubnetId": "subnet-node-b", "ZoneName": "us-east-1b"}"#, ""
        )
        .with("describe-load-balancers", #""us-east-1a"}, ]"#, #""us-east-1a"}]"#)
        #expect(try unknown(narrow).findings() == ["warning TG_TARGET_ZONE_NOT_ENABLED \(HealthyBase.apiGroup) 24"])
        #expect(try narrow.findings() == [], "where it was collected, it tells")
    }

    @Test("Row 25: no listener forwards to the target group")
    func notInUse() throws {
        let base = try base.with("describe-listeners", HealthyBase.apiGroup, HealthyBase.webGroup)
            .with(
                "describe-target-groups",
                #"["arn:aws:elasticloadbalancing:us-east-1:111122223333:loadbalancer/app/inner/1"]"#, "[]")
        #expect(try base.findings() == ["error TG_NOT_IN_USE \(HealthyBase.apiGroup) 25"])
    }

    @Test("Row 26: part of the targets is not registered, and nodes are left out")
    func subset() throws {
        let one = "{\"TargetHealthDescriptions\": [\(HealthyBase.target("100.64.0.21", 8080, "all"))]}"
        #expect(
            try base.file("describe-target-health.web", one).findings()
                == ["warning TG_TARGET_MISSING \(HealthyBase.webGroup) 26"])
        let excluded = try base.with(
            "nodes", #"{"topology.kubernetes.io/zone": "us-east-1b"}"#,
            #"{"node.kubernetes.io/exclude-from-external-load-balancers": "true"}"#)
        #expect(try excluded.findings() == ["note NODE_EXCLUDED_FROM_TARGETS node/node-b 26"])
        let nobody = try base.with(
            "targetgroupbindings", #""targetType": "instance""#,
            #""nodeSelector": {"matchLabels": {"pool": "edge"}}, "targetType": "instance""#)
        #expect(try nobody.findings() == ["error NODE_EXCLUDED_FROM_TARGETS \(Self.api) 26"])
    }

    @Test("Row 27: the controller has another cluster's name")
    func clusterName() throws {
        let base = try base.with("deployments", "--cluster-name=prod", "--cluster-name=staging")
        #expect(try base.findings() == ["error LBC_CLUSTER_NAME_MISMATCH \(Self.controller) 27"])
    }

    @Test("Row 28: pods without a QUIC server id are left out")
    func quic() throws {
        let one = "{\"TargetHealthDescriptions\": [\(HealthyBase.target("100.64.0.21", 8080, "all"))]}"
        let base = try base.file("describe-target-health.web", one)
            .with(
                "describe-target-groups", #""Protocol": "HTTP", "Port": 8080"#, #""Protocol": "TCP_QUIC", "Port": 8080"#
            )
        #expect(try base.findings() == ["warning TG_TARGET_MISSING \(HealthyBase.webGroup) 28"])
    }

    @Test("The port of the target group is cosmetic where the controller registers targets")
    func cosmeticPort() throws {
        #expect(try base.with("describe-target-groups", #""Port": 8080"#, #""Port": 1"#).findings() == [])
    }

    @Test(
        "Row 17: endpoint slices that leave out a pod that the Service selects, or list one that it does not",
        arguments: [
            (#"["100.64.0.22"]"#, #"["100.64.0.99"]"#, "1 of 2 pods of service `shop/web` are in none"),
            (
                #"["100.64.0.22"]"#,
                #"["100.64.0.22"], "x": 1}, {"addresses": ["100.64.0.99"], "targetRef": {"kind": "Pod"}"#,
                "list 1 addresses of no pod"
            ),
        ])
    func slices(old: String, new: String, words: String) throws {
        let report = try HealthyBase().with("endpointslices", old, new).lint()
        let found = report.findings.filter { $0.code == .endpointSlicesDiffer }
        #expect(found.map(\.severity) == [.warning])
        #expect(found.first?.component.id == "service/shop/web")
        #expect(found.first?.headline.contains(words) == true, "\(report.findings.map(\.headline))")
    }
}
