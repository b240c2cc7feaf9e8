import Testing

@testable import FlightPath

@Suite("Packet sets")
struct PacketSetTests {
    private let model = PacketSetModel()

    private func boxes(_ generator: inout SeededGenerator) -> [PacketBox] {
        (0..<Int.random(in: 1...5, using: &generator)).map { _ in model.randomBox(&generator) }
    }

    private func set(_ boxes: [PacketBox]) -> PacketSet {
        model.space.union(boxes.map(model.set))
    }

    /// Membership by the diagram and the exact count together leave no room for another packet.
    private func expect(_ set: PacketSet, _ plain: Set<Packet>, _ what: Comment) {
        #expect(plain.allSatisfy { set.contains($0) }, what)
        #expect(set.count == FlowCount(UInt128(plain.count)), what)
        #expect(set.isEmpty == plain.isEmpty, what)
    }

    @Test("the algebra agrees with listed packets")
    func algebra() {
        var generator = SeededGenerator(seed: 11)
        for _ in 0..<40 {
            let (left, right) = (boxes(&generator), boxes(&generator))
            let (a, b) = (set(left), set(right))
            let (plainA, plainB) = (model.plain(left), model.plain(right))
            expect(a, plainA, "construction")
            expect(a.union(b), plainA.union(plainB), "union")
            expect(a.intersection(b), plainA.intersection(plainB), "intersection")
            expect(a.subtracting(b), plainA.subtracting(plainB), "difference")
            #expect(a.isSubset(of: b) == plainA.isSubset(of: plainB))
            #expect(a.overlaps(b) == !plainA.isDisjoint(with: plainB))
            #expect((a == b) == (plainA == plainB))
            #expect(a.intersection(b).isSubset(of: a) && a.isSubset(of: a.union(b)))
            let box = model.randomBox(&generator)
            let restricted = a.restricted(
                source: box.sources,
                destination: box.destinations,
                protocols: box.protocols,
                sourcePorts: box.sourcePorts,
                destinationPorts: box.destinationPorts
            )
            expect(restricted, plainA.filter { box.holds($0) }, "restriction")
        }
    }

    @Test("replies and replacements agree with listed packets")
    func rewriting() {
        var generator = SeededGenerator(seed: 12)
        for _ in 0..<40 {
            let plainBoxes = boxes(&generator)
            let packets = set(plainBoxes)
            let plain = model.plain(plainBoxes)
            expect(packets.reversed(), Set(plain.compactMap { PacketSetModel.reply($0) }), "reply")
            let box = model.randomBox(&generator)
            let inBox = model.plain([box])
            let sources = Set(inBox.map(\.source))
            let destinations = Set(inBox.map(\.destination))
            let fromPorts = Set(inBox.map(\.sourcePort))
            let toPorts = Set(inBox.map(\.destinationPort))
            let replaced = { (path: WritableKeyPath<Packet, IPAddress>, values: Set<IPAddress>) in
                Set(plain.flatMap { packet in values.map { Self.changed(packet, path, $0) } })
            }
            let replacedPort = { (path: WritableKeyPath<Packet, UInt16>, values: Set<UInt16>) in
                Set(plain.flatMap { packet in values.map { Self.changed(packet, path, $0) } })
            }
            expect(packets.replacingSources(with: box.sources), replaced(\.source, sources), "sources")
            expect(
                packets.replacingDestinations(with: box.destinations),
                replaced(\.destination, destinations),
                "destinations"
            )
            expect(
                packets.replacingSourcePorts(with: box.sourcePorts),
                replacedPort(\.sourcePort, fromPorts),
                "source ports"
            )
            expect(
                packets.replacingDestinationPorts(with: box.destinationPorts),
                replacedPort(\.destinationPort, toPorts),
                "destination ports"
            )
        }
    }

    private static func changed<Value>(
        _ packet: Packet,
        _ path: WritableKeyPath<Packet, Value>,
        _ value: Value
    ) -> Packet {
        var packet = packet
        packet[keyPath: path] = value
        return packet
    }

