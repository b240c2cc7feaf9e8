@testable import FlightPath

/// What leads out of a VPC or joins transit gateways, one line a resource.
extension SnapshotFixture {
    /// Where the files of an account and region lie, for tests with more than one of either.
    static func home(_ account: String = account, _ region: String = region) -> String { "aws/\(account)/\(region)/" }

    /// Adds objects to a list of another account or region.
    func adding(_ objects: [String], to name: String, key: String, at home: String) -> SnapshotFixture {
        appending(objects, to: home + name + ".json", open: "{\"\(key)\": [", close: "]}")
    }

    // MARK: NAT and egress-only internet gateways

    /// A NAT gateway in a subnet, with its interface `eni-ID`; a private one without a public address.
    func natGateway(
        _ id: String, _ address: String, in subnet: String, public publicAddress: String? = nil,
        state: String = "available"
    ) -> SnapshotFixture {
        let publicIP = publicAddress.map { ", \"AllocationId\": \"eipalloc-\(id)\", \"PublicIp\": \"\($0)\"" } ?? ""
        return adding(
            [
                """
                {"NatGatewayId": "\(id)", "VpcId": "\(vpcOfSubnet[subnet] ?? "")", "SubnetId": "\(subnet)",
                 "State": "\(state)", "ConnectivityType": "\(publicAddress == nil ? "private" : "public")",
                 "NatGatewayAddresses": [{"NetworkInterfaceId": "eni-\(id)", "PrivateIp": "\(address)"\(publicIP),
                 "IsPrimary": true, "Status": "succeeded"}], "Tags": []}
                """
            ], to: "describe-nat-gateways", key: "NatGateways"
        ).interface(
            "eni-\(id)", address, in: subnet, groups: [], public: publicAddress, type: "nat_gateway",
            description: "Interface for NAT Gateway \(id)", check: false)
    }

    /// A regional NAT gateway with a table of its own. Addresses: `use1-az1 203.0.113.5`.
    func regionalNATGateway(
        _ id: String, of vpc: String, table: String, _ addresses: [String], provision: String = "disabled",
        state: String = "available"
    ) throws -> SnapshotFixture {
        let addresses = try addresses.map { row in
            let words = row.words
            guard words.count == 2 else { throw BadRow(row) }
            return """
                {"AllocationId": "eipalloc-\(words[0])", "PublicIp": "\(words[1])", "Status": "succeeded",
                 "AvailabilityZone": "\(Self.zoneName(words[0]))", "AvailabilityZoneId": "\(words[0])"}
                """
        }
        return adding(
            [
                """
                {"NatGatewayId": "\(id)", "VpcId": "\(vpc)", "State": "\(state)", "ConnectivityType": "public",
                 "AvailabilityMode": "regional", "AutoProvisionZones": "\(provision)", "RouteTableId": "\(table)",
                 "NatGatewayAddresses": [\(addresses.joined(separator: ", "))]}
                """
            ], to: "describe-nat-gateways", key: "NatGateways")
    }

    func egressOnlyGateway(_ id: String, of vpc: String, state: String = "attached") -> SnapshotFixture {
        adding(
            [
                """
                {"EgressOnlyInternetGatewayId": "\(id)", "Attachments": [{"VpcId": "\(vpc)", "State": "\(state)"}]}
                """
            ], to: "describe-egress-only-internet-gateways", key: "EgressOnlyInternetGateways")
    }

    // MARK: VPC endpoints and the services behind them

    /// An interface endpoint with an interface for each row: `subnet-a 10.0.1.50`. Its interfaces are `eni-ID-SUBNET`.
    func interfaceEndpoint(
        _ id: String, _ service: String, of vpc: String, _ rows: [String], groups: [String] = ["sg-open"],
        state: String = "available"
    ) throws -> SnapshotFixture {
        let nodes = try rows.map { row in
            let words = row.words
            guard words.count == 2 else { throw BadRow(row) }
            return (subnet: words[0], address: words[1], id: "eni-\(id)-\(words[0])")
        }
        let groupObjects = groups.map { "{\"GroupId\": \"\($0)\", \"GroupName\": \"\($0)\"}" }
        let fixture = adding(
            [
                """
                {"VpcEndpointId": "\(id)", "VpcEndpointType": "Interface", "VpcId": "\(vpc)",
                 "OwnerId": "\(Self.account)", "State": "\(state)", "ServiceName": "\(service)", "RouteTableIds": [],
                 "SubnetIds": \(nodes.map(\.subnet).quoted), "NetworkInterfaceIds": \(nodes.map(\.id).quoted),
                 "Groups": [\(groupObjects.joined(separator: ", "))], "PrivateDnsEnabled": false}
                """
            ], to: "describe-vpc-endpoints", key: "VpcEndpoints")
        return nodes.reduce(fixture) {
            $0.interface($1.id, $1.address, in: $1.subnet, groups: groups, type: "vpc_endpoint")
        }
    }

