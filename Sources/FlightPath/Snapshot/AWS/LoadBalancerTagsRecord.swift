/// Where the tags of a load balancer or target group stand (`TagDescriptions[]` of `elbv2 describe-tags`, and of
/// `elb describe-tags` for classic ones): what they say is read when it is asked for.
struct LoadBalancerTagsRecord: Sendable {
    /// `ResourceArn`, or a classic load balancer's `LoadBalancerName`.
    var id = Symbol.empty
    /// The stack it was made for, where the load balancer controller made it, which keeps it as the objects of its
    /// cluster say: see ``ControllerTag``.
    var stack: ObjectMeta.Label?
    var place: Place

    static func read(_ r: inout JSONReader, _ b: Bytes) throws(JSONError) -> LoadBalancerTagsRecord {
        var record = LoadBalancerTagsRecord(place: r.place)
        try r.object(b) { (key, r) throws(JSONError) in
            if r.is(key, "ResourceArn", b) || r.is(key, "LoadBalancerName", b) {
                record.id = try r.symbol(b)
            } else if r.is(key, "Tags", b) {
                record.stack = try r.stackTag(b).stack
            } else {
                try r.skip(b)
            }
        }
        return record
    }
}

/// Tags by which the AWS Load Balancer Controller, and that of EKS Auto Mode, mark what they made.
///
/// Source: https://github.com/kubernetes-sigs/aws-load-balancer-controller/pull/1469
enum ControllerTag {
    /// Whether a key is that of the stack: `NAMESPACE/NAME` of the ingress or service it was made for, or the name of a
    /// group of ingresses.
    static func isStack(_ names: Names, _ key: Symbol) -> Bool {
        isIngressStack(names, key) || isServiceStack(names, key)
    }

    static func isIngressStack(_ names: Names, _ key: Symbol) -> Bool {
        names.equals(key, "ingress.k8s.aws/stack") || names.equals(key, "ingress.eks.amazonaws.com/stack")
    }

    static func isServiceStack(_ names: Names, _ key: Symbol) -> Bool {
        names.equals(key, "service.k8s.aws/stack") || names.equals(key, "service.eks.amazonaws.com/stack")
    }
}

extension JSONReader {
    /// The keys of an array of tags, and the one that names a stack.
    mutating func stackTag(_ b: Bytes) throws(JSONError) -> (keys: [Symbol], stack: ObjectMeta.Label?) {
        var keys: [Symbol] = []
        var stack: ObjectMeta.Label?
        try array(b) { (r) throws(JSONError) in
            var tag = ObjectMeta.Label(key: .empty, value: .empty)
            try r.object(b) { (field, r) throws(JSONError) in
                if r.is(field, "Key", b) {
                    tag.key = try r.symbol(b)
                } else if r.is(field, "Value", b) {
                    tag.value = try r.symbol(b)
                } else {
                    try r.skip(b)
                }
            }
            if tag.key != .empty { keys.append(tag.key) }
            if ControllerTag.isStack(r.names, tag.key) { stack = tag }
        }
        return (keys, stack)
    }
}
