/// Eight bytes at a time over a file: the inner loops of the reader.
enum ByteScan {
    @inline(__always)
    static func byte(_ b: Bytes, _ i: Int) -> UInt8 { i < b.count ? b[i] : 0 }

    /// Eight bytes, the first in the lowest place; bytes beyond the end are zero.
    @inline(__always)
    static func word(_ b: Bytes, _ i: Int) -> UInt64 {
        guard i &+ 8 <= b.count else { return tail(b, i) }
        return b.bytes.unsafeLoadUnaligned(fromByteOffset: i, as: UInt64.self)
    }

    @inline(never)
    private static func tail(_ b: Bytes, _ i: Int) -> UInt64 {
        var word: UInt64 = 0
        var k = 0
        while k < 8, i + k < b.count {
            word |= UInt64(b[i + k]) << UInt64(8 * k)
            k += 1
        }
        return word
    }

    /// Moves past white space. Indentation is most of a pretty-printed file, so runs of spaces go by eights.
    @inline(__always)
    static func skipSpace(_ b: Bytes, _ i: inout Int) {
        if byte(b, i) > 0x20 { return }
        while i < b.count {
            let spaces = word(b, i) ^ 0x2020_2020_2020_2020
            if spaces == 0 {
                i &+= 8
                continue
            }
            i &+= spaces.trailingZeroBitCount >> 3
            let c = byte(b, i)
            guard c == 0x0A || c == 0x0D || c == 0x09 || (c == 0x20 && i < b.count) else { return }
            i &+= 1
        }
    }

    private static let high: UInt64 = 0x8080_8080_8080_8080
    private static let low: UInt64 = 0x0101_0101_0101_0101

    /// A mask with the top bit set at each of eight bytes that ends a plain run of a string: a quote, a backslash, a
    /// control character or a byte beyond ASCII.
    @inline(__always)
    static func stringStops(_ word: UInt64) -> UInt64 {
        let quote = word ^ 0x2222_2222_2222_2222
        let slash = word ^ 0x5C5C_5C5C_5C5C_5C5C
        let found =
            ((quote &- low) & ~quote) | ((slash &- low) & ~slash)
            | ((word &- 0x2020_2020_2020_2020) & ~word) | word
        return found & high
    }

    /// The length of the UTF-8 sequence at an offset; nil when it is not valid (RFC 3629).
    static func utf8Length(_ b: Bytes, _ i: Int) -> Int? {
        let first = byte(b, i)
        func continuation(_ k: Int, _ range: ClosedRange<UInt8> = 0x80...0xBF) -> Bool { range.contains(byte(b, i + k)) }
        switch first {
        case 0x00...0x7F: return 1
        case 0xC2...0xDF: return continuation(1) ? 2 : nil
        case 0xE0: return continuation(1, 0xA0...0xBF) && continuation(2) ? 3 : nil
        case 0xED: return continuation(1, 0x80...0x9F) && continuation(2) ? 3 : nil
        case 0xE1...0xEF: return continuation(1) && continuation(2) ? 3 : nil
        case 0xF0: return continuation(1, 0x90...0xBF) && continuation(2) && continuation(3) ? 4 : nil
        case 0xF1...0xF3: return continuation(1) && continuation(2) && continuation(3) ? 4 : nil
        case 0xF4: return continuation(1, 0x80...0x8F) && continuation(2) && continuation(3) ? 4 : nil
        default: return nil
        }
    }
}
