/// The cheapest way over a grid (A*): a step costs ten and what the point asks, a bend twenty.
struct GridSearch {
    private let columns: Int
    private let rows: Int
    /// Cheapest cost found to each point and direction of arrival; valid where `round` is this search's.
    private var cost: [Int32]
    private var round: [Int32]
    private var before: [Int32]
    private var current: Int32 = 0

    init(columns: Int, rows: Int) {
        self.columns = columns
        self.rows = rows
        let count = columns * rows * 4
        cost = Array(repeating: 0, count: count)
        round = Array(repeating: 0, count: count)
        before = Array(repeating: -1, count: count)
    }

    /// The points of the way, both ends included.
    mutating func path(_ start: Int, _ end: Int, _ price: (Int) -> Int32) -> [Int] {
        current += 1
        var queue = PriorityQueue()
        for direction in 0..<4 {
            let state = start * 4 + direction
            cost[state] = 0
            round[state] = current
            before[state] = -1
            queue.push(estimate(start, end), Int32(state))
        }
        while let state = queue.pop().map(Int.init) {
            let cell = state / 4
            if cell == end { return trace(state) }
            for direction in 0..<4 {
                guard let next = neighbour(cell, direction), direction != (state % 4) ^ 1 || cell == start else {
                    continue
                }
                let bend: Int32 = direction == state % 4 || cell == start ? 0 : 20
                let total = cost[state] + 10 + bend + price(next)
                let reached = next * 4 + direction
                guard round[reached] != current || total < cost[reached] else { continue }
                round[reached] = current
                cost[reached] = total
                before[reached] = Int32(state)
                queue.push(total + estimate(next, end), Int32(reached))
            }
        }
        return [start, end]
    }

    private func trace(_ last: Int) -> [Int] {
        var cells: [Int] = []
        var state = last
        while state >= 0 {
            cells.append(state / 4)
            state = Int(before[state])
        }
        return cells.reversed()
    }

    private func estimate(_ cell: Int, _ end: Int) -> Int32 {
        Int32(10 * (abs(cell % columns - end % columns) + abs(cell / columns - end / columns)))
    }

    /// Directions are right, left, down, up; the opposite differs in the last bit.
    private func neighbour(_ cell: Int, _ direction: Int) -> Int? {
        switch direction {
        case 0: cell % columns < columns - 1 ? cell + 1 : nil
        case 1: cell % columns > 0 ? cell - 1 : nil
        case 2: cell / columns < rows - 1 ? cell + columns : nil
        default: cell / columns > 0 ? cell - columns : nil
        }
    }
}

/// A binary heap of states by cost; among equals the lower state comes first, so that ways do not depend on chance.
struct PriorityQueue {
    private var items: [UInt64] = []

    mutating func push(_ cost: Int32, _ state: Int32) {
        items.append(UInt64(UInt32(bitPattern: cost)) << 32 | UInt64(UInt32(bitPattern: state)))
        var child = items.count - 1
        while child > 0 {
            let parent = (child - 1) / 2
            guard items[child] < items[parent] else { return }
            items.swapAt(child, parent)
            child = parent
        }
    }

    mutating func pop() -> Int32? {
        guard let first = items.first, let last = items.popLast() else { return nil }
        if !items.isEmpty {
            items[0] = last
            var parent = 0
            while true {
                var least = parent
                for child in [2 * parent + 1, 2 * parent + 2] where child < items.count && items[child] < items[least] {
                    least = child
                }
                guard least != parent else { break }
                items.swapAt(parent, least)
                parent = least
            }
        }
        return Int32(truncatingIfNeeded: first & 0xFFFF_FFFF)
    }
}
