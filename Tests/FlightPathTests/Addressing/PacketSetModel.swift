@testable import FlightPath

/// A universe so small that sets of packets can be listed, for checking the diagrams against plain sets.
struct PacketSetModel {
    let space = PacketSpace()
    let addresses: [IPAddress] = (1...3).map { IPAddress(ipv4: 0x0A00_0000 + $0) } + [IPAddress(value: 1 << 64)]
    let protocols: [IPProtocol] = [.icmp, .tcp, .gre, .icmpv6]
    let ports: [UInt16] = [0, 8, 128, 129, 443]

    /// The packets of the universe.
    var packets: [Packet] {
        addresses.flatMap { source in
            addresses.flatMap { destination in
                protocols.flatMap { ipProtocol in
                    ports.flatMap { from in
                        ports.map { to in
                            Packet(
                                source: source,
                                destination: destination,
                                ipProtocol: ipProtocol,
                                sourcePort: from,
                                destinationPort: to
                            )
                        }
                    }
                }
            }
        }
    }

    var universe: PacketBox {
        PacketBox(
            sources: AddressSet(addresses.map { $0.value...$0.value }),
            destinations: AddressSet(addresses.map { $0.value...$0.value }),
            protocols: ProtocolSet(protocols),
            sourcePorts: PortSet(ports.map { $0...$0 }),
            destinationPorts: PortSet(ports.map { $0...$0 })
        )
    }

    /// A random box inside the universe; a field is often left whole, as in real rules.
    func randomBox(_ generator: inout SeededGenerator) -> PacketBox {
        PacketBox(
            sources: AddressSet(some(addresses, &generator).map { $0.value...$0.value }),
            destinations: AddressSet(some(addresses, &generator).map { $0.value...$0.value }),
            protocols: ProtocolSet(some(protocols, &generator)),
            sourcePorts: PortSet(some(ports, &generator).map { $0...$0 }),
            destinationPorts: PortSet(some(ports, &generator).map { $0...$0 })
        )
    }

    private func some<Element>(_ all: [Element], _ generator: inout SeededGenerator) -> [Element] {
        if Int.random(in: 0..<3, using: &generator) == 0 { return all }
        let chosen = all.filter { _ in Bool.random(using: &generator) }
        return chosen.isEmpty ? [all[0]] : chosen
    }

    func set(_ box: PacketBox) -> PacketSet {
        space.set(
            source: box.sources,
            destination: box.destinations,
            protocols: box.protocols,
            sourcePorts: box.sourcePorts,
            destinationPorts: box.destinationPorts
        )
    }

    /// The packets of some boxes, one by one.
    func plain(_ boxes: [PacketBox]) -> Set<Packet> {
        Set(packets.filter { packet in boxes.contains { $0.holds(packet) } })
    }

    /// The reply to a packet, straight from the definition.
    static func reply(_ packet: Packet) -> Packet? {
        var reply = packet
        (reply.source, reply.destination) = (packet.destination, packet.source)
        switch packet.ipProtocol {
        case .icmp:
            guard packet.sourcePort == 8 else { return nil }
            reply.sourcePort = 0
        case .icmpv6:
            guard packet.sourcePort == 128 else { return nil }
            reply.sourcePort = 129
        default:
            guard packet.ipProtocol.hasPorts else { break }
            (reply.sourcePort, reply.destinationPort) = (packet.destinationPort, packet.sourcePort)
        }
        return reply
    }
}

extension PacketBox {
    /// Whether a packet is in the box, field by field.
    func holds(_ packet: Packet) -> Bool {
        sources.contains(packet.source) && destinations.contains(packet.destination)
            && protocols.contains(packet.ipProtocol) && sourcePorts.contains(packet.sourcePort)
            && destinationPorts.contains(packet.destinationPort)
    }
}
