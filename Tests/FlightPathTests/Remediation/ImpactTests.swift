import Testing

@testable import FlightPath

/// What edits open and stop beside what they are made for.
@Suite("Impact of fixes")
struct ImpactTests {
    /// Two VPCs at a transit gateway, with two more servers that share the group of the first.
    private func network(_ rules: [String]) throws -> SnapshotFixture {
        try .oneVPC(server: rules)
            .interface("eni-twin", "10.0.2.21", in: "subnet-server", groups: ["sg-server"])
            .interface("eni-other", "10.0.2.30", in: "subnet-server", groups: ["sg-open"])
            .interface("eni-second", "10.0.1.11", in: "subnet-client")
    }

    private func impact(
        _ fixture: SnapshotFixture, _ edits: (Inventory) throws -> [InventoryEdit]
    ) throws -> (impact: Impact, before: Inventory, after: Inventory) {
        let before = try fixture.inventory()
        let fix = Fix(edits: try edits(before))
        let after = before.applying(fix)
        let space = PacketSpace()
        var survey = ImpactSurvey(before: before, space: space)
        let none = Impact(opened: space.empty, lost: space.empty)
        return (survey.impact(of: [fix], after: after, question: none), before, after)
    }

    /// Asks every pair of single addresses by itself, on the ports given, before and after.
    private func bruteForce(
        _ before: Inventory, _ after: Inventory, sources: [String], destinations: [String], ports: [UInt16]
    ) throws -> (opened: Set<String>, lost: Set<String>) {
        var opened: Set<String> = []
        var lost: Set<String> = []
        for source in sources {
            for destination in destinations where destination != source {
                for port in ports {
                    func passes(_ inventory: Inventory) throws -> Bool {
                        let question = try QuestionText(from: source, to: destination, port: "\(port)").question()
                        let journey = try QuestionWalk(inventory, question).journey()
                        return Diagnosis(journey, inventory: inventory, isStrict: false).verdict == .reachable
                    }
                    let (had, has) = (try passes(before), try passes(after))
                    let row = "\(source) -> \(destination) \(port)"
                    if has, !had { opened.insert(row) }
                    if had, !has { lost.insert(row) }
                }
            }
        }
        return (opened, lost)
    }

    /// The rows of a set of packets, as the brute force writes them.
    private func rows(
        _ packets: PacketSet, sources: [String], destinations: [String], ports: [UInt16]
    ) -> Set<String> {
        var rows: Set<String> = []
        for source in sources {
            for destination in destinations where destination != source {
                for port in ports {
                    guard let from = IPAddress(source), let to = IPAddress(destination) else { continue }
                    let part = packets.space.set(
                        source: AddressSet(from), destination: AddressSet(to), protocols: ProtocolSet(.tcp),
                        destinationPorts: PortSet(port))
                    if !packets.intersection(part).isEmpty { rows.insert("\(source) -> \(destination) \(port)") }
                }
            }
        }
        return rows
    }

    private static let sources = ["10.0.1.10", "10.0.1.11", "10.0.2.20", "10.0.2.21", "10.0.2.30"]
    private static let destinations = ["10.0.1.10", "10.0.1.11", "10.0.2.20", "10.0.2.21", "10.0.2.30"]
    private static let ports: [UInt16] = [22, 443, 8080]

    /// An edit by name, so that rows can be read.
    enum Change: String, CaseIterable {
        case admitOne, admitSubnet, admitAll, outToOne, reference, denyRouteGone, aclIn, aclOut

