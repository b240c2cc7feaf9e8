import Foundation
import Testing

@testable import FlightPath

/// Facts that are lost one at a time: what needs them can no longer be told, whatever the rest says.
@Suite("Lost facts")
struct LostFactsTests {
    enum Damage: Sendable {
        case gone, half
        /// One element of the list stands on a page that was not collected.
        case page(String, Int)
    }

    struct Loss: Sendable, CustomTestStringConvertible {
        let scenario: String
        let file: String
        let damage: Damage
        let expectation: String

        init(_ scenario: String, _ file: String, _ damage: Damage, _ expectation: String) {
            self.scenario = scenario
            self.file = file
            self.damage = damage
            self.expectation = expectation
        }

        var testDescription: String { "\(scenario)/\(expectation) with \(file) \(damage)" }
    }

    private static let edge = "aws/111122223333/us-east-1/"
    private static let cluster = "aws/444455556666/us-east-1/"

    static let losses = [
        Loss("A", edge + "describe-network-interfaces.json", .gone, "inet-albB"),
        Loss("A", edge + "describe-route-tables.json", .gone, "inet-albB"),
        Loss("A", edge + "describe-network-acls.json", .gone, "albA-podA"),
        Loss("A", "k8s/prod-eks/pods.json", .page("items", 0), "alb-web"),
        Loss("A", edge + "describe-security-groups.json", .gone, "albA-podA"),
        Loss("A", "k8s/prod-eks/networkpolicies.json", .gone, "alb-web"),
        Loss(
            "B-peer", cluster + "describe-network-interfaces.json", .gone, "snlbA-web"),
        Loss(
            "B-peer", cluster + "describe-network-interfaces.json", .half, "snlbA-web"),
        Loss("B-peer", cluster + "describe-vpcs.json", .half, "inet-shop"),
        Loss("B-peer", cluster + "describe-vpcs.json", .gone, "inet-shop"),
        Loss("B-peer", cluster + "describe-subnets.json", .gone, "inet-shop"),
        Loss(
            "B-peer", cluster + "describe-subnets.json", .page("Subnets", 0), "ealb-snlbB"),
        Loss(
            "B-peer", cluster + "describe-subnets.json", .half, "ealb-snlbA"),
        Loss("B-peer", cluster + "elbv2-describe-load-balancers.json", .half, "inet-shop-nlb"),
        Loss("B-peer", cluster + "elbv2-describe-load-balancers.json", .gone, "inet-shop-nlb"),
        Loss(
            "B-peer", edge + "elbv2-describe-rules.edge-alb-443.json", .page("Rules", 0), "inet-shop"),
    ]

    @Test("What can no longer be told is undetermined", arguments: losses)
    func undetermined(_ loss: Loss) throws {
        let scenario = try Scenario.named(loss.scenario)
        let expectation = try #require(
            try scenario.expectations().expectations.first { $0.name == loss.expectation })
        let question = try #require(expectation.question)
        let scratch = try ScratchSnapshot(of: scenario, without: loss.file)
        let data = try scenario.contents(of: loss.file)
        switch loss.damage {
        case .gone: break
        case .half: try scratch.write(data.prefix(data.count / 2), to: loss.file)
        case .page(let list, let index):
            let text = try #require(ResponseText(data)?.leavingForNextPage(index, of: list))
            try scratch.write(try text.data(), to: loss.file)
        }
        let report = try Analyzer(try Snapshot.load([scratch.path])).trace(try question.question(), triesFixes: false)
        #expect(report.verdict == .undetermined, "\(report.summary)")
    }
}