    @Test("projections, boxes, witness and flow count agree with listed packets")
    func readings() {
        var generator = SeededGenerator(seed: 13)
        for _ in 0..<40 {
            let plainBoxes = boxes(&generator)
            let packets = set(plainBoxes)
            let plain = model.plain(plainBoxes)
            #expect(packets.sources == AddressSet(plain.map { $0.source.value...$0.source.value }))
            #expect(packets.destinations == AddressSet(plain.map { $0.destination.value...$0.destination.value }))
            #expect(packets.protocols == ProtocolSet(plain.map(\.ipProtocol)))
            #expect(packets.sourcePorts == PortSet(plain.map { $0.sourcePort...$0.sourcePort }))
            #expect(packets.destinationPorts == PortSet(plain.map { $0.destinationPort...$0.destinationPort }))
            let parts = packets.boxes
            #expect(model.space.union(parts.map(model.set)) == packets)
            let sizes = parts.map { model.set($0).count }
            #expect(sizes.reduce(.zero, +) == packets.count, "boxes are disjoint")
            #expect(packets.witness == plain.min(by: Self.isLower))
            let flows = Set(plain.filter(Self.isWellFormed).map(Self.flow))
            #expect(packets.flowCount == FlowCount(UInt128(flows.count)))
        }
    }

    private static func isLower(_ left: Packet, _ right: Packet) -> Bool {
        if left.source != right.source { return left.source < right.source }
        if left.destination != right.destination { return left.destination < right.destination }
        if left.ipProtocol != right.ipProtocol { return left.ipProtocol < right.ipProtocol }
        if left.sourcePort != right.sourcePort { return left.sourcePort < right.sourcePort }
        return left.destinationPort < right.destinationPort
    }

    private static func isWellFormed(_ packet: Packet) -> Bool {
        guard packet.source.family == packet.destination.family else { return false }
        return !packet.ipProtocol.isICMP || (packet.sourcePort < 256 && packet.destinationPort < 256)
    }

    private static func flow(_ packet: Packet) -> Packet {
        var flow = packet
        if !packet.ipProtocol.isICMP { flow.sourcePort = 0 }
        if !packet.ipProtocol.hasPorts { flow.destinationPort = 0 }
        return flow
    }

    @Test("the order of construction does not matter")
    func canonical() {
        var generator = SeededGenerator(seed: 14)
        for _ in 0..<20 {
            let boxes = (0..<8).map { _ in model.randomBox(&generator) }
            let expected = set(boxes)
            var oneByOne = model.space.empty
            for box in boxes.shuffled(using: &generator) { oneByOne = oneByOne.union(model.set(box)) }
            #expect(oneByOne == expected)
            #expect(set(boxes.shuffled(using: &generator)) == expected)
            let whole = model.set(model.universe)
            #expect(whole.subtracting(whole.subtracting(expected)) == expected)
        }
    }

    @Test("attribution finds the first matching rule")
    func attribution() {
        var generator = SeededGenerator(seed: 15)
        for _ in 0..<20 {
            let rules = (0..<7).map { _ in model.randomBox(&generator) }
            let attribution = model.space.firstMatch(rules.map(model.set))
            let asked = boxes(&generator)
            let plain = model.plain(asked)
            let parts = attribution.parts(of: set(asked))
            var expected: [Int: Set<Packet>] = [:]
            for packet in plain {
                let rule = rules.firstIndex { $0.holds(packet) }
                #expect(attribution.rule(for: packet) == rule)
                expected[rule ?? rules.count, default: []].insert(packet)
            }
            #expect(parts.map { $0.rule ?? rules.count } == expected.keys.sorted())
            for part in parts { expect(part.packets, expected[part.rule ?? rules.count] ?? [], "part") }
        }
    }

    @Test("wide sets agree with address sets, one port at a time")
    func wideSets() throws {
        var generator = SeededGenerator(seed: 16)
        let space = PacketSpace()
        var sources: [[AddressSet]] = [[], []]
        var packets = [space.empty, space.empty]
        for side in 0...1 {
            for port in UInt16(0)..<4 {
                let blocks = try (0..<150).map { _ in
                    let bits = UInt32.random(in: 0x0A00_0000...0x0A0F_FFFF, using: &generator)
                    let length = Int.random(in: 20...32, using: &generator)
                    return try #require(CIDRBlock(base: IPAddress(ipv4: bits), length: length))
                }
                let addresses = AddressSet(blocks)
                sources[side].append(addresses)
                let boxes = blocks.map {
                    space.set(source: AddressSet($0), destinationPorts: PortSet(port))
                }
                packets[side] = packets[side].union(space.union(boxes))
            }
        }
        for (port, (left, right)) in zip(sources[0], sources[1]).enumerated() {
            let ports = PortSet(UInt16(port))
            let at = { (set: PacketSet) in set.restricted(destinationPorts: ports).sources }
            #expect(at(packets[0]) == left)
            #expect(at(packets[0].union(packets[1])) == left.union(right))
            #expect(at(packets[0].intersection(packets[1])) == left.intersection(right))
            #expect(at(packets[0].subtracting(packets[1])) == left.subtracting(right))
            let reply = packets[0].restricted(protocols: ProtocolSet(.tcp)).reversed()
            #expect(reply.restricted(sourcePorts: ports).destinations == left)
        }
        let udp = packets[0].restricted(protocols: ProtocolSet(.udp))
        #expect(udp.reversed().reversed() == udp && udp.reversed() != udp)
    }

