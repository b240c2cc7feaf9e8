/// Gives everything of a plan its place.
///
/// VPCs of a region stand side by side, their zones in columns, and transit gateways lie below like a bus bar: packets
/// go down through a VPC, along the bar and up into the next. All measures are multiples of the grid that lines keep to,
/// and so are the middles of things.
struct MapLayout {
    static let grid = 8
    /// Rows of VPCs are broken where they would be wider.
    static let widest = 1800

    /// Measures.
    private enum Size {
        static let thing = 208
        static let gate = 96
        static let height = 32
        static let pad = 8
        static let gutter = 32
        static let gap = 16
        static let header = 40
        static let line = 24
    }

    private(set) var boxes: [MapReport.Box] = []
    private(set) var things: [MapReport.Thing] = []
    private(set) var indices: [MapSite: Int] = [:]
    private(set) var width = 0
    private(set) var height = 0

    init(_ plan: MapPlan) {
        var y = Size.gap
        var x = Size.gap
        for thing in plan.outside {
            put(thing, x, y, Size.thing)
            x += Size.thing + Size.gutter
        }
        if !plan.outside.isEmpty { y += Size.height + 40 }
        var left = Size.gap
        var bottom = y
        for account in plan.accounts {
            let (width, height) = put(account, left, y)
            left += width + Size.gutter
            bottom = max(bottom, y + height)
        }
        for cluster in plan.clusters {
            let (width, height) = put(cluster, left, y)
            left += width + Size.gutter
            bottom = max(bottom, y + height)
        }
        width = max(left - Size.gutter, x - Size.gutter) + Size.gap
        height = bottom + Size.gap
        centerOutside(plan.outside)
    }

    /// What lies outside stands above the middle.
    private mutating func centerOutside(_ outside: [MapPlan.Thing]) {
        let row = outside.count * (Size.thing + Size.gutter) - Size.gutter
        let shift = max(0, (width - row) / 2 - Size.gap) / Self.grid * Self.grid
        for thing in outside { if let index = indices[thing.site] { things[index].x += shift } }
    }

    private mutating func put(_ thing: MapPlan.Thing, _ x: Int, _ y: Int, _ width: Int) {
        guard indices[thing.site] == nil else { return }
        indices[thing.site] = things.count
        things.append(
            .init(
                kind: thing.kind, title: thing.title, detail: thing.detail, x: x, y: y, width: width,
                height: Size.height))
    }

    /// Adds a box before what it holds; its size is known afterwards.
    private mutating func open(
        _ kind: MapReport.Box.Kind, _ title: String, _ detail: String, _ x: Int, _ y: Int, isPassed: Bool = true,
        note: String? = nil
    ) -> Int {
        boxes.append(
            .init(
                kind: kind, title: title, detail: detail, x: x, y: y, width: 0, height: 0, isPassed: isPassed,
                note: note))
        return boxes.count - 1
    }

    private mutating func close(_ box: Int, _ width: Int, _ height: Int) -> (Int, Int) {
        boxes[box].width = width
        boxes[box].height = height
        return (width, height)
    }

    // MARK: Accounts and regions

    private mutating func put(_ account: MapPlan.Account, _ x: Int, _ y: Int) -> (Int, Int) {
        let title = account.id.isEmpty ? "account not known" : "account \(account.id)"
        let box = open(.account, title, "", x, y)
        var bottom = y + Size.line + Size.pad
        var widest = 0
        for region in account.regions {
            let (width, height) = put(region, x + Size.gap, bottom)
            widest = max(widest, width)
            bottom += height + Size.gap
        }
        return close(box, widest + 2 * Size.gap, bottom - y)
    }

    private mutating func put(_ region: MapPlan.Region, _ x: Int, _ y: Int) -> (Int, Int) {
        let box = open(.region, region.name.isEmpty ? "region not known" : region.name, "", x, y)
        var top = y + Size.line + Size.pad
        var left = x + Size.gap
        var row = 0
        var widest = 0
        for vpc in region.vpcs {
            if left > x + Size.gap, left + width(vpc) > x + Self.widest {
                top += row + Size.gutter
                left = x + Size.gap
                row = 0
            }
            let (width, height) = put(vpc, left, top)
            left += width + Size.gutter
            row = max(row, height)
            widest = max(widest, left - x - Size.gutter)
        }
        if row > 0 { top += row + 40 }
        for gateway in region.transitGateways {
            let (width, height) = put(gateway, x + Size.gap, top, widest - Size.gap)
            widest = max(widest, width + Size.gap)
            top += height + Size.gutter
        }
        left = x + Size.gap
        for link in region.links {
            put(link, left, top, Size.thing)
            left += Size.thing + Size.gutter
            widest = max(widest, left - x - Size.gutter)
        }
        if !region.links.isEmpty { top += Size.height + Size.gutter }
        return close(box, widest + Size.gap, top - y - Size.gap)
    }

