/// Which rows of a table a subnet's addresses meet.
///
/// Where no row's block begins or ends inside a subnet, every address of the subnet is looked up alike; and subnets that
/// lie in the same rows are looked up alike too. What a lookup says of one of them it says of all.
struct LookupSignatures {
    /// A block of one subnet.
    struct Range {
        let subnet: Handle<Subnet>
        let low: UInt128
        let high: UInt128

        func overlaps(_ other: ClosedRange<UInt128>) -> Bool { other.lowerBound <= high && other.upperBound >= low }

        func lies(in other: ClosedRange<UInt128>) -> Bool { other.lowerBound <= low && other.upperBound >= high }
    }

    /// A block, and the row that it stands in.
    typealias Row = (range: ClosedRange<UInt128>, index: Int32)

    /// What stands for a subnet that is not looked up as one.
    static let none: Int32 = -1

    /// The signatures of subnets in a list of which the longest match decides.
    static func longestMatch(_ rows: [Row], _ subnets: [Range]) -> [Int32] {
        var known: [[Int32]: Int32] = [:]
        var own: [Int32] = []
        return subnets.map { subnet in
            own.removeAll(keepingCapacity: true)
            for row in rows where subnet.overlaps(row.range) {
                guard subnet.lies(in: row.range) else { return none }
                own.append(row.index)
            }
            if let signature = known[own] { return signature }
            let signature = Int32(known.count)
            known[own] = signature
            return signature
        }
    }

    /// The signatures of subnets in a list of which the first match decides.
    static func firstMatch(_ rows: [Row], _ subnets: [Range]) -> [Int32] {
        subnets.map { subnet in
            guard let first = rows.first(where: { subnet.overlaps($0.range) }) else { return 0 }
            return subnet.lies(in: first.range) ? first.index + 1 : none
        }
    }
}

extension CIDRBlock {
    /// The addresses, where they are one range.
    var range: ClosedRange<UInt128>? {
        let ranges = AddressSet(self).ranges
        return ranges.count == 1 ? ranges[0] : nil
    }
}
