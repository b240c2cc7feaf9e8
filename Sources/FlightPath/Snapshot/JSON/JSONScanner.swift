/// The grammar of RFC 8259 over bytes and a cursor: strings, numbers, literals, and whole values passed over.
///
/// Everything is checked, also what nobody reads, since a file that is broken anywhere is not what was collected.
enum JSONScanner {
    /// Past a string, whose opening quote is at the cursor.
    @inline(__always)
    static func string(_ b: Bytes, _ i: inout Int) throws(JSONError) -> Text {
        i &+= 1
        let start = i
        var escaped = false
        while true {
            let stops = ByteScan.stringStops(ByteScan.word(b, i))
            if stops == 0 {
                i &+= 8
                continue
            }
            i &+= stops.trailingZeroBitCount >> 3
            if ByteScan.byte(b, i) == 0x22 {
                let count = i &- start
                i &+= 1
                return Text(start: start, count: count, escaped: escaped)
            }
            if try passSpecial(b, &i) { escaped = true }
        }
    }

    /// Past an escape or a character beyond ASCII; tells whether it was an escape.
    @inline(never)
    private static func passSpecial(_ b: Bytes, _ i: inout Int) throws(JSONError) -> Bool {
        guard i < b.count else { throw end(b, .string) }
        switch b[i] {
        case 0x5C:
            try passEscape(b, &i)
            return true
        case 0x80...:
            guard let length = UTF8Sequence.length(b, i) else { throw JSONError(offset: i, reason: .badUTF8) }
            i &+= length
            return false
        default: throw JSONError(offset: i, reason: .controlCharacter)
        }
    }

    private static func passEscape(_ b: Bytes, _ i: inout Int) throws(JSONError) {
        switch ByteScan.byte(b, i &+ 1) {
        case 0x22, 0x5C, 0x2F, 0x62, 0x66, 0x6E, 0x72, 0x74: i &+= 2
        case 0x75:
            for k in 2..<6 where StringEscapes.hexValue(ByteScan.byte(b, i &+ k)) == nil {
                throw i &+ k < b.count ? JSONError(offset: i, reason: .badEscape) : end(b, .string)
            }
            i &+= 6
        default: throw i &+ 1 < b.count ? JSONError(offset: i, reason: .badEscape) : end(b, .string)
        }
    }

    /// Past a number, whose minus or first digit is at the cursor.
    static func number(_ b: Bytes, _ i: inout Int) throws(JSONError) {
        let start = i
        if ByteScan.byte(b, i) == 0x2D { i &+= 1 }
        let first = i
        try digits(b, &i, of: start)
        if ByteScan.byte(b, first) == 0x30, i &- first > 1 { throw JSONError(offset: start, reason: .badNumber) }
        if ByteScan.byte(b, i) == 0x2E {
            i &+= 1
            try digits(b, &i, of: start)
        }
        if ByteScan.byte(b, i) | 0x20 == 0x65 {
            i &+= 1
            if ByteScan.byte(b, i) == 0x2B || ByteScan.byte(b, i) == 0x2D { i &+= 1 }
            try digits(b, &i, of: start)
        }
    }

    /// Past one or more digits.
    @inline(__always)
    private static func digits(_ b: Bytes, _ i: inout Int, of start: Int) throws(JSONError) {
        let first = i
        while ByteScan.byte(b, i) &- 0x30 <= 9 { i &+= 1 }
        guard i > first else { throw i < b.count ? JSONError(offset: start, reason: .badNumber) : end(b, .number) }
    }

    /// Past `true`, `false` or `null`.
    @inline(__always)
    static func literal(_ b: Bytes, _ i: inout Int) throws(JSONError) {
        let word = ByteScan.word(b, i)
        if word & 0xFFFF_FFFF == 0x6575_7274 || word & 0xFFFF_FFFF == 0x6C6C_756E {
            i &+= 4
        } else if word & 0xFF_FFFF_FFFF == 0x65_736C_6166 {
            i &+= 5
        } else {
            throw notAValue(b, i)
        }
    }

    /// Tells a literal that the end of the file cuts short from one that is none.
    @inline(never)
    static func notAValue(_ b: Bytes, _ i: Int) -> JSONError {
        let rest = b.count - i
        guard rest > 0 else { return end(b, nil) }
        let literals: [(UInt64, JSONKind)] = [
            (0x6575_7274, .boolean), (0x65_736C_6166, .boolean), (0x6C6C_756E, .null),
        ]
        for (literal, kind) in literals where rest < 5 {
            let start = literal & ByteScan.lowBytes(rest)
            if start != literal, ByteScan.word(b, i) == start { return end(b, kind) }
        }
        return JSONError(offset: i, reason: .expected("a value"))
    }

    static func end(_ b: Bytes, _ unfinished: JSONKind?) -> JSONError {
        JSONError(offset: b.count, reason: .unexpectedEnd, unfinished: unfinished)
    }
}
