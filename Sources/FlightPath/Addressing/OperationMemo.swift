/// A lossy memory of diagram operations already carried out.
///
/// Each slot holds the last operation that fell into it. Losing an entry costs time, never correctness, and node ids
/// are never reused, so an entry stays true for as long as the diagram lives.
struct OperationMemo {
    /// The operations that are remembered; the raw value is part of the key.
    enum Key: Int32 {
        case intersection
        case union
        case difference
        case keep
        case orElse
        case forget
        case select
        case reverseTails
        case transpose
    }

    private struct Entry {
        var left: Int32 = -1
        var right: Int32 = -1
        var key: Int32 = -1
        var result: Int32 = 0
    }

    private static let largest = 1 << 16
    private var entries = ContiguousArray<Entry>(repeating: Entry(), count: 1 << 9)

    @inline(__always)
    func find(_ key: Key, _ left: Int32, _ right: Int32) -> Int32? {
        let entry = entries[slot(key.rawValue, left, right)]
        return entry.left == left && entry.right == right && entry.key == key.rawValue ? entry.result : nil
    }

    @inline(__always)
    mutating func store(_ key: Key, _ left: Int32, _ right: Int32, _ result: Int32) {
        entries[slot(key.rawValue, left, right)] = Entry(left: left, right: right, key: key.rawValue, result: result)
    }

    /// Grows with the number of nodes, keeping what is known.
    mutating func grow(toHold count: Int) {
        guard entries.count < min(count * 4, Self.largest) else { return }
        let old = entries
        var size = entries.count
        while size < min(count * 4, Self.largest) { size *= 2 }
        entries = ContiguousArray(repeating: Entry(), count: size)
        for entry in old where entry.key >= 0 {
            entries[slot(entry.key, entry.left, entry.right)] = entry
        }
    }

    @inline(__always)
    private func slot(_ key: Int32, _ left: Int32, _ right: Int32) -> Int {
        var hash = UInt64(UInt32(bitPattern: left)) << 32 | UInt64(UInt32(bitPattern: right))
        hash = (hash ^ UInt64(UInt32(bitPattern: key)) << 27) &* 0xA076_1D64_78BD_642F
        return Int(truncatingIfNeeded: hash >> 40) & (entries.count &- 1)
    }
}
