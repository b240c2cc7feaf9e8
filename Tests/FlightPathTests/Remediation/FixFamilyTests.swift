import Testing

@testable import FlightPath

/// Each family of fixes, on a network with one fault: what is offered first cures it, applied by hand.
@Suite("Families of fixes")
struct FixFamilyTests {
    @Test("a transit gateway's table without a route: the attachment propagates into it")
    func propagation() throws {
        let fix = try SnapshotFixture.twoVPCs(rows: ["10.0.0.0/16 -> tgw-attach-a"])
            .cure("10.0.1.10", "10.1.2.20", port: "443")
        #expect(fix.edit == "+ propagation  tgw-attach-b")
        #expect(fix.aws.first?.hasPrefix("aws ec2 enable-transit-gateway-route-table-propagation ") == true)
        #expect(fix.rollback.first?.hasPrefix("aws ec2 disable-transit-gateway-route-table-propagation ") == true)
    }

    @Test("no subnet of the attachment in the server's zone: one is added")
    func zone() throws {
        let fix = try SnapshotFixture.twoVPCs(zones: ("use1-az1", "use1-az2"))
            .cure("10.0.1.10", "10.1.2.20", port: "443")
        #expect(fix.edit == "+ subnet  subnet-b")
    }

    @Test("default deny: a policy of its own admits the load balancer's subnets, and the others stay as they are")
    func policy() throws {
        let fix = try PolicyCluster.healthy(policy: #"{"podSelector": {}}"#)
            .cure("lb/edge", "pod/shop/web-*", port: "8080")
        #expect(fix.edit == "+ ingress  allow  tcp  8080  from 10.0.1.0/24, 10.0.3.0/24")
        #expect(fix.aws.isEmpty)
        let lines = try #require(fix.kubectl).split(separator: "\n").map(String.init)
        #expect(lines.first == "kubectl apply -f - <<'EOF'")
        #expect(lines.last == "EOF")
        #expect(lines.contains(#"        - ipBlock: {"cidr": "10.0.1.0/24"}"#))
        #expect(lines.contains("          port: 8080"))
        #expect(fix.rollback == ["kubectl delete networkpolicy --namespace shop admit-web-8080"])
    }

    @Test("the policy takes a name that is free: applying a manifest replaces what has its name")
    func freeName() throws {
        let fixture = try PolicyCluster.healthy(policy: #"{"podSelector": {}}"#)
            .policy("shop/admit-web-8080", #"{"podSelector": {"matchLabels": {"app": "other"}}}"#)
        let fix = try fixture.cure("lb/edge", "pod/shop/web-*", port: "8080")
        #expect(fix.rollback == ["kubectl delete networkpolicy --namespace shop admit-web-8080-2"])
    }

    @Test("Local leaves a node without a pod: traffic is sent to every node")
    func localPolicy() throws {
        let fixture = try SnapshotFixture.eks(node: ["in all 0.0.0.0/0"], other: "sg-node")
            .nodePortService(policy: "Local").pod("shop/web", "10.1.2.50", ["app": "web"], on: "node-1")
        let fix = try fixture.cure("10.0.1.10", "node/node-2", port: "30080")
        #expect(fix.edit == "externalTrafficPolicy  Local -> Cluster")
        #expect(
            fix.rollback == [
                #"kubectl patch service --namespace shop web --type merge --patch '{"spec":{"externalTrafficPolicy":"Local"}}'"#
            ])
    }
}

@Suite("Fixes as people paste them")
struct FixWordsTests {
    @Test(
        "what a shell would act on is quoted, and a command stays one line",
        arguments: [
            ("sg-1", "sg-1"), ("a b", "'a b'"), ("it's", #"'it'\''s'"#), ("$(id)", "'$(id)'"), ("", "''"),
            ("a\nb", #"$'a\x0ab'"#), ("é", "'é'"),
        ])
    func shell(text: String, word: String) { #expect(ShellWord(text).description == word) }

    @Test(
        "strings are written as JSON has them",
        arguments: [("web", #""web""#), ("a\"b\\", #""a\"b\\""#), ("a\nb", #""a\nb""#), ("\u{1}", "\"\\u0001\"")])
    func json(text: String, string: String) { #expect(JSONText.string(text) == string) }

    @Test("a resource of Terraform's: names are identifiers, templates are taken literally")
    func terraform() {
        let text = HCL.resource(
            "aws_route", "fix_rtb-1_10.0.0.0/8",
            [("route_table_id", .text("${x}%{y}")), ("port", .number(1)), ("egress", .flag(true))])
        #expect(
            text == """
                resource "aws_route" "fix_rtb-1_10_0_0_0_8" {
                  route_table_id = "$${x}%%{y}"
                  port           = 1
                  egress         = true
                }

                """)
    }
}
