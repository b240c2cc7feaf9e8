/// A VPN connection as `describe-vpn-connections` prints it (`VpnConnections[]`); deleted ones stay listed for a while.
struct VPNConnectionRecord: Sendable {
    var id = Symbol.empty
    var name = Symbol.empty
    var state = Symbol.empty
    /// The virtual private gateway it ends at, or else the transit gateway.
    var vpnGateway = Symbol.empty
    var transitGateway = Symbol.empty
    var customerGateway = Symbol.empty
    /// `Options.StaticRoutesOnly`: what is behind it is listed; otherwise BGP tells, and no API prints that.
    var staticRoutesOnly = false
    /// `Routes[].DestinationCidrBlock` but for deleted ones.
    var staticRoutes: [CIDRBlock] = []
    /// `VgwTelemetry[].Status`: `UP` or `DOWN`, one a tunnel.
    var tunnels: [Symbol] = []
    var place: Place

    static func read(_ r: inout JSONReader, _ b: Bytes) throws(JSONError) -> VPNConnectionRecord {
        var record = VPNConnectionRecord(place: r.place)
        try r.object(b) { (key, r) throws(JSONError) in
            if r.is(key, "VpnConnectionId", b) {
                record.id = try r.symbol(b)
            } else if r.is(key, "State", b) {
                record.state = try r.symbol(b)
            } else if r.is(key, "VpnGatewayId", b) {
                record.vpnGateway = try r.symbol(b)
            } else if r.is(key, "TransitGatewayId", b) {
                record.transitGateway = try r.symbol(b)
            } else if r.is(key, "CustomerGatewayId", b) {
                record.customerGateway = try r.symbol(b)
            } else if r.is(key, "Options", b) {
                record.staticRoutesOnly = try staticRoutesOnly(&r, b)
            } else if r.is(key, "Routes", b) {
                try r.array(b) { (r) throws(JSONError) in
                    if let block = try route(&r, b) { record.staticRoutes.append(block) }
                }
            } else if r.is(key, "VgwTelemetry", b) {
                record.tunnels = try r.members("Status", b)
            } else if r.is(key, "Tags", b) {
                record.name = try r.tags(b).name
            } else {
                try r.skip(b)
            }
        }
        return record
    }

    private static func staticRoutesOnly(_ r: inout JSONReader, _ b: Bytes) throws(JSONError) -> Bool {
        var isStatic = false
        try r.object(b) { (key, r) throws(JSONError) in
            if r.is(key, "StaticRoutesOnly", b) { isStatic = try r.optionalBool(b) ?? false } else { try r.skip(b) }
        }
        return isStatic
    }

    private static func route(_ r: inout JSONReader, _ b: Bytes) throws(JSONError) -> CIDRBlock? {
        var block: CIDRBlock?
        var state = Symbol.empty
        try r.object(b) { (key, r) throws(JSONError) in
            if r.is(key, "DestinationCidrBlock", b) {
                block = try r.block(b)
            } else if r.is(key, "State", b) {
                state = try r.symbol(b)
            } else {
                try r.skip(b)
            }
        }
        return r.names.equals(state, "deleted") || r.names.equals(state, "deleting") ? nil : block
    }
}

/// An egress-only internet gateway (`EgressOnlyInternetGateways[]`); the response names no owner.
struct EgressOnlyInternetGatewayRecord: Sendable {
    var id = Symbol.empty
    var name = Symbol.empty
    var attachments: [GatewayAttachmentRecord] = []
    var place: Place

    static func read(_ r: inout JSONReader, _ b: Bytes) throws(JSONError) -> EgressOnlyInternetGatewayRecord {
        var record = EgressOnlyInternetGatewayRecord(place: r.place)
        try r.object(b) { (key, r) throws(JSONError) in
            if r.is(key, "EgressOnlyInternetGatewayId", b) {
                record.id = try r.symbol(b)
            } else if r.is(key, "Attachments", b) {
                record.attachments = try r.gatewayAttachments(b)
            } else if r.is(key, "Tags", b) {
                record.name = try r.tags(b).name
            } else {
                try r.skip(b)
            }
        }
        return record
    }
}
