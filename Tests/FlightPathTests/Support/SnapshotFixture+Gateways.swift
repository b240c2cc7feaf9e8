@testable import FlightPath

extension SnapshotFixture {
    // MARK: Internet gateways, peering

    func internetGateway(_ id: String, of vpc: String) -> SnapshotFixture {
        adding(
            [
                """
                {"InternetGatewayId": "\(id)", "OwnerId": "\(Self.account)",
                 "Attachments": [{"VpcId": "\(vpc)", "State": "available"}]}
                """
            ], to: "describe-internet-gateways", key: "InternetGateways")
    }

    func peering(_ id: String, _ requester: String, _ accepter: String, _ status: String = "active") -> SnapshotFixture
    {
        func side(_ vpc: String) -> String {
            "{\"VpcId\": \"\(vpc)\", \"OwnerId\": \"\(Self.account)\", \"Region\": \"\(Self.region)\"}"
        }
        return adding(
            [
                """
                {"VpcPeeringConnectionId": "\(id)", "Status": {"Code": "\(status)"},
                 "RequesterVpcInfo": \(side(requester)), "AccepterVpcInfo": \(side(accepter))}
                """
            ], to: "describe-vpc-peering-connections", key: "VpcPeeringConnections")
    }

    // MARK: Transit gateways

    /// A transit gateway; group references cross it only where they are enabled.
    func transitGateway(_ id: String = "tgw-1", references: String = "disable") -> SnapshotFixture {
        adding(
            [
                """
                {"TransitGatewayId": "\(id)", "OwnerId": "\(Self.account)", "State": "available",
                 "Options": {"SecurityGroupReferencingSupport": "\(references)"}}
                """
            ], to: "describe-transit-gateways", key: "TransitGateways")
    }

    /// A VPC's attachment: its subnets, the table it is associated with, its appliance mode.
    func attachment(
        _ id: String, of vpc: String, in subnets: [String], table: String?, appliance: String = "disable",
        state: String = "available", gateway: String = "tgw-1"
    ) -> SnapshotFixture {
        let association = table.map {
            ", \"Association\": {\"TransitGatewayRouteTableId\": \"\($0)\", \"State\": \"associated\"}"
        }
        let common = "\"TransitGatewayAttachmentId\": \"\(id)\", \"TransitGatewayId\": \"\(gateway)\""
        return adding(
            [
                """
                {\(common), "ResourceType": "vpc", "ResourceId": "\(vpc)", "ResourceOwnerId": "\(Self.account)",
                 "State": "\(state)"\(association ?? "")}
                """
            ], to: "describe-transit-gateway-attachments", key: "TransitGatewayAttachments"
        ).adding(
            [
                """
                {\(common), "VpcId": "\(vpc)", "VpcOwnerId": "\(Self.account)", "State": "\(state)",
                 "SubnetIds": \(subnets.quoted), "Options": {"ApplianceModeSupport": "\(appliance)",
                 "SecurityGroupReferencingSupport": "enable"}}
                """
            ], to: "describe-transit-gateway-vpc-attachments", key: "TransitGatewayVpcAttachments")
    }

    /// The rows of a transit gateway's table: `10.1.0.0/16 -> tgw-attach-b`, `10.1.2.0/24 blackhole`, `… static`.
    func transitGatewayRoutes(_ table: String, _ rows: [String] = []) throws -> SnapshotFixture {
        let routes = try rows.map { row in
            let words = row.words
            guard let block = words.first, words.count > 1 else { throw BadRow(row) }
            let isBlackhole = words[1] == "blackhole"
            let attachments = isBlackhole ? "" : "{\"TransitGatewayAttachmentId\": \"\(words[2])\"}"
            return """
                {"DestinationCidrBlock": "\(block)", "TransitGatewayAttachments": [\(attachments)],
                 "Type": "\(words.last == "static" || isBlackhole ? "static" : "propagated")",
                 "State": "\(isBlackhole ? "blackhole" : "active")"}
                """
        }
        return response(
            "search-transit-gateway-routes.\(table)", "{\"Routes\": [\(routes.joined(separator: ", "))]}")
    }

    // MARK: Gateway load balancer endpoints

    /// An endpoint of a gateway load balancer whose appliances are listed and work in any zone.
    func inspectionEndpoint(_ id: String, in subnet: String) -> SnapshotFixture {
        adding(
            [
                """
                {"VpcEndpointId": "\(id)", "VpcEndpointType": "GatewayLoadBalancer", "VpcId": "\(vpcOfSubnet[subnet] ?? "")",
                 "OwnerId": "\(Self.account)", "State": "available", "ServiceName": "inspection",
                 "SubnetIds": ["\(subnet)"]}
                """
            ], to: "describe-vpc-endpoints", key: "VpcEndpoints")
    }

    /// The service behind `inspectionEndpoint`: one gateway load balancer, cross-zone, with one appliance.
    func inspectionService(target: String) -> SnapshotFixture {
        let arn = Self.balancerARN("gwy", "inspection")
        return response(
            "describe-vpc-endpoint-service-configurations",
            """
            {"ServiceConfigurations": [{"ServiceName": "inspection", "ServiceState": "Available",
             "GatewayLoadBalancerArns": ["\(arn)"]}]}
            """
        ).balancer("inspection", "gateway", zones: [])
            .listener("inspection", "gateway", port: 0, "GENEVE", to: "appliances")
            .targetGroup("appliances", "GENEVE", port: 6081, ["\(target):6081 healthy"])
            .attributes(ofTargetGroup: "appliances", ["load_balancing.cross_zone.enabled": "true"])
    }
}
