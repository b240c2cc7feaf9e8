/// The list of sources, continued: what leads out of a VPC or between transit gateways.
extension SourceReader {
    mutating func edgeList(_ key: Text, _ r: inout JSONReader, _ b: Bytes) throws(JSONError) -> Bool {
        if r.is(key, "EgressOnlyInternetGateways", b) {
            mark(.egressOnlyInternetGateways)
            try r.elements(b) { (r) throws(JSONError) in records.egressOnlyInternetGateways.append(try .read(&r, b)) }
        } else if r.is(key, "VpnConnections", b) {
            mark(.vpnConnections)
            try r.elements(b) { (r) throws(JSONError) in records.vpnConnections.append(try .read(&r, b)) }
        } else if r.is(key, "TransitGatewayPeeringAttachments", b) {
            mark(.transitGatewayPeerings)
            try r.elements(b) { (r) throws(JSONError) in records.transitGatewayPeerings.append(try .read(&r, b)) }
        } else if r.is(key, "TransitGatewayPrefixListReferences", b) {
            mark(.transitGatewayPrefixListReferences)
            try r.elements(b) { (r) throws(JSONError) in
                records.transitGatewayPrefixListReferences.append(try .read(&r, b))
            }
        } else if r.is(key, "directConnectGateways", b) {
            mark(.directConnectGateways)
            try r.elements(b) { (r) throws(JSONError) in records.directConnectGateways.append(try .read(&r, b)) }
        } else if r.is(key, "directConnectGatewayAssociations", b) {
            mark(.directConnectAssociations)
            try r.elements(b) { (r) throws(JSONError) in records.directConnectAssociations.append(try .read(&r, b)) }
        } else if try factList(key, &r, b) {
            return true
        } else if let kind = recognised(key, r, b) {
            mark(kind)
            try r.skip(b)
        } else {
            return false
        }
        return true
    }

    /// Lists that complete what others say of interfaces, subnets, VPCs and endpoints.
    private mutating func factList(_ key: Text, _ r: inout JSONReader, _ b: Bytes) throws(JSONError) -> Bool {
        if r.is(key, "Addresses", b) {
            mark(.addresses)
            try r.elements(b) { (r) throws(JSONError) in records.addresses.append(try .read(&r, b)) }
        } else if r.is(key, "AvailabilityZones", b) {
            mark(.availabilityZones)
            try r.elements(b) { (r) throws(JSONError) in records.availabilityZones.append(try .read(&r, b)) }
        } else if r.is(key, "VpcBlockPublicAccessOptions", b) {
            mark(.blockPublicAccessOptions)
            records.blockPublicAccessOptions.append(try .read(&r, b))
        } else if r.is(key, "VpcBlockPublicAccessExclusions", b) {
            mark(.blockPublicAccessExclusions)
            try r.elements(b) { (r) throws(JSONError) in records.blockPublicAccessExclusions.append(try .read(&r, b)) }
        } else if r.is(key, "InterfaceAssociations", b) {
            mark(.trunkAssociations)
            try r.elements(b) { (r) throws(JSONError) in records.trunkAssociations.append(try .read(&r, b)) }
        } else if r.is(key, "VpcEndpointConnections", b) {
            mark(.endpointConnections)
            try r.elements(b) { (r) throws(JSONError) in records.endpointConnections.append(try .read(&r, b)) }
        } else {
            return false
        }
        return true
    }

    /// Lists that are known to be collected and of which nothing is used yet.
    private func recognised(_ key: Text, _ r: borrowing JSONReader, _ b: Bytes) -> RecordKind? {
        if r.is(key, "directConnectGatewayAttachments", b) { return .directConnectAttachments }
        if r.is(key, "ServiceDetails", b) { return .offeredEndpointServices }
        if r.is(key, "SecurityGroupVpcAssociations", b) { return .securityGroupVPCAssociations }
        if r.is(key, "StaleSecurityGroupSet", b) { return .staleSecurityGroups }
        if r.is(key, "CustomerGateways", b) { return .customerGateways }
        if r.is(key, "CarrierGateways", b) { return .carrierGateways }
        if r.is(key, "LocalGateways", b) { return .localGateways }
        if r.is(key, "TransitGatewayConnects", b) { return .transitGatewayConnects }
        if r.is(key, "TransitGatewayConnectPeers", b) { return .transitGatewayConnectPeers }
        if r.is(key, "RouteServers", b) { return .routeServers }
        if r.is(key, "RouteServerEndpoints", b) { return .routeServerEndpoints }
        if r.is(key, "RouteServerPeers", b) { return .routeServerPeers }
        if r.is(key, "RouteServerPropagations", b) { return .routeServerPropagations }
        if r.is(key, "virtualInterfaces", b) { return .virtualInterfaces }
        return nil
    }
}
