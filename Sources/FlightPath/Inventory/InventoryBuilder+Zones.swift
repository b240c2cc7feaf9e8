/// Names of zones, and what Block Public Access is set to: facts about whole accounts and regions.
extension InventoryBuilder {
    /// `describe-availability-zones` lists every zone; subnets that print both name and id tell of theirs.
    mutating func addZones() {
        for zone in records.availabilityZones {
            inventory.zones.add(zone.name, zone.id, account: account(zone.place))
        }
        for subnet in records.subnets {
            inventory.zones.add(subnet.zoneName, subnet.zoneID, account: account(subnet.place))
        }
    }

    /// A zone's id, where it was printed or the account's names tell it. The name is one of the account that was asked,
    /// whoever owns the resource.
    func zoneID(_ id: Symbol, named name: Symbol, _ place: Place) -> Symbol {
        guard id == .empty, name != .empty else { return id }
        return inventory.zones.id(of: name, account: account(place)) ?? .empty
    }

    mutating func addBlockPublicAccess() {
        inventory.blockPublicAccessOptions = records.blockPublicAccessOptions.map { record in
            var record = record
            if record.account == .empty { record.account = account(record.place) }
            if record.region == .empty { record.region = region(record.place) }
            return record
        }
        // What is being made, or is being taken away, spares nothing for certain.
        let inForce = ["create-complete", "update-complete", "update-failed", ""]
        for record in merged(records.blockPublicAccessExclusions, id: \.id, owner: { _ in .empty }, place: \.place)
        where inForce.contains(names[record.state]) {
            let arn = names[record.resource]
            guard let slash = arn.lastIndex(of: "/"), let id = names.find(String(arn[arn.index(after: slash)...]))
            else { continue }
            inventory.blockPublicAccessExclusions[id] = record
        }
    }
}
