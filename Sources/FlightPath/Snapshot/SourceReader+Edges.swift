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
        } else if let kind = recognised(key, r, b) {
            mark(kind)
            try r.skip(b)
        } else {
            return false
        }
        return true
    }

    /// Lists that are known to be collected and of which nothing is used yet.
    private func recognised(_ key: Text, _ r: borrowing JSONReader, _ b: Bytes) -> RecordKind? {
        if r.is(key, "directConnectGatewayAttachments", b) { return .directConnectAttachments }
        if r.is(key, "virtualInterfaces", b) { return .virtualInterfaces }
        return nil
    }
}
