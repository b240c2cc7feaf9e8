import Testing

@testable import FlightPath

@Suite("Address sets")
struct AddressSetTests {
    private static func set(_ blocks: String...) -> AddressSet {
        AddressSet(blocks.compactMap { CIDRBlock($0) })
    }

    @Test(
        "the minimal cover of blocks less others",
        arguments: [
            (["10.0.0.0/24"], [], "10.0.0.0/24"),
            (["10.0.0.0/25", "10.0.0.128/25"], [], "10.0.0.0/24"),
            (["10.0.0.0/24", "10.0.1.0/24", "10.0.2.0/24"], [], "10.0.0.0/23, 10.0.2.0/24"),
            (["10.0.0.0/30"], ["10.0.0.0"], "10.0.0.1/32, 10.0.0.2/31"),
            (["0.0.0.0/0", "::/0"], [], "0.0.0.0/0, ::/0"),
            (["::/0"], [], "::/0"),
            (["::/80"], [], "::/80"),
            (["::/0"], ["8000::/1"], "::/1"),
            (["2001:db8::/33", "2001:db8:8000::/33", "10.0.0.0/8"], [], "10.0.0.0/8, 2001:db8::/32"),
            (["255.255.255.255"], [], "255.255.255.255/32"),
            ([], [], ""),
        ] as [([String], [String], String)])
    func cover(included: [String], excluded: [String], cover: String) {
        let set = AddressSet(included.compactMap { CIDRBlock($0) })
            .subtracting(AddressSet(excluded.compactMap { CIDRBlock($0) }))
        #expect(set.blocks.map(\.description).joined(separator: ", ") == cover)
        #expect(AddressSet(set.blocks) == set)
    }

    @Test(
        "summaries choose the shorter form",
        arguments: [
            (["10.10.0.0/16"], ["10.10.0.250/32"], "10.10.0.0/16 except 10.10.0.250/32"),
            (["10.10.0.0/16"], [], "10.10.0.0/16"),
            (["10.0.0.1"], [], "10.0.0.1"),
            (["2001:db8::1"], [], "2001:db8::1"),
            (["10.0.0.1", "10.0.0.9"], [], "10.0.0.1/32, 10.0.0.9/32"),
            (["10.0.0.0/30"], ["10.0.0.3"], "10.0.0.0/31, 10.0.0.2/32"),
            (["0.0.0.0/0"], [], "0.0.0.0/0"),
            (["::/0"], [], "::/0"),
            (["0.0.0.0/0", "::/0"], [], "0.0.0.0/0, ::/0"),
            (["0.0.0.0/0"], ["10.0.0.0/8"], "0.0.0.0/0 except 10.0.0.0/8"),
            (["0.0.0.0/0", "::/0"], ["10.0.0.0/8"], "0.0.0.0/0 except 10.0.0.0/8; ::/0"),
            (["::/0"], ["2001:db8::/32"], "::/0 except 2001:db8::/32"),
            ([], [], "none"),
        ] as [([String], [String], String)])
    func summary(included: [String], excluded: [String], summary: String) {
        let set = AddressSet(included.compactMap { CIDRBlock($0) })
            .subtracting(AddressSet(excluded.compactMap { CIDRBlock($0) }))
        #expect(set.summary == summary)
    }

    @Test("families are parts of the whole")
    func families() {
        let mixed = Self.set("10.0.0.0/8", "2001:db8::/32")
        #expect(mixed.ipv4 == Self.set("10.0.0.0/8"))
        #expect(mixed.ipv6 == Self.set("2001:db8::/32"))
        #expect(AddressSet.allIPv4.union(.allIPv6).isAll)
        #expect(Self.set("::/0") == .allIPv6 && Self.set("0.0.0.0/0") == .allIPv4)
        #expect(!AddressSet.allIPv4.overlaps(.allIPv6))
    }

    @Test("addresses are listed up to the limit")
    func addresses() {
        let set = Self.set("10.0.0.0/31", "10.0.0.9")
        #expect(set.addresses(limit: 3)?.map(\.description) == ["10.0.0.0", "10.0.0.1", "10.0.0.9"])
        #expect(set.addresses(limit: 2) == nil)
        #expect(AddressSet.all.addresses(limit: 1000) == nil)
        #expect(AddressSet().addresses(limit: 0) == [])
        #expect(set.singleAddress == nil && AddressSet().singleAddress == nil)
        #expect(Self.set("10.0.0.9").singleAddress == IPAddress("10.0.0.9"))
    }

    @Test(
        "the internet holds public addresses only",
        arguments: [
            ("8.8.8.8", true), ("1.0.0.0", true), ("0.1.2.3", false), ("10.1.1.1", false), ("100.64.0.1", false),
            ("127.0.0.1", false), ("169.254.169.254", false), ("172.31.0.1", false), ("192.0.0.8", false),
            ("192.0.1.0", true), ("192.0.2.1", false), ("192.168.0.1", false), ("198.19.255.255", false),
            ("198.20.0.0", true), ("198.51.100.1", false), ("203.0.113.1", false), ("223.255.255.255", true),
            ("224.0.0.1", false), ("240.0.0.1", false), ("255.255.255.255", false), ("2600::1", true),
            ("2001:db8::1", false), ("fd00::1", false), ("fe80::1", false), ("::1", false), ("4000::", false),
        ])
    func internet(text: String, isPublic: Bool) throws {
        let address = try #require(IPAddress(text))
        #expect(AddressSet.internet.contains(address) == isPublic)
    }
}
