/// Packets in people's notation.
extension Describer {
    func report(_ packets: PacketSet) -> PacketReport {
        PacketReport(
            source: list(packets.sources), destination: list(packets.destinations),
            protocol: protocols(packets), ports: ports(packets))
    }

    func list(_ set: AddressSet) -> [String] {
        if let address = set.singleAddress { return [address.description] }
        let summary = set.summaryForm
        if summary.hasExceptions { return [summary.text] }
        return set.blocks.map { $0.length == ($0.family == .ipv4 ? 32 : 128) ? $0.base.description : $0.description }
    }

    /// A few addresses, or how many more there are.
    func brief(_ set: AddressSet) -> String {
        if set == .internet || set == AddressSet.internet.ipv4 || set == AddressSet.internet.ipv6 {
            return "the internet"
        }
        let items = list(set)
        let isShort = items.count <= 3 && !items.contains { $0.contains(" except ") && $0.hasPrefix("0.0.0.0/0") }
        if !isShort, AddressSet.internet.ipv4.subtracting(set).count < FlowCount(1 << 24) {
            // Clients on the internet, and others: the addresses between are nobody's.
            let rest = set.subtracting(.internet)
            return "the internet"
                + (rest.isEmpty ? "" : " and \(rest.blocks.count) other block\(rest.blocks.count == 1 ? "" : "s")")
        }
        if items.count <= 3 { return items.joined(separator: ", ") }
        return items.prefix(2).joined(separator: ", ") + " and \(items.count - 2) more blocks"
    }

    func protocols(_ packets: PacketSet) -> String {
        let set = packets.protocols
        return set.isAll ? "all" : set.summary
    }

    private func ports(_ packets: PacketSet) -> [String] {
        let set = packets.protocols
        if set.contains(.icmp) || set.contains(.icmpv6), set.count == FlowCount(1) {
            return ["type \(packets.sourcePorts.summary)"]
        }
        return packets.destinationPorts.ranges.map {
            $0.lowerBound == $0.upperBound ? String($0.lowerBound) : "\($0.lowerBound)-\($0.upperBound)"
        }
    }

    /// `tcp/8080`, `icmp type 8`, `all traffic`.
    func service(_ packets: PacketSet) -> String {
        let set = packets.protocols
        if set.isAll { return "all traffic" }
        if set.contains(.icmp) || set.contains(.icmpv6) {
            let code = packets.destinationPorts
            let words = code == PortSet(0) || code == PortSet(0...255) ? "" : " code \(code.summary)"
            return "\(set.summary) type \(packets.sourcePorts.summary)\(words)"
        }
        let hasPorts = set.ranges.allSatisfy { IPProtocol(rawValue: $0.lowerBound).hasPorts }
        guard hasPorts else { return set.summary }
        let ports = packets.destinationPorts
        return ports.isAll ? "\(set.summary), all ports" : "\(set.summary)/\(ports.summary)"
    }
}
