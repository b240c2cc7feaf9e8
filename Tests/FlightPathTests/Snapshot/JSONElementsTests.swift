import Testing

@testable import FlightPath

@Suite("Tolerant lists")
struct JSONElementsTests {
    /// The `port` of each object, and what was set aside.
    private func ports(_ text: String) throws(JSONError) -> (ports: [Int], setAside: [JSONError]) {
        try reading(text) { (r, b) throws(JSONError) in
            var ports: [Int] = []
            try r.elements(b) { (r) throws(JSONError) in
                var port = 0
                try r.object(b) { (key, r) throws(JSONError) in
                    if r.is(key, "port", b) { port = try r.int(b) } else { try r.skip(b) }
                }
                ports.append(port)
            }
            return (ports, r.setAside)
        }
    }

    @Test("An unusable element is set aside, whole, and its siblings are read")
    func siblings() throws {
        let found = try ports(#"[{"port": 1}, {"port": "x", "more": [{}]}, 7, [1], {"a": [], "port": 2}]"#)
        #expect(found.ports == [1, 2])
        #expect(found.setAside.map(\.offset) == [23, 43, 46])
        #expect(
            found.setAside.map(\.message) == [
                "expected a number, found a string", "expected an object, found a number",
                "expected an object, found an array",
            ])
    }

    @Test(
        "A broken element breaks the list, even when it was unusable before",
        arguments: [#"[{"port": 1}, {"port": 01}]"#, #"[{"port": "x", "more": [}]"#, #"[{"port": "x"#])
    func broken(text: String) {
        let error = #expect(throws: JSONError.self) { try ports(text) }
        #expect(error?.isStructural == true)
    }

    @Test("Depth is right again after many elements were set aside")
    func depth() throws {
        let element = #"{"a": {"port": [[1]]}, "port": {}}"#
        let found = try ports("[" + Array(repeating: element, count: 2000).joined(separator: ",") + "]")
        #expect(found.ports.isEmpty)
        #expect(found.setAside.count == 2000)
    }

    @Test("A caller's own signal passes through")
    func signal() {
        let signal = JSONError(offset: -1, reason: .badValue("enough"))
        let thrown = #expect(throws: JSONError.self) {
            try reading("[1, 2]") { (r, b) throws(JSONError) in
                try r.elements(b) { (_) throws(JSONError) in throw signal }
            }
        }
        #expect(thrown == signal)
    }
}
