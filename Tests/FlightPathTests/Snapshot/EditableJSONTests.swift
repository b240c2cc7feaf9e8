import Testing

@testable import FlightPath

@Suite("JSON that can be changed")
struct EditableJSONTests {
    private func edited(
        _ text: String, _ body: (inout EditableJSON) throws(JSONError) -> Void
    ) throws -> String {
        var document = try EditableJSON(file: Array(text.utf8))
        try body(&document)
        return String(decoding: document.bytes, as: UTF8.self)
    }

    @Test(
        "what nothing touches keeps its bytes",
        arguments: ["{}", " [ ] ", "\u{FEFF}{\"a\" : [1,2 , {\"b\":null}]}\n", "[1e3, \"\\u00e9\", true]", "\"x\""])
    func same(_ text: String) throws {
        #expect(try edited(text) { _ in } == text)
        // Opened, too, but for blanks before commas and in empty lists.
        let opened = try edited(text) { (json) throws(JSONError) in
            try json.changeEach { (_, inner) throws(JSONError) in try inner.changeEach { _, _ in } }
        }
        #expect(opened == text.replacing(" ,", with: ",").replacing("[ ]", with: "[]"))
    }

    @Test("what is put in stands as its neighbours do")
    func appended() throws {
        let text = "{\n  \"list\": [\n    {\"a\": 1},\n    {\"a\": 2}\n  ]\n}"
        let result = try edited(text) { (json) throws(JSONError) in
            try json.change("list") { (list) throws(JSONError) in try list.append(["a": 3]) }
            try json.set("more", "x")
        }
        #expect(
            result
                == "{\n  \"list\": [\n    {\"a\": 1},\n    {\"a\": 2},\n    {\"a\": 3}\n  ],\n  \"more\": \"x\"\n}")
    }

    @Test("lists and objects without anything, and members that are null or missing")
    func empty() throws {
        #expect(
            try edited("{\"a\": [], \"b\": null}") { (json) throws(JSONError) in
                for key in ["a", "b", "c"] {
                    try json.change(key, absent: "[]") { (list) throws(JSONError) in try list.append(1) }
                }
                try json.change("d") { (object) throws(JSONError) in try object.set("e", true) }
            } == "{\"a\": [1], \"b\": [1], \"c\": [1], \"d\": {\"e\": true}}")
    }

    @Test("elements and members are taken out with their comma, first, last and all")
    func removed() throws {
        for (gone, rest) in [("1", "[2, 3]"), ("2", "[1, 3]"), ("3", "[1, 2]")] {
            let text = try edited("[1, 2, 3]") { json in json.removeElements { $0.text == gone } }
            #expect(text.replacing("[ ", with: "[") == rest)
        }
        #expect(try edited("[1, 2]") { json in json.removeElements { _ in true } } == "[]")
        #expect(try edited("{\"a\": 1, \"b\": 2}") { json in json.remove("b") } == "{\"a\": 1}")
    }

    @Test("a value and its list are found by where they stand, after other changes too")
    func places() throws {
        let text = "{\"rows\": [{\"id\": 1}, {\"id\": 2}]}"
        let second = try #require(text.utf8.firstOffset(of: "{\"id\": 2}"))
        let result = try edited(text) { (json) throws(JSONError) in
            let isListed = try json.changeList(of: second) { (list) throws(JSONError) in try list.append(["id": 3]) }
            let isFound = try json.change(at: second) { (row) throws(JSONError) in try row.set("id", 9) }
            #expect(isListed && isFound)
            #expect(try !json.change(at: second + 1) { _ in })
            #expect(try !json.changeList(of: 0) { _ in })
        }
        #expect(result == "{\"rows\": [{\"id\": 1}, {\"id\": 9}, {\"id\": 3}]}")
    }

    @Test("text is read as it is meant and written as JSON has it")
    func strings() throws {
        let result = try edited("{\"k\\u0065y\": \"\\n\"}") { (json) throws(JSONError) in
            #expect(json["key"]?.text == "\n")
            try json.set("q", .text("\"\\\u{7}"))
        }
        #expect(result == "{\"k\\u0065y\": \"\\n\", \"q\": \"\\\"\\\\\\u0007\"}")
    }

    @Test("what is not JSON is refused", arguments: ["", "{", "[1 2]", "{\"a\": 1} x"])
    func broken(_ text: String) {
        #expect(throws: JSONError.self) { try EditableJSON(file: Array(text.utf8)) }
    }
}

extension Sequence where Element == UInt8 {
    fileprivate func firstOffset(of text: String) -> Int? {
        let bytes = Array(self)
        let other = Array(text.utf8)
        return bytes.indices.first { bytes[$0...].starts(with: other) }
    }
}
