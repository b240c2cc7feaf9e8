@testable import FlightPath

extension SnapshotFixture {
    /// A VPC with a firewall of two interfaces (`i-fw`, named `fw`), a gateway (`i-gw`) and a VPN attachment.
    static func firewall() throws -> SnapshotFixture {
        try bareVPC()
            .interface("eni-fw-lan", "10.0.1.20", in: "subnet-client", instance: "i-fw", check: false)
            .interface("eni-fw-wan", "10.0.2.21", in: "subnet-server", instance: "i-fw", check: false)
            .interface("eni-gw", "10.0.1.30", in: "subnet-client", instance: "i-gw", check: false)
            .interface("eni-gw2", "10.0.2.30", in: "subnet-server", instance: "i-gw2", check: false)
            .response(
                "describe-instances",
                #"""
                {"Reservations": [{"Instances": [
                  {"InstanceId": "i-fw", "State": {"Name": "running"}, "Tags": [{"Key": "Name", "Value": "fw"}]},
                  {"InstanceId": "i-gw", "State": {"Name": "running"}, "Tags": [{"Key": "Name", "Value": "gateway"}]},
                  {"InstanceId": "i-gw2", "State": {"Name": "running"}, "Tags": [{"Key": "Name", "Value": "gateway"}]},
                  {"InstanceId": "i-bare", "State": {"Name": "running"}}]}]}
                """#
            )
            .response(
                "describe-transit-gateway-attachments",
                #"""
                {"TransitGatewayAttachments": [
                  {"TransitGatewayAttachmentId": "tgw-attach-vpn", "TransitGatewayId": "tgw-1", "ResourceType": "vpn",
                   "ResourceId": "vpn-1", "State": "available", "Tags": [{"Key": "Name", "Value": "to the office"}]}]}
                """#
            )
            .response(
                "describe-vpn-gateways",
                #"{"VpnGateways": [{"VpnGatewayId": "vgw-1", "State": "available", "VpcAttachments": []}]}"#)
    }
}

/// A hints file with one key beside its version.
func hintsFile(_ members: String) throws(HintsError) -> HintsFile {
    try HintsFile(json: Array(#"{"version": 1, \#(members)}"#.utf8), path: "hints.json")
}

/// What is wrong with a file, a line for each; empty when nothing is.
func hintsProblems(_ members: String, in analyzer: Analyzer? = nil) -> [String] {
    do {
        let file = try hintsFile(members)
        if let analyzer { _ = try analyzer.with(file) }
        return []
    } catch {
        return error.problems.map { $0.description.replacing("hints.json:1 ", with: "") }
    }
}