    /// A gateway endpoint, which routes of these tables lead to.
    func gatewayEndpoint(
        _ id: String, _ service: String, of vpc: String, tables: [String], state: String = "available"
    ) -> SnapshotFixture {
        adding(
            [
                """
                {"VpcEndpointId": "\(id)", "VpcEndpointType": "Gateway", "VpcId": "\(vpc)",
                 "OwnerId": "\(Self.account)", "State": "\(state)", "ServiceName": "\(service)",
                 "RouteTableIds": \(tables.quoted), "SubnetIds": [], "Groups": [], "NetworkInterfaceIds": []}
                """
            ], to: "describe-vpc-endpoints", key: "VpcEndpoints")
    }

    /// The service that network load balancers offer to endpoints, in zones such as `use1-az1`.
    func endpointService(
        _ name: String, id: String = "vpce-svc-1", balancers: [String], zones: [String], acceptance: Bool = false
    ) -> SnapshotFixture {
        adding(
            [
                """
                {"ServiceId": "\(id)", "ServiceName": "\(name)", "ServiceState": "Available",
                 "ServiceType": [{"ServiceType": "Interface"}], "AcceptanceRequired": \(acceptance),
                 "NetworkLoadBalancerArns": \(balancers.map { Self.balancerARN("net", $0) }.quoted),
                 "AvailabilityZones": \(zones.map(Self.zoneName).quoted), "AvailabilityZoneIds": \(zones.quoted)}
                """
            ], to: "describe-vpc-endpoint-service-configurations", key: "ServiceConfigurations")
    }

    // MARK: Transit gateway peerings and prefix list references

    /// One end of a peering as its own transit gateway's account and region list it: the attachment with its table.
    func peeringEnd(
        _ id: String, of gateway: String, to other: String, table: String?, state: String = "available",
        at home: String = Self.home
    ) -> SnapshotFixture {
        let association = table.map {
            ", \"Association\": {\"TransitGatewayRouteTableId\": \"\($0)\", \"State\": \"associated\"}"
        }
        return adding(
            [
                """
                {"TransitGatewayAttachmentId": "\(id)", "TransitGatewayId": "\(gateway)", "ResourceType": "peering",
                 "TransitGatewayOwnerId": "\(Self.account)", "ResourceId": "\(other)",
                 "ResourceOwnerId": "\(Self.account)", "State": "\(state)"\(association ?? "")}
                """
            ], to: "describe-transit-gateway-attachments", key: "TransitGatewayAttachments", at: home)
    }

    /// That two transit gateways are joined: `REGION/GATEWAY` of the one who asked and of the one who accepted.
    func gatewayPeering(
        _ id: String, _ requester: String, _ accepter: String, accepterID: String? = nil, state: String = "available",
        at home: String = Self.home
    ) -> SnapshotFixture {
        func side(_ path: String) -> String {
            let parts = path.split(separator: "/").map(String.init)
            let region = parts.count > 1 ? parts[0] : Self.region
            return """
                {"TransitGatewayId": "\(parts.last ?? "")", "OwnerId": "\(Self.account)", "Region": "\(region)"}
                """
        }
        let other = accepterID.map { ", \"AccepterTransitGatewayAttachmentId\": \"\($0)\"" } ?? ""
        return adding(
            [
                """
                {"TransitGatewayAttachmentId": "\(id)"\(other), "RequesterTgwInfo": \(side(requester)),
                 "AccepterTgwInfo": \(side(accepter)), "State": "\(state)"}
                """
            ], to: "describe-transit-gateway-peering-attachments", key: "TransitGatewayPeeringAttachments", at: home)
    }

