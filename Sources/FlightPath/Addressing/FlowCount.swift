/// An exact count of packets or flows.
///
/// The product of two 128-bit address counts and the ports passes every fixed-width integer, and a rounded count
/// would hide a single packet, so the value is held in as many 64-bit limbs as it needs.
public struct FlowCount: Hashable, Sendable {
    /// The limbs, least significant first, without a zero at the end.
    private var limbs: [UInt64]

    /// The count of nothing.
    public static let zero = FlowCount(limbs: [])
    /// The count of one thing.
    public static let one = FlowCount(limbs: [1])

    /// Makes a count from an integer.
    public init(_ value: UInt128) {
        self.init(limbs: [UInt64(truncatingIfNeeded: value), UInt64(truncatingIfNeeded: value >> 64)])
    }

    private init(limbs: [UInt64]) {
        self.limbs = limbs
        while self.limbs.last == 0 { self.limbs.removeLast() }
    }

    /// Whether the count is zero.
    public var isZero: Bool { limbs.isEmpty }

    /// The exact sum.
    public static func + (left: FlowCount, right: FlowCount) -> FlowCount {
        var result: [UInt64] = []
        result.reserveCapacity(max(left.limbs.count, right.limbs.count) + 1)
        var carry: UInt128 = 0
        for index in 0..<max(left.limbs.count, right.limbs.count) {
            if index < left.limbs.count { carry += UInt128(left.limbs[index]) }
            if index < right.limbs.count { carry += UInt128(right.limbs[index]) }
            result.append(UInt64(truncatingIfNeeded: carry))
            carry >>= 64
        }
        result.append(UInt64(carry))
        return FlowCount(limbs: result)
    }

    /// The exact product.
    public static func * (left: FlowCount, right: FlowCount) -> FlowCount {
        var result = [UInt64](repeating: 0, count: left.limbs.count + right.limbs.count)
        for (row, factor) in left.limbs.enumerated() {
            var carry: UInt128 = 0
            for (column, other) in right.limbs.enumerated() {
                // A product of two limbs leaves room for exactly two more limbs below 2^128.
                carry += UInt128(factor) * UInt128(other) + UInt128(result[row + column])
                result[row + column] = UInt64(truncatingIfNeeded: carry)
                carry >>= 64
            }
            result[row + right.limbs.count] = UInt64(carry)
        }
        return FlowCount(limbs: result)
    }

    /// Adds to the count in place.
    public static func += (left: inout FlowCount, right: FlowCount) {
        left = left + right
    }
}

extension FlowCount: Comparable {
    /// Orders by value.
    public static func < (left: FlowCount, right: FlowCount) -> Bool {
        guard left.limbs.count == right.limbs.count else { return left.limbs.count < right.limbs.count }
        for (one, two) in zip(left.limbs.reversed(), right.limbs.reversed()) where one != two {
            return one < two
        }
        return false
    }
}

extension FlowCount: CustomStringConvertible {
    /// The plain decimal digits.
    public var description: String {
        // The largest power of ten in a limb: each division yields nineteen digits.
        let chunk: UInt64 = 10_000_000_000_000_000_000
        var rest = limbs
        var text = ""
        while !rest.isEmpty {
            var remainder: UInt64 = 0
            for index in rest.indices.reversed() {
                (rest[index], remainder) = chunk.dividingFullWidth((remainder, rest[index]))
            }
            while rest.last == 0 { rest.removeLast() }
            let digits = String(remainder)
            let padding = rest.isEmpty ? 0 : 19 - digits.utf8.count
            text = String(repeating: "0", count: padding) + digits + text
        }
        return text.isEmpty ? "0" : text
    }
}