        func edits(_ inventory: Inventory) throws -> [InventoryEdit] {
            let group = try #require(inventory.names.find("sg-server").flatMap { inventory.groupByID[$0] })
            let open = try #require(inventory.names.find("sg-open").flatMap { inventory.groupByID[$0] })
            let web = InventoryEdit.Transport(ipProtocol: .tcp, ports: 443...443)
            func blocks(_ text: String) throws -> [CIDRBlock] { [try #require(CIDRBlock(text))] }
            switch self {
            case .admitOne:
                return [.addSecurityGroupRules(group, isEgress: false, web, try blocks("10.0.1.10/32"))]
            case .admitSubnet:
                return [.addSecurityGroupRules(group, isEgress: false, web, try blocks("10.0.1.0/24"))]
            case .admitAll: return [.addSecurityGroupRules(group, isEgress: false, .init(), try blocks("10.0.0.0/8"))]
            case .outToOne:
                return [.addSecurityGroupRules(group, isEgress: true, web, try blocks("10.0.2.30/32"))]
            case .reference: return [.addSecurityGroupReference(group, isEgress: false, web, open)]
            case .denyRouteGone:
                return [.addRoutes(Handle(0), try blocks("10.0.2.20/31"), .init(kind: .gateway, id: .empty))]
            case .aclIn:
                return [
                    .addNetworkACLEntries(Handle(0), isEgress: false, number: 50, web, try blocks("10.0.1.0/24"))
                ]
            case .aclOut:
                return [
                    .addNetworkACLEntries(
                        Handle(0), isEgress: true, number: 50, .init(ipProtocol: .tcp, ports: 1024...65535),
                        try blocks("10.0.1.0/24"))
                ]
            }
        }
    }

    @Test("the count is what asking every pair of addresses by itself gives", arguments: Change.allCases)
    func oracle(change: Change) throws {
        let network = try network(["in tcp 22 10.0.1.10/32", "out tcp 22 10.0.0.0/8"])
        let (impact, before, after) = try impact(network) { try change.edits($0) }
        #expect(!impact.isPartial)
        let (opened, lost) = try bruteForce(
            before, after, sources: Self.sources, destinations: Self.destinations, ports: Self.ports)
        func own(_ packets: PacketSet) -> Set<String> {
            rows(packets, sources: Self.sources, destinations: Self.destinations, ports: Self.ports)
        }
        #expect(own(impact.opened) == opened)
        #expect(own(impact.lost) == lost)
        #expect(impact.opened.isEmpty == opened.isEmpty)
    }

    @Test("flows are counted address by address: both servers of the group, from every address of the subnet")
    func count() throws {
        let network = try network(["in tcp 22 10.0.1.10/32", "out all 0.0.0.0/0"])
        let (impact, _, _) = try impact(network) { try Change.admitSubnet.edits($0) }
        #expect(impact.opened.flowCount == FlowCount(256 * 2))
        #expect(impact.lost.isEmpty)
    }

    @Test("a route that is moved stops what it carried")
    func breaks() throws {
        let network = try network(["in all 0.0.0.0/0", "out all 0.0.0.0/0"])
        let (impact, _, _) = try impact(network) { try Change.denyRouteGone.edits($0) }
        #expect(!impact.lost.isEmpty)
        #expect(impact.opened.isEmpty)
    }

    @Test("more pairs than are asked: the count says that it may be more")
    func budget() throws {
        let before = try network(["in tcp 22 10.0.1.10/32", "out all 0.0.0.0/0"]).inventory()
        let fix = Fix(edits: try Change.admitAll.edits(before))
        let space = PacketSpace()
        var survey = ImpactSurvey(before: before, space: space, pairs: 1)
        let none = Impact(opened: space.empty, lost: space.empty)
        #expect(survey.impact(of: [fix], after: before.applying(fix), question: none).isPartial)
    }

    @Test("of two fixes the one that opens less comes first")
    func order() throws {
        let network = try network(["in tcp 22 10.0.1.10/32", "out all 0.0.0.0/0"])
        let question = try QuestionText(from: "10.0.1.10", to: "10.0.2.20", port: "443").question()
        let fixes = try network.analyzer().trace(question).remediations
        #expect(fixes.count > 1)
        #expect(fixes.first?.opens.flows == "2")
        let counts = fixes.compactMap { Int($0.opens.flows) }
        #expect(counts == counts.sorted())
        let words = "tcp/443 from 10.0.1.10 to 10.0.2.20; also lets 10.0.1.10 reach 1 other address on tcp/443"
        #expect(fixes.first?.opens.description == words)
    }
}
