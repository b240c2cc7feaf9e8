extension PacketSet {
    /// The requests among `requests` whose replies are in this set.
    func requests(answeredBy requests: PacketSet) -> PacketSet { self.requests.intersection(requests) }

    /// The packets that these could be replies to. A reply's ICMP type says nothing of its request's: the addresses tell
    /// which it answers.
    var requests: PacketSet { flipped }

    /// The packets that could be replies to these, in the same loose sense.
    var replies: PacketSet { flipped }

    private var flipped: PacketSet {
        boxes.reduce(space.empty) { result, box in
            let icmp = ProtocolSet([.icmp, .icmpv6])
            let ported = space.set(
                source: box.destinations, destination: box.sources, protocols: box.protocols.subtracting(icmp),
                sourcePorts: box.destinationPorts, destinationPorts: box.sourcePorts)
            let messages = space.set(
                source: box.destinations, destination: box.sources, protocols: box.protocols.intersection(icmp))
            return result.union(ported).union(messages)
        }
    }
}
