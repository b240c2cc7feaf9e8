import Testing

@testable import FlightPath

@Suite("JSON errors")
struct JSONErrorTests {
    @Test(
        "Broken documents tell what is wrong, and where",
        arguments: [
            ("", "the file holds no value", 0),
            (" \n", "the file holds no value", 2),
            ("{", "the file ends inside an object", 1),
            (#"{"a""#, "the file ends inside an object", 4),
            (#"{"a":"#, "the file ends inside an object", 5),
            (#"{"a":1"#, "the file ends inside an object", 6),
            (#"{"a":1,"#, "the file ends inside an object", 7),
            (#"{"a":[1, "#, "the file ends inside an array", 9),
            (#"["vpc-"#, "the file ends inside a string", 6),
            (#"["\"#, "the file ends inside a string", 3),
            (#"["\u00"#, "the file ends inside a string", 6),
            ("[tru", "the file ends inside a boolean", 4),
            ("[n", "the file ends inside null", 2),
            ("[-", "the file ends inside a number", 2),
            ("[1.", "the file ends inside a number", 3),
            ("{1:2}", "expected a key in quotes", 1),
            (#"{"a":1,}"#, "expected a key in quotes", 7),
            (#"{"a" 1}"#, "expected a colon", 5),
            (#"{"a":1 "b":2}"#, "expected a comma or the end of the object", 7),
            (#"{"a":1]"#, "expected a comma or the end of the object", 6),
            ("[1 2]", "expected a comma or the end of the array", 3),
            ("[truex]", "expected a comma or the end of the array", 5),
            ("[1,]", "expected a value", 3),
            ("[,1]", "expected a value", 1),
            ("[True]", "expected a value", 1),
            ("[NaN]", "expected a value", 1),
            ("[+1]", "expected a value", 1),
            ("[01]", "a number is not written as JSON numbers are", 1),
            ("[1.e5]", "a number is not written as JSON numbers are", 1),
            ("[1e+]", "a number is not written as JSON numbers are", 1),
            (#"["\x41"]"#, "a string holds an escape that JSON does not have", 2),
            (#"["\u12G4"]"#, "a string holds an escape that JSON does not have", 2),
            ("[\"a\tb\"]", "a string holds a control character that is not escaped", 3),
            ("[\"a\0\"]", "a string holds a control character that is not escaped", 3),
            ("{} {}", "expected end of file", 3),
            ("// comment", "expected a value", 0),
        ])
    func syntax(text: String, message: String, offset: Int) {
        let error = syntaxError(Array(text.utf8))
        #expect(error?.message == message)
        #expect(error?.offset == offset)
        #expect(error?.isStructural == true)
    }

    @Test("Nesting is bounded, far below what the stack holds")
    func depth() {
        let most = String(repeating: "[", count: 512) + String(repeating: "]", count: 512)
        #expect(syntaxError(Array(most.utf8)) == nil)
        let error = syntaxError([UInt8](repeating: UInt8(ascii: "["), count: 1_000_000))
        #expect(error == JSONError(offset: 512, reason: .tooDeep))
        #expect(error?.message == "nested deeper than 512 levels")
        let objects = String(repeating: #"{"a":"#, count: 100_000)
        #expect(syntaxError(Array(objects.utf8))?.reason == .tooDeep)
    }

    @Test(
        "Bytes that are not UTF-8 are refused where they stand",
        arguments: [
            [0xFF], [0x80], [0xC0, 0x80], [0xC3], [0xE0, 0x80, 0x80], [0xED, 0xA0, 0x80], [0xE2, 0x82],
            [0xF0, 0x80, 0x80, 0x80], [0xF4, 0x90, 0x80, 0x80], [0xF5, 0x80, 0x80, 0x80],
        ] as [[UInt8]])
    func utf8(bytes: [UInt8]) {
        let quote = UInt8(ascii: "\"")
        let error = syntaxError([quote, UInt8(ascii: "a")] + bytes + [quote])
        #expect(error == JSONError(offset: 2, reason: .badUTF8))
    }

    @Test("A byte order mark is passed over, and UTF-16 is named")
    func encodings() {
        #expect(syntaxError([0xEF, 0xBB, 0xBF] + Array("{}".utf8)) == nil)
        let error = syntaxError([0xFF, 0xFE, 0x7B, 0x00, 0x7D, 0x00])
        #expect(error?.message == "expected UTF-8, found UTF-16")
    }

    @Test("A value of another kind concerns only itself")
    func wrongType() {
        let error = #expect(throws: JSONError.self) {
            try reading("[ 7 ]") { (r, b) throws(JSONError) in
                try r.array(b) { (r) throws(JSONError) in _ = try r.string(b) }
            }
        }
        #expect(error?.message == "expected a string, found a number")
        #expect(error?.offset == 2)
        #expect(error?.isStructural == false)
        let structural = #expect(throws: JSONError.self) {
            try reading("%") { (r, b) throws(JSONError) in try r.bool(b) }
        }
        #expect(structural?.isStructural == true)
    }

    @Test("A bad address is quoted as written, and cut when it is long")
    func badValues() {
        let error = #expect(throws: JSONError.self) {
            try reading(#""10.0.0\n""#) { (r, b) throws(JSONError) in try r.address(b) }
        }
        #expect(error?.message == #"`10.0.0\n` is not an IP address"#)
        let long = String(repeating: "x", count: 1000)
        let cut = #expect(throws: JSONError.self) {
            try reading("\"\(long)\"") { (r, b) throws(JSONError) in try r.block(b) }
        }
        #expect(cut?.message == "`\(long.prefix(64))…` is not an address block")
    }
}
