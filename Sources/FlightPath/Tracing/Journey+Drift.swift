/// What the cluster says of interfaces on the way and they are not.
extension Journey {
    func notingDrift(_ inventory: Inventory) -> Journey {
        var journey = self
        var seen: Set<PodInterfaceDrift> = []
        var looked: Set<Handle<Pod>> = []
        for end in branches.flatMap(\.passages).flatMap({ [$0.from, $0.to] }) {
            guard let pod = end.pod, let interface = end.interface, looked.insert(pod).inserted else { continue }
            for drift in inventory.drift(of: pod, on: interface) where seen.insert(drift).inserted {
                journey.notes.append(.drift(drift))
            }
        }
        return journey
    }
}
