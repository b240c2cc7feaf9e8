import Testing

@testable import FlightPath

@Suite("A map")
struct MapTests {
    struct Case: CustomTestStringConvertible, Sendable {
        let fixture: String
        let question: QuestionText
        var testDescription: String { "\(fixture): \(question.from) to \(question.to)" }
    }

    static let cases: [Case] = [
        .init(
            fixture: "a01-node-sg-single-ip",
            question: QuestionText(from: "vpc/ingress-vpc", to: "pod/shop/web-*", port: "8080")),
        .init(fixture: "B-peer", question: QuestionText(from: "internet", to: "https://shop.example.com/")),
        .init(
            fixture: "B-peer", question: QuestionText(from: "198.51.100.7", to: "https://api.example.com/")),
        .init(
            fixture: "A-eni", question: QuestionText(from: "lb/ingress-alb", to: "pod/shop/web-*", port: "8080")),
        .init(
            fixture: "a15-nfw-rule-drops",
            question: QuestionText(from: "lb/ingress-alb", to: "pod/shop/web-*", port: "8080")),
        .init(
            fixture: "A",
            question: QuestionText(
                from: "pod/shop/web-*", to: "pod/payments/*", port: "9090", scope: .kubernetes)),
    ]

    private static func map(_ one: Case) throws -> (report: Report, map: MapReport) {
        let analyzer = Analyzer(try Snapshot.load([Scenario.named(one.fixture).snapshot.path()]))
        let report = try analyzer.trace(try one.question.question())
        return (report, analyzer.map(of: report))
    }

    private static func covers(_ one: MapReport.Box, _ other: MapReport.Box) -> Bool {
        one.x <= other.x && one.y <= other.y && one.x + one.width >= other.x + other.width
            && one.y + one.height >= other.y + other.height
    }

    private static func meets(_ one: MapReport.Box, _ other: MapReport.Box) -> Bool {
        one.x < other.x + other.width && other.x < one.x + one.width && one.y < other.y + other.height
            && other.y < one.y + one.height
    }

    private static func box(_ thing: MapReport.Thing) -> MapReport.Box {
        .init(
            kind: .subnet, title: thing.title, detail: "", x: thing.x, y: thing.y, width: thing.width,
            height: thing.height, isPassed: true)
    }

