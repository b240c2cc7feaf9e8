/// A target group binding (`elbv2.k8s.aws/v1beta1` or, in EKS Auto Mode, `eks.amazonaws.com/v1`).
///
/// Source: https://kubernetes-sigs.github.io/aws-load-balancer-controller/latest/guide/targetgroupbinding/spec/
struct TargetGroupBindingRecord: Sendable {
    /// One of `spec.networking.ingress[]`.
    struct Ingress: Sendable {
        var peers: [Peer] = []
        /// The controller writes no rule where the list is empty.
        var ports: [NetworkPolicyRecord.Port] = []
        var place: Place
    }

    /// One of `from[]`: a security group or a block.
    enum Peer: Sendable, Hashable {
        case group(Symbol)
        case block(CIDRBlock)
    }

    var meta = ObjectMeta()
    /// The object's API group: `elbv2.k8s.aws`, or `eks.amazonaws.com` in EKS Auto Mode.
    var apiVersion = Symbol.empty
    var targetGroup = Symbol.empty
    /// `targetGroupName`, which stands for the ARN where that is left out.
    var targetGroupName = Symbol.empty
    var targetType = Symbol.empty
    var service = Symbol.empty
    var port: PortReference?
    /// `spec.networking.ingress`; nil where `networking` is absent: then the controller writes no rules at all.
    var networking: [Ingress]?
    var nodeSelector: LabelSelectorRecord?
    var ipAddressType = Symbol.empty
    var vpc = Symbol.empty
    var isMultiCluster = false
    /// `iamRoleArnToAssume`.
    var role = Symbol.empty
    var place: Place

    static func read(_ r: inout JSONReader, _ b: Bytes) throws(JSONError) -> TargetGroupBindingRecord {
        var record = TargetGroupBindingRecord(place: r.place)
        try r.object(b) { (key, r) throws(JSONError) in
            if r.is(key, "metadata", b) {
                record.meta = try ObjectMeta.read(&r, b)
            } else if r.is(key, "apiVersion", b) {
                record.apiVersion = try r.symbol(b)
            } else if r.is(key, "spec", b) {
                try spec(&r, b, &record)
            } else {
                try r.skip(b)
            }
        }
        return record
    }

    private static func spec(
        _ r: inout JSONReader, _ b: Bytes, _ record: inout TargetGroupBindingRecord
    ) throws(JSONError) {
        var copy = record
        try r.object(b) { (key, r) throws(JSONError) in
            if r.is(key, "targetGroupARN", b) {
                copy.targetGroup = try r.symbol(b)
            } else if r.is(key, "targetGroupName", b) {
                copy.targetGroupName = try r.symbol(b)
            } else if r.is(key, "targetType", b) {
                copy.targetType = try r.symbol(b)
            } else if r.is(key, "ipAddressType", b) {
                copy.ipAddressType = try r.symbol(b)
            } else if r.is(key, "vpcID", b) {
                copy.vpc = try r.symbol(b)
            } else if r.is(key, "multiClusterTargetGroup", b) {
                copy.isMultiCluster = try r.optionalBool(b) ?? false
            } else if r.is(key, "iamRoleArnToAssume", b) {
                copy.role = try r.symbol(b)
            } else if r.is(key, "nodeSelector", b) {
                copy.nodeSelector = try LabelSelectorRecord.read(&r, b)
            } else if r.is(key, "networking", b), try !r.isNull(b) {
                copy.networking = try networking(&r, b)
            } else if r.is(key, "serviceRef", b) {
                try serviceReference(&r, b, &copy)
            } else {
                try r.skip(b)
            }
        }
        record = copy
    }

    private static func serviceReference(
        _ r: inout JSONReader, _ b: Bytes, _ record: inout TargetGroupBindingRecord
    ) throws(JSONError) {
        var service = Symbol.empty
        var port: PortReference?
        try r.object(b) { (key, r) throws(JSONError) in
            if r.is(key, "name", b) {
                service = try r.symbol(b)
            } else if r.is(key, "port", b) {
                port = try PortReference.read(&r, b)
            } else {
                try r.skip(b)
            }
        }
        (record.service, record.port) = (service, port)
    }

    private static func networking(_ r: inout JSONReader, _ b: Bytes) throws(JSONError) -> [Ingress] {
        var rules: [Ingress] = []
        try r.object(b) { (key, r) throws(JSONError) in
            guard r.is(key, "ingress", b), try !r.isNull(b) else { return try r.skip(b) }
            try r.array(b) { (r) throws(JSONError) in rules.append(try ingress(&r, b)) }
        }
        return rules
    }

    private static func ingress(_ r: inout JSONReader, _ b: Bytes) throws(JSONError) -> Ingress {
        var rule = Ingress(place: r.place)
        try r.object(b) { (key, r) throws(JSONError) in
            if try r.isNull(b) {
                try r.skip(b)
            } else if r.is(key, "from", b) {
                try r.array(b) { (r) throws(JSONError) in
                    if let peer = try peer(&r, b) { rule.peers.append(peer) }
                }
            } else if r.is(key, "ports", b) {
                try r.array(b) { (r) throws(JSONError) in rule.ports.append(try port(&r, b)) }
            } else {
                try r.skip(b)
            }
        }
        return rule
    }

    private static func peer(_ r: inout JSONReader, _ b: Bytes) throws(JSONError) -> Peer? {
        var peer: Peer?
        try r.object(b) { (key, r) throws(JSONError) in
            if r.is(key, "securityGroup", b), try !r.isNull(b) {
                peer = .group(try r.member("groupID", b))
            } else if r.is(key, "ipBlock", b), try !r.isNull(b) {
                let text = try r.member("cidr", b)
                peer = CIDRBlock(r.names[text]).map { .block($0) }
            } else {
                try r.skip(b)
            }
        }
        return peer
    }

    private static func port(_ r: inout JSONReader, _ b: Bytes) throws(JSONError) -> NetworkPolicyRecord.Port {
        var port = NetworkPolicyRecord.Port()
        try r.object(b) { (key, r) throws(JSONError) in
            if r.is(key, "protocol", b) {
                port.ipProtocol = try r.symbol(b)
            } else if r.is(key, "port", b) {
                port.port = try PortReference.read(&r, b)
            } else {
                try r.skip(b)
            }
        }
        return port
    }
}
