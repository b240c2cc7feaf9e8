/// Interned strings: one copy of each, in one array of bytes.
///
/// A large account has hundreds of thousands of ids, each written many times. Here a string costs its bytes and some 20
/// more, and comparing two ids is comparing two integers.
struct Names: Sendable {
    private var arena: [UInt8] = []
    /// Where each string starts, and at last where the next one will.
    private var offsets = [0]
    private var hashes: [UInt32] = []
    /// Open addressing with linear probing; -1 is free. The size is a power of two and at least twice the count.
    private var table = [Int32](repeating: -1, count: 1 << 10)

    init() { _ = intern("") }

    /// How many different strings there are; the empty one always is.
    var count: Int { hashes.count }

    subscript(_ symbol: Symbol) -> String {
        String(decoding: arena[range(of: symbol)], as: UTF8.self)
    }

    /// The symbol of a string in a file.
    @inline(__always)
    mutating func intern(_ b: Bytes, _ text: Text) -> Symbol {
        text.escaped ? intern(StringEscapes.decoded(b, text)) : intern(b, text.start, text.count)
    }

    mutating func intern(_ string: String) -> Symbol {
        var string = string
        return string.withUTF8 { buffer in intern(Span(_unsafeElements: buffer), 0, buffer.count) }
    }

    /// The symbol of a string that was interned; nil when it never was.
    func find(_ string: String) -> Symbol? {
        var string = string
        let id = string.withUTF8 { buffer in
            let bytes = Span<UInt8>(_unsafeElements: buffer)
            return table[slot(bytes, 0, buffer.count, Self.hash(bytes, 0, buffer.count))]
        }
        return id < 0 ? nil : Symbol(raw: id)
    }

    func equals(_ symbol: Symbol, _ literal: StaticString) -> Bool {
        let range = range(of: symbol)
        return range.count == literal.utf8CodeUnitCount
            && ByteScan.starts(arena.span, range.lowerBound, with: literal)
    }

    func hasPrefix(_ symbol: Symbol, _ literal: StaticString) -> Bool {
        let range = range(of: symbol)
        return range.count >= literal.utf8CodeUnitCount
            && ByteScan.starts(arena.span, range.lowerBound, with: literal)
    }

    /// Gives the UTF-8 bytes of a symbol, to parse an address from without making a string.
    func withUTF8<R, E: Error>(of symbol: Symbol, _ body: (Bytes) throws(E) -> R) throws(E) -> R {
        try body(arena.span.extracting(range(of: symbol)))
    }

    private func range(of symbol: Symbol) -> Range<Int> {
        let index = Int(symbol.raw)
        return offsets[index]..<offsets[index + 1]
    }
}

/// The hash table.
extension Names {
    private mutating func intern(_ b: Bytes, _ start: Int, _ count: Int) -> Symbol {
        let hash = Self.hash(b, start, count)
        let slot = slot(b, start, count, hash)
        let found = table[slot]
        return found >= 0 ? Symbol(raw: found) : add(b, start, count, hash, slot)
    }

    @inline(never)
    private mutating func add(_ b: Bytes, _ start: Int, _ count: Int, _ hash: UInt32, _ slot: Int) -> Symbol {
        let id = Int32(hashes.count)
        b.extracting(start..<start + count).withUnsafeBufferPointer { arena.append(contentsOf: $0) }
        offsets.append(arena.count)
        hashes.append(hash)
        table[slot] = id
        if hashes.count * 2 > table.count { grow() }
        return Symbol(raw: id)
    }

    /// The slot that holds the string, or the free one where it belongs.
    private func slot(_ b: Bytes, _ start: Int, _ count: Int, _ hash: UInt32) -> Int {
        let mask = table.count &- 1
        var slot = Int(truncatingIfNeeded: hash) & mask
        while true {
            let id = Int(table[slot])
            if id < 0 || (hashes[id] == hash && isEqual(id, b, start, count)) { return slot }
            slot = (slot &+ 1) & mask
        }
    }

    @inline(__always)
    private func isEqual(_ id: Int, _ b: Bytes, _ start: Int, _ count: Int) -> Bool {
        let first = offsets[id]
        return offsets[id &+ 1] &- first == count && ByteScan.areEqual(arena.span, first, b, start, count: count)
    }

    private mutating func grow() {
        var larger = [Int32](repeating: -1, count: table.count * 2)
        let mask = larger.count - 1
        for (id, hash) in hashes.enumerated() {
            var slot = Int(hash) & mask
            while larger[slot] >= 0 { slot = (slot + 1) & mask }
            larger[slot] = Int32(id)
        }
        table = larger
    }

    /// Eight bytes a step, mixed by multiplication. It has no random seed, so that runs can be repeated.
    @inline(__always)
    private static func hash(_ b: Bytes, _ start: Int, _ count: Int) -> UInt32 {
        var h = UInt64(truncatingIfNeeded: count) &* 0x9E37_79B9_7F4A_7C15
        var i = 0
        while i < count {
            var word = ByteScan.word(b, start &+ i)
            let rest = count &- i
            if rest < 8 { word &= ByteScan.lowBytes(rest) }
            let product = (h ^ word).multipliedFullWidth(by: 0xA076_1D64_78BD_642F)
            h = product.high ^ product.low
            i &+= 8
        }
        return UInt32(truncatingIfNeeded: h ^ (h >> 32))
    }
}
