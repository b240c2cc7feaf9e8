@testable import FlightPath

/// What steers packets between networks, where the everyday builders say too little.
extension SnapshotFixture {
    /// A peering connection whose accepter lies in another region.
    func distantPeering(_ id: String, _ requester: String, _ accepter: String, in region: String) -> SnapshotFixture {
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

    /// A VPC's attachment with options of its own, such as `["Ipv6Support": "enable"]`.
    func attachment(
        _ id: String, of vpc: String, in subnets: [String], table: String, options: [String: String],
        gateway: String = "tgw-1"
    ) -> SnapshotFixture {
        let common = "\"TransitGatewayAttachmentId\": \"\(id)\", \"TransitGatewayId\": \"\(gateway)\""
        let options = options.sorted { $0.key < $1.key }.map { "\"\($0.key)\": \"\($0.value)\"" }
        return adding(
            [
                """
                {\(common), "ResourceType": "vpc", "ResourceId": "\(vpc)", "ResourceOwnerId": "\(Self.account)",
                 "State": "available",
                 "Association": {"TransitGatewayRouteTableId": "\(table)", "State": "associated"}}
                """
            ], to: "describe-transit-gateway-attachments", key: "TransitGatewayAttachments"
        ).adding(
            [
                """
                {\(common), "VpcId": "\(vpc)", "VpcOwnerId": "\(Self.account)", "State": "available",
                 "SubnetIds": \(subnets.quoted), "Options": {\(options.joined(separator: ", "))}}
                """
            ], to: "describe-transit-gateway-vpc-attachments", key: "TransitGatewayVpcAttachments")
    }

    /// The attachment of a VPN connection or another way out of AWS.
    func linkAttachment(
        _ id: String, _ type: String, _ resource: String, table: String, state: String = "available",
        gateway: String = "tgw-1"
    ) -> SnapshotFixture {
        adding(
            [
                """
                {"TransitGatewayAttachmentId": "\(id)", "TransitGatewayId": "\(gateway)", "ResourceType": "\(type)",
                 "ResourceId": "\(resource)", "ResourceOwnerId": "\(Self.account)", "State": "\(state)",
                 "Association": {"TransitGatewayRouteTableId": "\(table)", "State": "associated"}}
                """
            ], to: "describe-transit-gateway-attachments", key: "TransitGatewayAttachments")
    }

    /// Rows of a transit gateway's table with every part spelled out:
    /// `10.1.0.0/16 static active tgw-attach-b tgw-attach-c`.
    func transitGatewayRows(_ table: String, _ rows: String...) throws -> SnapshotFixture {
        let routes = try rows.map { row in
            let words = row.words
            guard words.count >= 3 else { throw BadRow(row) }
            let attachments = words.dropFirst(3).map { "{\"TransitGatewayAttachmentId\": \"\($0)\"}" }
            return """
                {"DestinationCidrBlock": "\(words[0])", "Type": "\(words[1])", "State": "\(words[2])",
                 "TransitGatewayAttachments": [\(attachments.joined(separator: ", "))]}
                """
        }
        return response(
            "search-transit-gateway-routes.\(table)", "{\"Routes\": [\(routes.joined(separator: ", "))]}")
    }

    /// A subnet as an account lists it that prints only zone names.
    func subnet(
        _ id: String, _ block: String, of vpc: String, zoneName: String, owner: String = account, at home: String
    ) -> SnapshotFixture {
        var copy = adding(
            [
                """
                {"SubnetId": "\(id)", "VpcId": "\(vpc)", "OwnerId": "\(owner)", "CidrBlock": "\(block)",
                 "AvailabilityZone": "\(zoneName)"}
                """
            ], to: "describe-subnets", key: "Subnets", at: home)
        copy.vpcOfSubnet[id] = vpc
        copy.zoneOfSubnet[id] = zoneName
        return copy
    }
}

extension Report {
    /// Whether the answer says that it relies on a point on which AWS's documents are silent.
    func assumes(_ point: OpenPoint) -> Bool { assumptions.contains { $0.contains(point.words) } }

    /// The ids of the components on the way there, in order.
    var wayThere: [String] { legs.flatMap(\.forward).map(\.component.id) }

    /// The ids of the components on the way back, in order.
    var wayBack: [String] { legs.flatMap(\.reply).map(\.component.id) }
}
