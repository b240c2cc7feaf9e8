extension IPAddress: CustomStringConvertible {
    /// The dotted quad for IPv4, the RFC 5952 canonical text for IPv6.
    public var description: String {
        guard let ipv4 else { return canonicalIPv6 }
        return "\(ipv4 >> 24).\(ipv4 >> 16 & 255).\(ipv4 >> 8 & 255).\(ipv4 & 255)"
    }

    private var canonicalIPv6: String {
        let groups = (0..<8).map { UInt16(truncatingIfNeeded: value >> UInt128(112 - 16 * $0)) }
        let gap = Self.longestZeroRun(groups)
        let texts = groups.map { String($0, radix: 16) }
        guard gap.count >= 2 else { return texts.joined(separator: ":") }
        let head = texts[..<gap.lowerBound].joined(separator: ":")
        let tail = texts[gap.upperBound...].joined(separator: ":")
        return "\(head)::\(tail)"
    }

    /// The first of the longest runs of zero groups, empty when there is none.
    private static func longestZeroRun(_ groups: [UInt16]) -> Range<Int> {
        var best = 0..<0
        var start = 0
        for (index, group) in groups.enumerated() {
            if group != 0 {
                start = index + 1
            } else if index + 1 - start > best.count {
                best = start..<index + 1
            }
        }
        return best
    }
}

extension IPAddress: Codable {
    /// Reads the address from its text.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let text = try container.decode(String.self)
        guard let address = IPAddress(text) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "'\(text)' is not an IP address")
        }
        self = address
    }

    /// Writes the address as its text.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}
