@testable import FlightPath

/// What tests of load balancers, endpoints and appliances need beside the plain resources.
extension SnapshotFixture {
    // MARK: Load balancers

    /// A network load balancer: whether it asks its groups about what comes by PrivateLink (nil leaves it out), and its
    /// state.
    func networkBalancer(
        _ name: String, zones subnets: [String], enforces: String? = nil, state: String = "active"
    ) -> SnapshotFixture {
        let zones = subnets.map { "{\"SubnetId\": \"\($0)\", \"ZoneName\": \"\(zoneOfSubnet[$0] ?? "")\"}" }
        let enforce = enforces.map { ", \"EnforceSecurityGroupInboundRulesOnPrivateLinkTraffic\": \"\($0)\"" } ?? ""
        return adding(
            [
                """
                {"LoadBalancerArn": "\(Self.balancerARN("net", name))", "LoadBalancerName": "\(name)",
                 "Type": "network", "Scheme": "internal", "State": {"Code": "\(state)"},
                 "VpcId": "\(subnets.first.flatMap { vpcOfSubnet[$0] } ?? "")",
                 "AvailabilityZones": [\(zones.joined(separator: ", "))]\(enforce)}
                """
            ], to: "describe-load-balancers", key: "LoadBalancers")
    }

    /// A network load balancer's listener that forwards by weights: `blue 1`, `green 0`.
    func weightedListener(_ name: String, port: Int, _ ipProtocol: String, _ rows: [String]) throws -> SnapshotFixture {
        let groups = try rows.map { row in
            let words = row.words
            guard words.count == 2 else { throw BadRow(row) }
            return "{\"TargetGroupArn\": \"\(Self.groupARN(words[0]))\", \"Weight\": \(words[1])}"
        }
        let arn = Self.balancerARN("net", name)
        return adding(
            [
                """
                {"ListenerArn": "\(arn.replacing(":loadbalancer/", with: ":listener/"))/\(port)", "Port": \(port),
                 "Protocol": "\(ipProtocol)", "LoadBalancerArn": "\(arn)",
                 "DefaultActions": [{"Type": "forward",
                 "ForwardConfig": {"TargetGroups": [\(groups.joined(separator: ", "))]}}]}
                """
            ], to: "describe-listeners", key: "Listeners")
    }

    // MARK: Endpoints

    /// An endpoint of any type with one interface that is there: perhaps of a service in another region.
    func endpoint(
        _ id: String, _ type: String, _ service: String, of vpc: String, interface: String, region: String? = nil
    ) -> SnapshotFixture {
        let far = region.map { ", \"ServiceRegion\": \"\($0)\"" } ?? ""
        return adding(
            [
                """
                {"VpcEndpointId": "\(id)", "VpcEndpointType": "\(type)", "VpcId": "\(vpc)",
                 "OwnerId": "\(Self.account)", "State": "available", "ServiceName": "\(service)",
                 "NetworkInterfaceIds": ["\(interface)"], "Groups": []\(far)}
                """
            ], to: "describe-vpc-endpoints", key: "VpcEndpoints")
    }

    // MARK: Routing at the edge, instances, peering between regions

    /// A route table associated with a gateway: it steers what comes in by it.
    func edgeRoutes(
        _ id: String, of vpc: String, for gateway: String, _ rows: String...
    ) throws -> SnapshotFixture {
        adding(
            [
                """
                {"RouteTableId": "\(id)", "VpcId": "\(vpc)", "OwnerId": "\(Self.account)",
                 "Associations": [{"GatewayId": "\(gateway)", "Main": false,
                 "AssociationState": {"State": "associated"}}],
                 "Routes": [\(try rows.map(Self.route).joined(separator: ", "))]}
                """
            ], to: "describe-route-tables", key: "RouteTables")
    }

    /// An instance, named like its id.
    func instance(_ id: String, state: String = "running") -> SnapshotFixture {
        adding(
            [
                """
                {"Instances": [{"InstanceId": "\(id)", "State": {"Name": "\(state)"},
                 "Tags": [{"Key": "Name", "Value": "\(id)"}]}]}
                """
            ], to: "describe-instances", key: "Reservations")
    }

    /// A peering connection whose accepter is in another region.
    func farPeering(_ id: String, _ requester: String, _ accepter: String, region: String) -> SnapshotFixture {
        func side(_ vpc: String, _ region: String) -> String {
            "{\"VpcId\": \"\(vpc)\", \"OwnerId\": \"\(Self.account)\", \"Region\": \"\(region)\"}"
        }
        return adding(
            [
                """
                {"VpcPeeringConnectionId": "\(id)", "Status": {"Code": "active"},
                 "RequesterVpcInfo": \(side(requester, Self.region)), "AccepterVpcInfo": \(side(accepter, region))}
                """
            ], to: "describe-vpc-peering-connections", key: "VpcPeeringConnections")
    }

    // MARK: Hints

    /// The report on a question, with what people state: the members of a hints file beside its version.
    func ask(_ from: String, _ to: String, port: String, via: [String] = [], hints: String) throws -> Report {
        let text = QuestionText(from: from, to: to, via: via, port: port)
        let analyzer = try analyzer().with(hintsFile(hints))
        return try analyzer.trace(try text.question(), triesFixes: false)
    }
}
