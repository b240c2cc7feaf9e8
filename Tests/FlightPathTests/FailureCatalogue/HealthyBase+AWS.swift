extension HealthyBase {
    static var aws: [String: String] {
        var found: [String: String] = [:]
        for (name, list) in responses { found[SnapshotFixture.home + name + ".json"] = list }
        return found
    }

    private static let loadBalancers = "arn:aws:elasticloadbalancing:us-east-1:111122223333:loadbalancer/app"

    private static let responses: [String: String] = [
        "describe-vpcs": list(
            "Vpcs", vpc("vpc-edge", ["10.10.0.0/16"]), vpc("vpc-eks", ["10.20.0.0/16", "100.64.0.0/16"])),
        "describe-subnets": list(
            "Subnets", subnet("subnet-lb-a", "vpc-edge", "10.10.1.0/24", "a"),
            subnet("subnet-lb-b", "vpc-edge", "10.10.2.0/24", "b"),
            subnet("subnet-node-a", "vpc-eks", "10.20.1.0/24", "a"),
            subnet("subnet-node-b", "vpc-eks", "10.20.2.0/24", "b"),
            subnet("subnet-pod-a", "vpc-eks", "100.64.0.0/24", "a")),
        "describe-security-groups": list(
            "SecurityGroups",
            """
            {"GroupId": "sg-nodes", "GroupName": "nodes", "VpcId": "vpc-eks", "OwnerId": "111122223333",
             "Tags": [{"Key": "kubernetes.io/cluster/prod", "Value": "owned"}],
             "IpPermissions": [
              {"IpProtocol": "-1", "UserIdGroupPairs": [{"GroupId": "sg-nodes"}]},
              {"IpProtocol": "tcp", "FromPort": 8080, "ToPort": 8080, "IpRanges": [
               {"CidrIp": "10.10.0.0/16", "Description": "elbv2.k8s.aws/targetGroupBinding=shared"}]},
              {"IpProtocol": "tcp", "FromPort": 30080, "ToPort": 30080, "UserIdGroupPairs": [
               {"GroupId": "sg-lb", "Description": "elbv2.k8s.aws/targetGroupBinding=shared"}]}],
             "IpPermissionsEgress": [{"IpProtocol": "-1", "IpRanges": [{"CidrIp": "0.0.0.0/0"}]}]}
            """,
            """
            {"GroupId": "sg-lb", "GroupName": "lb", "VpcId": "vpc-eks", "OwnerId": "111122223333", "Tags": [],
             "IpPermissions": [{"IpProtocol": "tcp", "FromPort": 80, "ToPort": 80,
              "IpRanges": [{"CidrIp": "10.0.0.0/8"}]}],
             "IpPermissionsEgress": [{"IpProtocol": "-1", "IpRanges": [{"CidrIp": "0.0.0.0/0"}]}]}
            """,
            """
            {"GroupId": "sg-edge", "GroupName": "edge", "VpcId": "vpc-edge", "OwnerId": "111122223333", "Tags": [],
             "IpPermissions": [{"IpProtocol": "tcp", "FromPort": 80, "ToPort": 80,
              "IpRanges": [{"CidrIp": "0.0.0.0/0"}]}],
             "IpPermissionsEgress": [{"IpProtocol": "-1", "IpRanges": [{"CidrIp": "0.0.0.0/0"}]}]}
            """),
        "describe-network-interfaces": list(
            "NetworkInterfaces",
            interface("eni-a", "subnet-node-a", "i-0a", 0, ["10.20.1.11"]),
            interface("eni-b", "subnet-node-b", "i-0b", 0, ["10.20.2.11"]),
            interface("eni-a1", "subnet-pod-a", "i-0a", 1, ["100.64.0.21", "100.64.0.31"]),
            interface("eni-b1", "subnet-pod-a", "i-0b", 1, ["100.64.0.22", "100.64.0.32"])),
        // The network between is open: no node of a load balancer shows, so nothing walks it.
        "describe-route-tables": list("RouteTables"),
        "describe-network-acls": list("NetworkAcls"),
        "describe-internet-gateways": list("InternetGateways"),
        "describe-vpc-peering-connections": list("VpcPeeringConnections"),
        "describe-transit-gateways": list("TransitGateways"),
        "describe-transit-gateway-attachments": list("TransitGatewayAttachments"),
        "describe-transit-gateway-vpc-attachments": list("TransitGatewayVpcAttachments"),
        "describe-auto-scaling-groups": list(
            "AutoScalingGroups",
            """
            {"AutoScalingGroupName": "nodes", "TargetGroupARNs": [],
             "AutoScalingGroupARN": "arn:aws:autoscaling:us-east-1:111122223333:autoScalingGroup:1:x/nodes"}
            """),
        "describe-cluster.prod": """
        {"cluster": {"name": "prod", "arn": "arn:aws:eks:us-east-1:111122223333:cluster/prod",
         "resourcesVpcConfig": {"vpcId": "vpc-eks", "clusterSecurityGroupId": "sg-nodes"},
         "computeConfig": {"enabled": false}}}
        """,
        "describe-load-balancers": list(
            "LoadBalancers", balancer("edge", "vpc-edge", ["subnet-lb-a a", "subnet-lb-b b"], "sg-edge"),
            balancer("inner", "vpc-eks", ["subnet-node-a a", "subnet-node-b b"], "sg-lb")),
        "describe-listeners": list("Listeners", listener("edge", webGroup), listener("inner", apiGroup)),
        "describe-target-groups": list(
            "TargetGroups", group("web", webGroup, "vpc-edge", "ip", 8080, "edge"),
            group("api", apiGroup, "vpc-eks", "instance", 30080, "inner")),
        "describe-target-group-attributes.web": attributes,
        "describe-target-group-attributes.api": attributes,
        "describe-target-health.web": list(
            "TargetHealthDescriptions", target("100.64.0.21", 8080, "all"), target("100.64.0.22", 8080, "all")),
        "describe-target-health.api": list(
            "TargetHealthDescriptions", target("i-0a", 30080, nil), target("i-0b", 30080, nil)),
    ]

    private static let attributes = list(
        "Attributes", #"{"Key": "deregistration_delay.timeout_seconds", "Value": "300"}"#,
        #"{"Key": "load_balancing.cross_zone.enabled", "Value": "use_load_balancer_configuration"}"#,
        #"{"Key": "proxy_protocol_v2.enabled", "Value": "false"}"#)

    private static func list(_ key: String, _ items: String...) -> String {
        "{\"\(key)\": [\(items.joined(separator: ",\n"))]}"
    }

    private static func vpc(_ id: String, _ blocks: [String]) -> String {
        let associations = blocks.map { #"{"CidrBlock": "\#($0)", "CidrBlockState": {"State": "associated"}}"# }
        return """
            {"VpcId": "\(id)", "OwnerId": "111122223333", "State": "available", "CidrBlock": "\(blocks[0])",
             "CidrBlockAssociationSet": [\(associations.joined(separator: ", "))]}
            """
    }

    private static func subnet(_ id: String, _ vpc: String, _ block: String, _ zone: String) -> String {
        """
        {"SubnetId": "\(id)", "VpcId": "\(vpc)", "CidrBlock": "\(block)", "OwnerId": "111122223333",
         "AvailabilityZone": "us-east-1\(zone)", "AvailabilityZoneId": "use1-az\(zone == "a" ? 1 : 2)"}
        """
    }

    private static func interface(
        _ id: String, _ subnet: String, _ instance: String, _ index: Int, _ addresses: [String]
    ) -> String {
        let rows = addresses.enumerated().map {
            #"{"PrivateIpAddress": "\#($0.element)", "Primary": \#($0.offset == 0)}"#
        }
        return """
            {"NetworkInterfaceId": "\(id)", "SubnetId": "\(subnet)", "VpcId": "vpc-eks", "OwnerId": "111122223333",
             "InterfaceType": "interface", "Status": "in-use", "Groups": [{"GroupId": "sg-nodes"}],
             "Attachment": {"InstanceId": "\(instance)", "DeviceIndex": \(index), "Status": "attached"},
             "PrivateIpAddress": "\(addresses[0])", "PrivateIpAddresses": [\(rows.joined(separator: ", "))]}
            """
    }

    private static func balancer(_ name: String, _ vpc: String, _ zones: [String], _ group: String) -> String {
        let rows = zones.map { row in
            #"{"SubnetId": "\#(row.words[0])", "ZoneName": "us-east-1\#(row.words[1])"}"#
        }
        return """
            {"LoadBalancerArn": "\(loadBalancers)/\(name)/1", "LoadBalancerName": "\(name)", "Type": "application",
             "Scheme": "internal", "State": {"Code": "active"}, "VpcId": "\(vpc)", "SecurityGroups": ["\(group)"],
             "AvailabilityZones": [\(rows.joined(separator: ", "))]}
            """
    }

    private static func listener(_ name: String, _ group: String) -> String {
        """
        {"ListenerArn": "arn:aws:elasticloadbalancing:us-east-1:111122223333:listener/app/\(name)/1/80",
         "LoadBalancerArn": "\(loadBalancers)/\(name)/1", "Port": 80, "Protocol": "HTTP",
         "DefaultActions": [{"Type": "forward", "TargetGroupArn": "\(group)"}]}
        """
    }

    private static func group(
        _ name: String, _ arn: String, _ vpc: String, _ type: String, _ port: Int, _ balancer: String
    ) -> String {
        """
        {"TargetGroupArn": "\(arn)", "TargetGroupName": "\(name)", "Protocol": "HTTP", "Port": \(port),
         "VpcId": "\(vpc)", "TargetType": "\(type)", "IpAddressType": "ipv4", "ProtocolVersion": "HTTP1",
         "HealthCheckProtocol": "HTTP", "HealthCheckPort": "traffic-port", "HealthCheckPath": "/",
         "HealthCheckIntervalSeconds": 15, "HealthCheckTimeoutSeconds": 5, "Matcher": {"HttpCode": "200"},
         "LoadBalancerArns": ["\(loadBalancers)/\(balancer)/1"]}
        """
    }

    static func target(_ id: String, _ port: Int, _ zone: String?) -> String {
        let zone = zone.map { ", \"AvailabilityZone\": \"\($0)\"" } ?? ""
        return """
            {"Target": {"Id": "\(id)", "Port": \(port)\(zone)}, "HealthCheckPort": "\(port)",
             "TargetHealth": {"State": "healthy"}}
            """
    }
}
