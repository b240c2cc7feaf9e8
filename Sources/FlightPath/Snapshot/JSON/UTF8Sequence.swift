/// Validity of UTF-8 (RFC 3629), one character at a time; only characters beyond ASCII are ever asked about.
enum UTF8Sequence {
    /// The length of the sequence at an offset; nil when it is not valid.
    static func length(_ b: Bytes, _ i: Int) -> Int? {
        switch ByteScan.byte(b, i) {
        case 0x00...0x7F: 1
        case 0xC2...0xDF: follows(b, i, 1) ? 2 : nil
        // The second byte is bounded against overlong forms, surrogates and values above U+10FFFF.
        case 0xE0: follows(b, i, 2, from: 0xA0) ? 3 : nil
        case 0xED: follows(b, i, 2, through: 0x9F) ? 3 : nil
        case 0xE1...0xEF: follows(b, i, 2) ? 3 : nil
        case 0xF0: follows(b, i, 3, from: 0x90) ? 4 : nil
        case 0xF1...0xF3: follows(b, i, 3) ? 4 : nil
        case 0xF4: follows(b, i, 3, through: 0x8F) ? 4 : nil
        default: nil
        }
    }

    private static func follows(
        _ b: Bytes, _ i: Int, _ count: Int, from least: UInt8 = 0x80, through most: UInt8 = 0xBF
    ) -> Bool {
        let second = ByteScan.byte(b, i &+ 1)
        guard second >= least, second <= most else { return false }
        var k = 2
        while k <= count {
            guard ByteScan.byte(b, i &+ k) & 0xC0 == 0x80 else { return false }
            k &+= 1
        }
        return true
    }
}
