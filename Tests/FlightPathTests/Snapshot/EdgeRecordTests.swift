import Testing

@testable import FlightPath

/// Responses about what leads out of a VPC, as the clients print them.
@Suite("Records of edges")
struct EdgeRecordTests {
    /// The records of one response, with the names in it.
    private func read(_ name: String, _ text: String) throws -> (records: Records, names: Names, snapshot: Snapshot) {
        let snapshot = try SnapshotFixture().response(name, text).response("describe-vpcs", "{\"Vpcs\": []}").snapshot()
        #expect(snapshot.problems.isEmpty)
        return (snapshot.records, snapshot.names, snapshot)
    }

    @Test("a zonal NAT gateway has its subnet and the addresses of its interface")
    func zonalNATGateway() throws {
        let (records, names, _) = try read(
            "describe-nat-gateways",
            """
            {"NatGateways": [{"CreateTime": "2024-05-29T16:10:51+00:00", "NatGatewayAddresses": [
              {"AllocationId": "eipalloc-0d2efdd0", "NetworkInterfaceId": "eni-0c3991bc", "PrivateIp": "10.2.1.163",
               "PublicIp": "203.0.113.108", "AssociationId": "eipassoc-1", "IsPrimary": true, "Status": "succeeded"},
              {"NetworkInterfaceId": "eni-0c3991bc", "PrivateIp": "10.2.1.164", "Status": "assigning"}],
              "NatGatewayId": "nat-04128c71", "State": "available", "SubnetId": "subnet-03a2", "VpcId": "vpc-0a00",
              "ConnectivityType": "public", "Tags": [{"Key": "Name", "Value": "egress-a"}]}]}
            """)
        let nat = try #require(records.natGateways.first)
        #expect(names[nat.id] == "nat-04128c71" && names[nat.name] == "egress-a" && names[nat.subnet] == "subnet-03a2")
        #expect(names[nat.connectivity] == "public" && nat.availabilityMode == .empty && nat.routeTable == .empty)
        #expect(nat.addresses.map { names[$0.interface] } == ["eni-0c3991bc", "eni-0c3991bc"])
        #expect(nat.addresses.map { $0.privateAddress?.description } == ["10.2.1.163", "10.2.1.164"])
        #expect(nat.addresses.map { $0.publicAddress?.description } == ["203.0.113.108", nil])
        #expect(nat.addresses.map { names[$0.status] } == ["succeeded", "assigning"])
    }

    @Test("a regional NAT gateway has a route table and zones instead of a subnet")
    func regionalNATGateway() throws {
        let (records, names, _) = try read(
            "describe-nat-gateways",
            """
            {"NatGateways": [{"NatGatewayId": "nat-1", "VpcId": "vpc-1", "State": "available",
              "ConnectivityType": "public", "AvailabilityMode": "regional", "AutoProvisionZones": "disabled",
              "RouteTableId": "rtb-nat", "SubnetId": null, "NatGatewayAddresses": [{"AllocationId": "eipalloc-1",
              "PublicIp": "203.0.113.5", "AvailabilityZone": "us-east-1a", "AvailabilityZoneId": "use1-az1"}]}]}
            """)
        let nat = try #require(records.natGateways.first)
        #expect(names[nat.availabilityMode] == "regional" && names[nat.routeTable] == "rtb-nat")
        #expect(names[nat.autoProvisionZones] == "disabled" && nat.subnet == .empty)
        #expect(nat.addresses.map { names[$0.zoneID] + " " + names[$0.zoneName] } == ["use1-az1 us-east-1a"])
    }

