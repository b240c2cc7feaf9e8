import Testing

@testable import FlightPath

@Suite("Interned names")
struct NamesTests {
    @Test("The empty string is there from the start")
    func empty() {
        var names = Names()
        #expect(names.count == 1)
        #expect(names[.empty] == "")
        #expect(names.intern("") == .empty)
        #expect(names.find("") == .empty)
    }

    @Test("Symbols stay what they are while the table grows")
    func growth() {
        var names = Names()
        var symbols: [Symbol] = []
        for number in 0..<20_000 { symbols.append(names.intern("eni-\(number)")) }
        #expect(names.count == 20_001)
        #expect(Set(symbols).count == 20_000)
        for number in stride(from: 0, to: 20_000, by: 7) {
            #expect(names.intern("eni-\(number)") == symbols[number])
            #expect(names.find("eni-\(number)") == symbols[number])
            #expect(names[symbols[number]] == "eni-\(number)")
        }
        #expect(names.count == 20_001)
        #expect(names.find("eni-20000") == nil)
    }

    @Test("Lengths around a word are told apart")
    func lengths() {
        var names = Names()
        let texts = ["a", "\0"].flatMap { letter in (1...33).map { String(repeating: letter, count: $0) } }
        let symbols = texts.map { names.intern($0) }
        #expect(Set(symbols).count == texts.count)
        #expect(zip(symbols, texts).allSatisfy { names[$0] == $1 })
    }

    @Test("A string is one symbol, escaped or not")
    func escapes() throws {
        let symbols = try reading(#"["vpc-1", "\u0076pc-1", "vpc-2"]"#) { (r, b) throws(JSONError) in try r.symbols(b) }
        #expect(symbols[0] == symbols[1])
        #expect(symbols[0] != symbols[2])
    }

    @Test("Symbols are compared with literals, and parsed from their bytes")
    func literals() {
        var names = Names()
        let symbol = names.intern("10.0.0.0/8")
        _ = names.intern("tail")
        #expect(names.equals(symbol, "10.0.0.0/8"))
        #expect(!names.equals(symbol, "10.0.0.0/9"))
        #expect(!names.equals(symbol, "10.0.0.0"))
        #expect(names.hasPrefix(symbol, "10.0."))
        #expect(names.hasPrefix(symbol, ""))
        #expect(!names.hasPrefix(symbol, "10.0.0.0/8t"))
        #expect(!names.hasPrefix(symbol, "11."))
        let block = names.withUTF8(of: symbol) { CIDRBlock.parse($0, 0, $0.count) }
        #expect(block == CIDRBlock("10.0.0.0/8"))
    }
}
