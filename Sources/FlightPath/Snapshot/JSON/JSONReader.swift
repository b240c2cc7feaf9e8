/// A pull parser: the caller says what it expects at the cursor, and unread values are skipped, checked all the same.
///
/// It holds no bytes; each call is given them. Strings stay in place until they are interned or made.
struct JSONReader {
    static let deepest = 512

    /// Bytes from the start of the file.
    var position = 0
    var names: Names
    private(set) var file: Int32
    /// Elements that `elements` left out, with the reason of each.
    private(set) var setAside: [JSONError] = []
    private var depth = 0

    init(file: Int32, names: consuming Names) {
        self.file = file
        self.names = names
    }

    /// Starts on another file, keeping the names.
    mutating func begin(file: Int32) {
        self.file = file
        position = 0
        depth = 0
        setAside = []
    }

    var place: Place { Place(file: file, offset: UInt32(truncatingIfNeeded: position)) }

    // MARK: Structure

    /// One value and nothing behind it; a byte order mark is passed over.
    mutating func document(
        _ b: Bytes, _ body: (inout JSONReader) throws(JSONError) -> Void
    ) throws(JSONError) {
        if ByteScan.word(b, 0) & 0xFF_FFFF == 0xBF_BBEF { position = 3 }
        ByteScan.skipSpace(b, &position)
        try body(&self)
        ByteScan.skipSpace(b, &position)
        if position < b.count { throw JSONError(offset: position, reason: .expected("the end of the file")) }
    }

    /// An object; the body must read or skip the value of each key. Null is an object that is not there.
    @inline(__always)
    mutating func object(
        _ b: Bytes, _ body: (Text, inout JSONReader) throws(JSONError) -> Void
    ) throws(JSONError) {
        if ByteScan.byte(b, position) == 0x6E { return try literal(b) }
        try open(b, 0x7B, .object)
        if ByteScan.byte(b, position) == 0x7D {
            position &+= 1
            depth &-= 1
            return
        }
        while true {
            guard ByteScan.byte(b, position) == 0x22 else { throw unexpected(b, "a key in quotes") }
            let key = try text(b)
            ByteScan.skipSpace(b, &position)
            guard ByteScan.byte(b, position) == 0x3A else { throw unexpected(b, "a colon") }
            position &+= 1
            ByteScan.skipSpace(b, &position)
            try body(key, &self)
            if try closes(b, 0x7D, "a comma or the end of the object") { return }
        }
    }

    /// An array; the body must read or skip each element. Null is an array without any.
    @inline(__always)
    mutating func array(
        _ b: Bytes, _ body: (inout JSONReader) throws(JSONError) -> Void
    ) throws(JSONError) {
        if ByteScan.byte(b, position) == 0x6E { return try literal(b) }
        try open(b, 0x5B, .array)
        if ByteScan.byte(b, position) == 0x5D {
            position &+= 1
            depth &-= 1
            return
        }
        while true {
            try body(&self)
            if try closes(b, 0x5D, "a comma or the end of the array") { return }
        }
    }

    /// An array whose unusable elements are set aside while their siblings are read.
    @inline(__always)
    mutating func elements(
        _ b: Bytes, _ body: (inout JSONReader) throws(JSONError) -> Void
    ) throws(JSONError) {
        try array(b) { (r) throws(JSONError) in
            let start = r.position
            let startDepth = r.depth
            do throws(JSONError) {
                try body(&r)
            } catch {
                guard !error.isStructural, error != JSONReader.leave else { throw error }
                r.position = start
                r.depth = startDepth
                try r.skip(b)
                r.setAside.append(error)
            }
        }
    }

    private mutating func open(_ b: Bytes, _ bracket: UInt8, _ kind: JSONKind) throws(JSONError) {
        guard ByteScan.byte(b, position) == bracket else { throw wrongType(b, kind) }
        depth &+= 1
        if depth > Self.deepest { throw JSONError(offset: position, reason: .tooDeep) }
        position &+= 1
        ByteScan.skipSpace(b, &position)
    }

    @inline(__always)
    private mutating func closes(_ b: Bytes, _ bracket: UInt8, _ what: String) throws(JSONError) -> Bool {
        ByteScan.skipSpace(b, &position)
        let c = ByteScan.byte(b, position)
        if c == bracket {
            position &+= 1
            depth &-= 1
            return true
        }
        guard c == 0x2C else { throw unexpected(b, what) }
        position &+= 1
        ByteScan.skipSpace(b, &position)
        return false
    }

    // MARK: Values

