@testable import FlightPath

/// What a filter or a lookup makes of one packet.
enum Outcome: String, Sendable {
    case allowed, denied, undetermined

    init(_ judgement: Judgement) {
        self =
            switch judgement {
            case .allowed: .allowed
            case .denied: .denied
            case .undetermined: .undetermined
            }
    }
}

extension PacketSpace {
    /// Packets as a log prints them: `10.10.0.37 -> tcp/8080`, `10.0.0.1 -> 10.0.0.2 udp/53`, `10.0.0.1 -> icmp/8/0`.
    func packets(_ row: String) throws -> PacketSet {
        let words = row.words
        guard words.count >= 3, words[1] == "->", let source = IPAddress(words[0]), let service = words.last else {
            throw SnapshotFixture.BadRow(row)
        }
        let usual = source.family == .ipv4 ? "10.0.2.20" : "2001:db8:a:2::20"
        guard let destination = IPAddress(words.count > 3 ? words[2] : usual) else { throw SnapshotFixture.BadRow(row) }
        let parts = service.split(separator: "/").map(String.init)
        guard let ipProtocol = parts.first.flatMap({ IPProtocol($0) }) else { throw SnapshotFixture.BadRow(row) }
        let numbers = parts.dropFirst().compactMap { UInt16($0) }
        let isICMP = ipProtocol.isICMP
        return set(
            source: AddressSet(source), destination: AddressSet(destination), protocols: ProtocolSet(ipProtocol),
            sourcePorts: isICMP ? PortSet(numbers.first ?? 8) : PortSet(50000),
            destinationPorts: PortSet(isICMP ? numbers.last ?? 0 : numbers.first ?? 0))
    }
}

extension [Part] {
    /// What becomes of packets that are all treated alike; nil when they are not.
    var outcome: Outcome? {
        let outcomes = Set(filter { !$0.packets.isEmpty }.map { Outcome($0.judgement) })
        return outcomes.count == 1 ? outcomes.first : nil
    }
}

extension Inventory {
    /// An interface by its id.
    func interface(_ id: String) throws -> Handle<NetworkInterface> {
        guard let found = interfaces.handles.first(where: { text(interfaces[$0].id) == id }) else {
            throw SnapshotFixture.BadRow(id)
        }
        return found
    }
}
