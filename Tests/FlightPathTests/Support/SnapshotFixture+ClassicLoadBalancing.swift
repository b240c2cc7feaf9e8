import Foundation

@testable import FlightPath

extension SnapshotFixture {
    static func classicHost(_ name: String) -> String { "\(name)-1.\(region).elb.amazonaws.com" }

    /// A classic load balancer. Listeners: `80 -> 31380`, `443 SSL -> 31380`.
    func classicBalancer(
        _ name: String, in subnets: [String], _ listeners: [String], instances: [String], check: String = "TCP:31380",
        scheme: String = "internal"
    ) throws -> SnapshotFixture {
        let descriptions = try listeners.map { row in
            let ends = row.components(separatedBy: " -> ").map(\.words)
            guard ends.count == 2, let port = ends[0].first, let instancePort = ends[1].first else { throw BadRow(row) }
            let ipProtocol = ends[0].count > 1 ? ends[0][1] : "TCP"
            return """
                {"Listener": {"Protocol": "\(ipProtocol)", "LoadBalancerPort": \(port), "InstanceProtocol": "TCP",
                 "InstancePort": \(instancePort)}, "PolicyNames": []}
                """
        }
        return adding(
            [
                """
                {"LoadBalancerName": "\(name)", "DNSName": "\(Self.classicHost(name))",
                 "ListenerDescriptions": [\(descriptions.joined(separator: ", "))],
                 "AvailabilityZones": \(subnets.compactMap { zoneOfSubnet[$0] }.quoted), "Subnets": \(subnets.quoted),
                 "VPCId": "\(subnets.first.flatMap { vpcOfSubnet[$0] } ?? "vpc-a")",
                 "Instances": [\(instances.map { "{\"InstanceId\": \"\($0)\"}" }.joined(separator: ", "))],
                 "HealthCheck": {"Target": "\(check)", "Interval": 10}, "Scheme": "\(scheme)"}
                """
            ], to: "elb-describe-load-balancers", key: "LoadBalancerDescriptions")
    }

    /// The interface of one of its nodes.
    func classicNode(
        of name: String, _ address: String, in subnet: String, groups: [String] = ["sg-open"],
        public publicAddress: String? = nil
    ) -> SnapshotFixture {
        interface(
            "eni-\(name)-\(subnet)", address, in: subnet, groups: groups, public: publicAddress,
            description: "ELB \(name)")
    }

    /// Rows: `i-1 InService`, `i-2 OutOfService Instance`.
    func instanceHealth(_ name: String, _ rows: [String]) -> SnapshotFixture {
        let states = rows.map(\.words).map {
            """
            {"InstanceId": "\($0[0])", "State": "\($0[1])", "ReasonCode": "\($0.count > 2 ? $0[2] : "N/A")"}
            """
        }
        return response(
            "elb-describe-instance-health.\(name)", "{\"InstanceStates\": [\(states.joined(separator: ", "))]}")
    }

    /// That load balancers of the other types were collected, and there are none.
    func withoutTargetGroups() -> SnapshotFixture {
        adding([], to: "describe-load-balancers", key: "LoadBalancers")
            .adding([], to: "describe-listeners", key: "Listeners")
            .adding([], to: "describe-target-groups", key: "TargetGroups")
            .response("describe-target-health.none", #"{"TargetHealthDescriptions": []}"#)
    }

    func crossZone(_ name: String, _ isOn: Bool) -> SnapshotFixture {
        response(
            "elb-describe-load-balancer-attributes.\(name)",
            "{\"LoadBalancerAttributes\": {\"CrossZoneLoadBalancing\": {\"Enabled\": \(isOn)}}}")
    }
}
