extension PortSet {
    /// The ports a client picks from, without those it talks to.
    ///
    /// A verdict is about paths, not luck: a rule for replies that names the service's own port, a common mistake, would
    /// let through the one client in tens of thousands that happens to use that port itself. Many ports asked about at
    /// once stay in.
    func excluding(servicePorts: PortSet) -> PortSet {
        guard servicePorts.ranges.count <= 16, servicePorts.count < FlowCount(256) else { return self }
        return subtracting(servicePorts)
    }
}