    @Test("holds every box in another or beside it, and no two things meet", arguments: cases)
    func nested(_ one: Case) throws {
        let map = try Self.map(one).map
        let whole = MapReport.Box(
            kind: .account, title: "", detail: "", x: 0, y: 0, width: map.width, height: map.height, isPassed: true)
        for (index, box) in map.boxes.enumerated() {
            #expect(Self.covers(whole, box), "\(box.title) sticks out")
            for other in map.boxes[(index + 1)...] {
                #expect(
                    Self.covers(box, other) || !Self.meets(box, other), "\(box.title) and \(other.title) overlap")
            }
        }
        let things = map.things.map { Self.box($0) }
        for (index, thing) in things.enumerated() {
            #expect(Self.covers(whole, thing))
            for other in things[(index + 1)...] {
                #expect(!Self.meets(thing, other), "\(thing.title) and \(other.title) overlap")
            }
            for box in map.boxes {
                #expect(Self.covers(box, thing) || !Self.meets(box, thing), "\(thing.title) sticks out of \(box.title)")
            }
        }
    }

    @Test("shows every hop of the first way, with a line from each place to the next", arguments: cases)
    func complete(_ one: Case) throws {
        let (report, map) = try Self.map(one)
        let question = try #require(map.questions.first)
        let first = try #require(question.first)
        let lines = Set(map.routes.map { "\($0.from) \($0.to) \($0.isReply)" })
        for place in question.legs[first].way {
            let leg = question.legs[place]
            #expect(leg.forward.count == report.legs[leg.index].forward.count)
            #expect(leg.reply.count == report.legs[leg.index].reply.count)
            for (hops, isReply) in [(leg.forward, false), (leg.reply, true)] {
                let places = try hops.map { try #require($0.at) }
                for (from, to) in zip(places, places.dropFirst()) where from != to {
                    #expect(lines.contains("\(from) \(to) \(isReply)"))
                }
            }
        }
    }

    @Test("places each hop in the subnet, VPC or transit gateway that it is in")
    func places() throws {
        let (report, map) = try Self.map(Self.cases[0])
        let question = try #require(map.questions.first)
        let leg = question.legs[try #require(question.first)]
        func home(_ hop: MapReport.Hop) throws -> String {
            let thing = map.things[try #require(hop.at)]
            // The last box around it is the innermost.
            return try #require(map.boxes.last { Self.covers($0, Self.box(thing)) }).title + ": " + thing.title
        }
        let hops = try leg.forward.map { try home($0) }
        #expect(report.legs[leg.index].from.contains("10.10.0.37"))
        #expect(
            hops == [
                "ingress-public-a: ingress-alb", "ingress-public-a: ingress-alb",
                "ingress-public-a: ingress-public-nacl", "ingress-public-a: ingress-public-a-rt",
                "ingress-tgw-a: acl-0f954c8bc1d4675cc", "central-tgw: ingress-attach", "central-tgw: spoke-rtb",
                "central-tgw: inspection-attach", "inspection-tgw-a: acl-028dae494fbc42b93",
                "inspection-tgw-a: inspection-tgw-a-rt", "inspection-fw-a: acl-028dae494fbc42b93",
                "inspection-fw-a: gwlbe-a", "inspection-fw-a: acl-028dae494fbc42b93",
                "inspection-fw-a: inspection-fw-a-rt", "inspection-tgw-a: acl-028dae494fbc42b93",
                "central-tgw: inspection-attach", "central-tgw: inspection-rtb", "central-tgw: eks-attach",
                "eks-tgw-a: acl-0adab2ed32dd5f9c0", "eks-tgw-a: eks-tgw-rt", "eks-pod-a: eks-pod-nacl",
                "eks-pod-a: eni-0b1229c1e4edad409", "eks-pod-a: web-4b5e57f6e-x7k2p",
                "eks-pod-a: web-4b5e57f6e-x7k2p",
            ])
        #expect(leg.forward.firstIndex { $0.stops == "denied" } == 21)
    }

    @Test("draws no line through things it does not join", arguments: cases)
    func lines(_ one: Case) throws {
        let map = try Self.map(one).map
        for route in map.routes {
            let points = route.line.matches(of: /[ML](-?\d+) (-?\d+)/).compactMap { match -> (Int, Int)? in
                guard let x = Int(match.1), let y = Int(match.2) else { return nil }
                return (x, y)
            }
            #expect(points.count > 1, "\(map.things[route.from].title) to \(map.things[route.to].title)")
            for (index, thing) in map.things.enumerated() where index != route.from && index != route.to {
                for point in points {
                    let isInside =
                        point.0 > thing.x && point.0 < thing.x + thing.width && point.1 > thing.y
                        && point.1 < thing.y + thing.height
                    #expect(!isInside, "\(thing.title)")
                }
            }
        }
    }

    @Test("counts what it leaves out")
    func leftOut() throws {
        let map = try Self.map(
            .init(fixture: "A", question: QuestionText(from: "10.10.0.37", to: "10.10.1.92", port: "443"))
        ).map
        #expect(map.leftOut == ["2 more VPCs that no question here passes"])
        #expect(map.boxes.filter { $0.kind == .vpc }.map(\.title) == ["ingress-vpc"])
        // The subnets around are there, and marked as not passed.
        #expect(map.boxes.filter { $0.kind == .subnet && !$0.isPassed }.count == 2)
    }

    @Test("shows fewer legs where there are many questions, and none of the last of very many")
    func limits() {
        #expect(MapBuilder.limits([0]) == [12])
        #expect(MapBuilder.limits(Array(0..<40)).allSatisfy { $0 == 3 })
        let many = MapBuilder.limits(Array((0..<200).reversed()))
        #expect(many[199] == 1)
        #expect(many[0] == 0)
    }
}

@Suite("Lines on a grid")
struct GridSearchTests {
    @Test("goes around what is dear, and bends no more than it must")
    func around() {
        var search = GridSearch(columns: 5, rows: 5)
        // A wall in the middle column, with a gap at the bottom.
        let path = search.path(10, 14) { $0 % 5 == 2 && $0 / 5 != 4 ? 1000 : 0 }
        #expect(path == [10, 15, 20, 21, 22, 23, 24, 19, 14] || path == [10, 11, 16, 21, 22, 23, 18, 13, 14])
        #expect(path.allSatisfy { !($0 % 5 == 2 && $0 / 5 != 4) })
        #expect(search.path(0, 4) { _ in 0 } == [0, 1, 2, 3, 4])
        #expect(search.path(7, 7) { _ in 0 } == [7])
    }

    @Test("both directions keep to their right hand, so that they do not cover each other")
    func aside() {
        let from = MapReport.Thing(kind: .eni, title: "", detail: "", x: 0, y: 0, width: 32, height: 32)
        let to = MapReport.Thing(kind: .eni, title: "", detail: "", x: 160, y: 160, width: 32, height: 32)
        let corners: [MapRouter.Point] = [.init(x: 16, y: 16), .init(x: 176, y: 16), .init(x: 176, y: 176)]
        #expect(MapLine(corners, aside: 3, from: from, to: to).path == "M32 19L167 19Q173 19 173 25L173 160")
        #expect(
            MapLine(corners.reversed(), aside: 3, from: to, to: from).path == "M179 160L179 19Q179 13 173 13L32 13")
    }
}
