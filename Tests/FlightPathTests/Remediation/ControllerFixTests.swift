import Testing

@testable import FlightPath

/// What the load balancer controller keeps is not edited by hand: the fix goes to the object that the controller reads.
@Suite("Fixes of what a controller keeps")
struct ControllerFixTests {
    /// A client of one subnet and a load balancer in the other, whose group admits 10.9.0.0/16 alone.
    private func network(
        _ type: String, tags: KeyValuePairs<String, String>
    ) throws -> SnapshotFixture {
        try .bareVPC().openNetworkACL(for: "subnet-client", "subnet-server")
            .group("sg-lb", tags: tags, ["in tcp 80 10.9.0.0/16", "out all 0.0.0.0/0"])
            .balancer("edge", type, zones: ["subnet-server"])
            .node(of: "edge", type, "10.0.2.20", in: "subnet-server", groups: ["sg-lb"])
            .listener("edge", type, port: 80, type == "network" ? "TCP" : "HTTP", to: "web")
            .listener("edge", type, port: 443, type == "network" ? "TCP" : "HTTPS", to: "web")
            .adding([], to: "describe-target-groups", key: "TargetGroups")
    }

    private func ingress(_ annotations: String) -> String {
        """
        {"apiVersion": "networking.k8s.io/v1", "kind": "Ingress",
         "metadata": {"name": "web", "namespace": "shop", "annotations": {\(annotations)}}, "spec": {}}
        """
    }

    private func fixes(_ fixture: SnapshotFixture) throws -> [RemediationReport] {
        let question = try QuestionText(from: "10.0.1.10", to: "lb/edge", port: "80").question()
        return try fixture.analyzer().trace(question).remediations
    }

    /// A load balancer before a target whose group admits 10.9.0.0/16 alone, as its TargetGroupBinding says.
    private func bound(_ networking: String) throws -> SnapshotFixture {
        try SnapshotFixture.oneVPC(server: ["in tcp 8080 10.9.0.0/16", "out all 0.0.0.0/0"])
            .balancer("web", "application", zones: ["subnet-client"])
            .node(of: "web", "application", "10.0.1.5", in: "subnet-client")
            .listener("web", "application", port: 80, "HTTP", to: "apps")
            .targetGroup("apps", "HTTP", port: 8080, ["10.0.2.20:8080 healthy"])
            .object(
                "targetgroupbindings",
                """
                {"apiVersion": "elbv2.k8s.aws/v1beta1", "kind": "TargetGroupBinding",
                 "metadata": {"name": "apps", "namespace": "shop"},
                 "spec": {"serviceRef": {"name": "web", "port": 80}, "targetType": "ip",
                  "targetGroupARN": "\(SnapshotFixture.groupARN("apps"))"\(networking)}}
                """)
    }

    private static func networking(_ block: String) -> String {
        #", "networking": {"ingress": [{"from": [{"ipBlock": {"cidr": "\#(block)"}}], "ports": [{"protocol": "TCP"}]}]}"#
    }

