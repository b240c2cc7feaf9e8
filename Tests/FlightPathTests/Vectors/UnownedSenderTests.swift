import Testing

@testable import FlightPath

/// 192.168.1.5 belongs to nothing and no link leads to it: its packets are judged where they arrive, and the server's
/// route table says whether an answer could go anywhere.
@Suite("Vectors: senders that nothing owns")
struct UnownedSenderTests {
    private func answer(_ routes: [String], from sender: String = "192.168.1.5") throws -> Report {
        try SnapshotFixture.oneVPC().transitGateway()
            .routes("rtb-server", of: "vpc-a", for: ["subnet-server"], ["10.0.0.0/16 -> local"] + routes)
            .ask(sender, "10.0.2.20", port: "443")
    }

    @Test(
        "the answer needs a route that could carry it",
        arguments: [
            (["192.168.0.0/16 -> tgw-1"], "reachable"),
            (["0.0.0.0/0 -> tgw-1"], "reachable"),
            (["192.168.0.0/16 -> tgw-1 blackhole"], "blocked BAD_STATE_ROUTE rtb-server reply"),
            (["192.168.1.0/24 -> tgw-1 blackhole", "0.0.0.0/0 -> tgw-1"], "blocked BAD_STATE_ROUTE rtb-server reply"),
            (["192.168.1.0/24 -> tgw-1", "0.0.0.0/0 -> tgw-1 blackhole"], "reachable"),
            (["192.168.2.0/24 -> tgw-1"], "blocked NO_ROUTE_TO_DESTINATION rtb-server reply"),
            ([], "blocked NO_ROUTE_TO_DESTINATION rtb-server reply"),
        ] as [([String], String)])
    func routes(_ routes: [String], _ expected: String) throws {
        let report = try answer(routes)
        #expect(report.answer == expected)
        #expect(report.assumptions.contains { $0.contains("192.168.1.5") })
    }

    @Test("of a block of senders, those the route covers have their answers")
    func part() throws {
        let report = try answer(["192.168.1.0/25 -> tgw-1"], from: "192.168.1.0/24")
        #expect(report.answer == "partial NO_ROUTE_TO_DESTINATION rtb-server reply")
        #expect(report.blockers.first?.packets.source == ["192.168.1.128/25"])
    }

    @Test("a prefix list that was not collected may hold the route, or not")
    func prefixList() throws {
        #expect(try answer(["pl-1 -> tgw-1"]).answer == "undetermined")
    }

    @Test("what asks for no answer needs no route")
    func oneWay() throws {
        let report = try SnapshotFixture.oneVPC().ask("192.168.1.5", "10.0.2.20", icmp: "3/3")
        #expect(report.answer == "reachable")
    }
}
