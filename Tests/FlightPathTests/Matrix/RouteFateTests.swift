import Testing

@testable import FlightPath

/// What needs no walk: pairs of subnets that no table joins, and nothing else.
@Suite("Fates that tables settle")
struct RouteFateTests {
    private static let both = ["10.0.0.0/16 -> tgw-attach-a", "10.1.0.0/16 -> tgw-attach-b"]
    private static let onward = ["10.0.0.0/16 -> local", "10.1.0.0/16 -> tgw-1"]

    @Test(
        "From subnet-a to subnet-b",
        arguments: [
            (both, onward, RouteFates.Fate.open),
            ([both[0]], onward, .refused),
            (both, [onward[0]], .refused),
            // A row that ends inside the subnet parts its addresses: they are walked.
            ([both[0], "10.1.2.0/25 -> tgw-attach-b"], onward, .open),
            (both, [onward[0], "10.1.2.0/25 -> tgw-1"], .open),
        ])
    func fates(_ rows: [String], _ client: [String], _ expected: RouteFates.Fate) throws {
        let inventory = try SnapshotFixture.twoVPCs(rows: rows, client: client).analyzer().inventory
        let selection = MemberSelection(inventory: inventory, population: Population(inventory: inventory))
        let fates = RouteFates(inventory)
        let from = try #require(try selection.select(Selector("eni/eni-a"), .source).endpoints.first)
        let to = try #require(try selection.select(Selector("eni/eni-b"), .destination).endpoints.first)
        let position = try #require(fates.position(of: to))
        #expect(fates.fates(of: from)[position] == expected)
        // Within its own VPC nothing is settled beforehand.
        #expect(fates.fates(of: to)[position] == .open)
    }

    @Test("An attachment without a table stops everything, whoever sends it", arguments: [nil, "tgw-rtb-1"])
    func noAssociation(_ table: String?) throws {
        let inventory = try SnapshotFixture.twoVPCs(clientTable: table).analyzer().inventory
        let selection = MemberSelection(inventory: inventory, population: Population(inventory: inventory))
        let fates = RouteFates(inventory)
        let from = try #require(try selection.select(Selector("eni/eni-a"), .source).endpoints.first)
        let to = try #require(try selection.select(Selector("eni/eni-b"), .destination).endpoints.first)
        let position = try #require(fates.position(of: to))
        #expect(fates.fates(of: from)[position] == (table == nil ? .refused : .open))
    }

    @Test("An address outside its subnet's block has no fate")
    func strangeAddress() throws {
        let inventory = try SnapshotFixture.twoVPCs().analyzer().inventory
        let selection = MemberSelection(inventory: inventory, population: Population(inventory: inventory))
        var to = try #require(try selection.select(Selector("eni/eni-b"), .destination).endpoints.first)
        to.addresses = AddressSet(try #require(IPAddress("10.9.9.9")))
        #expect(RouteFates(inventory).position(of: to) == nil)
    }
}
