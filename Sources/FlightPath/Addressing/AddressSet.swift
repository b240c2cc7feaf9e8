/// A set of addresses of both families.
public typealias AddressSet = IntervalSet<UInt128>

extension IntervalSet where Bound == UInt128 {
    /// Makes the set of one address.
    public init(_ address: IPAddress) {
        self.init(address.value)
    }

    /// Makes the set of a block's addresses.
    ///
    /// An IPv6 block around the IPv4-mapped region becomes two ranges, since families never mix.
    public init(_ block: CIDRBlock) {
        self.init(Self.ranges(of: block))
    }

    /// Makes the union of some blocks.
    public init(_ blocks: some Sequence<CIDRBlock>) {
        self.init(blocks.flatMap(Self.ranges))
    }

    /// Every IPv4 address.
    public static var allIPv4: AddressSet { AddressSet(IPAddress.mappedFirst...IPAddress.mappedLast) }

    /// Every IPv6 address.
    public static var allIPv6: AddressSet { allIPv4.complement }

    /// The publicly routable unicast addresses.
    ///
    /// For IPv4 everything but the special-purpose blocks of RFC 6890; for IPv6 the global unicast space 2000::/3
    /// without its documentation block.
    public static var internet: AddressSet { PublicAddresses.internet }

    /// Whether an address is in the set.
    public func contains(_ address: IPAddress) -> Bool {
        contains(address.value)
    }

    /// The IPv4 part.
    public var ipv4: AddressSet { intersection(.allIPv4) }

    /// The IPv6 part.
    public var ipv6: AddressSet { subtracting(.allIPv4) }

    /// The only address of the set, or nil when it has none or several.
    public var singleAddress: IPAddress? {
        guard ranges.count == 1, let range = ranges.first, range.lowerBound == range.upperBound else { return nil }
        return IPAddress(value: range.lowerBound)
    }

    /// The addresses in ascending order, or nil when there are more than the limit.
    public func addresses(limit: Int) -> [IPAddress]? {
        var result: [IPAddress] = []
        for range in ranges {
            guard range.upperBound - range.lowerBound < UInt128(clamping: limit - result.count) else { return nil }
            var value = range.lowerBound
            while value < range.upperBound {
                result.append(IPAddress(value: value))
                value += 1
            }
            result.append(IPAddress(value: value))
        }
        return result
    }

    private static func ranges(of block: CIDRBlock) -> [ClosedRange<UInt128>] {
        let first = block.base.value
        let last = block.prefix == 0 ? UInt128.max : first | (UInt128.max >> UInt128(block.prefix))
        guard block.family == .ipv6, first < IPAddress.mappedFirst, last >= IPAddress.mappedLast else {
            return [first...last]
        }
        let below = first...(IPAddress.mappedFirst - 1)
        return last == IPAddress.mappedLast ? [below] : [below, (IPAddress.mappedLast + 1)...last]
    }
}

/// The constant behind `AddressSet.internet`, made once since generic types cannot store it.
private enum PublicAddresses {
    static let internet: AddressSet = {
        let special = [
            "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12",
            "192.0.0.0/24", "192.0.2.0/24", "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24",
            "224.0.0.0/4", "240.0.0.0/4", "2001:db8::/32",
        ]
        let globalUnicast = AddressSet(["2000::/3"].compactMap { CIDRBlock($0) })
        return AddressSet.allIPv4.union(globalUnicast).subtracting(AddressSet(special.compactMap { CIDRBlock($0) }))
    }()
}
