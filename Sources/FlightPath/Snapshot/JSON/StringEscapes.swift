/// The characters that the escapes of a JSON string stand for.
enum StringEscapes {
    /// The text of a string whose escapes have been checked.
    ///
    /// Half of a surrogate pair alone is allowed by RFC 8259 but is no character, so it becomes U+FFFD: refusing it
    /// would lose a whole file over one description.
    static func decoded(_ b: Bytes, _ text: Text) -> String {
        let end = text.start + text.count
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.count)
        var i = text.start
        while i < end {
            let c = b[i]
            i += 1
            guard text.escaped, c == 0x5C else {
                bytes.append(c)
                continue
            }
            let escape = ByteScan.byte(b, i)
            i += 1
            switch escape {
            case 0x62: bytes.append(0x08)
            case 0x66: bytes.append(0x0C)
            case 0x6E: bytes.append(0x0A)
            case 0x72: bytes.append(0x0D)
            case 0x74: bytes.append(0x09)
            case 0x75: bytes.append(contentsOf: UTF8.encode(scalar(b, &i, end)) ?? UTF8.encodedReplacementCharacter)
            default: bytes.append(escape)
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// The character of the four digits at the cursor, with the `\uXXXX` behind them when the two are a pair.
    private static func scalar(_ b: Bytes, _ i: inout Int, _ end: Int) -> Unicode.Scalar {
        let first = hexNumber(b, i)
        i += 4
        guard (0xD800...0xDBFF).contains(first), i + 6 <= end, b[i] == 0x5C, b[i + 1] == 0x75 else {
            return Unicode.Scalar(first) ?? "\u{FFFD}"
        }
        let second = hexNumber(b, i + 2)
        guard (0xDC00...0xDFFF).contains(second) else { return "\u{FFFD}" }
        i += 6
        return Unicode.Scalar(0x10000 + ((first - 0xD800) << 10) + (second - 0xDC00)) ?? "\u{FFFD}"
    }

    private static func hexNumber(_ b: Bytes, _ i: Int) -> UInt32 {
        (0..<4).reduce(0) { $0 << 4 | (hexValue(ByteScan.byte(b, i + $1)) ?? 0) }
    }

    /// The value of a hexadecimal digit.
    static func hexValue(_ c: UInt8) -> UInt32? {
        switch c {
        case 0x30...0x39: UInt32(c - 0x30)
        case 0x61...0x66: UInt32(c - 0x61 + 10)
        case 0x41...0x46: UInt32(c - 0x41 + 10)
        default: nil
        }
    }
}