    @Test("targets of a TargetGroupBinding that says who is admitted: it is to say this too")
    func networking() throws {
        let fixes = try bound(Self.networking("10.9.0.0/16")).fixes("lb/web", "10.0.2.20", port: "8080")
        let fix = try #require(
            fixes.first { $0.edit == "+ networking.ingress  TCP 8080  from 10.0.1.0/24" }, "\(fixes.map(\.edit))")
        #expect(fix.verdictAfter == .reachable)
        #expect(fix.opens.flows == fixes.first { $0.edit.hasSuffix("8080  from 10.0.1.0/24") }?.opens.flows)
        #expect(fix.aws.isEmpty)
        #expect(
            fix.kubectl?.hasPrefix(
                "kubectl patch targetgroupbindings.elbv2.k8s.aws --namespace shop apps --type json --patch '[{") == true
        )
        #expect(fix.rollback.first?.contains(#""path": "/spec/networking/ingress/1""#) == true, "\(fix.rollback)")
        // One that says nothing has no rules written, and one that says this already waits for its controller.
        for other in ["", Self.networking("10.0.0.0/16")] {
            let others = try bound(other).fixes("lb/web", "10.0.2.20", port: "8080")
            #expect(!others.isEmpty && !others.contains { $0.edit.contains("networking") })
        }
    }

    @Test("the group of an ingress: its `inbound-cidrs` grows, and every listener's port opens with it")
    func inboundBlocks() throws {
        let fixture = try network("application", tags: ["ingress.k8s.aws/stack": "shop/web"])
            .object("ingresses", ingress(#""alb.ingress.kubernetes.io/inbound-cidrs": "10.9.0.0/16""#))
        let fix = try #require(try fixes(fixture).first)
        #expect(fix.verdictAfter == .reachable)
        #expect(fix.aws.isEmpty)
        #expect(
            fix.kubectl
                == "kubectl annotate ingress --namespace shop web --overwrite"
                + " 'alb.ingress.kubernetes.io/inbound-cidrs=10.9.0.0/16,10.0.1.10/32'")
        #expect(
            fix.rollback == [
                "kubectl annotate ingress --namespace shop web --overwrite"
                    + " 'alb.ingress.kubernetes.io/inbound-cidrs=10.9.0.0/16'"
            ])
        let inventory = try fixture.inventory()
        let group = try #require(inventory.names.find("sg-lb").flatMap { inventory.groupByID[$0] })
        let index = try #require(inventory.ingresses.indices.first)
        let meta = inventory.ingresses[index].record.meta
        let block = try #require(CIDRBlock("10.0.1.10/32"))
        let edited = inventory.applying(
            .kubernetes(
                .tellController(
                    .init(
                        object: .ingress(index, namespace: meta.namespace, name: meta.name),
                        field: .annotation(key: "k", value: "v", before: nil),
                        effects: [80, 443].map {
                            .addSecurityGroupRules(
                                group, isEgress: false, .init(ipProtocol: .tcp, ports: $0...$0), [block])
                        }))))
        #expect(edited.securityGroups[group].record.rules.count == 4)
        #expect(edited.ingresses[index].record.meta.annotation("k", edited.names) == "v")
    }

    @Test(
        "no fix where nobody can tell what the controller is to be told",
        arguments: [
            // A group of ingresses: any of them may hold the list.
            ("edge-group", #""alb.ingress.kubernetes.io/inbound-cidrs": "10.9.0.0/16""#),
            // No list: it was something else that left the client out.
            ("shop/web", ""),
            // An ingress that was not collected.
            ("shop/other", #""alb.ingress.kubernetes.io/inbound-cidrs": "10.9.0.0/16""#),
        ])
    func unknown(stack: String, annotations: String) throws {
        let fixture = try network("application", tags: ["ingress.k8s.aws/stack": stack])
            .object("ingresses", ingress(annotations))
        #expect(try fixes(fixture).isEmpty)
    }

    @Test("the class of an ingress overrides its annotations")
    func classParameters() throws {
        let fixture = try network("application", tags: ["ingress.k8s.aws/stack": "shop/web"])
            .object("ingresses", ingress(#""alb.ingress.kubernetes.io/inbound-cidrs": "10.9.0.0/16""#))
            .object(
                "ingressclassparams",
                """
                {"apiVersion": "elbv2.k8s.aws/v1beta1", "kind": "IngressClassParams", "metadata": {"name": "alb"},
                 "spec": {"inboundCIDRs": ["10.9.0.0/16"]}}
                """)
        #expect(try fixes(fixture).isEmpty)
    }

    @Test("the group of a service: its `loadBalancerSourceRanges` grows")
    func sourceRanges() throws {
        let fixture = try network("network", tags: ["service.k8s.aws/stack": "shop/web"])
            .object(
                "services",
                """
                {"apiVersion": "v1", "kind": "Service", "metadata": {"name": "web", "namespace": "shop"},
                 "spec": {"type": "LoadBalancer", "loadBalancerSourceRanges": ["10.9.0.0/16"],
                          "ports": [{"port": 80, "targetPort": 8080}], "selector": {"app": "web"}}}
                """)
        let fix = try #require(try fixes(fixture).first)
        #expect(fix.verdictAfter == .reachable)
        #expect(
            fix.kubectl
                == "kubectl patch service --namespace shop web --type merge --patch"
                + #" '{"spec":{"loadBalancerSourceRanges":["10.9.0.0/16","10.0.1.10/32"]}}'"#)
        #expect(fix.edit == "loadBalancerSourceRanges  10.9.0.0/16 -> 10.9.0.0/16, 10.0.1.10/32")
    }

    @Test("a group of somebody else's is edited itself")
    func others() throws {
        let fix = try #require(try fixes(try network("application", tags: ["Team": "edge"])).first)
        #expect(fix.aws.first?.hasPrefix("aws ec2 authorize-security-group-ingress ") == true)
    }

    @Test("cross-zone of a load balancer that the controller made: the annotation of its service")
    func attributes() throws {
        let site = try #require(
            FaultSite.sample(
                try network("network", tags: [:]).response(
                    "elbv2-describe-tags",
                    """
                    {"TagDescriptions": [{"ResourceArn": "\(SnapshotFixture.balancerARN("net", "edge"))",
                      "Tags": [{"Value": "shop/web", "Key": "service.k8s.aws/stack"}]}]}
                    """
                ).object(
                    "services",
                    """
                    {"apiVersion": "v1", "kind": "Service", "spec": {"type": "LoadBalancer", "ports": [{"port": 80}]},
                     "metadata": {"name": "web", "namespace": "shop", "annotations": {
                       "service.beta.kubernetes.io/aws-load-balancer-attributes": "deletion_protection.enabled=true"}}}
                    """)))
        let balancer = Handle<LoadBalancer>(0)
        let fix = try #require(site.lasting(Fix(.loadBalancing(.enableCrossZone(balancer)))))
        guard case .kubernetes(.tellController(let setting))? = fix.edits.first else {
            Issue.record("the fix is not one for the controller: \(fix.edits)")
            return
        }
        #expect(
            setting.field
                == .annotation(
                    key: "service.beta.kubernetes.io/aws-load-balancer-attributes",
                    value: "deletion_protection.enabled=true,load_balancing.cross_zone.enabled=true",
                    before: "deletion_protection.enabled=true"))
        #expect(setting.effects == [.loadBalancing(.enableCrossZone(balancer))])
    }
}

extension FaultSite {
    /// The first finding of a fixture's question; which one does not matter.
    fileprivate static func sample(_ fixture: SnapshotFixture) throws -> FaultSite? {
        let inventory = try fixture.inventory()
        let question = try QuestionText(from: "10.0.1.10", to: "lb/edge", port: "80").question()
        let diagnosis = Diagnosis(
            try QuestionWalk(inventory, question).journey(), inventory: inventory, isStrict: false)
        return diagnosis.findings.first.map {
            FaultSite(inventory: inventory, finding: $0, journey: diagnosis.journey)
        }
    }
}
