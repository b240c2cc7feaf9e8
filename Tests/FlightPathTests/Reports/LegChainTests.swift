import Testing

@testable import FlightPath

/// Legs that follow on each other.
@Suite("one way through load balancers")
struct LegChainTests {
    private func leg(_ from: String, _ to: String, _ position: Int, stoppedBy: Int? = nil) -> Leg {
        let component = Component(kind: .lb, id: "lb")
        let packets = PacketReport(source: [], destination: [], protocol: "tcp", ports: [])
        let hop = HopReport(
            hop: 1, component: component, action: "", decision: stoppedBy == nil ? "allowed" : "denied", rule: nil,
            packets: packets, stoppedBy: stoppedBy.map { [$0] } ?? [])
        return Leg(
            from: from, to: to, purpose: "traffic", verdict: stoppedBy == nil ? .reachable : .blocked, forward: [hop],
            reply: [], position: position)
    }

    private let a = "ALB `edge` (10.40.0.41)"
    private let b = "ALB `edge` (10.40.1.77)"

    @Test("the dead end of one node is not the way of another")
    func deadEnd() {
        let legs = [
            leg("the internet", a, 1), leg(a, a, 2, stoppedBy: 0), leg("the internet", b, 1),
            leg(b, "pod `web` (10.50.1.41)", 2),
        ]
        #expect(LegChain(legs, around: 2).ends == ["the internet", b, "pod `web` (10.50.1.41)"])
        #expect(LegChain(legs, around: 0).ends == ["the internet", a])
        #expect(LegChain(legs, around: 1).ends == ["the internet", a])
        // Where no leg goes on from the node, none of another node's dead ends does.
        #expect(LegChain(Array(legs[1...2]), around: 1).ends == ["the internet", b])
    }

    @Test("a load balancer that passes addresses on is followed though it sends with others")
    func preserved() {
        let nlb = "NLB `shop` (10.50.1.200)"
        let legs = [
            leg("network interface `eni-1` (10.0.1.10)", nlb, 1),
            leg("network interface `eni-1` (10.0.1.10)", "pod `web` (10.50.1.41)", 2),
        ]
        #expect(LegChain(legs, around: 0).indices == [0, 1])
        let other = [
            leg("the internet", nlb, 1), leg("NLB `shop` (10.50.1.200, 10.50.2.200)", "pod `web` (10.50.1.41)", 2),
        ]
        #expect(LegChain(other, around: 1).indices == [0, 1])
    }

    @Test("a report shows the way that its first blocker stops")
    func first() throws {
        var report = try #require(HostileNamesTests.reports.first)
        report.legs = [leg("x", "y", 1, stoppedBy: 1), leg("v", "w", 1, stoppedBy: 0)]
        #expect(LegChain(report)?.ends == ["v", "w"])
        report.legs[1].forward[0].stoppedBy = []
        #expect(LegChain(report)?.ends == ["x", "y"])
        report.legs = []
        #expect(LegChain(report) == nil)
    }
}
