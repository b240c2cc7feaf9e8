import Testing

@testable import FlightPath

@Suite("Security group properties")
struct SecurityGroupPropertyTests {
    private static let blocks = ["10.0.0.0/8", "10.10.0.0/16", "10.10.0.37/32", "10.11.0.0/16", "0.0.0.0/0"]
    private static let services = ["tcp 443", "tcp 8080-8090", "udp 53", "icmp 8/-1", "all", "50", "tcp 0-65535"]

    private func rule(_ generator: inout SeededGenerator) throws -> String {
        let service = try #require(Self.services.randomElement(using: &generator))
        let block = try #require(Self.blocks.randomElement(using: &generator))
        return "in \(service) \(block)"
    }

    /// The packets that some rules let in, out of all from 10.8.0.0/13.
    private func allowed(_ rules: [String], _ space: PacketSpace) throws -> PacketSet {
        let inventory = try SnapshotFixture.oneVPC(server: rules).inventory()
        let server = try inventory.interface("eni-server")
        let filter = SecurityGroupFilter(
            inventory: inventory, interface: server, isEgress: false, peer: .init(), identity: .preserved)
        let block = try #require(CIDRBlock("10.8.0.0/13"))
        let all = space.set(source: AddressSet(block))
        let parts = filter.judge(all)
        #expect(space.union(parts.map(\.packets)) == all, "the parts cover all packets")
        return all.subtracting(parts.denied ?? space.empty)
    }

    @Test("one more rule never closes what was open", arguments: 1...12)
    func monotonic(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        let space = PacketSpace()
        var rules: [String] = []
        var open = space.empty
        for _ in 0..<5 {
            rules.insert(try rule(&generator), at: Int.random(in: 0...rules.count, using: &generator))
            let next = try allowed(rules, space)
            #expect(open.isSubset(of: next), "after \(rules)")
            open = next
        }
    }

    @Test("the order of rules decides nothing", arguments: 1...12)
    func orderFree(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        let space = PacketSpace()
        let rules = try (0..<6).map { _ in try rule(&generator) }
        let expected = try allowed(rules, space)
        for _ in 0..<3 { #expect(try allowed(rules.shuffled(using: &generator), space) == expected) }
    }
}
