/// Values without parts, read at the cursor.
extension JSONReader {
    /// The kind of the value at the cursor, by its first byte.
    @inline(__always)
    func kind(_ b: Bytes) throws(JSONError) -> JSONKind {
        guard let kind = JSONKind(firstByte: ByteScan.byte(b, position)) else {
            throw JSONScanner.notAValue(b, position)
        }
        return kind
    }

    /// Whether null is at the cursor, by its first byte.
    @inline(__always)
    func isNull(_ b: Bytes) throws(JSONError) -> Bool { ByteScan.byte(b, position) == 0x6E }

    /// A string, in place.
    @inline(__always)
    mutating func text(_ b: Bytes) throws(JSONError) -> Text {
        guard ByteScan.byte(b, position) == 0x22 else { throw wrongType(b, .string) }
        return try JSONScanner.string(b, &position)
    }

    /// The string at the cursor, interned; null is the empty symbol.
    @inline(__always)
    mutating func symbol(_ b: Bytes) throws(JSONError) -> Symbol {
        try passNull(b) ? .empty : names.intern(b, text(b))
    }

    /// The string at the cursor.
    mutating func string(_ b: Bytes) throws(JSONError) -> String {
        try StringEscapes.decoded(b, text(b))
    }

    /// An array of strings; null is none.
    mutating func symbols(_ b: Bytes) throws(JSONError) -> [Symbol] {
        var found: [Symbol] = []
        try array(b) { (r) throws(JSONError) in found.append(try r.symbol(b)) }
        return found
    }

    /// A number without fraction and exponent that fits.
    mutating func int(_ b: Bytes) throws(JSONError) -> Int {
        let start = position
        guard try kind(b) == .number else { throw wrongType(b, .number) }
        try JSONScanner.number(b, &position)
        let isNegative = ByteScan.byte(b, start) == 0x2D
        // Built downwards, since the least integer has no positive counterpart.
        var value = 0
        for i in (isNegative ? start + 1 : start)..<position {
            let digit = b[i] &- 0x30
            let tens = value.multipliedReportingOverflow(by: 10)
            let sum = tens.partialValue.subtractingReportingOverflow(Int(digit))
            guard digit <= 9, !tens.overflow, !sum.overflow else { throw Self.notWhole(start) }
            value = sum.partialValue
        }
        guard isNegative || value > .min else { throw Self.notWhole(start) }
        return isNegative ? value : -value
    }

    private static func notWhole(_ offset: Int) -> JSONError {
        JSONError(offset: offset, reason: .badValue("expected a whole number of 64 bits"))
    }

    /// `true` or `false`.
    mutating func bool(_ b: Bytes) throws(JSONError) -> Bool {
        guard try kind(b) == .boolean else { throw wrongType(b, .boolean) }
        let isTrue = ByteScan.byte(b, position) == 0x74
        try JSONScanner.literal(b, &position)
        return isTrue
    }

    /// A whole number; null is none.
    mutating func optionalInt(_ b: Bytes) throws(JSONError) -> Int? {
        try passNull(b) ? nil : int(b)
    }

    /// `true` or `false`; null is none.
    mutating func optionalBool(_ b: Bytes) throws(JSONError) -> Bool? {
        try passNull(b) ? nil : bool(b)
    }

    /// An address, read from the bytes; null and the empty string are none.
    mutating func address(_ b: Bytes) throws(JSONError) -> IPAddress? {
        let start = position
        if try passNull(b) { return nil }
        let text = try text(b)
        guard text.count > 0 else { return nil }
        let parsed =
            text.escaped ? IPAddress(StringEscapes.decoded(b, text)) : IPAddress.parse(b, text.start, text.count)
        guard let parsed else { throw Self.badValue(b, text, at: start, "is not an IP address") }
        return parsed
    }

    /// An address block, read from the bytes; null and the empty string are none.
    mutating func block(_ b: Bytes) throws(JSONError) -> CIDRBlock? {
        let start = position
        if try passNull(b) { return nil }
        let text = try text(b)
        guard text.count > 0 else { return nil }
        // Some writers escape the slash.
        let parsed =
            text.escaped ? CIDRBlock(StringEscapes.decoded(b, text)) : CIDRBlock.parse(b, text.start, text.count)
        guard let parsed else { throw Self.badValue(b, text, at: start, "is not an address block") }
        return parsed
    }

    /// Quotes the value as the file writes it, so that escaped control characters reach no terminal.
    @inline(never)
    private static func badValue(_ b: Bytes, _ text: Text, at offset: Int, _ what: StaticString) -> JSONError {
        let most = 64
        let written = Text(start: text.start, count: min(text.count, most), escaped: false)
        let quoted = StringEscapes.decoded(b, written) + (text.count > most ? "…" : "")
        return JSONError(offset: offset, reason: .badValue("`\(quoted)` \(what)"))
    }

    /// Past null, if that is at the cursor.
    @inline(__always)
    private mutating func passNull(_ b: Bytes) throws(JSONError) -> Bool {
        guard ByteScan.byte(b, position) == 0x6E else { return false }
        try JSONScanner.literal(b, &position)
        return true
    }

    /// Whether a key is the given literal, which must not be empty.
    @inline(__always)
    func `is`(_ key: Text, _ literal: StaticString, _ b: Bytes) -> Bool {
        if key.escaped { return Self.isDecoded(key, literal, b) }
        return key.count == literal.utf8CodeUnitCount && ByteScan.starts(b, key.start, with: literal)
    }

    /// A key that was missed because of how it is written would count as absent.
    @inline(never)
    private static func isDecoded(_ key: Text, _ literal: StaticString, _ b: Bytes) -> Bool {
        StringEscapes.decoded(b, key) == literal.description
    }
}

extension JSONKind {
    /// The kind of the value that starts with a byte; nil when none does.
    @inline(__always)
    init?(firstByte: UInt8) {
        switch firstByte {
        case 0x22: self = .string
        case 0x7B: self = .object
        case 0x5B: self = .array
        case 0x2D, 0x30...0x39: self = .number
        case 0x74, 0x66: self = .boolean
        case 0x6E: self = .null
        default: return nil
        }
    }
}
