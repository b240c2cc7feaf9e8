import Testing

@testable import FlightPath

@Suite("Failure catalogue: security groups of targets")
struct SecurityGroupRowTests {
    private let base = HealthyBase()
    private static let web = "targetgroupbinding/shop/web"

    /// The base whose nodes do not admit the edge load balancer.
    private func closed() throws -> HealthyBase {
        try base.with("describe-security-groups", #""CidrIp": "10.10.0.0/16""#, #""CidrIp": "10.99.0.0/16""#)
    }

    @Test("Row 29: no networking, and no rule for the load balancer")
    func unadmitted() throws {
        let base = try closed().with(
            "targetgroupbindings", #""networking": {"ingress": [{"from": [{"ipBlock""#,
            #""ignored": {"ingress": [{"from": [{"ipBlock""#)
        #expect(try base.findings() == ["error TGB_NETWORKING_MISSING \(Self.web) 29"])
    }

    @Test("Row 30: an empty list of ports, with no rule for the load balancer")
    func emptyPorts() throws {
        let base = try closed().with(
            "targetgroupbindings", #""ports": [{"protocol": "TCP", "port": 8080}]"#, #""ports": []"#)
        #expect(
            try base.findings() == [
                "error TGB_NETWORKING_MISSING \(Self.web) 29", "warning TGB_NETWORKING_PORTS_EMPTY \(Self.web) 30",
            ])
    }

    @Test("Row 31: networking opens the Service's port, which is a note while another rule admits the load balancer")
    func wrongPort() throws {
        let change = (#"{"protocol": "TCP", "port": 8080}"#, #"{"protocol": "TCP", "port": 80}"#)
        let base = try closed().with("targetgroupbindings", change.0, change.1)
        #expect(try base.findings() == ["error TGB_NETWORKING_PORT_MISMATCH \(Self.web) 31"])
        #expect(
            try self.base.with("targetgroupbindings", change.0, change.1).findings()
                == ["note TGB_NETWORKING_PORT_MISMATCH \(Self.web) 31"])
        #expect(
            try self.base.with("targetgroupbindings", change.0, #"{"protocol": "TCP", "port": "http"}"#).findings()
                == [])
    }

    @Test("Row 32: two groups with the cluster's tag, or none")
    func tags() throws {
        let second = """
            {"GroupId": "sg-extra", "GroupName": "extra", "VpcId": "vpc-eks", "OwnerId": "111122223333",
             "Tags": [{"Key": "kubernetes.io/cluster/prod", "Value": "owned"}], "IpPermissions": [],
             "IpPermissionsEgress": []}
            """
        let one = #""Groups": [{"GroupId": "sg-nodes"}]"#
        let two = #""Groups": [{"GroupId": "sg-nodes"}, {"GroupId": "sg-extra"}]"#
        let base = try base.adding("describe-security-groups", second).with("describe-network-interfaces", one, two)
        let both = try base.lint()
        #expect(both.findings.map(\.row) == [32, 32])
        #expect(both.findings.map(\.code.rawValue).allSatisfy { $0 == "TGB_SECURITY_GROUP_TAG_AMBIGUOUS" })
        #expect(both.findings.allSatisfy { $0.severity == .warning && $0.headline.contains("of which 2 has the tag") })
        #expect(
            both.findings.first { $0.component.id == Self.web }?.meaning.contains("targets are registered") == true)
        let old = try base.with("deployments", ":v2.13.0", ":v2.6.1").lint()
        #expect(
            old.findings.first { $0.row == 32 && $0.component.id == Self.web }?.meaning.contains("registers nothing")
                == true)
        #expect(
            try base.with("describe-security-groups", "kubernetes.io/cluster/prod", "team").lint().findings.first?
                .headline.contains("of which none") == true)
    }

    @Test("Row 33: a rule names a group of another VPC, with and without a peering")
    func reference() throws {
        let base = try base.with(
            "describe-security-groups", #"{"GroupId": "sg-nodes"}]"#,
            #"{"GroupId": "sg-nodes"}, {"GroupId": "sg-edge"}]"#)
        #expect(try base.findings() == ["warning SG_REFERENCING_SUPPORT sg-nodes 33"])
        let peering = """
            {"VpcPeeringConnectionId": "pcx-1", "Status": {"Code": "active"},
             "RequesterVpcInfo": {"VpcId": "vpc-edge", "OwnerId": "111122223333", "Region": "us-east-1"},
             "AccepterVpcInfo": {"VpcId": "vpc-eks", "OwnerId": "111122223333", "Region": "us-east-1"}}
            """
        #expect(try base.adding("describe-vpc-peering-connections", peering).findings() == [])
    }

    @Test("Row 34: an ingress brings its own groups, which the targets do not admit")
    func unmanaged() throws {
        let base = try base.with(
            "ingresses", #""alb.ingress.kubernetes.io/target-type": "ip""#,
            #""alb.ingress.kubernetes.io/target-type": "ip", "alb.ingress.kubernetes.io/security-groups": "sg-edge""#)
        #expect(try base.findings() == [])
        let closed = try base.with(
            "describe-security-groups", #""CidrIp": "10.10.0.0/16""#, #""CidrIp": "10.99.0.0/16""#)
        #expect(try closed.findings() == ["error INGRESS_BACKEND_RULES_UNMANAGED ingress/shop/web 34"])
    }

    @Test("Row 46: nodes of two clusters have one security group")
    func shared() throws {
        let node = """
            {"apiVersion": "v1", "kind": "List", "items": [{"apiVersion": "v1", "kind": "Node",
             "metadata": {"name": "node-c"}, "status": {"addresses": [
             {"type": "InternalIP", "address": "10.20.1.11"}]}}]}
            """
        let report = try base.cluster("other", "nodes", node).lint()
        #expect(
            report.findings.map { "\($0.severity) \($0.code.rawValue) \($0.row)" } == [
                "warning SG_RULES_SHARED_BY_CONTROLLERS 46"
            ])
    }

    @Test("Row 47: sixty rules are the default quota")
    func quota() throws {
        let ranges = (0..<58).map { #"{"CidrIp": "10.30.\#($0).0/24"}"# }.joined(separator: ", ")
        let old = #""IpRanges": [{"CidrIp": "10.0.0.0/8"}]"#
        let more = try base.with(
            "describe-security-groups", old, "\"IpRanges\": [\(ranges), {\"CidrIp\": \"10.0.0.0/8\"}]")
        #expect(try more.findings() == [])
        let full = try base.with(
            "describe-security-groups", old,
            "\"IpRanges\": [\(ranges), {\"CidrIp\": \"10.0.0.0/8\"}, {\"CidrIp\": \"10.31.0.0/24\"}]")
        #expect(try full.findings() == ["warning SG_RULE_QUOTA_REACHED sg-lb 47"])
    }

    @Test(
        "Row 36: a load balancer's groups do not admit the clients that its Service lists, or admit others too",
        arguments: [
            ("10.0.0.0/8", []),
            ("172.16.0.0/12", ["warning SERVICE_SOURCE_RANGES_NOT_APPLIED"]),
            ("10.1.0.0/16", ["note SERVICE_SOURCE_RANGES_NOT_APPLIED"]),
        ] as [(String, [String])])
    func sourceRanges(block: String, expected: [String]) throws {
        let base = try base.with(
            "describe-load-balancers", #""LoadBalancerName": "inner""#,
            #""LoadBalancerName": "inner", "DNSName": "inner-1.elb.us-east-1.amazonaws.com""#
        )
        .with(
            "services", #""spec": {"type": "NodePort""#,
            """
            "status": {"loadBalancer": {"ingress": [{"hostname": "inner-1.elb.us-east-1.amazonaws.com"}]}},
            "spec": {"loadBalancerSourceRanges": ["\(block)"], "type": "NodePort"
            """)
        let found = try base.findings().filter { $0.contains("SOURCE_RANGES") }
        #expect(found.map { $0.split(separator: " ").prefix(2).joined(separator: " ") } == expected)
        #expect(found.allSatisfy { $0.hasSuffix("loadbalancer/app/inner/1 36") })
    }
}
