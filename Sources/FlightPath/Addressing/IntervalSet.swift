/// A set of unsigned integers held as ranges.
///
/// The ranges are sorted, disjoint and never adjacent, so equal sets have equal ranges.
public struct IntervalSet<Bound: FixedWidthInteger & UnsignedInteger & Sendable>: Hashable, Sendable {
    /// The ranges in ascending order.
    public internal(set) var ranges: [ClosedRange<Bound>]

    /// Makes the empty set.
    public init() {
        ranges = []
    }

    /// Makes the set of one range.
    public init(_ range: ClosedRange<Bound>) {
        ranges = [range]
    }

    /// Makes the set of one value.
    public init(_ value: Bound) {
        ranges = [value...value]
    }

    /// Makes the union of ranges in any order, overlapping or not.
    public init(_ ranges: some Sequence<ClosedRange<Bound>>) {
        self.ranges = []
        for range in ranges.sorted(by: { $0.lowerBound < $1.lowerBound }) {
            Self.append(range, to: &self.ranges)
        }
    }

    /// Every value of the bound's type.
    public static var all: IntervalSet { IntervalSet(Bound.min...Bound.max) }

    /// Whether the set has no value.
    public var isEmpty: Bool { ranges.isEmpty }

    /// Whether the set has every value.
    public var isAll: Bool {
        guard let range = ranges.first else { return false }
        return range.lowerBound == .min && range.upperBound == .max
    }

    /// The lowest value.
    public var first: Bound? { ranges.first?.lowerBound }

    /// The highest value.
    public var last: Bound? { ranges.last?.upperBound }

    /// The exact number of values.
    public var count: FlowCount {
        ranges.reduce(.zero) { $0 + FlowCount(UInt128($1.upperBound - $1.lowerBound)) + .one }
    }

    /// Whether a value is in the set, by binary search.
    public func contains(_ value: Bound) -> Bool {
        var low = 0
        var high = ranges.count
        while low < high {
            let middle = (low + high) / 2
            if ranges[middle].upperBound < value { low = middle + 1 } else { high = middle }
        }
        return low < ranges.count && ranges[low].lowerBound <= value
    }

    /// Adds a range that begins no earlier than the last one, merging it when they touch.
    static func append(_ range: ClosedRange<Bound>, to ranges: inout [ClosedRange<Bound>]) {
        guard let last = ranges.last, range.lowerBound <= last.upperBound || range.lowerBound - 1 == last.upperBound
        else {
            ranges.append(range)
            return
        }
        guard range.upperBound > last.upperBound else { return }
        ranges[ranges.count - 1] = last.lowerBound...range.upperBound
    }
}
