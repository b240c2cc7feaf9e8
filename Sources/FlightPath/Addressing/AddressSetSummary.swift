extension IntervalSet where Bound == UInt128 {
    /// The fewest blocks that cover exactly the set, IPv4 before IPv6 and each family in ascending order.
    public var blocks: [CIDRBlock] {
        let lower = ipv4.ranges.flatMap(Self.cover)
        let upper = ipv6
        guard !upper.isEmpty else { return lower }
        // IPv6 blocks leave the mapped region out by themselves, so filling it in lets blocks around it merge.
        let filled = upper.union(.allIPv4).ranges.flatMap(Self.cover)
        return lower + filled.filter { $0.family == .ipv6 }
    }

    /// The addresses for people: the shortest of a list of blocks and the form "block except blocks".
    ///
    /// A lone host prints as the bare address. The families are joined by "; " when either has exceptions, so that
    /// these do not seem to run on.
    public var summary: String { summaryForm.text }

    /// The summary, and whether it has the form "block except blocks".
    var summaryForm: (text: String, hasExceptions: Bool) {
        if isEmpty { return ("none", false) }
        if let singleAddress { return (singleAddress.description, false) }
        let parts = [ipv4, ipv6].filter { !$0.isEmpty }.map { $0.familySummary }
        let hasExceptions = parts.contains { $0.hasExceptions }
        return (parts.map(\.text).joined(separator: hasExceptions ? "; " : ", "), hasExceptions)
    }

    /// The summary of a set within one family.
    private var familySummary: (text: String, hasExceptions: Bool) {
        let plain = blocks
        if let first, let last {
            let enclosing = CIDRBlock(bits: first, prefix: (first ^ last).leadingZeroBitCount)
            let exceptions = AddressSet(enclosing).subtracting(self).blocks
            if !exceptions.isEmpty, exceptions.count + 1 < plain.count {
                return ("\(enclosing) except \(Self.list(exceptions))", true)
            }
        }
        return (Self.list(plain), false)
    }

    private static func list(_ blocks: [CIDRBlock]) -> String {
        blocks.map(\.description).joined(separator: ", ")
    }

    /// The fewest aligned blocks that make up a range, greedily from below.
    private static func cover(_ range: ClosedRange<UInt128>) -> [CIDRBlock] {
        var result: [CIDRBlock] = []
        var low = range.lowerBound
        while true {
            let span = range.upperBound - low
            let fitting = span == .max ? 128 : 127 - (span + 1).leadingZeroBitCount
            let bits = min(low.trailingZeroBitCount, fitting)
            result.append(CIDRBlock(bits: low, prefix: 128 - bits))
            let high = low | ((UInt128(1) << UInt128(bits)) &- 1)
            guard high < range.upperBound else { return result }
            low = high + 1
        }
    }
}
