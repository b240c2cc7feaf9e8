/// Finds lines from thing to thing that go around other things and, where they can, around boxes they have no business
/// in: the cheapest way on a grid, with a price on bends, on other lines and on headings.
struct MapRouter {
    struct Point: Hashable {
        var x: Int
        var y: Int
    }

    private let layout: MapLayout
    private let step: Int
    private let columns: Int
    private let rows: Int
    /// What a grid point costs beside the step to it.
    private var price: [Int32]
    /// The thing that covers a grid point; -1 is none.
    private var owner: [Int32]
    /// The innermost subnet at a grid point; -1 is none.
    private var subnet: [Int32]
    private var search: GridSearch
    private var known: [Pair: [Point]] = [:]

    private struct Pair: Hashable {
        let one: Int
        let other: Int
    }

    init(_ layout: MapLayout) {
        self.layout = layout
        step = MapLayout.grid
        columns = layout.width / step + 1
        rows = layout.height / step + 1
        let count = columns * rows
        price = Array(repeating: 0, count: count)
        owner = Array(repeating: -1, count: count)
        subnet = Array(repeating: -1, count: count)
        search = GridSearch(columns: columns, rows: rows)
        for (index, box) in layout.boxes.enumerated() {
            // Headings are to be read.
            let heading = max(box.title.count * 8, box.detail.count * 7) + 16
            mark(box.x, box.y, min(box.width, heading), box.detail.isEmpty ? 24 : 36) { price[$0] += 60 }
            guard box.kind == .subnet else { continue }
            mark(box.x, box.y, box.width, box.height) { subnet[$0] = Int32(index) }
        }
        for (index, thing) in layout.things.enumerated() {
            mark(thing.x - step, thing.y - step, thing.width + 2 * step, thing.height + 2 * step) { price[$0] += 4 }
            mark(thing.x, thing.y, thing.width, thing.height) { owner[$0] = Int32(index) }
        }
    }

    private func mark(_ x: Int, _ y: Int, _ width: Int, _ height: Int, _ body: (Int) -> Void) {
        for row in max(0, y / step)...max(0, min(rows - 1, (y + height) / step)) {
            for column in max(0, x / step)...max(0, min(columns - 1, (x + width) / step)) {
                body(row * columns + column)
            }
        }
    }

    /// The corners of the line between the middles of two things; the other way around it is the same line.
    mutating func line(_ from: Int, _ to: Int) -> [Point] {
        let pair = Pair(one: min(from, to), other: max(from, to))
        let line = known[pair] ?? find(pair)
        known[pair] = line
        return from == pair.one ? line : line.reversed()
    }

    private mutating func find(_ pair: Pair) -> [Point] {
        let start = middle(pair.one)
        let end = middle(pair.other)
        let price = price
        let owner = owner
        let subnet = subnet
        let home = [cell(start), cell(end)].map { subnet[$0] }
        let ends = [Int32(pair.one), Int32(pair.other)]
        let cells = search.path(cell(start), cell(end)) { cell in
            if owner[cell] >= 0 { return ends.contains(owner[cell]) ? 0 : 400 }
            let isStranger = subnet[cell] >= 0 && !home.contains(subnet[cell])
            return price[cell] + (isStranger ? 20 : 0)
        }
        // Other lines keep away.
        for cell in cells {
            let x = cell % columns
            let y = cell / columns
            mark((x - 1) * step, (y - 1) * step, 2 * step, 2 * step) { self.price[$0] += 3 }
        }
        return corners(cells.map { Point(x: $0 % columns * step, y: $0 / columns * step) })
    }

    private func middle(_ thing: Int) -> Point {
        let thing = layout.things[thing]
        return Point(x: thing.x + thing.width / 2, y: thing.y + thing.height / 2)
    }

    private func cell(_ point: Point) -> Int { point.y / step * columns + point.x / step }

    /// Without the points on straight stretches.
    private func corners(_ points: [Point]) -> [Point] {
        points.indices.filter { index in
            guard index > 0, index < points.count - 1 else { return true }
            let isStraightX = points[index - 1].x == points[index + 1].x
            let isStraightY = points[index - 1].y == points[index + 1].y
            return !isStraightX && !isStraightY
        }.map { points[$0] }
    }
}
