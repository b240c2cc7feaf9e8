import Testing

@testable import FlightPath

@Suite("CIDR blocks")
struct CIDRBlockTests {
    @Test(
        "text that is a block reads with its host bits cleared",
        arguments: [
            ("10.0.0.0/8", "10.0.0.0/8"), ("10.1.2.3/16", "10.1.0.0/16"), ("10.1.2.3", "10.1.2.3/32"),
            ("10.1.2.3/0", "0.0.0.0/0"), ("0.0.0.0/0", "0.0.0.0/0"), ("::/0", "::/0"),
            ("2001:db8::1/32", "2001:db8::/32"),
            ("::1", "::1/128"), ("2001:db8::1/128", "2001:db8::1/128"), ("::ffff:10.0.0.0/104", "10.0.0.0/8"),
            ("::ffff:0:0/96", "0.0.0.0/0"), ("::ffff:0:0/80", "::/80"), ("::ffff:10.0.0.0/32", "::/32"),
        ])
    func canonicalText(text: String, canonical: String) throws {
        let block = try #require(CIDRBlock(text))
        #expect(block.description == canonical)
        #expect(CIDRBlock(canonical) == block)
    }

    @Test(
        "text that is no block is refused",
        arguments: [
            "", "/", "/8", "10.0.0.0/", "10.0.0.0/33", "10.0.0.0/08", "10.0.0.0/-1", "10.0.0.0/+8", "10.0.0.0/8/8",
            "10.0.0/8", "::/129", "::/0x", "10.0.0.0/999", "10.0.0.0 /8", "::ffff:10.0.0.0/129", "::/1280", "any",
        ])
    func refused(text: String) {
        #expect(CIDRBlock(text) == nil)
    }

    @Test("families never mix")
    func families() throws {
        let everything = try #require(CIDRBlock("::/0"))
        let ipv4 = try #require(CIDRBlock("0.0.0.0/0"))
        let low = try #require(CIDRBlock("::/80"))
        #expect(!everything.contains(IPAddress(ipv4: 0x0A00_0001)))
        #expect(!everything.overlaps(ipv4))
        #expect(!low.overlaps(ipv4))
        #expect(low.last == IPAddress("::fffe:ffff:ffff"))
        #expect(everything.contains(low))
        #expect(everything.family == .ipv6 && ipv4.family == .ipv4)
        #expect(CIDRBlock(base: IPAddress(ipv4: 0), length: 33) == nil)
        #expect(CIDRBlock(base: IPAddress(value: 0), length: -1) == nil)
    }

    @Test("containment, overlap and ends follow the prefix")
    func relations() throws {
        let wide = try #require(CIDRBlock("10.0.0.0/8"))
        let narrow = try #require(CIDRBlock("10.20.0.0/16"))
        let other = try #require(CIDRBlock("11.0.0.0/8"))
        #expect(wide.contains(narrow) && !narrow.contains(wide))
        #expect(narrow.overlaps(wide) && !wide.overlaps(other))
        #expect(narrow.first.description == "10.20.0.0" && narrow.last.description == "10.20.255.255")
        #expect(wide < narrow && narrow < other)
        #expect(CIDRBlock(narrow.first).length == 32)
    }
}
