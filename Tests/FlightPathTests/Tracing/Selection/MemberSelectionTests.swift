import Testing

@testable import FlightPath

@Suite("What selectors stand for")
struct MemberSelectionTests {
    private func fixture() throws -> SnapshotFixture {
        try SnapshotFixture.oneVPC().vpc("vpc-b1", "10.1.0.0/16", name: "twin").vpc(
            "vpc-b2", "10.2.0.0/16", name: "twin"
        )
        .subnet("subnet-gateways", "10.0.9.0/24", of: "vpc-a")
        .interface("eni-tgw", "10.0.9.5", in: "subnet-gateways", groups: [], type: "transit_gateway")
        .pod("shop/web-1", "10.0.2.20").pod("shop/web-2", "10.0.2.21")
    }

    private func select(
        _ text: String, _ role: MemberSelection.Role = .destination, in fixture: SnapshotFixture
    ) throws -> (selected: MemberSelection.Selected, inventory: Inventory) {
        let inventory = try fixture.inventory()
        let selection = MemberSelection(inventory: inventory, population: Population(inventory: inventory))
        return (try selection.select(try Selector(text), role), inventory)
    }

    private func addresses(_ text: String, _ role: MemberSelection.Role = .destination) throws -> AddressSet {
        try select(text, role, in: fixture()).selected.endpoints.reduce(into: AddressSet()) {
            $0.formUnion($1.addresses)
        }
    }

    private func set(_ blocks: String...) -> AddressSet { AddressSet(blocks.compactMap { CIDRBlock($0) }) }

    @Test(
        "names and ids stand for the interface addresses behind them",
        arguments: [
            ("eni/eni-client", "10.0.1.10/32"), ("eni-client", "10.0.1.10/32"), ("sg/sg-server", "10.0.2.20/32"),
            ("sg-server", "10.0.2.20/32"), ("subnet/subnet-server", "10.0.2.20/32"), ("subnet-server", "10.0.2.20/32"),
            ("10.0.2.0/24", "10.0.2.20/32"), ("10.0.2.20", "10.0.2.20/32"), ("pod/shop/web-1", "10.0.2.20/32"),
            ("10.0.2.20@vpc-a", "10.0.2.20/32"), ("10.0.2.20@shop", "10.0.2.20/32"),
            ("10.0.2.20@111122223333/us-east-1", "10.0.2.20/32"),
        ])
    func members(text: String, block: String) throws {
        #expect(try addresses(text) == set(block))
    }

    @Test("as a destination a VPC is its interfaces, as a source its subnets less those that only hold gateways")
    func roles() throws {
        #expect(try addresses("vpc/shop") == set("10.0.1.10/32", "10.0.2.20/32"))
        let sources = try select("vpc/shop", .source, in: fixture())
        let ipv4 = sources.selected.endpoints.reduce(into: AddressSet()) { $0.formUnion($1.addresses.ipv4) }
        #expect(ipv4 == set("10.0.1.0/24", "10.0.2.0/24"))
        #expect(sources.selected.notes.count == 1)
    }

    @Test("the internet is no private, shared, loopback or documentation address")
    func internet() throws {
        let internet = try addresses("internet")
        for address in ["8.8.8.8", "2600::1"] { #expect(internet.contains(try #require(IPAddress(address)))) }
        for address in [
            "10.0.0.1", "100.64.0.1", "127.0.0.1", "169.254.1.1", "203.0.113.1", "2001:db8::1", "224.0.0.1",
        ] {
            #expect(!internet.contains(try #require(IPAddress(address))), "\(address)")
        }
    }

    @Test(
        "a name that nothing has lists the nearest",
        arguments: [
            ("vpc/shpo", ["vpc/shop"]), ("pod/shop/web-3", ["pod/shop/web-1", "pod/shop/web-2"]),
            ("sg/sg-servre", ["sg/sg-server"]), ("namespace/shpo", ["namespace/shop"]), ("vpc/zzzzzzzzzzzz", []),
        ])
    func unknown(text: String, nearest: [String]) throws {
        let fixture = try fixture()
        #expect(throws: SelectionError.unknown(text, nearest: nearest)) { try select(text, in: fixture) }
    }

    @Test("a name that several have is ambiguous, unless it holds `*`")
    func ambiguous() throws {
        let fixture = try fixture()
        #expect(throws: SelectionError.ambiguous("vpc/twin", matches: ["vpc/vpc-b1", "vpc/vpc-b2"])) {
            try select("vpc/twin", in: fixture)
        }
        #expect(try select("pod/shop/web-*", in: fixture).selected.endpoints.count >= 1)
    }

    @Test("an address of two VPCs is ambiguous, with the selectors that tell them apart")
    func twoOwners() throws {
        let fixture = try fixture().subnet("subnet-twin", "10.0.2.0/24", of: "vpc-b1")
            .interface("eni-twin", "10.0.2.20", in: "subnet-twin")
        #expect(throws: SelectionError.ambiguous("10.0.2.20", matches: ["10.0.2.20@vpc-a", "10.0.2.20@vpc-b1"])) {
            try select("10.0.2.20", in: fixture)
        }
        #expect(try select("10.0.2.20@vpc-b1", in: fixture).selected.endpoints.count == 1)
    }

    @Test(
        "a list that was not collected is said to be missing, not empty",
        arguments: [
            ("lb/web", "aws elbv2 describe-load-balancers"), ("node/n", "kubectl get nodes -o json"),
            ("service/shop/web", "kubectl get services -A -o json"),
        ])
    func notCollected(text: String, command: String) throws {
        let fixture = try fixture()
        #expect(throws: SelectionError.notCollected(text, command: command)) {
            try fixture.ask("10.0.1.10", text, port: "443")
        }
    }

    private func unknownBalancer(_ to: String) throws -> Verdict {
        try SnapshotFixture.oneVPC()
            .interface("eni-web", "10.0.2.30", in: "subnet-server", groups: ["sg-server"], description: "ELB legacy")
            .ask("10.0.1.10", to, port: "443").verdict
    }

    @Test("an interface of a load balancer that nobody knows is undetermined")
    func unknownBalancerAlone() throws {
        #expect(try unknownBalancer("10.0.2.30") == .undetermined)
    }

    @Test(
        "such an interface is not taken for an ordinary one beside it")
    func unknownBalancerInSubnet() throws {
        #expect(try unknownBalancer("subnet/subnet-server") == .undetermined)
    }

    @Test("a subnet without interfaces is no destination", arguments: ["subnet/subnet-empty", "10.0.7.0/24"])
    func empty(text: String) throws {
        let fixture = try fixture().subnet("subnet-empty", "10.0.7.0/24", of: "vpc-a")
        let error = #expect(throws: SelectionError.self) { try select(text, in: fixture) }
        guard case .empty? = error else {
            Issue.record("\(String(describing: error))")
            return
        }
    }
}
