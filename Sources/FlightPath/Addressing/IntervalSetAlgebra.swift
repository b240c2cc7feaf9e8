extension IntervalSet {
    /// The values in either set, by one linear merge.
    public func union(_ other: IntervalSet) -> IntervalSet {
        if isEmpty || other.isAll { return other }
        if other.isEmpty || isAll { return self }
        var result = IntervalSet()
        result.ranges.reserveCapacity(ranges.count + other.ranges.count)
        var left = 0
        var right = 0
        while left < ranges.count || right < other.ranges.count {
            let takesLeft =
                right == other.ranges.count
                || left < ranges.count && ranges[left].lowerBound <= other.ranges[right].lowerBound
            Self.append(takesLeft ? ranges[left] : other.ranges[right], to: &result.ranges)
            if takesLeft { left += 1 } else { right += 1 }
        }
        return result
    }

    /// The values in both sets, by one linear merge.
    public func intersection(_ other: IntervalSet) -> IntervalSet {
        if isEmpty || other.isAll { return self }
        if other.isEmpty || isAll { return other }
        var result = IntervalSet()
        var left = 0
        var right = 0
        while left < ranges.count, right < other.ranges.count {
            let one = ranges[left]
            let two = other.ranges[right]
            let low = Swift.max(one.lowerBound, two.lowerBound)
            let high = Swift.min(one.upperBound, two.upperBound)
            if low <= high { result.ranges.append(low...high) }
            if one.upperBound <= two.upperBound { left += 1 } else { right += 1 }
        }
        return result
    }

    /// The values of this set that are not in the other, by one linear merge.
    public func subtracting(_ other: IntervalSet) -> IntervalSet {
        if isEmpty || other.isEmpty { return self }
        var result = IntervalSet()
        var right = 0
        for range in ranges {
            var low = range.lowerBound
            var isOpen = true
            while right < other.ranges.count, other.ranges[right].upperBound < low { right += 1 }
            while right < other.ranges.count, other.ranges[right].lowerBound <= range.upperBound {
                let hole = other.ranges[right]
                if hole.lowerBound > low { result.ranges.append(low...(hole.lowerBound - 1)) }
                guard hole.upperBound < range.upperBound else {
                    isOpen = false
                    break
                }
                low = hole.upperBound + 1
                right += 1
            }
            if isOpen { result.ranges.append(low...range.upperBound) }
        }
        return result
    }

    /// The values that are not in the set.
    public var complement: IntervalSet { IntervalSet.all.subtracting(self) }

    /// Whether every value is in the other set.
    public func isSubset(of other: IntervalSet) -> Bool {
        var right = 0
        for range in ranges {
            while right < other.ranges.count, other.ranges[right].upperBound < range.lowerBound { right += 1 }
            // Canonical ranges never touch, so one range of the other set has to cover the whole of this one.
            guard right < other.ranges.count, other.ranges[right].lowerBound <= range.lowerBound,
                other.ranges[right].upperBound >= range.upperBound
            else { return false }
        }
        return true
    }

    /// Whether the sets have a value in common, without allocating.
    public func overlaps(_ other: IntervalSet) -> Bool {
        var left = 0
        var right = 0
        while left < ranges.count, right < other.ranges.count {
            if ranges[left].upperBound < other.ranges[right].lowerBound {
                left += 1
            } else if other.ranges[right].upperBound < ranges[left].lowerBound {
                right += 1
            } else {
                return true
            }
        }
        return false
    }

    /// Adds the values of another set.
    public mutating func formUnion(_ other: IntervalSet) {
        self = union(other)
    }

    /// Keeps only the values of another set.
    public mutating func formIntersection(_ other: IntervalSet) {
        self = intersection(other)
    }

    /// Removes the values of another set.
    public mutating func subtract(_ other: IntervalSet) {
        self = subtracting(other)
    }
}
