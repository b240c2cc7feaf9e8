/// A string of a snapshot, by number: equal strings have equal symbols.
public struct Symbol: Hashable, Sendable {
    let raw: Int32

    /// The symbol of the empty string, which stands for what is absent.
    static let empty = Symbol(raw: 0)
}

/// Interned strings: one copy of each, in one array of bytes.
struct Names: Sendable {
    private var arena: [UInt8] = []
    private var offsets: [UInt32] = [0]
    private var hashes: [UInt32] = []
    /// Open addressing; -1 is free. Its size is a power of two.
    private var table = [Int32](repeating: -1, count: 1 << 10)

    init() { _ = intern("") }

    var count: Int { hashes.count }

    subscript(_ symbol: Symbol) -> String {
        let range = range(Int(symbol.raw))
        return String(decoding: arena[range], as: UTF8.self)
    }

    private func range(_ index: Int) -> Range<Int> { Int(offsets[index])..<Int(offsets[index + 1]) }

    mutating func intern(_ string: String) -> Symbol {
        var string = string
        return string.withUTF8 { buffer in
            let bytes = Span<UInt8>(_unsafeElements: buffer)
            return intern(bytes, 0, buffer.count)
        }
    }

    @inline(__always)
    mutating func intern(_ b: Bytes, _ text: Text) -> Symbol {
        text.escaped ? intern(Names.unescaped(b, text)) : intern(b, text.start, text.count)
    }

    /// The symbol of a string that was interned; nil when it never was.
    func find(_ string: String) -> Symbol? {
        var string = string
        return string.withUTF8 { buffer -> Symbol? in
            let bytes = Span<UInt8>(_unsafeElements: buffer)
            let hash = Self.hash(bytes, 0, buffer.count)
            let slot = slot(bytes, 0, buffer.count, hash)
            return table[slot] < 0 ? nil : Symbol(raw: table[slot])
        }
    }

    func equals(_ symbol: Symbol, _ literal: StaticString) -> Bool {
        let range = range(Int(symbol.raw))
        return range.count == literal.utf8CodeUnitCount && starts(range, literal)
    }

    func hasPrefix(_ symbol: Symbol, _ literal: StaticString) -> Bool {
        let range = range(Int(symbol.raw))
        return range.count >= literal.utf8CodeUnitCount && starts(range, literal)
    }

    private func starts(_ range: Range<Int>, _ literal: StaticString) -> Bool {
        let bytes = UnsafeBufferPointer(start: literal.utf8Start, count: literal.utf8CodeUnitCount)
        for i in 0..<bytes.count where arena[range.lowerBound + i] != bytes[i] { return false }
        return true
    }

    // MARK: The table

    private mutating func intern(_ b: Bytes, _ start: Int, _ count: Int) -> Symbol {
        let hash = Self.hash(b, start, count)
        let slot = slot(b, start, count, hash)
        if table[slot] >= 0 { return Symbol(raw: table[slot]) }
        let id = Int32(hashes.count)
        table[slot] = id
        hashes.append(hash)
        for i in 0..<count { arena.append(b[start + i]) }
        offsets.append(UInt32(arena.count))
        if hashes.count * 2 > table.count { grow() }
        return Symbol(raw: id)
    }

    private func slot(_ b: Bytes, _ start: Int, _ count: Int, _ hash: UInt32) -> Int {
        let mask = table.count &- 1
        var slot = Int(hash) & mask
        while table[slot] >= 0 {
            let id = Int(table[slot])
            if hashes[id] == hash, isEqual(id, b, start, count) { return slot }
            slot = (slot &+ 1) & mask
        }
        return slot
    }

    private func isEqual(_ id: Int, _ b: Bytes, _ start: Int, _ count: Int) -> Bool {
        let range = range(id)
        guard range.count == count else { return false }
        var i = 0
        while i < count {
            if arena[range.lowerBound &+ i] != b[start &+ i] { return false }
            i &+= 1
        }
        return true
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

    /// Eight bytes a step, mixed by multiplication.
    private static func hash(_ b: Bytes, _ start: Int, _ count: Int) -> UInt32 {
        var h = UInt64(truncatingIfNeeded: count) &* 0x9E37_79B9_7F4A_7C15
        var i = 0
        while i < count {
            var word = ByteScan.word(b, start &+ i)
            let rest = count &- i
            if rest < 8 { word &= (1 << UInt64(rest &* 8)) &- 1 }
            let product = (h ^ word).multipliedFullWidth(by: 0xA076_1D64_78BD_642F)
            h = product.high ^ product.low
            i &+= 8
        }
        return UInt32(truncatingIfNeeded: h ^ (h >> 32))
    }

    // MARK: Escapes

    /// The text of a string whose escapes were checked; a lone surrogate becomes U+FFFD.
    static func unescaped(_ b: Bytes, _ text: Text) -> String {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.count)
        var i = text.start
        let end = text.start + text.count
        while i < end {
            guard b[i] == 0x5C, i + 1 < end else {
                bytes.append(b[i])
                i += 1
                continue
            }
            let c = b[i + 1]
            i += 2
            switch c {
            case 0x62: bytes.append(0x08)
            case 0x66: bytes.append(0x0C)
            case 0x6E: bytes.append(0x0A)
            case 0x72: bytes.append(0x0D)
            case 0x74: bytes.append(0x09)
            case 0x75: bytes += Array(String(scalar(b, &i, end)).utf8)
            default: bytes.append(c)
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// The character of `\uXXXX`, or of two of them that are a surrogate pair.
    private static func scalar(_ b: Bytes, _ i: inout Int, _ end: Int) -> Character {
        let first = hex(b, i, end)
        i = min(i + 4, end)
        if (0xD800...0xDBFF).contains(first), i + 6 <= end, b[i] == 0x5C, b[i + 1] == 0x75 {
            let second = hex(b, i + 2, end)
            if (0xDC00...0xDFFF).contains(second) {
                i += 6
                let value = 0x10000 + ((first - 0xD800) << 10) + (second - 0xDC00)
                return Unicode.Scalar(value).map(Character.init) ?? "\u{FFFD}"
            }
        }
        return Unicode.Scalar(first).map(Character.init) ?? "\u{FFFD}"
    }

    private static func hex(_ b: Bytes, _ i: Int, _ end: Int) -> UInt32 {
        guard i + 4 <= end else { return 0xFFFD }
        return (0..<4).reduce(0) { $0 << 4 | (hexValue(b[i + $1]) ?? 0) }
    }
}