    @Test("a VPC endpoint names its interfaces, groups, route tables and the region of its service")
    func endpoint() throws {
        let (records, names, _) = try read(
            "describe-vpc-endpoints",
            """
            {"VpcEndpoints": [{"VpcEndpointId": "vpce-1", "VpcEndpointType": "Interface", "VpcId": "vpc-1",
              "ServiceName": "com.amazonaws.vpce.eu-west-1.vpce-svc-1", "State": "available",
              "RouteTableIds": ["rtb-1"], "SubnetIds": ["subnet-1"], "ServiceRegion": "eu-west-1",
              "Groups": [{"GroupId": "sg-1", "GroupName": "endpoints"}], "NetworkInterfaceIds": ["eni-1", "eni-2"]}]}
            """)
        let endpoint = try #require(records.vpcEndpoints.first)
        #expect(endpoint.interfaces.map { names[$0] } == ["eni-1", "eni-2"])
        #expect(endpoint.groups.map { names[$0] } == ["sg-1"] && endpoint.routeTables.map { names[$0] } == ["rtb-1"])
        #expect(names[endpoint.serviceRegion] == "eu-west-1")
    }

    @Test("an endpoint service names its load balancers and zones")
    func endpointService() throws {
        let (records, names, _) = try read(
            "describe-vpc-endpoint-service-configurations",
            """
            {"ServiceConfigurations": [{"ServiceType": [{"ServiceType": "Interface"}], "ServiceId": "vpce-svc-1",
              "ServiceName": "com.amazonaws.vpce.us-east-1.vpce-svc-1", "ServiceState": "Available",
              "AvailabilityZoneIds": ["use1-az1"], "AvailabilityZones": ["us-east-1a"], "AcceptanceRequired": true,
              "NetworkLoadBalancerArns": ["arn:aws:elasticloadbalancing:us-east-1:1:loadbalancer/net/a/1"]},
              {"ServiceName": "bare"}]}
            """)
        let service = try #require(records.endpointServices.first)
        #expect(names[service.id] == "vpce-svc-1" && names[service.state] == "Available")
        #expect(service.zoneIDs.map { names[$0] } == ["use1-az1"] && service.acceptanceRequired == true)
        #expect(service.networkLoadBalancers.count == 1 && service.gatewayLoadBalancers.isEmpty)
        #expect(records.endpointServices.last?.acceptanceRequired == nil)
    }

    @Test("a VPN connection keeps static routes that are not deleted, and its tunnels")
    func vpnConnection() throws {
        let (records, names, snapshot) = try read(
            "VpnConnections",
            """
            {"VpnConnections": [{"VpnConnectionId": "vpn-1", "State": "available", "VpnGatewayId": "vgw-1",
              "CustomerGatewayId": "cgw-1", "Category": "VPN", "CustomerGatewayConfiguration": "<xml/>",
              "Options": {"StaticRoutesOnly": true, "TunnelOptions": [{"OutsideIpAddress": "203.0.113.1"}]},
              "Routes": [{"DestinationCidrBlock": "192.168.0.0/16", "Source": "Static", "State": "available"},
                {"DestinationCidrBlock": "172.16.0.0/12", "State": "pending"},
                {"DestinationCidrBlock": "10.9.0.0/16", "State": "deleted"}],
              "VgwTelemetry": [{"OutsideIpAddress": "203.0.113.1", "Status": "UP", "AcceptedRouteCount": 1},
                {"OutsideIpAddress": "203.0.113.2", "Status": "DOWN"}],
              "Tags": [{"Key": "Name", "Value": "hq"}]}]}
            """)
        let vpn = try #require(records.vpnConnections.first)
        #expect(names[vpn.vpnGateway] == "vgw-1" && vpn.transitGateway == .empty && names[vpn.name] == "hq")
        #expect(vpn.staticRoutesOnly && vpn.staticRoutes.map(\.description) == ["192.168.0.0/16", "172.16.0.0/12"])
        #expect(vpn.tunnels.map { names[$0] } == ["UP", "DOWN"])
        #expect(snapshot.kinds.contains(.vpnConnections))
    }