    /// The kind of the value at the cursor, by its first byte.
    func kind(_ b: Bytes) throws(JSONError) -> JSONKind {
        switch ByteScan.byte(b, position) {
        case 0x7B: return .object
        case 0x5B: return .array
        case 0x22: return .string
        case 0x74, 0x66: return .boolean
        case 0x6E: return .null
        case 0x2D, 0x30...0x39: return .number
        default: throw unexpected(b, "a value")
        }
    }

    func isNull(_ b: Bytes) throws(JSONError) -> Bool { ByteScan.byte(b, position) == 0x6E }

    /// A string, in place.
    @inline(__always)
    mutating func text(_ b: Bytes) throws(JSONError) -> Text {
        guard ByteScan.byte(b, position) == 0x22 else { throw wrongType(b, .string) }
        position &+= 1
        let start = position
        var escaped = false
        while true {
            let stops = ByteScan.stringStops(ByteScan.word(b, position))
            if stops == 0 {
                position &+= 8
                continue
            }
            position &+= stops.trailingZeroBitCount >> 3
            if ByteScan.byte(b, position) == 0x22 {
                let count = position &- start
                position &+= 1
                return Text(start: start, count: count, escaped: escaped)
            }
            escaped = try passSpecial(b) || escaped
        }
    }

    /// Past an escape, or a character beyond ASCII; tells whether it was an escape.
    @inline(never)
    private mutating func passSpecial(_ b: Bytes) throws(JSONError) -> Bool {
        let c = ByteScan.byte(b, position)
        if position >= b.count { throw JSONError(offset: b.count, reason: .unexpectedEnd) }
        if c >= 0x80 {
            guard let length = ByteScan.utf8Length(b, position) else {
                throw JSONError(offset: position, reason: .badUTF8)
            }
            position &+= length
            return false
        }
        guard c == 0x5C else {
            if c < 0x20 { throw JSONError(offset: position, reason: .controlCharacter) }
            position &+= 1
            return false
        }
        switch ByteScan.byte(b, position &+ 1) {
        case 0x22, 0x5C, 0x2F, 0x62, 0x66, 0x6E, 0x72, 0x74: position &+= 2
        case 0x75:
            for k in 2..<6 where hexValue(ByteScan.byte(b, position &+ k)) == nil {
                throw JSONError(offset: position, reason: .badEscape)
            }
            position &+= 6
        default: throw JSONError(offset: position, reason: .badEscape)
        }
        return true
    }

    /// The interned string at the cursor; null is the empty symbol.
    @inline(__always)
    mutating func symbol(_ b: Bytes) throws(JSONError) -> Symbol {
        if ByteScan.byte(b, position) == 0x6E {
            try literal(b)
            return .empty
        }
        return names.intern(b, try text(b))
    }

    mutating func string(_ b: Bytes) throws(JSONError) -> String {
        let text = try text(b)
        return Names.unescaped(b, text)
    }

    /// An array of strings; null is none.
    mutating func symbols(_ b: Bytes) throws(JSONError) -> [Symbol] {
        var found: [Symbol] = []
        try array(b) { (r) throws(JSONError) in found.append(try r.symbol(b)) }
        return found
    }

    mutating func int(_ b: Bytes) throws(JSONError) -> Int {
        let start = position
        guard try kind(b) == .number else { throw wrongType(b, .number) }
        try number(b)
        var value = 0
        var i = start
        let isNegative = ByteScan.byte(b, i) == 0x2D
        if isNegative { i &+= 1 }
        while i < position {
            let digit = ByteScan.byte(b, i) &- 0x30
            let (product, overflow) = value.multipliedReportingOverflow(by: 10)
            guard digit <= 9, !overflow, product <= Int.max - 9 else {
                throw JSONError(offset: start, reason: .badValue("expected a whole number"))
            }
            value = product + Int(digit)
            i &+= 1
        }
        return isNegative ? -value : value
    }

    mutating func bool(_ b: Bytes) throws(JSONError) -> Bool {
        let isTrue = ByteScan.byte(b, position) == 0x74
        guard isTrue || ByteScan.byte(b, position) == 0x66 else { throw wrongType(b, .boolean) }
        try literal(b)
        return isTrue
    }

    mutating func optionalInt(_ b: Bytes) throws(JSONError) -> Int? {
        guard try isNull(b) else { return try int(b) }
        try literal(b)
        return nil
    }

    mutating func optionalBool(_ b: Bytes) throws(JSONError) -> Bool? {
        guard try isNull(b) else { return try bool(b) }
        try literal(b)
        return nil
    }

