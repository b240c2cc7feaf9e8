@testable import FlightPath

extension SnapshotFixture {
    private static func service(_ resource: String) -> String {
        "arn:aws:elasticloadbalancing:\(region):\(account):\(resource)"
    }

    static func balancerARN(_ short: String, _ name: String) -> String { service("loadbalancer/\(short)/\(name)/1") }
    static func groupARN(_ name: String) -> String { service("targetgroup/\(name)/1") }

    private static func short(_ type: String) -> String {
        ["network": "net", "application": "app", "gateway": "gwy"][type] ?? type
    }

    /// A load balancer in some subnets.
    func balancer(_ name: String, _ type: String, zones subnets: [String], scheme: String = "internal")
        -> SnapshotFixture
    {
        let zones = subnets.map { "{\"SubnetId\": \"\($0)\", \"ZoneName\": \"\(zoneOfSubnet[$0] ?? "")\"}" }
        let vpc = subnets.first.flatMap { vpcOfSubnet[$0] } ?? "vpc-a"
        return adding(
            [
                """
                {"LoadBalancerArn": "\(Self.balancerARN(Self.short(type), name))", "LoadBalancerName": "\(name)",
                 "Type": "\(type)", "Scheme": "\(scheme)", "State": {"Code": "active"}, "VpcId": "\(vpc)",
                 "AvailabilityZones": [\(zones.joined(separator: ", "))]}
                """
            ], to: "describe-load-balancers", key: "LoadBalancers")
    }

    /// The interface of one of a load balancer's nodes.
    func node(
        of name: String, _ type: String, _ address: String, in subnet: String, groups: [String] = ["sg-open"],
        public publicAddress: String? = nil
    ) -> SnapshotFixture {
        interface(
            "eni-\(name)-\(subnet)", address, in: subnet, groups: groups, public: publicAddress,
            type: type == "network" ? "network_load_balancer" : "interface",
            description: "ELB \(Self.short(type))/\(name)/1")
    }

    /// A listener that forwards to a target group; for an application load balancer with its default rule.
    func listener(_ name: String, _ type: String, port: Int, _ ipProtocol: String, to group: String) -> SnapshotFixture
    {
        let path = "\(Self.short(type))/\(name)/1/\(port)"
        let action = "{\"Type\": \"forward\", \"TargetGroupArn\": \"\(Self.groupARN(group))\"}"
        let fixture = adding(
            [
                """
                {"ListenerArn": "\(Self.service("listener/" + path))", "Port": \(port), "Protocol": "\(ipProtocol)",
                 "LoadBalancerArn": "\(Self.balancerARN(Self.short(type), name))", "DefaultActions": [\(action)]}
                """
            ], to: "describe-listeners", key: "Listeners")
        guard type == "application" else { return fixture }
        return fixture.adding(
            [
                """
                {"RuleArn": "\(Self.service("listener-rule/" + path))/default", "Priority": "default",
                 "IsDefault": true, "Conditions": [], "Actions": [\(action)]}
                """
            ], to: "describe-rules", key: "Rules")
    }

    /// A rule before a listener's default one, on one host.
    func hostRule(_ name: String, port: Int, host: String, to group: String) -> SnapshotFixture {
        adding(
            [
                """
                {"RuleArn": "\(Self.service("listener-rule/app/\(name)/1/\(port)"))/first", "Priority": "1",
                 "IsDefault": false, "Conditions": [{"Field": "host-header", "Values": ["\(host)"]}],
                 "Actions": [{"Type": "forward", "TargetGroupArn": "\(Self.groupARN(group))"}]}
                """
            ], to: "describe-rules", key: "Rules")
    }

    /// A target group with its targets. Rows: `10.0.2.20:8080 healthy`, `10.0.2.20:8080 unhealthy us-east-1a`,
    /// `10.0.2.20:8080 unused/Target.NotInUse`.
    func targetGroup(
        _ name: String, _ ipProtocol: String, port: Int, vpc: String = "vpc-a", type: String = "ip",
        healthCheckPort: String = "traffic-port", _ rows: [String]
    ) -> SnapshotFixture {
        let targets = rows.map { row in
            let words = row.words
            let ends = words[0].split(separator: ":").map(String.init)
            let zone = words.count > 2 ? ", \"AvailabilityZone\": \"\(words[2])\"" : ""
            let health = words.count > 1 ? words[1].split(separator: "/").map(String.init) : []
            let reason = health.count > 1 ? ", \"Reason\": \"\(health[1])\"" : ""
            return """
                {"Target": {"Id": "\(ends[0])", "Port": \(ends.count > 1 ? ends[1] : String(port))\(zone)},
                 "TargetHealth": {"State": "\(health.first ?? "healthy")"\(reason)}}
                """
        }
        return adding(
            [
                """
                {"TargetGroupArn": "\(Self.groupARN(name))", "TargetGroupName": "\(name)", "Port": \(port),
                 "Protocol": "\(ipProtocol)", "TargetType": "\(type)", "VpcId": "\(vpc)",
                 "HealthCheckEnabled": true, "HealthCheckPort": "\(healthCheckPort)"}
                """
            ], to: "describe-target-groups", key: "TargetGroups"
        ).response(
            "describe-target-health.\(name)", "{\"TargetHealthDescriptions\": [\(targets.joined(separator: ", "))]}")
    }

    func attributes(ofTargetGroup name: String, _ values: [String: String]) -> SnapshotFixture {
        response("describe-target-group-attributes.\(name)", attributes(values))
    }

    func attributes(ofBalancer name: String, _ values: [String: String]) -> SnapshotFixture {
        response("describe-load-balancer-attributes.\(name)", attributes(values))
    }

    private func attributes(_ values: [String: String]) -> String {
        let rows = values.map { "{\"Key\": \"\($0.key)\", \"Value\": \"\($0.value)\"}" }
        return "{\"Attributes\": [\(rows.joined(separator: ", "))]}"
    }
}
