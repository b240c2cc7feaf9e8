@testable import FlightPath

/// Facts that complete what others say of interfaces, subnets and endpoints.
extension SnapshotFixture {
    /// An Elastic IP address on a private address of an interface; on none when `interface` is nil.
    func elasticAddress(_ address: String, on interface: String?, _ privateAddress: String = "") -> SnapshotFixture {
        let association = interface.map {
            ", \"NetworkInterfaceId\": \"\($0)\", \"PrivateIpAddress\": \"\(privateAddress)\""
        }
        return adding(
            [
                """
                {"PublicIp": "\(address)", "AllocationId": "eipalloc-\(address)", "Domain": "vpc"\(association ?? "")}
                """
            ], to: "describe-addresses", key: "Addresses")
    }

    /// What an account calls zones: `us-east-1a use1-az4`.
    func zones(_ rows: [String], at home: String = Self.home) throws -> SnapshotFixture {
        let zones = try rows.map { row in
            let words = row.words
            guard words.count == 2 else { throw BadRow(row) }
            return """
                {"ZoneName": "\(words[0])", "ZoneId": "\(words[1])", "RegionName": "\(Self.region)",
                 "State": "available", "ZoneType": "availability-zone"}
                """
        }
        return adding(zones, to: "describe-availability-zones", key: "AvailabilityZones", at: home)
    }

    /// What VPC Block Public Access is set to in the test's account and region.
    func blockPublicAccess(_ mode: String) -> SnapshotFixture {
        response(
            "describe-vpc-block-public-access-options",
            """
            {"VpcBlockPublicAccessOptions": {"AwsAccountId": "\(Self.account)", "AwsRegion": "\(Self.region)",
             "State": "update-complete", "InternetGatewayBlockMode": "\(mode)", "ManagedBy": "account"}}
            """)
    }

    /// A VPC or subnet that Block Public Access spares.
    func publicAccessExclusion(
        _ resource: String, _ mode: String, state: String = "create-complete"
    ) -> SnapshotFixture {
        let type = resource.hasPrefix("subnet-") ? "subnet" : "vpc"
        return adding(
            [
                """
                {"ExclusionId": "vpcbpa-exclude-\(resource)", "InternetGatewayExclusionMode": "\(mode)",
                 "ResourceArn": "arn:aws:ec2:\(Self.region):\(Self.account):\(type)/\(resource)", "State": "\(state)"}
                """
            ], to: "describe-vpc-block-public-access-exclusions", key: "VpcBlockPublicAccessExclusions")
    }

    /// An endpoint as the owner of its service lists it.
    func endpointConnection(
        _ endpoint: String, to service: String = "vpce-svc-1", balancers: [String], state: String = "available"
    ) -> SnapshotFixture {
        adding(
            [
                """
                {"ServiceId": "\(service)", "VpcEndpointId": "\(endpoint)", "VpcEndpointOwner": "\(Self.account)",
                 "VpcEndpointState": "\(state)", "VpcEndpointRegion": "\(Self.region)",
                 "NetworkLoadBalancerArns": \(balancers.map { Self.balancerARN("net", $0) }.quoted)}
                """
            ], to: "describe-vpc-endpoint-connections", key: "VpcEndpointConnections")
    }

    /// A branch interface on its trunk.
    func trunk(_ trunk: String, branch: String) -> SnapshotFixture {
        adding(
            [
                """
                {"AssociationId": "trunk-assoc-\(branch)", "TrunkInterfaceId": "\(trunk)",
                 "BranchInterfaceId": "\(branch)", "InterfaceProtocol": "VLAN", "VlanId": 1}
                """
            ], to: "describe-trunk-interface-associations", key: "InterfaceAssociations")
    }
}
