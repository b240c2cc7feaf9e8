/// Targets that are not what was registered.
extension Describer {
    /// The pod that has a registered address by now.
    func pod(of group: Handle<TargetGroup>, _ index: Int) -> Handle<Pod>? {
        guard let target = inventory.targetGroups[group].targets?[index],
            let address = IPAddress(inventory.names[target.target]),
            !inventory.addresses.owners(of: address).isEmpty
        else { return nil }
        return inventory.podByAddress[address].first
    }

    func holder(_ group: Handle<TargetGroup>, _ index: Int) -> String {
        guard let pod = pod(of: group, index) else { return "which no network interface has" }
        return "which is \(label(.pod(pod)))'s address by now, and the Service does not select it"
    }
}
