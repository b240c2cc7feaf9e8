import Foundation
import Testing

@testable import FlightPath

/// The policy that denies is lost in ever other ways. What is left must not be taken for all there is.
@Suite("Lists that are not whole")
struct PartialListTests {
    /// Ways to write the policies of a cluster down.
    struct Writing: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let files: [String: String]
        let verdict: Verdict

        init(_ description: String, _ files: [String: String], _ verdict: Verdict) {
            testDescription = description
            self.files = files
            self.verdict = verdict
        }
    }

    private static let head = #""apiVersion": "networking.k8s.io/v1", "kind": "NetworkPolicy""#
    private static let benign =
        #"{\#(head), "metadata": {"name": "other", "namespace": "shop"}, "spec": {"podSelector": {"#
        + #""matchLabels": {"app": "other"}}, "policyTypes": ["Ingress"]}}"#
    private static let deny =
        #"{\#(head), "metadata": {"name": "deny", "namespace": "shop"}, "#
        + #""spec": {"podSelector": {}, "policyTypes": ["Ingress"]}}"#
    private static let mistyped = deny.replacing(#""namespace": "shop""#, with: #""namespace": 7"#)
    private static let named = "networkpolicies.json"

    private static func list(_ items: [String], _ rest: String = "") -> String {
        #"{"apiVersion": "v1", "items": [\#(items.joined(separator: ", "))], "kind": "List"\#(rest)}"#
    }

    private static func page(_ items: [String]) -> String {
        #"{"kind": "NetworkPolicyList", "apiVersion": "networking.k8s.io/v1", "metadata": {"continue": "token"}, "#
            + #""items": [\#(items.joined(separator: ", "))]}"#
    }

    private static func cut(_ text: String) -> String { String(text.dropLast(60)) }

    static let writings = [
        Writing("both", [named: list([benign, deny])], .blocked),
        Writing("each in a file", ["a.json": benign, "b.json": deny], .blocked),
        Writing("an empty list", [named: list([])], .reachable),
        Writing("a kind the cluster lacks", [named: #"{"absent": true}"#], .reachable),
        Writing("an empty list under a name that tells nothing", ["x.json": list([])], .undetermined),
        Writing("no file", [:], .undetermined),
        Writing("a list cut off", [named: cut(list([benign, deny]))], .undetermined),
        Writing("a list with one of a wrong type", [named: list([benign, mistyped])], .undetermined),
        Writing("a list of two kinds with one of a wrong type", ["all.json": list([benign, mistyped])], .undetermined),
        Writing("a page, its token last", [named: list([benign], #", "metadata": {"continue": "t"}"#)], .undetermined),
        Writing(
            "a page, its token first", [named: page([benign])], .undetermined),
        Writing(
            "a list cut off, under a name that tells nothing", ["all.json": cut(list([benign, deny]))], .undetermined),
        Writing(
            "one in a file of its own, cut off", ["a.json": benign, "b.json": cut(deny)], .undetermined),
        Writing(
            "one in a file of its own, with a wrong type", ["a.json": benign, "b.json": mistyped], .undetermined),
        Writing(
            "the only one in a file of its own, with a wrong type", ["b.json": mistyped], .undetermined),
        Writing(
            "one whose kind is no string",
            [named: list([benign, deny.replacing(#""NetworkPolicy""#, with: "7")])], .blocked),
        Writing(
            "a list that names the kind its items do not",
            ["x.json": page([deny.replacing(head + ", ", with: "")]).replacing("token", with: "")], .blocked),
        Writing(
            "a file beside it that breaks off at its head", [named: list([]), "x.json": #"{"Netw"#], .undetermined),
        Writing(
            "one whose kind is no string, under a name that tells nothing",
            ["all.json": list([benign, deny.replacing(#""NetworkPolicy""#, with: "7")])], .undetermined),
    ]

    @Test("What is left is not taken for all there is", arguments: writings)
    func policies(_ writing: Writing) throws {
        let scenario = try Scenario.named("A")
        let scratch = try ScratchSnapshot(of: scenario, without: "k8s/prod-eks/networkpolicies.json")
        for (name, text) in writing.files { try scratch.write(text, to: "k8s/prod-eks/" + name) }
        let question = try QuestionText(from: "lb/ingress-alb", to: "pod/shop/web-*", port: "8080").question()
        let report = try Analyzer(try Snapshot.load([scratch.path])).trace(question, triesFixes: false)
        #expect(report.verdict == writing.verdict, "\(report.summary)")
    }

    @Test("A network plugin of an unknown name is not taken for one that enforces nothing")
    func unknownPlugin() throws {
        let file = "k8s/prod-eks/daemonsets.json"
        let scenario = try Scenario.named("A")
        let scratch = try ScratchSnapshot(of: scenario, without: file)
        let text = String(decoding: try scenario.contents(of: file), as: UTF8.self)
        try scratch.write(text.replacing(#""aws-node""#, with: #""other-cni""#), to: file)
        try scratch.write(Self.deny, to: "k8s/prod-eks/" + Self.named)
        let question = try QuestionText(from: "lb/ingress-alb", to: "pod/shop/web-*", port: "8080").question()
        let report = try Analyzer(try Snapshot.load([scratch.path])).trace(question, triesFixes: false)
        #expect(report.verdict == .blocked)
    }
}
