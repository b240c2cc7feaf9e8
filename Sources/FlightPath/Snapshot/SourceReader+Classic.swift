/// The list of sources, continued: classic load balancers.
extension SourceReader {
    mutating func classicList(_ key: Text, _ r: inout JSONReader, _ b: Bytes) throws(JSONError) -> Bool {
        if r.is(key, "LoadBalancerDescriptions", b) {
            mark(.classicLoadBalancers)
            try r.elements(b) { (r) throws(JSONError) in records.classicLoadBalancers.append(try .read(&r, b)) }
        } else if r.is(key, "InstanceStates", b) {
            mark(.instanceHealth)
            try r.elements(b) { (r) throws(JSONError) in records.instanceStates.append(try .read(&r, b)) }
        } else if r.is(key, "LoadBalancerAttributes", b), try r.kind(b) == .object {
            // Elastic Load Balancing v2 prints a list of keys and values instead.
            mark(.classicAttributes)
            records.classicAttributes.append(try .read(&r, b))
        } else if r.is(key, "TagDescriptions", b) {
            mark(.loadBalancerTags)
            try r.elements(b) { (r) throws(JSONError) in records.loadBalancerTags.append(try .read(&r, b)) }
        } else {
            return false
        }
        return true
    }
}