    /// An address, read from the bytes; null and the empty string are none.
    mutating func address(_ b: Bytes) throws(JSONError) -> IPAddress? {
        let start = position
        if try isNull(b) {
            try literal(b)
            return nil
        }
        let text = try text(b)
        if text.count == 0 { return nil }
        guard let address = IPAddress.parse(b, text.start, text.count) else {
            throw JSONError(
                offset: start, reason: .badValue("`\(Names.unescaped(b, text))` is not an IP address"))
        }
        return address
    }

    /// An address block, read from the bytes; null and the empty string are none.
    mutating func block(_ b: Bytes) throws(JSONError) -> CIDRBlock? {
        let start = position
        if try isNull(b) {
            try literal(b)
            return nil
        }
        let text = try text(b)
        if text.count == 0 { return nil }
        guard let block = CIDRBlock.parse(b, text.start, text.count) else {
            throw JSONError(
                offset: start, reason: .badValue("`\(Names.unescaped(b, text))` is not an address block"))
        }
        return block
    }

    /// Whether a key is the given literal, which must be ASCII without escapes.
    @inline(__always)
    func `is`(_ key: Text, _ literal: StaticString, _ b: Bytes) -> Bool {
        let count = literal.utf8CodeUnitCount
        guard key.count == count else { return false }
        let bytes = UnsafeBufferPointer(start: literal.utf8Start, count: count)
        var i = 0
        while i < count {
            if ByteScan.byte(b, key.start &+ i) != bytes[i] { return false }
            i &+= 1
        }
        return true
    }

    // MARK: Skipping

    /// Past one value, checking that it is well formed.
    mutating func skip(_ b: Bytes) throws(JSONError) {
        switch ByteScan.byte(b, position) {
        case 0x22: _ = try text(b)
        case 0x7B: try object(b) { (_, r) throws(JSONError) in try r.skip(b) }
        case 0x5B: try array(b) { (r) throws(JSONError) in try r.skip(b) }
        case 0x2D, 0x30...0x39: try number(b)
        default: try literal(b)
        }
    }

    private mutating func literal(_ b: Bytes) throws(JSONError) {
        let word = ByteScan.word(b, position)
        if word & 0xFFFF_FFFF == 0x6575_7274 || word & 0xFFFF_FFFF == 0x6C6C_756E {
            position &+= 4
        } else if word & 0xFF_FFFF_FFFF == 0x65_736C_6166 {
            position &+= 5
        } else {
            throw unexpected(b, "a value")
        }
        let next = ByteScan.byte(b, position) | 0x20
        if next >= 0x61, next <= 0x7A { throw unexpected(b, "a value") }
    }

    /// RFC 8259: minus, digits without leading zeros, fraction, exponent.
    private mutating func number(_ b: Bytes) throws(JSONError) {
        let start = position
        func digits(_ i: inout Int) -> Int {
            let first = i
            while ByteScan.byte(b, i) &- 0x30 <= 9 { i &+= 1 }
            return i - first
        }
        var i = position
        if ByteScan.byte(b, i) == 0x2D { i &+= 1 }
        let isZero = ByteScan.byte(b, i) == 0x30
        let whole = digits(&i)
        guard whole > 0, !isZero || whole == 1 else { throw JSONError(offset: start, reason: .badNumber) }
        if ByteScan.byte(b, i) == 0x2E {
            i &+= 1
            guard digits(&i) > 0 else { throw JSONError(offset: start, reason: .badNumber) }
        }
        if ByteScan.byte(b, i) | 0x20 == 0x65 {
            i &+= 1
            if ByteScan.byte(b, i) == 0x2B || ByteScan.byte(b, i) == 0x2D { i &+= 1 }
            guard digits(&i) > 0 else { throw JSONError(offset: start, reason: .badNumber) }
        }
        position = i
    }

    // MARK: Errors

    private func unexpected(_ b: Bytes, _ what: String) -> JSONError {
        position >= b.count
            ? JSONError(offset: b.count, reason: .unexpectedEnd)
            : JSONError(offset: position, reason: .expected(what))
    }

    private func wrongType(_ b: Bytes, _ expected: JSONKind) -> JSONError {
        guard let found = try? kind(b) else { return unexpected(b, expected.phrase) }
        return JSONError(offset: position, reason: .wrongType(expected: expected, found: found))
    }
}

/// The value of a hexadecimal digit.
func hexValue(_ c: UInt8) -> UInt32? {
    switch c {
    case 0x30...0x39: UInt32(c - 0x30)
    case 0x61...0x66: UInt32(c - 0x61 + 10)
    case 0x41...0x46: UInt32(c - 0x41 + 10)
    default: nil
    }
}
