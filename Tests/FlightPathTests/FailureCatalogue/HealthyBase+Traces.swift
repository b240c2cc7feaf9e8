@testable import FlightPath

extension HealthyBase {
    /// The answer of a trace to a Service of the base, from an address beside the load balancer `edge`: what `lint` has no
    /// need of, the way between the two VPCs and the load balancers' nodes, is added.
    func trace(from: String = "10.10.1.77", to: String = "service/shop/web", port: String? = "80") throws -> String {
        try traced().ask(from, to, port: port).answer
    }

    func traced() throws -> SnapshotFixture {
        let blocks = ["10.20.0.0/16", "100.64.0.0/16"]
        return try fixture.response(
            "describe-vpc-peering-connections.edge",
            """
            {"VpcPeeringConnections": [{"VpcPeeringConnectionId": "pcx-edge", "Status": {"Code": "active"},
             "RequesterVpcInfo": {"VpcId": "vpc-edge", "OwnerId": "111122223333", "Region": "us-east-1"},
             "AccepterVpcInfo": {"VpcId": "vpc-eks", "OwnerId": "111122223333", "Region": "us-east-1"}}]}
            """
        )
        .routes("rtb-edge", of: "vpc-edge", ["10.10.0.0/16 -> local"] + blocks.map { "\($0) -> pcx-edge" })
        .routes("rtb-eks", of: "vpc-eks", ["10.10.0.0/16 -> pcx-edge"] + blocks.map { "\($0) -> local" })
        .openNetworkACL(for: "subnet-lb-a", "subnet-lb-b", "subnet-node-a", "subnet-node-b", "subnet-pod-a")
        .response(
            "describe-network-interfaces.nodes",
            """
            {"NetworkInterfaces": [
             \(Self.node("client", "10.10.1.77", "subnet-lb-a", "vpc-edge", "sg-edge")),
             \(Self.node("client", "10.20.1.77", "subnet-node-a", "vpc-eks", "sg-lb")),
             \(Self.node("edge", "10.10.1.5", "subnet-lb-a", "vpc-edge", "sg-edge")),
             \(Self.node("edge", "10.10.2.5", "subnet-lb-b", "vpc-edge", "sg-edge")),
             \(Self.node("inner", "10.20.1.5", "subnet-node-a", "vpc-eks", "sg-lb")),
             \(Self.node("inner", "10.20.2.5", "subnet-node-b", "vpc-eks", "sg-lb"))]}
            """
        )
        .response(
            "describe-rules", "{\"Rules\": [\(Self.rule("edge", Self.webGroup)), \(Self.rule("inner", Self.apiGroup))]}"
        )
    }

    private static func node(_ name: String, _ address: String, _ subnet: String, _ vpc: String, _ group: String)
        -> String
    {
        """
        {"NetworkInterfaceId": "eni-\(name)-\(subnet)", "SubnetId": "\(subnet)", "VpcId": "\(vpc)",
         "OwnerId": "111122223333", "InterfaceType": "interface", "Status": "in-use",
         "Description": "\(name == "client" ? "" : "ELB app/\(name)/1")", "Groups": [{"GroupId": "\(group)"}],
         "PrivateIpAddress": "\(address)", "PrivateIpAddresses": [{"PrivateIpAddress": "\(address)", "Primary": true}]}
        """
    }

    private static func rule(_ name: String, _ group: String) -> String {
        """
        {"RuleArn": "arn:aws:elasticloadbalancing:us-east-1:111122223333:listener-rule/app/\(name)/1/80/default",
         "Priority": "default", "IsDefault": true, "Conditions": [],
         "Actions": [{"Type": "forward", "TargetGroupArn": "\(group)"}]}
        """
    }
}
