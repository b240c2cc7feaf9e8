import Testing

@testable import FlightPath

@Suite("JSON values")
struct JSONValueTests {
    @Test(
        "Strings are given without their escapes",
        arguments: [
            (#""""#, ""),
            (#""vpc-0a1b""#, "vpc-0a1b"),
            (#""a\"b\\c\/d""#, "a\"b\\c/d"),
            (#""\b\f\n\r\t""#, "\u{8}\u{C}\n\r\t"),
            (#""\u00e9\u20AC""#, "é€"),
            (#""\ud83d\ude00!""#, "😀!"),
            (#""\u0000""#, "\0"),
            ("\"Zürich – 東京 😀, and more than eight bytes\"", "Zürich – 東京 😀, and more than eight bytes"),
            // Half of a pair is no character; RFC 8259 leaves the outcome open.
            (#""a\ud83d""#, "a\u{FFFD}"),
            (#""\ude00a""#, "\u{FFFD}a"),
            (#""\ud83d\u0041""#, "\u{FFFD}A"),
            (#""\ud83d\ud83d\ude00""#, "\u{FFFD}😀"),
            (#""\ud83d\n""#, "\u{FFFD}\n"),
        ])
    func strings(text: String, expected: String) throws {
        #expect(try reading(text) { (r, b) throws(JSONError) in try r.string(b) } == expected)
        let name = try reading(text) { (r, b) throws(JSONError) in
            let symbol = try r.symbol(b)
            return r.names[symbol]
        }
        #expect(name == expected)
    }

    @Test(
        "Whole numbers are read",
        arguments: [
            ("0", 0), ("-0", 0), ("443", 443), ("-1", -1), ("9223372036854775807", Int.max),
            ("-9223372036854775808", Int.min),
        ])
    func integers(text: String, expected: Int) throws {
        #expect(try reading(text) { (r, b) throws(JSONError) in try r.int(b) } == expected)
        #expect(try reading(text) { (r, b) throws(JSONError) in try r.optionalInt(b) } == expected)
    }

    @Test(
        "Numbers that are not whole or do not fit concern only themselves",
        arguments: ["1.5", "1.0", "1e3", "9223372036854775808", "-9223372036854775809", "99999999999999999999"])
    func notWhole(text: String) throws {
        let error = #expect(throws: JSONError.self) {
            try reading(text) { (r, b) throws(JSONError) in try r.int(b) }
        }
        #expect(error?.isStructural == false)
        #expect(error?.offset == 0)
    }

    @Test("Null is the empty symbol, and no value of any other kind")
    func nulls() throws {
        for literal in ["null", "[null, null]"] {
            let found = try reading(literal) { (r, b) throws(JSONError) in
                var found: [Int] = []
                try r.array(b) { (r) throws(JSONError) in
                    try r.object(b) { (_, r) throws(JSONError) in found.append(try r.int(b)) }
                }
                return found
            }
            #expect(found.isEmpty)
        }
        #expect(try reading("null") { (r, b) throws(JSONError) in try r.symbol(b) } == .empty)
        #expect(try reading("null") { (r, b) throws(JSONError) in try r.symbols(b) }.isEmpty)
        #expect(try reading("null") { (r, b) throws(JSONError) in try r.optionalInt(b) } == nil)
        #expect(try reading("null") { (r, b) throws(JSONError) in try r.optionalBool(b) } == nil)
        #expect(try reading("null") { (r, b) throws(JSONError) in try r.address(b) } == nil)
        #expect(try reading("null") { (r, b) throws(JSONError) in try r.block(b) } == nil)
    }

    @Test("Booleans are read")
    func booleans() throws {
        #expect(try reading(" true ") { (r, b) throws(JSONError) in try r.bool(b) })
        #expect(try reading("false") { (r, b) throws(JSONError) in try r.optionalBool(b) } == false)
    }

    @Test("Addresses and blocks are read from the bytes, escaped or not; empty ones are none")
    func addresses() throws {
        #expect(
            try reading(#""10.0.1.7""#) { (r, b) throws(JSONError) in try r.address(b) } == IPAddress("10.0.1.7"))
        #expect(
            try reading(#""2001:db8::1""#) { (r, b) throws(JSONError) in try r.address(b) } == IPAddress("2001:db8::1"))
        let block = CIDRBlock("10.0.0.0/8")
        #expect(try reading(#""10.0.0.0/8""#) { (r, b) throws(JSONError) in try r.block(b) } == block)
        #expect(try reading(#""10.0.0.0\/8""#) { (r, b) throws(JSONError) in try r.block(b) } == block)
        #expect(try reading(#""""#) { (r, b) throws(JSONError) in try r.address(b) } == nil)
        #expect(try reading(#""""#) { (r, b) throws(JSONError) in try r.block(b) } == nil)
    }

    @Test("Kinds are told by the first byte")
    func kinds() throws {
        let kinds = try reading(#"[{}, [], "", -1, 0, true, false, null]"#) { (r, b) throws(JSONError) in
            var kinds: [JSONKind] = []
            try r.array(b) { (r) throws(JSONError) in
                kinds.append(try r.kind(b))
                try r.skip(b)
            }
            return kinds
        }
        #expect(kinds == [.object, .array, .string, .number, .number, .boolean, .boolean, .null])
    }

    @Test("Members are told apart by key, also by one that is written with escapes")
    func keys() throws {
        let text = #"{"a": 1, "FromPort": 2, "ToPort": 3, "kubernetes.io\/name": 4, "a": 5, "FromPorts": 6, "": 7}"#
        let sums = try reading(text) { (r, b) throws(JSONError) in
            var (a, from, to, name, others) = (0, 0, 0, 0, 0)
            try r.object(b) { (key, r) throws(JSONError) in
                if r.is(key, "a", b) {
                    a += try r.int(b)
                } else if r.is(key, "FromPort", b) {
                    from += try r.int(b)
                } else if r.is(key, "ToPort", b) {
                    to += try r.int(b)
                } else if r.is(key, "kubernetes.io/name", b) {
                    name += try r.int(b)
                } else {
                    others += try r.int(b)
                }
            }
            return [a, from, to, name, others]
        }
        #expect(sums == [6, 2, 3, 4, 13])
    }

    @Test("A place is the offset of the value at the cursor")
    func places() throws {
        let places = try reading(" [ 1,\n {\"a\": 2} ]") { (r, b) throws(JSONError) in
            var places = [r.place]
            try r.array(b) { (r) throws(JSONError) in
                places.append(r.place)
                try r.skip(b)
            }
            return places
        }
        #expect(places == [1, 3, 7].map { Place(file: 0, offset: $0) })
    }
}
