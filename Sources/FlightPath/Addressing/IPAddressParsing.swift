extension IPAddress {
    /// Parses a strict dotted quad or an RFC 4291 IPv6 address, or gives nil.
    ///
    /// A dotted quad has four decimal parts without leading zeros, since some readers take those for octal. Zone
    /// identifiers are refused: they mean nothing off the host.
    public init?(_ text: some StringProtocol) {
        let bytes = Array(text.utf8)
        guard let parsed = Self.parse(bytes.span, 0, bytes.count) else { return nil }
        self = parsed
    }

    /// Parses an address from `count` UTF-8 bytes beginning at `start`, without making a string.
    public static func parse(_ bytes: Span<UInt8>, _ start: Int, _ count: Int) -> IPAddress? {
        guard start >= 0, count > 0, count <= bytes.count - start else { return nil }
        if let quad = dottedQuad(bytes, start, start + count) { return IPAddress(ipv4: quad) }
        return colonForm(bytes, start, start + count)
    }

    private static func dottedQuad(_ bytes: Span<UInt8>, _ start: Int, _ end: Int) -> UInt32? {
        guard end - start >= 7, end - start <= 15 else { return nil }
        var result: UInt32 = 0
        var part: UInt32 = 0
        var digits = 0
        var dots = 0
        for index in start..<end {
            let byte = bytes[index]
            if byte == UInt8(ascii: ".") {
                guard digits > 0 else { return nil }
                result = result << 8 | part
                (part, digits, dots) = (0, 0, dots + 1)
                continue
            }
            let digit = byte &- UInt8(ascii: "0")
            guard digit <= 9, digits == 0 || part > 0 else { return nil }
            part = part * 10 + UInt32(digit)
            digits += 1
            guard part <= 255 else { return nil }
        }
        guard dots == 3, digits > 0 else { return nil }
        return result << 8 | part
    }

    private static func colonForm(_ bytes: Span<UInt8>, _ start: Int, _ end: Int) -> IPAddress? {
        guard end - start >= 2, end - start <= 45 else { return nil }
        var value: UInt128 = 0
        var groups = 0
        var gap: Int?
        var index = start
        if bytes[start] == UInt8(ascii: ":") {
            guard bytes[start + 1] == UInt8(ascii: ":") else { return nil }
            gap = 0
            index += 2
        }
        while index < end {
            guard groups < 8 else { return nil }
            let next = group(bytes, index, end)
            if next.end < end, bytes[next.end] == UInt8(ascii: ".") {
                guard groups <= 6, let quad = dottedQuad(bytes, index, end) else { return nil }
                value = value << 32 | UInt128(quad)
                groups += 2
                break
            }
            guard next.end > index, next.end - index <= 4 else { return nil }
            value = value << 16 | UInt128(next.value)
            groups += 1
            index = next.end
            guard index < end else { break }
            guard bytes[index] == UInt8(ascii: ":"), index + 1 < end else { return nil }
            index += 1
            if bytes[index] == UInt8(ascii: ":") {
                guard gap == nil else { return nil }
                gap = groups
                index += 1
            }
        }
        guard let gap else { return groups == 8 ? IPAddress(value: value) : nil }
        // The gap stands for at least one group, so eight written groups leave no room for it.
        guard groups < 8 else { return nil }
        let tailBits = (groups - gap) * 16
        let tail = value & ((UInt128(1) << tailBits) &- 1)
        let head = (value >> tailBits) << ((8 - gap) * 16)
        return IPAddress(value: head | tail)
    }

    /// Reads hexadecimal digits, at most five so that a group that is too long shows.
    private static func group(_ bytes: Span<UInt8>, _ start: Int, _ end: Int) -> (value: UInt32, end: Int) {
        var value: UInt32 = 0
        var index = start
        while index < end, index - start < 5 {
            let byte = bytes[index]
            let lower = byte | 0x20
            if byte >= UInt8(ascii: "0"), byte <= UInt8(ascii: "9") {
                value = value << 4 | UInt32(byte - UInt8(ascii: "0"))
            } else if lower >= UInt8(ascii: "a"), lower <= UInt8(ascii: "f") {
                value = value << 4 | UInt32(lower - UInt8(ascii: "a") + 10)
            } else {
                break
            }
            index += 1
        }
        return (value, index)
    }
}
