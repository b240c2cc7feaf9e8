/// Eight bytes at a time over a file: the inner loops of the reader.
///
/// No offset is trusted. Beyond the end every byte is zero, which JSON allows nowhere, so scans stop there by
/// themselves and only the error path asks whether the file has ended.
enum ByteScan {
    @inline(__always)
    static func byte(_ b: Bytes, _ i: Int) -> UInt8 { i < b.count ? b[i] : 0 }

    /// Eight bytes, the first in the lowest place; bytes beyond the end are zero.
    @inline(__always)
    static func word(_ b: Bytes, _ i: Int) -> UInt64 {
        guard i &+ 8 <= b.count else { return tail(b, i) }
        return UInt64(littleEndian: b.bytes.unsafeLoadUnaligned(fromByteOffset: i, as: UInt64.self))
    }

    @inline(never)
    private static func tail(_ b: Bytes, _ i: Int) -> UInt64 {
        var word: UInt64 = 0
        var k = 0
        while k < 8, i &+ k < b.count {
            word |= UInt64(b[i &+ k]) &<< UInt64(8 &* k)
            k &+= 1
        }
        return word
    }

    /// Moves past white space. Indentation is most of a pretty-printed file, so runs of spaces go by eights.
    @inline(__always)
    static func skipSpace(_ b: Bytes, _ i: inout Int) {
        var c = byte(b, i)
        while c <= 0x20 {
            if c == 0x0A || c == 0x0D || c == 0x09 {
                i &+= 1
            } else if c != 0x20 {
                return
            }
            while true {
                let others = word(b, i) ^ 0x2020_2020_2020_2020
                if others != 0 {
                    i &+= others.trailingZeroBitCount >> 3
                    break
                }
                i &+= 8
            }
            c = byte(b, i)
        }
    }

    private static let high: UInt64 = 0x8080_8080_8080_8080
    private static let low: UInt64 = 0x0101_0101_0101_0101

    /// A mask whose lowest set bit is in the first of eight bytes that ends a plain run of a string: a quote, a
    /// backslash, a control character or a byte beyond ASCII. Bits above the lowest may be wrong.
    @inline(__always)
    static func stringStops(_ word: UInt64) -> UInt64 {
        let quote = word ^ 0x2222_2222_2222_2222
        let slash = word ^ 0x5C5C_5C5C_5C5C_5C5C
        let found =
            ((quote &- low) & ~quote) | ((slash &- low) & ~slash) | ((word &- 0x2020_2020_2020_2020) & ~word) | word
        return found & high
    }

    /// How many of eight bytes are line feeds. Exact, unlike the usual trick that only tells whether there is one.
    @inline(__always)
    static func lineFeeds(_ word: UInt64) -> Int {
        let others = word ^ 0x0A0A_0A0A_0A0A_0A0A
        let nonZero = ((others & ~high) &+ ~high) | others
        return (~nonZero & high).nonzeroBitCount
    }

    /// Whether `count` bytes are the same in two places, both of which must lie inside.
    @inline(__always)
    static func areEqual(_ a: Bytes, _ i: Int, _ b: Bytes, _ j: Int, count: Int) -> Bool {
        var k = 0
        while k &+ 8 <= count {
            if word(a, i &+ k) != word(b, j &+ k) { return false }
            k &+= 8
        }
        return k == count || (word(a, i &+ k) ^ word(b, j &+ k)) & lowBytes(count &- k) == 0
    }

    /// Whether the bytes at an offset are those of a literal. With a literal known at the call all of its side folds
    /// into constants, and so does the loop.
    @inline(__always)
    static func starts(_ b: Bytes, _ i: Int, with literal: StaticString) -> Bool {
        let count = literal.utf8CodeUnitCount
        guard i <= b.count &- count else { return false }
        let other = UnsafeRawPointer(literal.utf8Start)
        var k = 0
        while k &+ 8 <= count {
            let word = other.loadUnaligned(fromByteOffset: k, as: UInt64.self)
            if b.bytes.unsafeLoadUnaligned(fromByteOffset: i &+ k, as: UInt64.self) != word { return false }
            k &+= 8
        }
        if count & 4 != 0 {
            let word = other.loadUnaligned(fromByteOffset: k, as: UInt32.self)
            if b.bytes.unsafeLoadUnaligned(fromByteOffset: i &+ k, as: UInt32.self) != word { return false }
            k &+= 4
        }
        while k < count {
            if b[i &+ k] != other.load(fromByteOffset: k, as: UInt8.self) { return false }
            k &+= 1
        }
        return true
    }

    /// A mask of the first bytes of a word, fewer than eight.
    @inline(__always)
    static func lowBytes(_ count: Int) -> UInt64 { (1 &<< UInt64(truncatingIfNeeded: count &* 8)) &- 1 }
}
