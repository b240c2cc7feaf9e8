import Testing

@testable import FlightPath

@Suite("Interval sets")
struct IntervalSetTests {
    private static func random(_ generator: inout SeededGenerator) -> (IntervalSet<UInt8>, Set<UInt8>) {
        var values: Set<UInt8> = []
        var ranges: [ClosedRange<UInt8>] = []
        for _ in 0..<Int.random(in: 0...6, using: &generator) {
            // Ends are drawn so that the extremes, neighbours and wide ranges all come up.
            let low = Bool.random(using: &generator) ? UInt8.random(in: 0...255, using: &generator) : 0
            let span = UInt8.random(in: 0...(Bool.random(using: &generator) ? 3 : 200), using: &generator)
            let high = low.addingReportingOverflow(span).overflow ? 255 : low + span
            ranges.append(low...high)
            values.formUnion(low...high)
        }
        return (IntervalSet(ranges), values)
    }

    @Test("the algebra agrees with plain sets")
    func algebra() {
        var generator = SeededGenerator(seed: 7)
        for _ in 0..<600 {
            let (a, plainA) = Self.random(&generator)
            let (b, plainB) = Self.random(&generator)
            Self.expect(a, plainA)
            Self.expect(a.union(b), plainA.union(plainB))
            Self.expect(a.intersection(b), plainA.intersection(plainB))
            Self.expect(a.subtracting(b), plainA.subtracting(plainB))
            Self.expect(a.complement, Set(0...255).subtracting(plainA))
            #expect(a.isSubset(of: b) == plainA.isSubset(of: plainB))
            #expect(a.overlaps(b) == !plainA.isDisjoint(with: plainB))
            #expect((a == b) == (plainA == plainB))
        }
    }

    private static func expect(_ set: IntervalSet<UInt8>, _ plain: Set<UInt8>) {
        let members = Set((UInt8.min...UInt8.max).filter { set.contains($0) })
        #expect(members == plain)
        #expect(set.count == FlowCount(UInt128(plain.count)))
        #expect(set.first == plain.min() && set.last == plain.max())
        #expect(set.isEmpty == plain.isEmpty && set.isAll == (plain.count == 256))
        for (one, next) in zip(set.ranges, set.ranges.dropFirst()) {
            #expect(Int(one.upperBound) + 1 < Int(next.lowerBound))
        }
    }

    @Test("mutating forms agree with the others")
    func mutation() {
        var set = PortSet(80)
        set.formUnion(PortSet(443...444))
        #expect(set.summary == "80, 443-444")
        set.subtract(PortSet(444))
        #expect(set.summary == "80, 443")
        set.formIntersection(PortSet(100...500))
        #expect(set == PortSet(443))
    }

    @Test("ports and protocols print for people")
    func summaries() {
        #expect(PortSet([8000...8090, 80...80, 443...443]).summary == "80, 443, 8000-8090")
        #expect(PortSet.all.summary == "all" && PortSet().summary == "none")
        #expect(PortSet.ephemeralAny.summary == "1024-65535")
        #expect(PortSet.ephemeralLinux.summary == "32768-60999")
        #expect(PortSet.ephemeralWindows.summary == "49152-65535")
        #expect(ProtocolSet([IPProtocol.udp, .tcp]).summary == "tcp, udp")
        #expect(ProtocolSet(.tcp).complement.summary == "0-5, 7-255")
        #expect(ProtocolSet.all.summary == "all" && ProtocolSet().summary == "none")
    }

    @Test(
        "protocols read by name and number",
        arguments: [
            ("tcp", 6), ("TCP", 6), ("udp", 17), ("icmp", 1), ("icmpv6", 58), ("ipv6-icmp", 58), ("sctp", 132),
            ("gre", 47), ("esp", 50), ("ah", 51), ("0", 0), ("255", 255), ("6", 6),
        ] as [(String, UInt8)])
    func protocols(text: String, number: UInt8) throws {
        let ipProtocol = try #require(IPProtocol(text))
        #expect(ipProtocol.rawValue == number)
        #expect(IPProtocol(ipProtocol.name) == ipProtocol)
    }

    @Test("text that is no protocol is refused", arguments: ["", "-1", "256", "+6", "tpc", "6.0"])
    func refusedProtocols(text: String) {
        #expect(IPProtocol(text) == nil)
    }

    @Test("counts are exact beyond every fixed width")
    func counts() {
        let addresses = FlowCount(.max) + .one
        #expect(addresses.description == "340282366920938463463374607431768211456")
        #expect(FlowCount.zero.description == "0" && FlowCount.zero.isZero)
        #expect(FlowCount(10_000_000_000_000_000_000).description == "10000000000000000000")
        let padded = FlowCount(10_000_000_000_000_000_000) * FlowCount(1_000_000)
        #expect(padded.description == "1" + String(repeating: "0", count: 25))
        let wide = addresses * addresses * FlowCount(1 << 64)
        #expect(
            wide.description
                == "2135987035920910082395021706169552114602704522356652769947041607822219725780640550022962086936576"
        )
        #expect(wide > addresses && addresses > FlowCount(.max) && FlowCount(3) < FlowCount(5))
        #expect((wide * .zero).isZero)
        #expect((FlowCount(.max) * FlowCount(.max)) + FlowCount(.max) + FlowCount(.max) + .one == addresses * addresses)
    }
}
