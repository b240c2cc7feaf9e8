import Testing

@testable import FlightPath

@Suite("JSON fuzzing")
struct JSONFuzzTests {
    private static let seeds = [
        #"{"Vpcs":[{"VpcId":"vpc-1","CidrBlock":"10.0.0.0/16","N":443}]}"#,
        #"[{"p":-1.5e+3},{"p":"é\u00e9\ud83d\ude00"},[null,true,false]]"#,
        "{\n    \"a\": [ 1,\n        \"12345678\"\n    ]\n}",
        #"{"Ids":["a","b"],"Ip":"2001:db8::1","On":true,"Off":null}"#,
    ].map { Array($0.utf8) }

    /// Bytes with a meaning in JSON, and a few with none.
    private static let alphabet =
        Array("{}[]\",:\\u0d8-+.eE1tfn \n\t".utf8) + [0x00, 0x1F, 0x7F, 0x80, 0xC3, 0xED, 0xF0, 0xFF]

    private func mutate(_ bytes: inout [UInt8], _ generator: inout SeededGenerator) {
        var choice = generator.next()
        for _ in 0...(choice & 1) {
            choice >>= 1
            let index = Int(choice >> 32) % bytes.count
            let byte = Self.alphabet[Int(choice >> 8 & 0xFFFF) % Self.alphabet.count]
            switch choice & 3 {
            case 0 where bytes.count > 1: bytes.remove(at: index)
            case 1: bytes.insert(byte, at: index)
            case 2 where index > 0 && choice & 0x30 == 0: bytes.removeLast(bytes.count - index)
            default: bytes[index] = byte
            }
        }
    }

    /// Reads every value with whatever suits its kind.
    private func readAll(_ r: inout JSONReader, _ b: Bytes) throws(JSONError) {
        switch try r.kind(b) {
        case .object:
            try r.object(b) { (key, r) throws(JSONError) in
                if r.is(key, "CidrBlock", b) {
                    _ = try r.block(b)
                } else if r.is(key, "Ip", b) {
                    _ = try r.address(b)
                } else if r.is(key, "Ids", b) {
                    _ = try r.symbols(b)
                } else {
                    try readAll(&r, b)
                }
            }
        case .array: try r.elements(b) { (r) throws(JSONError) in try readAll(&r, b) }
        case .string: _ = try r.symbol(b)
        case .number: _ = try r.int(b)
        case .boolean: _ = try r.bool(b)
        case .null: _ = try r.optionalInt(b)
        }
    }

    @Test("No input traps, and reading agrees with skipping on what is well formed")
    func mutations() {
        var generator = SeededGenerator(seed: 7)
        var reader = JSONReader(file: 0, names: Names())
        var disagreements = 0
        var (accepted, refused) = (0, 0)
        for round in 0..<100_000 {
            var bytes = Self.seeds[round % Self.seeds.count]
            mutate(&bytes, &generator)
            let b = bytes.span
            reader.begin(file: 0)
            let read = failure(&reader, b) { (r) throws(JSONError) in try readAll(&r, b) }
            guard let read, read.isStructural else {
                accepted += 1
                continue
            }
            refused += 1
            // Tried on some only, to keep the test short.
            guard round % 32 == 0 else { continue }
            let skipped = failure(&reader, b) { (r) throws(JSONError) in try r.skip(b) }
            if skipped?.isStructural != true || skipped?.offset ?? -1 > b.count { disagreements += 1 }
            let place = PlaceFinder.locate(read.offset, in: b)
            if place.line < 1 || place.column < 1 { disagreements += 1 }
        }
        #expect(disagreements == 0)
        #expect(accepted > 10_000)
        #expect(refused > 10_000)
    }

    private func failure(
        _ reader: inout JSONReader, _ b: Bytes, _ body: (inout JSONReader) throws(JSONError) -> Void
    ) -> JSONError? {
        do throws(JSONError) {
            try reader.document(b, body)
            return nil
        } catch {
            return error
        }
    }
}
