import Foundation
import Testing

@testable import FlightPath

@Suite("Fixes")
struct FixTests {
    @Test("A node group that admits one address of the ingress VPC: what passes, what nearly does, what mends it")
    func singleAddress() throws {
        let text = QuestionText(from: "vpc/ingress-vpc", to: "pod/shop/web-*", port: "8080")
        let report = try Scenario.named("a01-node-sg-single-ip").analyzer().trace(try text.question())
        #expect(report.verdict == .partial)
        #expect(
            report.summary == "security group `sg-08348c706b17f2889 (prod-eks-node-sg)` admits only 10.10.0.250/32 on"
                + " tcp/8080; the rest of `vpc/ingress-vpc` is refused")
        #expect(report.blockers.count == 1)
        let blocker = try #require(report.blockers.first)
        #expect(blocker.code == .securityGroupRulesMismatch)
        #expect(blocker.component.id == "sg-08348c706b17f2889")
        #expect(blocker.packets.source == ["10.10.0.0/23 except 10.10.0.250/32"])
        #expect(blocker.packets.ports == ["8080"])
        let miss = try #require(blocker.nearMisses.first)
        #expect(miss.rule.text == "ingress allow tcp 8080-8090 from 10.10.0.250/32")
        #expect(miss.fields == ["protocol": true, "port": true, "source": false])
        #expect(blocker.evidence == miss.rule.evidence)
        let fix = try #require(report.remediations.first)
        #expect(fix.verified)
        #expect(fix.fixes == [0])
        #expect(fix.verdictAfter == .reachable)
        #expect(fix.opens.flows == "5621")
        #expect(fix.opens.unassigned == nil)
        // The whole VPC's block has the same subnets in it, and room for others.
        let wide = try #require(report.remediations.dropFirst().first)
        #expect(wide.edit == "+ ingress  allow  tcp  8080  from 10.10.0.0/16")
        #expect(wide.opens.flows == fix.opens.flows)
        #expect(wide.opens.unassigned == "64992")
        #expect(wide.opens.description.hasSuffix("; admits 64992 addresses that no subnet has yet"))
    }

    @Test("Every fix that is offered was tried, removes a blocker and can be undone", arguments: Scenario.fixtures)
    func offered(_ scenario: Scenario) throws { try expectTried(scenario) }

    /// Run where more scenarios lie beside the package.
    @Test("Every fix offered in other scenarios was tried", arguments: Scenario.others)
    func offeredInOthers(_ scenario: Scenario) throws { try expectTried(scenario, pairs: 24) }

    @Test("Every fix that is offered is answered as it says when it is applied", arguments: Scenario.fixtures)
    func applied(_ scenario: Scenario) throws { try expectApplied(scenario) }

    @Test("Every fix offered in other scenarios is answered as it says", arguments: Scenario.others)
    func appliedInOthers(_ scenario: Scenario) throws { try expectApplied(scenario) }

    private func expectApplied(_ scenario: Scenario) throws {
        let inventory = try scenario.analyzer().inventory
        for expectation in try scenario.expectations().expectations {
            guard let question = try expectation.question?.question() else { continue }
            let walk = QuestionWalk(inventory, question)
            guard let journey = try? walk.journey() else { continue }
            let diagnosis = Diagnosis(journey, inventory: inventory, isStrict: question.isStrict)
            let trial = Trial(
                inventory: inventory, question: question, diagnosis: diagnosis, space: walk.space, mostPairs: 0)
            for fix in trial.remediations() {
                let place: Comment = "\(scenario.name)/\(expectation.name): \(fix.edits)"
                // Apart from the walk that knows which health is old: targets that recover are healthy.
                var edited = inventory.applying(fix.edits)
                if fix.verdictAfter == .reachable {
                    let healthy = edited.symbol("healthy")
                    for target in fix.renewed {
                        edited.targetGroups[target.group].targets?[target.index].state = healthy
                    }
                } else {
                    edited.outdatedHealth = fix.renewed
                }
                let after = Diagnosis(
                    try QuestionWalk(edited, question).journey(), inventory: edited, isStrict: question.isStrict)
                #expect(after.verdict == fix.verdictAfter, place)
                let remaining = Set(after.findings.map(\.identity))
                #expect(fix.fixes.allSatisfy { !remaining.contains(diagnosis.findings[$0].identity) }, place)
                #expect(!fix.fixes.isEmpty && !fix.steps.isEmpty && fix.steps.count <= 6, place)
                for step in fix.steps where fix.steps.count > 1 {
                    #expect(!step.leaves.isEmpty, "every step is needed: \(place)")
                }
                #expect(fix.question.isEmpty || fix.verdictAfter != .blocked, place)
            }
        }
    }

    private func expectTried(_ scenario: Scenario, pairs: Int = ImpactSurvey.mostPairsOfQuestion) throws {
        var analyzer = try scenario.analyzer()
        analyzer.surveyedPairs = pairs
        for answer in analyzer.answers(try scenario.expectations(), triesFixes: true) {
            guard let report = answer.report else { continue }
            for fix in report.remediations {
                let place: Comment = "\(scenario.name)/\(answer.name): \(fix.title)"
                #expect(fix.verified, place)
                #expect(!fix.fixes.isEmpty && fix.fixes.allSatisfy { report.blockers.indices.contains($0) }, place)
                #expect(Set(fix.fixes).count == fix.fixes.count, place)
                #expect(!fix.aws.isEmpty || fix.kubectl != nil, place)
                #expect(!fix.rollback.isEmpty, place)
                #expect(fix.rollback != fix.aws, place)
                #expect(!fix.title.isEmpty && !fix.edit.isEmpty && !fix.opens.description.isEmpty, place)
                #expect(!fix.aws.contains { $0.isEmpty || $0.contains("  ") || $0.contains("Optional(") }, place)
            }
            if report.verdict == .reachable { #expect(report.remediations.isEmpty, "\(scenario.name)/\(answer.name)") }
        }
    }
}
