/// A line as SVG draws it: beside the way it follows, so that those of both directions are seen, from edge to edge of the
/// things it joins, with round corners.
struct MapLine {
    /// How far requests and replies keep to the right of the way's middle.
    static let there = 3
    static let back = 8

    private let points: [MapRouter.Point]

    init(_ corners: [MapRouter.Point], aside: Int, from: MapReport.Thing, to: MapReport.Thing) {
        var points = Self.aside(corners, aside)
        points = Self.leaving(points, from)
        points = Array(Self.leaving(Array(points.reversed()), to).reversed())
        self.points = points
    }

    /// The path's `d`.
    var path: String {
        guard let first = points.first, points.count > 1 else { return "" }
        var text = "M\(first.x) \(first.y)"
        for index in points.indices.dropFirst() {
            let point = points[index]
            guard index + 1 < points.count else {
                text += "L\(point.x) \(point.y)"
                break
            }
            let before = Self.toward(point, points[index - 1])
            let after = Self.toward(point, points[index + 1])
            text += "L\(before.x) \(before.y)Q\(point.x) \(point.y) \(after.x) \(after.y)"
        }
        return text
    }

    /// A point up to six pixels from a corner, at most half the way to the next.
    private static func toward(_ corner: MapRouter.Point, _ other: MapRouter.Point) -> MapRouter.Point {
        let length = abs(other.x - corner.x) + abs(other.y - corner.y)
        let radius = min(6, length / 2)
        return .init(
            x: corner.x + (other.x - corner.x).signum() * radius, y: corner.y + (other.y - corner.y).signum() * radius)
    }

    /// Every stretch moved to its right hand.
    private static func aside(_ corners: [MapRouter.Point], _ distance: Int) -> [MapRouter.Point] {
        guard corners.count > 1 else { return corners }
        return corners.indices.map { index in
            let before = index > 0 ? right(corners[index - 1], corners[index]) : nil
            let after = index + 1 < corners.count ? right(corners[index], corners[index + 1]) : nil
            let x = before.map(\.x) == 0 ? after?.x ?? 0 : before?.x ?? after?.x ?? 0
            let y = before.map(\.y) == 0 ? after?.y ?? 0 : before?.y ?? after?.y ?? 0
            return .init(x: corners[index].x + x * distance, y: corners[index].y + y * distance)
        }
    }

    private static func right(_ from: MapRouter.Point, _ to: MapRouter.Point) -> MapRouter.Point {
        .init(x: -(to.y - from.y).signum(), y: (to.x - from.x).signum())
    }

    /// Without what lies under the thing it starts at.
    private static func leaving(_ points: [MapRouter.Point], _ thing: MapReport.Thing) -> [MapRouter.Point] {
        func isUnder(_ point: MapRouter.Point) -> Bool {
            point.x >= thing.x && point.x <= thing.x + thing.width && point.y >= thing.y
                && point.y <= thing.y + thing.height
        }
        guard let last = points.lastIndex(where: isUnder), last + 1 < points.count else { return points }
        let next = points[last + 1]
        var edge = points[last]
        if next.x > edge.x { edge.x = thing.x + thing.width }
        if next.x < edge.x { edge.x = thing.x }
        if next.y > edge.y { edge.y = thing.y + thing.height }
        if next.y < edge.y { edge.y = thing.y }
        return [edge] + points[(last + 1)...]
    }
}
