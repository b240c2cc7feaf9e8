/// A network ACL in one direction: the first entry that matches decides, and what none matches is denied.
///
/// Source: https://docs.aws.amazon.com/vpc/latest/userguide/nacl-rules.html
struct NetworkACLFilter {
    let inventory: Inventory
    let networkACL: Handle<NetworkACL>
    let isEgress: Bool

    func judge(_ packets: PacketSet) -> [Part] {
        let entries = inventory.networkACLs[networkACL].record.entries
        let order = entries.indices.filter { entries[$0].isEgress == isEgress }
            .sorted { entries[$0].number < entries[$1].number }
        var remaining = packets
        var parts: [Part] = []
        for index in order {
            let entry = entries[index]
            let matching = match(entry, remaining)
            guard !matching.isEmpty else { continue }
            let judgement: Judgement =
                entry.isAllow
                ? .allowed(.networkACLEntry(networkACL, index))
                : .denied(.networkACL(networkACL, isEgress: isEgress, entry: index))
            parts.append(Part(packets: matching, judgement: judgement))
            remaining = remaining.subtracting(matching)
            if remaining.isEmpty { return parts }
        }
        parts.append(
            Part(
                packets: remaining, judgement: .denied(.networkACL(networkACL, isEgress: isEgress, entry: nil))))
        return parts
    }

    /// Egress entries test the destination, ingress entries the source; both test the destination port.
    private func match(_ entry: NetworkACLRecord.Entry, _ packets: PacketSet) -> PacketSet {
        let text = inventory.names[entry.ipProtocol]
        let ipProtocol = IPProtocol(text)
        let isICMP = ipProtocol?.isICMP ?? false
        guard let block = entry.block,
            let transport = TransportMatch(
                text, from: isICMP ? entry.icmpType : entry.portFrom, to: isICMP ? entry.icmpCode : entry.portTo)
        else { return packets.space.empty }
        let addresses = AddressSet(block)
        return isEgress
            ? transport.restrict(packets, destinations: addresses) : transport.restrict(packets, sources: addresses)
    }
}
