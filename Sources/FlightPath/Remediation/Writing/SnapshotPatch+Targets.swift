/// What an edit makes of target groups, written as the edit of the inventory has it.
extension SnapshotPatch {
    mutating func write(_ edit: TargetEdit) throws(JSONError) -> Int { try followTargets(.targets(edit)) }

    /// Ports and registered targets of every group that an edit changes.
    mutating func followTargets(_ edit: InventoryEdit) throws(JSONError) -> Int {
        let after = inventory.applying(edit)
        var count = 0
        for group in inventory.targetGroups.handles {
            let (old, new) = (inventory.targetGroups[group], after.targetGroups[group])
            if old.record.port != new.record.port || old.record.healthCheck.port != new.record.healthCheck.port {
                let health = after.text(new.record.healthCheck.port)
                count += try change(records.targetGroups.filter { $0.arn == old.record.arn }.map(\.place)) {
                    (group) throws(JSONError) in
                    if let port = new.record.port { try group.set("Port", .number(port)) }
                    if old.record.healthCheck.port != new.record.healthCheck.port {
                        try group.set("HealthCheckPort", .text(health))
                    }
                }
            }
            count += try follow(old.targets ?? [], new.targets ?? [], of: old, after)
        }
        return count
    }

    private mutating func follow(
        _ old: [TargetHealthRecord], _ new: [TargetHealthRecord], of group: TargetGroup, _ after: Inventory
    ) throws(JSONError) -> Int {
        var count = 0
        for (had, has) in zip(old, new)
        where had.target != has.target || had.port != has.port || had.healthCheckPort != has.healthCheckPort {
            count += try change([had.place]) { (target) throws(JSONError) in
                try target.change("Target") { (own) throws(JSONError) in
                    try own.set("Id", .text(after.text(has.target)))
                    if let port = has.port { try own.set("Port", .number(port)) }
                }
                if has.healthCheckPort == .empty { target.remove("HealthCheckPort") }
            }
        }
        guard new.count > old.count else { return count }
        let added = new[old.count...].map { target -> JSONPart in
            let own: JSONPart = ["Id": .text(after.text(target.target))]
            let zone = after.text(target.zone)
            return [
                "Target": own.adding("Port", target.port.map { .number($0) })
                    .adding("AvailabilityZone", zone.isEmpty ? nil : .text(zone)),
                "TargetHealth": ["State": "initial", "Reason": "Elb.RegistrationInProgress"],
            ]
        }
        return count
            + (try changeResponses(
                .targetHealth, about: [group.record.arn, group.record.name], "TargetHealthDescriptions"
            ) { (list) throws(JSONError) in
                for target in added { try list.append(target) }
            })
    }
}
