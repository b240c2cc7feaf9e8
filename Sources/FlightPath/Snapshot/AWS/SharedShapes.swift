/// Shapes that several AWS responses share.
extension JSONReader {
    /// What a resource's tags tell: its `Name`, and the cluster it was made for.
    struct Tags: Sendable {
        var name = Symbol.empty
        /// A tag by which EKS, the VPC CNI or a controller marks what it made for a cluster.
        var isForKubernetes = false
        /// `AWSNetworkFirewallManaged=true`: the endpoint belongs to AWS Network Firewall.
        var isNetworkFirewall = false
    }

    /// `Tags` or `TagSet`: an array of `{"Key", "Value"}`; null reads as none.
    mutating func tags(_ b: Bytes) throws(JSONError) -> Tags {
        var tags = Tags()
        try array(b) { (r) throws(JSONError) in
            var key = Symbol.empty
            var value = Symbol.empty
            try r.object(b) { (field, r) throws(JSONError) in
                if r.is(field, "Key", b) {
                    key = try r.symbol(b)
                } else if r.is(field, "Value", b) {
                    value = try r.symbol(b)
                } else {
                    try r.skip(b)
                }
            }
            if r.names.equals(key, "Name") {
                tags.name = value
            } else if r.names.equals(key, "AWSNetworkFirewallManaged") {
                tags.isNetworkFirewall = true
            } else if r.names.hasPrefix(key, "kubernetes.io/cluster/") || r.names.equals(key, "eks:cluster-name")
                || r.names.hasPrefix(key, "cluster.k8s.amazonaws.com/")
                || r.names.hasPrefix(key, "node.k8s.amazonaws.com/")
            {
                tags.isForKubernetes = true
            }
        }
        return tags
    }

    /// The string member `name` of an object, all others skipped; empty when absent or null.
    mutating func member(_ name: StaticString, _ b: Bytes) throws(JSONError) -> Symbol {
        var found = Symbol.empty
        try object(b) { (key, r) throws(JSONError) in
            if r.is(key, name, b) { found = try r.symbol(b) } else { try r.skip(b) }
        }
        return found
    }

    /// The string member `name` of each object in an array.
    mutating func members(_ name: StaticString, _ b: Bytes) throws(JSONError) -> [Symbol] {
        var found: [Symbol] = []
        try array(b) { (r) throws(JSONError) in
            let value = try r.member(name, b)
            if value != .empty { found.append(value) }
        }
        return found
    }

    /// `CidrBlockAssociationSet` and `Ipv6CidrBlockAssociationSet`: the blocks whose state is `associated`.
    mutating func blockAssociations(_ b: Bytes, into blocks: inout [CIDRBlock]) throws(JSONError) {
        var found: [CIDRBlock] = []
        try array(b) { (r) throws(JSONError) in
            var block: CIDRBlock?
            var state = Symbol.empty
            try r.object(b) { (key, r) throws(JSONError) in
                if r.is(key, "CidrBlock", b) || r.is(key, "Ipv6CidrBlock", b) {
                    block = try r.block(b)
                } else if r.is(key, "CidrBlockState", b) || r.is(key, "Ipv6CidrBlockState", b) {
                    state = try r.member("State", b)
                } else {
                    try r.skip(b)
                }
            }
            if let block, state == .empty || r.names.equals(state, "associated") { found.append(block) }
        }
        blocks += found
    }

    /// `BlockPublicAccessStates.InternetGatewayBlockMode`.
    mutating func blockPublicAccess(_ b: Bytes) throws(JSONError) -> Symbol {
        try member("InternetGatewayBlockMode", b)
    }

    /// `Attachments` of a gateway: VPC and state of each.
    mutating func gatewayAttachments(_ b: Bytes) throws(JSONError) -> [GatewayAttachmentRecord] {
        var attachments: [GatewayAttachmentRecord] = []
        try array(b) { (r) throws(JSONError) in
            var attachment = GatewayAttachmentRecord()
            try r.object(b) { (key, r) throws(JSONError) in
                if r.is(key, "VpcId", b) {
                    attachment.vpc = try r.symbol(b)
                } else if r.is(key, "State", b) {
                    attachment.state = try r.symbol(b)
                } else {
                    try r.skip(b)
                }
            }
            attachments.append(attachment)
        }
        return attachments
    }
}