    /// The prefix lists a transit gateway's table routes by: `pl-1 -> tgw-attach-b`, `pl-2 blackhole`.
    func prefixListReferences(_ table: String, _ rows: [String]) throws -> SnapshotFixture {
        let references = try rows.map { row in
            let words = row.words
            guard words.count > 1 else { throw BadRow(row) }
            let attachment = words.count > 2 ? "{\"TransitGatewayAttachmentId\": \"\(words[2])\"}" : "null"
            return """
                {"TransitGatewayRouteTableId": "\(table)", "PrefixListId": "\(words[0])",
                 "PrefixListOwnerId": "\(Self.account)", "State": "available", "Blackhole": \(words[1] == "blackhole"),
                 "TransitGatewayAttachment": \(attachment)}
                """
        }
        return response(
            "get-transit-gateway-prefix-list-references.\(table)",
            "{\"TransitGatewayPrefixListReferences\": [\(references.joined(separator: ", "))]}")
    }

    // MARK: VPN and Direct Connect

    func vpnGateway(_ id: String, of vpc: String, state: String = "attached") -> SnapshotFixture {
        adding(
            [
                """
                {"VpnGatewayId": "\(id)", "State": "available", "Type": "ipsec.1",
                 "VpcAttachments": [{"VpcId": "\(vpc)", "State": "\(state)"}]}
                """
            ], to: "describe-vpn-gateways", key: "VpnGateways")
    }

    /// A VPN connection to a `vgw-` or a `tgw-`; with routes it is a static one, without it speaks BGP.
    func vpnConnection(
        _ id: String, to gateway: String, routes: [String]? = nil, tunnels: [String] = ["UP", "DOWN"],
        state: String = "available"
    ) -> SnapshotFixture {
        let member = gateway.hasPrefix("tgw-") ? "TransitGatewayId" : "VpnGatewayId"
        let rows = (routes ?? []).map {
            "{\"DestinationCidrBlock\": \"\($0)\", \"Source\": \"Static\", \"State\": \"available\"}"
        }
        let telemetry = tunnels.map { "{\"AcceptedRouteCount\": 0, \"Status\": \"\($0)\"}" }
        return adding(
            [
                """
                {"VpnConnectionId": "\(id)", "\(member)": "\(gateway)", "CustomerGatewayId": "cgw-1",
                 "State": "\(state)", "Options": {"StaticRoutesOnly": \(routes != nil)},
                 "Routes": [\(rows.joined(separator: ", "))], "VgwTelemetry": [\(telemetry.joined(separator: ", "))]}
                """
            ], to: "describe-vpn-connections", key: "VpnConnections")
    }

    /// That a `vgw-` or a `tgw-` hangs on a Direct Connect gateway, with the prefixes it may announce.
    func directConnect(
        _ id: String, to gateway: String, prefixes: [String], state: String = "associated"
    ) -> SnapshotFixture {
        let type = gateway.hasPrefix("tgw-") ? "transitGateway" : "virtualPrivateGateway"
        return adding(
            [
                """
                {"associationId": "\(id)-\(gateway)", "directConnectGatewayId": "\(id)",
                 "directConnectGatewayOwnerAccount": "\(Self.account)", "associationState": "\(state)",
                 "associatedGateway": {"id": "\(gateway)", "type": "\(type)", "ownerAccount": "\(Self.account)",
                 "region": "\(Self.region)"}, "allowedPrefixesToDirectConnectGateway":
                 [\(prefixes.map { "{\"cidr\": \"\($0)\"}" }.joined(separator: ", "))]}
                """
            ], to: "directconnect-describe-direct-connect-gateway-associations",
            key: "directConnectGatewayAssociations"
        ).adding(
            [
                """
                {"directConnectGatewayId": "\(id)", "directConnectGatewayName": "\(id)", "amazonSideAsn": 64512,
                 "ownerAccount": "\(Self.account)", "directConnectGatewayState": "available"}
                """
            ], to: "directconnect-describe-direct-connect-gateways", key: "directConnectGateways")
    }
}
