import Foundation

@testable import FlightPath

/// Text that acts in one format or another when it is not shown as text.
enum HostileText {
    /// All of it in one short name: Markdown, HTML, XML's end of CDATA and of comments, terminal sequences, marks that turn
    /// the writing direction, quotes of every kind, a shell's substitution, annotations of GitHub, and a second line.
    static let name =
        "a|b`c``d`<script>alert(1)</script>]]>-->\u{1B}[31mred\u{1B}]8;;http://evil.example\u{07}\u{202E}evil\u{200F}"
        + "\u{2066}\u{00}\u{9B}2J\"'\\*x*_y_~z~[l](javascript:alert(1))![i](http://evil.example/i.png) @team #1 "
        + "http://evil.example ::error::no%0A $(touch /tmp/flightpath-hostile) {{x}} &lt; end;\n# heading\r\n\u{2028}| row |"

    /// The same, then 10 kB of wide and combining characters.
    static let long = name + String(repeating: "漢e\u{0301}", count: 1_700)

    /// The name inside the quotes of a JSON string.
    static func json(_ text: String = name) -> String {
        guard let data = try? JSONEncoder().encode(text) else { return "" }
        return String(String(decoding: data, as: UTF8.self).dropFirst().dropLast())
    }
}

extension SnapshotFixture {
    /// The questions worth asking of ``hostile()``: a group refuses, a policy refuses, a fact is missing, and one arrives.
    static let hostileQuestions = [
        QuestionText(from: "10.0.1.10", to: "10.0.2.20", port: "443"),
        QuestionText(from: "10.0.1.10", to: "pod/shop/web", port: "8080"),
        QuestionText(from: "10.0.1.10", to: "10.0.2.30", port: "443"),
        QuestionText(from: "10.0.1.10", to: "10.0.2.20", port: "22"),
    ]

    /// A VPC where every name, tag, description and label is ``HostileText``: short in most places, 10 kB long in the
    /// security group that refuses. It is somebody else's text; in no format may it act, and in each the answer stays
    /// readable.
    static func hostile() throws -> SnapshotFixture {
        let name = HostileText.json()
        let long = HostileText.json(HostileText.long)
        var fixture = SnapshotFixture()
        fixture.vpcOfSubnet["subnet-server"] = "vpc-a"
        return try fixture.vpc("vpc-a", "10.0.0.0/16", name: name)
            .subnet("subnet-client", "10.0.1.0/24", of: "vpc-a")
            .adding(
                [
                    """
                    {"SubnetId": "subnet-server", "VpcId": "vpc-a", "OwnerId": "\(account)", "CidrBlock": "10.0.2.0/24",
                     "AvailabilityZoneId": "use1-az2", "AvailabilityZone": "us-east-1b",
                     "Tags": [{"Key": "Name", "Value": "\(name)"}, {"Key": "\(name)", "Value": "\(long)"}]}
                    """
                ], to: "describe-subnets", key: "Subnets"
            )
            .routes("rtb-a", of: "vpc-a", "10.0.0.0/16 -> local")
            .openNetworkACL(for: "subnet-client", "subnet-server")
            .openGroup()
            .adding(
                [
                    """
                    {"GroupId": "sg-server", "GroupName": "\(long)", "Description": "\(long)", "VpcId": "vpc-a",
                     "OwnerId": "\(account)", "IpPermissionsEgress": [], "IpPermissions": [
                      {"IpProtocol": "tcp", "FromPort": 443, "ToPort": 443,
                       "IpRanges": [{"CidrIp": "10.9.0.0/16", "Description": "\(long)"}],
                       "UserIdGroupPairs": [{"GroupId": "sg-\(name)", "UserId": "\(account)", "Description": "\(name)"}]},
                      {"IpProtocol": "tcp", "FromPort": 22, "ToPort": 22,
                       "IpRanges": [{"CidrIp": "10.0.0.0/16", "Description": "\(name)"}]}]}
                    """,
                    """
                    {"GroupId": "sg-unknown", "GroupName": "\(name)", "Description": "", "VpcId": "vpc-a",
                     "OwnerId": "\(account)", "IpPermissionsEgress": [], "IpPermissions": [
                      {"IpProtocol": "tcp", "FromPort": 443, "ToPort": 443,
                       "PrefixListIds": [{"PrefixListId": "pl-\(name)"}]}]}
                    """,
                ], to: "describe-security-groups", key: "SecurityGroups"
            )
            .interface("eni-client", "10.0.1.10", in: "subnet-client", description: name)
            .interface("eni-server", "10.0.2.20", in: "subnet-server", groups: ["sg-server"], description: long)
            .interface("eni-unknown", "10.0.2.30", in: "subnet-server", groups: ["sg-unknown"], description: name)
            .interface("eni-node", "10.0.2.11", in: "subnet-server", prefixes: ["10.0.2.32/28"], instance: "i-node")
            .namespace("shop", ["team": name])
            .clusterNode("node", "10.0.2.11")
            .pod("shop/web", "10.0.2.40", ["app": name], ports: ["http 8080"], on: "node")
            .object(
                "networkpolicies",
                """
                {"apiVersion": "networking.k8s.io/v1", "kind": "NetworkPolicy",
                 "metadata": {"name": "\(name)", "namespace": "shop"},
                 "spec": {"podSelector": {"matchLabels": {"app": "\(name)"}}, "policyTypes": ["Ingress"],
                  "ingress": [{"from": [{"podSelector": {"matchLabels": {"\(name)": "\(long)"}}}],
                               "ports": [{"port": 8080}]}]}}
                """)
    }
}
