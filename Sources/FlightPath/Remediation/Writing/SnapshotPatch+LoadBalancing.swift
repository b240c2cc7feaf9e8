/// Attributes of load balancers and target groups, and the health of targets.
extension SnapshotPatch {
    mutating func write(_ edit: LoadBalancingEdit) throws(JSONError) -> Int {
        let (key, value) = edit.attribute
        switch edit {
        case .enableCrossZone(let balancer) where inventory.loadBalancers[balancer].type == .classic:
            let subjects = [inventory.loadBalancers[balancer].record.name]
            return try changeResponses(.classicAttributes, about: subjects, "LoadBalancerAttributes") {
                (attributes) throws(JSONError) in
                try attributes.change("CrossZoneLoadBalancing") { (own) throws(JSONError) in
                    try own.set("Enabled", true)
                }
            }
        case .enableCrossZone(let balancer):
            let record = inventory.loadBalancers[balancer].record
            return try set(key, value, .loadBalancerAttributes, [record.arn, record.name])
        case .enableCrossZoneOn(let group), .disableClientPreservation(let group):
            let record = inventory.targetGroups[group].record
            return try set(key, value, .targetGroupAttributes, [record.arn, record.name])
        }
    }

    private mutating func set(
        _ key: String, _ value: String, _ kind: RecordKind, _ subjects: [Symbol]
    ) throws(JSONError) -> Int {
        try changeResponses(kind, about: subjects, "Attributes") { (list) throws(JSONError) in
            list.removeElements { $0["Key"]?.text == key }
            try list.append(["Key": .text(key), "Value": .text(value)])
        }
    }

    /// Target health as it is once the checks pass: the condition that the fix states.
    mutating func renewHealth(of targets: Set<RegisteredTarget>) throws(FixedSnapshotError) {
        let places = targets.compactMap { target in
            inventory.targetGroups[target.group].targets?[target.index].place
        }
        do throws(JSONError) {
            _ = try change(Array(Set(places))) { (target) throws(JSONError) in
                if target["InstanceId"] != nil {
                    try target.set("State", "InService")
                    try target.set("ReasonCode", "N/A")
                } else {
                    try target.set("TargetHealth", ["State": "healthy"])
                }
            }
        } catch {
            throw .unwritable(error.message)
        }
    }
}