    @Test("Direct Connect writes its members in lower camel case")
    func directConnect() throws {
        let (records, names, snapshot) = try read(
            "directconnect-describe-direct-connect-gateway-associations",
            """
            {"directConnectGatewayAssociations": [
              {"directConnectGatewayId": "dxgw-1", "directConnectGatewayOwnerAccount": "1", "associationId": "a-1",
               "associationState": "associated", "associatedGateway": {"id": "tgw-1", "type": "transitGateway",
               "ownerAccount": "1", "region": "us-east-1"},
               "allowedPrefixesToDirectConnectGateway": [{"cidr": "10.0.0.0/8"}]},
              {"directConnectGatewayId": "dxgw-2", "associationState": "associated", "virtualGatewayId": "vgw-1",
               "virtualGatewayRegion": "us-east-1", "virtualGatewayOwnerAccount": "1"}],
             "directConnectGateways": [{"directConnectGatewayId": "dxgw-1", "directConnectGatewayName": "core",
               "ownerAccount": "1", "directConnectGatewayState": "available"}],
             "virtualInterfaces": [], "directConnectGatewayAttachments": []}
            """)
        let associations = records.directConnectAssociations
        #expect(associations.map { names[$0.gateway] } == ["tgw-1", "vgw-1"])
        #expect(associations.first?.allowedPrefixes.map(\.description) == ["10.0.0.0/8"])
        #expect(records.directConnectGateways.map { names[$0.name] + " " + names[$0.state] } == ["core available"])
        let kinds: Set<RecordKind> = [
            .directConnectAssociations, .directConnectGateways, .directConnectAttachments, .virtualInterfaces,
        ]
        #expect(snapshot.kinds.isSuperset(of: kinds))
    }

    @Test("a peering attachment names both transit gateways; one bad object is set aside alone")
    func peeringAttachment() throws {
        let snapshot = try SnapshotFixture().response(
            "describe-transit-gateway-peering-attachments",
            """
            {"TransitGatewayPeeringAttachments": [{"TransitGatewayAttachmentId": "tgw-attach-1",
              "AccepterTransitGatewayAttachmentId": "tgw-attach-2", "State": "available",
              "RequesterTgwInfo": {"TransitGatewayId": "tgw-1", "OwnerId": "1", "Region": "us-east-1"},
              "AccepterTgwInfo": {"TransitGatewayId": "tgw-2", "OwnerId": "2", "Region": "eu-west-1"}},
              {"TransitGatewayAttachmentId": 7}]}
            """
        ).response("describe-vpcs", "{\"Vpcs\": []}").snapshot()
        let names = snapshot.names
        let rows = snapshot.records.transitGatewayPeerings.map {
            [
                $0.attachment, $0.requesterGateway, $0.requesterRegion, $0.accepterAttachment, $0.accepterGateway,
                $0.accepterRegion, $0.state,
            ].map { names[$0] }.joined(separator: " ")
        }
        #expect(rows == ["tgw-attach-1 tgw-1 us-east-1 tgw-attach-2 tgw-2 eu-west-1 available"])
        #expect(snapshot.records.transitGatewayAttachments.isEmpty)
        #expect(!snapshot.kinds.contains(.transitGatewayAttachments))
        #expect(snapshot.problems.count == 1)
        #expect(snapshot.collected.contains { $0.kind == .transitGatewayPeerings && !$0.isComplete })
    }

    @Test("a reference to a prefix list belongs to the table it names, else to the one in the file's name")
    func prefixListReference() throws {
        let (records, names, _) = try read(
            "get-transit-gateway-prefix-list-references.tgw-rtb-2",
            """
            {"TransitGatewayPrefixListReferences": [
              {"TransitGatewayRouteTableId": "tgw-rtb-1", "PrefixListId": "pl-1", "PrefixListOwnerId": "1",
               "State": "available", "Blackhole": false,
               "TransitGatewayAttachment": {"TransitGatewayAttachmentId": "tgw-attach-1", "ResourceType": "vpc"}},
              {"PrefixListId": "pl-2", "State": "available", "Blackhole": true}]}
            """)
        let rows = records.transitGatewayPrefixListReferences
        #expect(rows.map { names[$0.table.symbol ?? .empty] } == ["tgw-rtb-1", "tgw-rtb-2"])
        #expect(rows.map { names[$0.attachment] } == ["tgw-attach-1", ""] && rows.map(\.isBlackhole) == [false, true])
    }
}
