import Testing

@testable import FlightPath

@Suite("Words of hints")
struct HintWordsTests {
    private static let file = #"""
        "appliances": [
          {"instance": "i-fw", "exit": "eni-fw-wan", "snat": "exit-interface", "symmetric": true,
           "rules": [{"action": "deny", "protocol": "udp", "icmp": null},
                     {"action": "permit", "protocol": "tcp", "ports": [443, "8000-8080"], "from": "10.0.0.0/8", "note": "web"},
                     {"action": "permit", "icmp": "8/0"}], "policy": "permit"},
          {"interface": "eni-gw", "policy": "permit", "exit": "same-interface", "snat": "10.9.9.9"}],
        "links": [{"name": "spoke to transit", "between": ["i-gw", "eni-gw2"]}],
        "outside": [{"name": "office", "addresses": "192.168.0.0/16", "via": "vgw-1", "permits": false}]
        """#

    private func inventory() throws -> Inventory {
        try SnapshotFixture.firewall().analyzer().with(try hintsFile(Self.file)).inventory
    }

    @Test("Every fact says where it is stated, and of what")
    func facts() throws {
        let describer = Describer(inventory: try inventory())
        let facts: [(HintFact, String)] = [
            (
                .appliancePermits(appliance: 0, rule: 1),
                "stated in hints.json:4: appliance `i-fw (fw)` permits by its rule 2 permit tcp 443, 8000-8080 from"
                    + " 10.0.0.0/8 to any"
            ),
            (
                .appliancePermits(appliance: 0, rule: 2),
                "stated in hints.json:5: appliance `i-fw (fw)` permits by its rule 3 permit icmp type 8 code 0 from any"
                    + " to any"
            ),
            (
                .appliancePermits(appliance: 0, rule: nil),
                "stated in hints.json:2: appliance `i-fw (fw)` permits what none of its rules matches"
            ),
            (
                .appliancePermits(appliance: 1, rule: nil),
                "stated in hints.json:6: appliance `i-gw (gateway)` permits everything"
            ),
            (
                .applianceExit(appliance: 0),
                "stated in hints.json:2: packets leave appliance `i-fw (fw)` by network interface `eni-fw-wan`"
            ),
            (
                .applianceExit(appliance: 1),
                "stated in hints.json:6: packets leave appliance `i-gw (gateway)` by the interface they came in"
            ),
            (
                .applianceTranslation(appliance: 0),
                "stated in hints.json:2: appliance `i-fw (fw)` sends with the address of the interface that packets leave by"
            ),
            (
                .applianceTranslation(appliance: 1),
                "stated in hints.json:6: appliance `i-gw (gateway)` sends with the source address 10.9.9.9"
            ),
            (
                .applianceSymmetry(appliance: 0),
                "stated in hints.json:2: both directions of a connection pass appliance `i-fw (fw)`"
            ),
            (
                .link(0),
                "stated in hints.json:7: the link `spoke to transit` joins `i-gw (gateway)` and `i-gw2 (gateway)`"
            ),
            (.outside(0), "stated in hints.json:8: 192.168.0.0/16 is the network `office`"),
            (.outsidePermits(0), "stated in hints.json:8: the network `office` lets the traffic through"),
        ]
        for (fact, words) in facts { #expect(describer.words(.stated(fact)) == words) }
    }

    @Test("A stated rule is a line with its place in the hints file")
    func rules() throws {
        let describer = Describer(inventory: try inventory())
        let rule = describer.rule(.hintRule(appliance: 0, rule: 1))
        #expect(rule.kind == "appliance-rule")
        #expect(rule.id == "2")
        #expect(rule.text == "rule 2 permit tcp 443, 8000-8080 from 10.0.0.0/8 to any")
        #expect(
            describer.statedPlace(of: .hintRule(appliance: 0, rule: 1))
                == ResolvedPlace(file: "hints.json", pointer: "/appliances/0/rules/1", line: 4))
        #expect(describer.rule(.hintPolicy(appliance: 0)).text == "policy permit all")
        #expect(describer.statedPlace(of: .hintPolicy(appliance: 1))?.pointer == "/appliances/1")
    }

    @Test("What is stated is no gap under --strict, and what is assumed is")
    func strict() throws {
        let inventory = try SnapshotFixture.oneVPC().inventory()
        let question = try QuestionText(from: "10.0.1.10", to: "10.0.2.20", port: "443").question()
        var journey = try QuestionWalk(inventory, question).journey()
        let passage = try #require(journey.branches.first?.passages.first)
        let assumed = Assumption.blockPublicAccessOff(.internet)
        var forward = passage.forward
        forward.hops[0].assumptions = [.stated(.link(0)), assumed]
        journey.branches[0].passages[0] = Passage(
            from: passage.from, to: passage.to, forward: forward, reply: passage.reply)
        let diagnosis = Diagnosis(journey, inventory: inventory, isStrict: true)
        #expect(diagnosis.assumptions.contains(.stated(.link(0))))
        #expect(diagnosis.gaps.contains(.assumption(assumed)))
        #expect(!diagnosis.gaps.contains(.assumption(.stated(.link(0)))))
    }
}
