/// A way to combine two diagrams point by point.
enum DiagramOperation {
    /// Both plain sets: in when in both.
    case intersection
    /// Both plain sets: in when in either.
    case union
    /// Both plain sets: in when in the left one only.
    case difference
    /// The left terminal where the right set is in, else out; the left may name rules.
    case keep
    /// The left terminal unless it is out, else the right one; both may name rules.
    case orElse

    @inline(__always)
    var key: OperationMemo.Key {
        switch self {
        case .intersection: .intersection
        case .union: .union
        case .difference: .difference
        case .keep: .keep
        case .orElse: .orElse
        }
    }

    @inline(__always)
    var isCommutative: Bool { self == .intersection || self == .union }

    /// The result where it needs no descent.
    @inline(__always)
    func shortcut(_ left: Int32, _ right: Int32) -> Int32? {
        switch self {
        case .intersection:
            if left == 0 || right == 0 { return 0 }
            if left == 1 { return right }
            return right == 1 || left == right ? left : nil
        case .union:
            if left == 1 || right == 1 { return 1 }
            if left == 0 { return right }
            return right == 0 || left == right ? left : nil
        case .difference:
            if left == 0 || right == 1 || left == right { return 0 }
            return right == 0 ? left : nil
        case .keep:
            if left == 0 || right == 0 { return 0 }
            if left == 1 { return right }
            return right == 1 ? left : nil
        case .orElse:
            if left == 0 { return right }
            return right == 0 || left < IntervalDiagram.firstNode || left == right ? left : nil
        }
    }

    /// Whether the left child alone decides, so that the right edges below it can be skipped.
    @inline(__always)
    func isDecided(byLeft child: Int32) -> Bool {
        switch self {
        case .intersection, .difference, .keep: child == 0
        case .union: child == 1
        case .orElse: child != 0 && child < IntervalDiagram.firstNode
        }
    }

    /// Whether the right child alone decides.
    @inline(__always)
    func isDecided(byRight child: Int32) -> Bool {
        switch self {
        case .intersection, .keep: child == 0
        case .union, .difference: child == 1
        case .orElse: false
        }
    }
}
