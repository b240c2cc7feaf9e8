/// An IPv4 or IPv6 address in one 128-bit space.
///
/// IPv4 lives at `::ffff:0:0/96`. IPv4-mapped addresses never appear on the wire (RFC 4291 section 2.5.5.2), so the
/// two families share the space without meeting, and one set implementation serves both.
public struct IPAddress: Hashable, Sendable {
    /// The address family.
    public enum Family: Sendable, Hashable {
        /// Internet Protocol version 4, 32-bit addresses.
        case ipv4
        /// Internet Protocol version 6, 128-bit addresses.
        case ipv6
    }

    /// The first value of the IPv4-mapped region.
    static let mappedFirst: UInt128 = 0xFFFF_0000_0000
    /// The last value of the IPv4-mapped region.
    static let mappedLast: UInt128 = 0xFFFF_FFFF_FFFF

    /// The position in the 128-bit space, most significant bit first on the wire.
    public let value: UInt128

    /// Makes the address at a position of the 128-bit space.
    public init(value: UInt128) {
        self.value = value
    }

    /// Makes an IPv4 address from its 32 bits in host order.
    public init(ipv4: UInt32) {
        value = Self.mappedFirst | UInt128(ipv4)
    }

    /// The family the address belongs to.
    public var family: Family {
        value >> 32 == 0xFFFF ? .ipv4 : .ipv6
    }

    /// The 32 bits of an IPv4 address, or nil for IPv6.
    public var ipv4: UInt32? {
        family == .ipv4 ? UInt32(truncatingIfNeeded: value) : nil
    }
}

extension IPAddress: Comparable {
    /// Orders by position in the 128-bit space.
    public static func < (left: IPAddress, right: IPAddress) -> Bool {
        left.value < right.value
    }
}

extension IPAddress {
    /// Whether the address is private by RFC 1918 (10/8, 172.16/12, 192.168/16).
    public var isPrivate: Bool {
        isWithin(0x0A00_0000, 8) || isWithin(0xAC10_0000, 12) || isWithin(0xC0A8_0000, 16)
    }

    /// Whether the address is carrier-grade shared space (100.64.0.0/10, RFC 6598).
    public var isShared: Bool {
        isWithin(0x6440_0000, 10)
    }

    /// Whether the address is loopback (127/8 or `::1`).
    public var isLoopback: Bool {
        isWithin(0x7F00_0000, 8) || value == 1
    }

    /// Whether the address is link-local (169.254/16 or `fe80::/10`).
    public var isLinkLocal: Bool {
        isWithin(0xA9FE_0000, 16) || value >> 118 == 0xFE80 >> 6
    }

    /// Whether the address is multicast (224/4 or `ff00::/8`).
    public var isMulticast: Bool {
        isWithin(0xE000_0000, 4) || value >> 120 == 0xFF
    }

    /// Whether the address is set aside for documentation (RFC 5737 and RFC 3849).
    public var isDocumentation: Bool {
        isWithin(0xC000_0200, 24) || isWithin(0xC633_6400, 24) || isWithin(0xCB00_7100, 24)
            || value >> 96 == 0x2001_0DB8
    }

    /// Whether the address is an IPv6 unique local address (`fc00::/7`, RFC 4193).
    public var isUniqueLocal: Bool {
        value >> 121 == 0xFC >> 1
    }

    /// Whether this is an IPv4 address with the given leading bits.
    private func isWithin(_ base: UInt32, _ length: Int) -> Bool {
        guard let ipv4 else { return false }
        return (ipv4 ^ base) >> UInt32(32 - length) == 0
    }
}
