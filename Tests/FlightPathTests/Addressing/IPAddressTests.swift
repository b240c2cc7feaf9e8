import Testing

@testable import FlightPath

@Suite("IP addresses")
struct IPAddressTests {
    @Test(
        "text that is an address reads and prints in canonical form",
        arguments: [
            ("0.0.0.0", "0.0.0.0"), ("10.0.0.1", "10.0.0.1"), ("255.255.255.255", "255.255.255.255"),
            ("::", "::"), ("::1", "::1"), ("1::", "1::"), ("2001:DB8::A", "2001:db8::a"),
            ("2001:db8:0:0:0:0:0:1", "2001:db8::1"), ("2001:0db8:0000:0001::", "2001:db8:0:1::"),
            ("2001:0:0:1:0:0:0:1", "2001:0:0:1::1"), ("2001:db8:0:0:1:0:0:1", "2001:db8::1:0:0:1"),
            ("2001:db8:0:1:1:1:1:1", "2001:db8:0:1:1:1:1:1"), ("1:2:3:4:5:6:7:8", "1:2:3:4:5:6:7:8"),
            ("1:2:3:4:5:6:7::", "1:2:3:4:5:6:7:0"), ("::2:3:4:5:6:7:8", "0:2:3:4:5:6:7:8"),
            ("::ffff:10.0.0.1", "10.0.0.1"), ("::ffff:a00:1", "10.0.0.1"), ("64:ff9b::192.0.2.1", "64:ff9b::c000:201"),
            ("1:2:3:4:5:6:1.2.3.4", "1:2:3:4:5:6:102:304"), ("::1.2.3.4", "::102:304"),
        ])
    func canonicalText(text: String, canonical: String) throws {
        let address = try #require(IPAddress(text))
        #expect(address.description == canonical)
        #expect(IPAddress(canonical) == address)
    }

    @Test(
        "text that is no address is refused",
        arguments: [
            "", ".", ":", "1", "1.2.3", "1.2.3.4.5", "1.2.3.", ".1.2.3", "1..2.3", "01.2.3.4", "1.2.3.00", "256.1.1.1",
            "1.2.3.4 ", " 1.2.3.4", "1.2.3.x", "-1.2.3.4", "1.2.3.4444", ":::", "1:::2", "1::2::3", ":1", "1:", ":1::",
            "1:2:3:4:5:6:7", "1:2:3:4:5:6:7:8:9", "1:2:3:4:5:6:7:8::", "::1:2:3:4:5:6:7:8", "12345::", "g::",
            "::1%eth0",
            "::1.2.3", "1.2.3.4::", "::1.2.3.4:5", "1:2:3:4:5:6:7:1.2.3.4", "1:2:3:4:5:1.2.3.4", "::01.2.3.4", "[::1]",
            "::\u{0661}", "1:2:3:4:5:6:7:8:", "::1:", "1::2:",
        ])
    func refused(text: String) {
        #expect(IPAddress(text) == nil)
    }

    @Test("random addresses survive printing and reading")
    func roundTrip() {
        var generator = SeededGenerator(seed: 1)
        for _ in 0..<2_000 {
            var value = UInt128.random(in: 0...UInt128.max, using: &generator)
            for group in 0..<8 where Bool.random(using: &generator) { value &= ~(0xFFFF << UInt128(group * 16)) }
            let address = IPAddress(value: value)
            #expect(IPAddress(address.description) == address)
            let quad = IPAddress(ipv4: UInt32.random(in: 0...UInt32.max, using: &generator))
            #expect(IPAddress(quad.description) == quad)
        }
    }

    @Test("random bytes never trap, and what reads as an address survives printing")
    func randomBytes() {
        var generator = SeededGenerator(seed: 2)
        let alphabet = Array("0123456789abcdefF::::....//% ".utf8)
        for _ in 0..<20_000 {
            let count = Int.random(in: 0...20, using: &generator)
            let bytes = (0..<count).compactMap { _ in alphabet.randomElement(using: &generator) }
            if let address = IPAddress.parse(bytes.span, 0, bytes.count) {
                #expect(IPAddress(address.description) == address)
            }
            if let block = CIDRBlock.parse(bytes.span, 0, bytes.count) {
                #expect(CIDRBlock(block.description) == block)
            }
        }
    }

    @Test("addresses read from the middle of a buffer")
    func sliceOfBuffer() {
        let bytes = Array("x\"10.1.2.3\"::1".utf8)
        #expect(IPAddress.parse(bytes.span, 2, 8) == IPAddress(ipv4: 0x0A01_0203))
        #expect(IPAddress.parse(bytes.span, 11, 3) == IPAddress(value: 1))
        #expect(IPAddress.parse(bytes.span, 11, 4) == nil)
        #expect(IPAddress.parse(bytes.span, -1, 2) == nil)
    }

    @Test(
        "special purposes end exactly at their blocks",
        arguments: [
            ("10.0.0.0", "private"), ("9.255.255.255", ""), ("11.0.0.0", ""), ("172.16.0.0", "private"),
            ("172.31.255.255", "private"), ("172.32.0.0", ""), ("192.168.255.255", "private"), ("192.169.0.0", ""),
            ("100.64.0.0", "shared"), ("100.127.255.255", "shared"), ("100.128.0.0", ""), ("127.0.0.1", "loopback"),
            ("::1", "loopback"), ("::2", ""), ("169.254.169.254", "linkLocal"), ("fe80::1", "linkLocal"),
            ("febf::1", "linkLocal"), ("fec0::1", ""), ("224.0.0.1", "multicast"), ("239.255.255.255", "multicast"),
            ("240.0.0.0", ""), ("ff02::1", "multicast"), ("192.0.2.1", "documentation"),
            ("198.51.100.9", "documentation"), ("203.0.113.255", "documentation"), ("2001:db8:ffff::", "documentation"),
            ("2001:db9::", ""), ("fc00::", "uniqueLocal"), ("fdff::", "uniqueLocal"), ("fe00::", ""),
        ])
    func specialPurposes(text: String, purpose: String) throws {
        let address = try #require(IPAddress(text))
        let purposes = [
            ("private", address.isPrivate), ("shared", address.isShared), ("loopback", address.isLoopback),
            ("linkLocal", address.isLinkLocal), ("multicast", address.isMulticast),
            ("documentation", address.isDocumentation), ("uniqueLocal", address.isUniqueLocal),
        ]
        #expect(purposes.filter(\.1).map(\.0).joined() == purpose)
    }
}