    private mutating func put(
        _ gateway: MapPlan.TransitGateway, _ x: Int, _ y: Int, _ wide: Int
    ) -> (Int, Int) {
        let box = open(.transitGateway, gateway.title, gateway.detail, x, y, note: gateway.note)
        let most = max(gateway.attachments.count, gateway.tables.count)
        let needed = most * (Size.thing + Size.gutter) + Size.gutter
        let width = max(wide, needed, Size.thing + 2 * Size.gutter)
        var top = y + Size.header + Size.pad
        for row in [gateway.attachments, gateway.tables] where !row.isEmpty {
            let pitch = width / row.count
            for (number, thing) in row.enumerated() {
                let left = x + number * pitch + (pitch - Size.thing) / 2
                put(thing, left / Self.grid * Self.grid, top, Size.thing)
            }
            top += Size.height + Size.gutter
        }
        return close(box, width / Self.grid * Self.grid, top - y - Size.gap)
    }

    private mutating func put(_ cluster: MapPlan.Cluster, _ x: Int, _ y: Int) -> (Int, Int) {
        let box = open(.cluster, "cluster \(cluster.title)", "as Kubernetes alone tells", x, y)
        var top = y + Size.header + Size.pad
        for thing in cluster.things {
            put(thing, x + Size.gutter, top, Size.thing)
            top += Size.height + Size.gutter
        }
        return close(box, Size.thing + 2 * Size.gutter, top - y - Size.gap)
    }

    // MARK: VPCs

    private var subnetWidth: Int { Size.thing + 2 * Size.pad }

    private func columns(_ vpc: MapPlan.VPC) -> [String] {
        var zones: [String] = []
        for subnet in vpc.subnets where !zones.contains(subnet.zone) { zones.append(subnet.zone) }
        return zones.sorted()
    }

    private func width(_ vpc: MapPlan.VPC) -> Int {
        let zones = columns(vpc).count * (subnetWidth + Size.gutter) + Size.gutter
        let edge = vpc.edge.count * (Size.thing + Size.gutter) + Size.gutter
        return max(zones, edge, subnetWidth + 2 * Size.gutter)
    }

    private mutating func put(_ vpc: MapPlan.VPC, _ x: Int, _ y: Int) -> (Int, Int) {
        let box = open(.vpc, vpc.title, vpc.detail, x, y, note: vpc.note)
        let width = width(vpc)
        var top = y + Size.header + Size.gap
        for (number, thing) in vpc.edge.enumerated() {
            put(thing, x + Size.gutter + number * (Size.thing + Size.gutter), top, Size.thing)
        }
        if !vpc.edge.isEmpty { top += Size.height + Size.gutter }
        var bottom = top
        for (number, zone) in columns(vpc).enumerated() {
            let left = x + Size.gutter + number * (subnetWidth + Size.gutter)
            var row = top
            for subnet in vpc.subnets.filter({ $0.zone == zone }).sorted(by: Self.isAbove) {
                row += put(subnet, left, row) + Size.line
            }
            bottom = max(bottom, row)
        }
        return close(box, width, bottom - y)
    }

    private static func isAbove(_ one: MapPlan.Subnet, _ other: MapPlan.Subnet) -> Bool {
        if one.tier != other.tier { return one.tier.rawValue < other.tier.rawValue }
        if one.order != other.order { return (one.order ?? .max) < (other.order ?? .max) }
        return one.id < other.id
    }

    private mutating func put(_ subnet: MapPlan.Subnet, _ x: Int, _ y: Int) -> Int {
        let isPassed = subnet.order != nil
        let box = open(.subnet, subnet.title, subnet.detail, x, y, isPassed: isPassed, note: subnet.note)
        var top = y + Size.header
        guard isPassed else { return close(box, subnetWidth, Size.header).1 }
        for (number, gate) in subnet.gates.enumerated() {
            // More than two where a subnet's table is looked at by name too.
            if number > 0, number.isMultiple(of: 2) { top += Size.height + Size.gap }
            put(gate, x + Size.pad + number % 2 * (Size.thing - Size.gate), top, Size.gate)
        }
        if !subnet.gates.isEmpty { top += Size.height + Size.line }
        for thing in subnet.things {
            put(thing, x + Size.pad, top, Size.thing)
            top += Size.height + Size.line
        }
        if subnet.note != nil { top += Size.pad }
        return close(box, subnetWidth, top - y).1
    }
}
