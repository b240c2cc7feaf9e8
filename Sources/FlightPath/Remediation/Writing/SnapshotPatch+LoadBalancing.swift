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
        do throws(JSONError) {
            var places: Set<Place> = []
            for target in targets {
                let group = inventory.targetGroups[target.group]
                guard let own = group.targets?[target.index] else { continue }
                // What the fix registered stands in no file that was read.
                guard own.place == group.record.place else {
                    places.insert(own.place)
                    continue
                }
                let (id, port) = (inventory.text(own.target), own.port.map { "\($0)" })
                _ = try changeResponses(
                    .targetHealth, about: [group.record.arn, group.record.name], "TargetHealthDescriptions"
                ) { (list) throws(JSONError) in
                    try list.changeEach { (_, entry) throws(JSONError) in
                        guard entry["Target"]?["Id"]?.text == id, entry["Target"]?["Port"]?.text == port else { return }
                        try entry.set("TargetHealth", ["State": "healthy"])
                    }
                }
            }
            _ = try change(Array(places)) { (target) throws(JSONError) in
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