    @Test("extremes behave")
    func extremes() {
        let space = PacketSpace()
        #expect(space.set() == space.all && space.all.isAll && space.empty.isEmpty)
        #expect(space.all.count.description == String(Self.twoToThe296))
        #expect(space.set(source: AddressSet()).isEmpty && space.set(destinationPorts: PortSet()).isEmpty)
        #expect(space.all.subtracting(space.all) == space.empty)
        #expect(space.empty.witness == nil && space.empty.boxes.isEmpty && space.empty.reversed().isEmpty)
        #expect(space.all.boxes == [PacketBox()])
        #expect(space.all.protocols.isAll && space.empty.sources.isEmpty)
        #expect(space.firstMatch([]).parts(of: space.all).map(\.rule) == [nil])
        #expect(space.firstMatch([space.all]).parts(of: space.all).map(\.rule) == [0])
        #expect(space.firstMatch([space.all]).parts(of: space.empty).isEmpty)
        #expect(PacketSpace().all != space.all)
        let reply = space.all.reversed()
        #expect(reply.restricted(protocols: ProtocolSet(.icmp)).sourcePorts == PortSet(0))
        #expect(reply.isSubset(of: space.all) && reply != space.all)
        #expect(reply.restricted(protocols: ProtocolSet(.tcp)) == space.set(protocols: ProtocolSet(.tcp)))
    }

    private static let twoToThe296 =
        "127314748520905380391777855525586135065716774604121015664758778084648831235208544136462336"

    @Test("flows count ICMP types of one byte and portless protocols once")
    func flowCounts() throws {
        let space = PacketSpace()
        let hosts = space.set(source: AddressSet(IPAddress(ipv4: 1)), destination: AddressSet(IPAddress(ipv4: 2)))
        #expect(hosts.restricted(protocols: ProtocolSet(.tcp)).flowCount == FlowCount(65536))
        #expect(hosts.restricted(protocols: ProtocolSet(.icmp)).flowCount == FlowCount(256))
        #expect(hosts.restricted(protocols: ProtocolSet(.gre)).flowCount == .one)
        #expect(hosts.isSubset(of: space.wellFormed) == false)
        #expect(hosts.flowCount == FlowCount(5 * 65536 + 2 * 256 + 249))
        let block = try #require(CIDRBlock("10.0.0.0/8"))
        let many = hosts.replacingSources(with: AddressSet(block)).restricted(protocols: ProtocolSet(.udp))
        #expect(many.flowCount == FlowCount(1 << 40))
    }

    @Test("packets print for people")
    func printing() throws {
        let source = try #require(IPAddress("10.0.0.1"))
        let destination = try #require(IPAddress("10.0.0.2"))
        var packet = Packet(
            source: source,
            destination: destination,
            ipProtocol: .tcp,
            sourcePort: 40000,
            destinationPort: 443
        )
        #expect(packet.description == "tcp 10.0.0.1:40000 -> 10.0.0.2:443")
        packet.ipProtocol = .icmp
        (packet.sourcePort, packet.destinationPort) = (8, 0)
        #expect(packet.description == "icmp 10.0.0.1 -> 10.0.0.2 type 8 code 0")
        packet.ipProtocol = .gre
        #expect(packet.description == "gre 10.0.0.1 -> 10.0.0.2")
        packet = Packet(source: IPAddress(value: 1), destination: destination, ipProtocol: .udp)
        #expect(packet.description == "udp [::1]:0 -> 10.0.0.2:0")
        #expect(PacketSpace().set(packet).witness == packet)
    }
}
