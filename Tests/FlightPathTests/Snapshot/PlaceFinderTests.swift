import Testing

@testable import FlightPath

@Suite("Places")
struct PlaceFinderTests {
    /// The marker stands before the byte that is asked about.
    private func locate(_ text: String) -> (line: Int, column: Int, pointer: String) {
        let parts = text.split(separator: "¶", maxSplits: 1, omittingEmptySubsequences: false)
        let before = Array(parts[0].utf8)
        let bytes = before + (parts.count > 1 ? Array(parts[1].utf8) : [])
        return PlaceFinder.locate(before.count, in: bytes.span)
    }

    @Test(
        "The pointer is that of the innermost value at or around the offset",
        arguments: [
            ("¶{}", ""),
            ("  ¶{}", ""),
            (#"{"a": ¶1}"#, "/a"),
            (#"{"a": 1¶2}"#, "/a"),
            (#"{"a": "x¶y"}"#, "/a"),
            (#"{"a": "xy"¶}"#, ""),
            (#"{¶"a": 1}"#, ""),
            (#"{"a¶": 1}"#, ""),
            (#"{"a": 1, "b": ¶2}"#, "/b"),
            (#"{"a": 1, "b¶": 2}"#, ""),
            (#"{"a": ¶{"b": 1}}"#, "/a"),
            (#"{"a": {¶"b": 1}}"#, "/a"),
            (#"{"a": {"b": 1¶}, "c": 2}"#, "/a"),
            (#"{"a": {"b": 1}, "c": ¶[]}"#, "/c"),
            ("[¶1, 2]", "/0"),
            ("[1, ¶2]", "/1"),
            ("[1¶, 2]", ""),
            ("[[], [], [¶true]]", "/2/0"),
            ("[[1, 2], ¶[]]", "/1"),
            (#"{"Vpcs": [{"Tags": []}, {"VpcId": ¶"v"}]}"#, "/Vpcs/1/VpcId"),
            (#"{"a,]}": ["[{,", ¶1]}"#, "/a,]}/1"),
            (#"{"a\"b": ¶1}"#, "/a\"b"),
            (#"{"a/b~c": ¶1}"#, "/a~1b~0c"),
            (#"{"\u0061\/": [¶1]}"#, "/a~1/0"),
            (#"{"": ¶1}"#, "/"),
            ("[1, ¶x]", "/1"),
            ("[1, 2¶", ""),
        ])
    func pointers(text: String, pointer: String) {
        #expect(locate(text).pointer == pointer)
    }

    @Test(
        "At the end of a truncated file it is the innermost open container",
        arguments: [
            (#"{"Vpcs": [{"VpcId": "vpc-0"#, "/Vpcs/0"),
            (#"{"Vpcs": [{"VpcId": "vpc-0"}, "#, "/Vpcs"),
            (#"{"Vpcs": [{"VpcId": "vpc-0"}, {"#, "/Vpcs/1"),
            (#"{"Vpcs": [{"VpcId":"#, "/Vpcs/0"),
            (#"{"Vp"#, ""),
            ("", ""),
        ])
    func truncated(text: String, pointer: String) {
        #expect(locate(text).pointer == pointer)
    }

    @Test(
        "Lines and columns count from one",
        arguments: [
            ("¶{}", 1, 1), ("{\n¶}", 2, 1), ("{\n  ¶\"a\": 1}", 2, 3), ("\r\n\r\n ¶1", 3, 2), ("{¶\n}", 1, 2),
            ("\n\n\n\n\n\n\n\n\n\n\n\n ¶1", 13, 2), ("[\"ä\", ¶1]", 1, 8), ("\u{FEFF}¶1", 1, 1), ("{}\n¶", 2, 1),
        ])
    func lines(text: String, line: Int, column: Int) {
        let found = locate(text)
        #expect(found.line == line)
        #expect(found.column == column)
    }

    @Test("Any offset and any bytes have an answer")
    func anything() {
        var generator = SeededGenerator(seed: 11)
        let alphabet = Array("{}[]\",:\\ \n1a".utf8) + [0x00, 0x80, 0xFF]
        for _ in 0..<2000 {
            let bytes = (0..<40).map { _ in alphabet[Int(generator.next() % UInt64(alphabet.count))] }
            let found = PlaceFinder.locate(Int(generator.next() % 60) - 10, in: bytes.span)
            #expect(found.line >= 1 && found.column >= 1)
        }
        let deep = [UInt8](repeating: UInt8(ascii: "["), count: 100_000)
        #expect(PlaceFinder.locate(90_000, in: deep.span).pointer.utf8.count < 2000)
    }
}
