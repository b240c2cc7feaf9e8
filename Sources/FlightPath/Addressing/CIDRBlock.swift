/// A block of addresses with a common prefix, such as `10.0.0.0/16`.
///
/// Host bits are always cleared, as AWS stores blocks in that canonical form; two spellings of one block are equal.
/// Families never mix: `::/0` contains no IPv4 address, although IPv4 lives inside the 128-bit space.
public struct CIDRBlock: Hashable, Sendable {
    /// The first address of the block.
    public let base: IPAddress
    /// The prefix length: 0 to 32 for IPv4, 0 to 128 for IPv6.
    public let length: Int

    /// Makes the block of one address.
    public init(_ address: IPAddress) {
        base = address
        length = address.family == .ipv4 ? 32 : 128
    }

    /// Makes the block around an address, or gives nil when the length does not suit the family.
    public init?(base: IPAddress, length: Int) {
        let offset = base.family == .ipv4 ? 96 : 0
        guard length >= 0, length + offset <= 128 else { return nil }
        self.init(bits: base.value, prefix: length + offset)
    }

    /// Makes the block from a prefix length counted in the 128-bit space.
    init(bits: UInt128, prefix: Int) {
        base = IPAddress(value: bits & ~Self.hostMask(prefix))
        // A short prefix clears the mapping bits, so the family follows from the cleared base.
        length = base.family == .ipv4 && prefix >= 96 ? prefix - 96 : prefix
    }

    /// The family of every address in the block.
    public var family: IPAddress.Family { base.family }

    /// The first address of the block.
    public var first: IPAddress { base }

    /// The last address of the block that belongs to its family.
    public var last: IPAddress {
        let end = IPAddress(value: base.value | Self.hostMask(prefix))
        return end.family == family ? end : IPAddress(value: IPAddress.mappedFirst - 1)
    }

    /// Whether an address lies in the block.
    public func contains(_ address: IPAddress) -> Bool {
        address.family == family && (address.value ^ base.value) & ~Self.hostMask(prefix) == 0
    }

    /// Whether every address of another block lies in this one.
    public func contains(_ other: CIDRBlock) -> Bool {
        other.length >= length && contains(other.base)
    }

    /// Whether the blocks have an address in common.
    public func overlaps(_ other: CIDRBlock) -> Bool {
        contains(other) || other.contains(self)
    }

    /// The prefix length counted in the 128-bit space.
    var prefix: Int { family == .ipv4 ? length + 96 : length }

    private static func hostMask(_ prefix: Int) -> UInt128 {
        prefix == 0 ? .max : (UInt128(1) << UInt128(128 - prefix)) &- 1
    }
}

extension CIDRBlock: Comparable {
    /// Orders by base, then puts the larger block first.
    public static func < (left: CIDRBlock, right: CIDRBlock) -> Bool {
        left.base == right.base ? left.length < right.length : left.base < right.base
    }
}

extension CIDRBlock: CustomStringConvertible {
    /// The canonical text, always with a prefix length.
    public var description: String { "\(base)/\(length)" }
}

extension CIDRBlock {
    /// Parses `address/length`, or a bare address as a block of one.
    ///
    /// Host bits are cleared. A block written inside `::ffff:0:0/96` is the IPv4 block it maps.
    public init?(_ text: some StringProtocol) {
        let bytes = Array(text.utf8)
        guard let parsed = Self.parse(bytes.span, 0, bytes.count) else { return nil }
        self = parsed
    }

    /// Parses a block from `count` UTF-8 bytes beginning at `start`, without making a string.
    public static func parse(_ bytes: Span<UInt8>, _ start: Int, _ count: Int) -> CIDRBlock? {
        guard start >= 0, count > 0, count <= bytes.count - start else { return nil }
        let end = start + count
        var slash = end
        // The length has at most three digits, so the slash is near the end or absent.
        for index in max(start, end - 4)..<end where bytes[index] == UInt8(ascii: "/") { slash = index }
        guard let address = IPAddress.parse(bytes, start, slash - start) else { return nil }
        guard slash < end else { return CIDRBlock(address) }
        guard let length = prefixLength(bytes, slash + 1, end) else { return nil }
        guard address.family == .ipv4, hasColon(bytes, start, slash) else {
            return CIDRBlock(base: address, length: length)
        }
        return length <= 128 ? CIDRBlock(bits: address.value, prefix: length) : nil
    }

    private static func prefixLength(_ bytes: Span<UInt8>, _ start: Int, _ end: Int) -> Int? {
        guard start < end else { return nil }
        var length = 0
        for index in start..<end {
            let digit = bytes[index] &- UInt8(ascii: "0")
            guard digit <= 9, index == start || length > 0 else { return nil }
            length = length * 10 + Int(digit)
        }
        return length
    }

    private static func hasColon(_ bytes: Span<UInt8>, _ start: Int, _ end: Int) -> Bool {
        for index in start..<end where bytes[index] == UInt8(ascii: ":") { return true }
        return false
    }
}

extension CIDRBlock: Codable {
    /// Reads the block from its text.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let text = try container.decode(String.self)
        guard let block = CIDRBlock(text) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "'\(text)' is not a CIDR block")
        }
        self = block
    }

    /// Writes the block as its text.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}
