/// Whose the components are that block.
extension ReportBuilder {
    /// By what is written on the component; of a load balancer or target group that is in a response of its own.
    func owners(of component: ResourceRef) -> [Owner] {
        // Finding them means reading files.
        guard includesLegs else { return [] }
        var owners = Owner.all(markedPlaces(component).flatMap { snapshot.marks(at: $0) })
        if case .targetGroup(let group) = component {
            let arn = inventory.targetGroups[group].record.arn
            for binding in inventory.bindings where binding.record.targetGroup == arn {
                let meta = binding.record.meta
                let name = describer.component(
                    .object(.targetgroupbinding, namespace: meta.namespace, name: meta.name)
                ).id
                owners.append(
                    Owner(
                        role: .controller, name: "AWS Load Balancer Controller, as for its targets",
                        mark: "\(name) binds it"))
            }
        }
        return owners
    }

    private func markedPlaces(_ component: ResourceRef) -> [Place] {
        switch component {
        case .loadBalancer(let handle): tagPlaces(inventory.loadBalancers[handle].id)
        case .targetGroup(let handle): tagPlaces(inventory.targetGroups[handle].record.arn)
        case .listener(let handle):
            inventory.loadBalancerByARN[inventory.listeners[handle].record.loadBalancer].map {
                tagPlaces(inventory.loadBalancers[$0].id)
            } ?? []
        default: describer.place(of: component).map { [$0] } ?? []
        }
    }

    private func tagPlaces(_ id: Symbol) -> [Place] { inventory.loadBalancerTags[id].map { [$0.place] } ?? [] }
}
