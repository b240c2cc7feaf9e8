import Foundation
import Testing

@testable import FlightPath

@Suite("Listing")
struct ListingTests {
    private func selectors(_ kind: ComponentKind, _ scenario: String = "A") throws -> [String] {
        try Scenario.named(scenario).analyzer().list(kind).items.map(\.selector)
    }

    @Test("Gateways and attachments are listed by names that can be asked about")
    func gateways() throws {
        #expect(try selectors(.igw) == ["igw/ingress-igw"])
        let attachments = try selectors(.tgwAttachment)
        #expect(
            attachments == [
                "tgw-attachment/eks-attach", "tgw-attachment/ingress-attach", "tgw-attachment/inspection-attach",
            ])
        let analyzer = try Scenario.named("A").analyzer()
        for selector in attachments + ["igw/ingress-igw"] {
            let question = try QuestionText(from: selector, to: "100.64.0.21", port: "8080").question()
            #expect(throws: Never.self) { try analyzer.trace(question, triesFixes: false) }
        }
    }

    @Test("Workloads are those that own pods")
    func workloads() throws {
        #expect(try selectors(.daemonset) == ["daemonset/kube-system/aws-node", "daemonset/kube-system/kube-proxy"])
        #expect(try selectors(.job) == [])
        let names = WorkloadNames(try Scenario.named("A").analyzer().inventory).byKind
        #expect(names[.deployment]?.contains("shop/web") == true)
        #expect(names[.statefulset] == nil)
    }

    @Test("Every kind that is listed has the name that selects it")
    func kinds() throws {
        let analyzer = try Scenario.named("A").analyzer()
        for kind in Analyzer.listedKinds {
            let items = analyzer.list(kind).items
            #expect(items.allSatisfy { $0.kind == kind && $0.selector.hasPrefix(kind.rawValue + "/") })
            for item in items { #expect(throws: Never.self) { try Selector(item.selector) } }
        }
    }

    @Test("A namespace or workload without pods exists, and stands for no address")
    func empty() throws {
        let analyzer = try Scenario.named("A").analyzer()
        let question = try QuestionText(from: "10.10.0.37", to: "namespace/default", port: "8080").question()
        let error = #expect(throws: SelectionError.self) { try analyzer.trace(question) }
        #expect(error == .empty("namespace/default", reason: "the snapshot has no pod of this namespace"))
    }

    @Test("Work is told from none done to all done")
    func progress() throws {
        let scenario = try Scenario.named("A")
        var told: [(done: Int, total: Int, what: String)] = []
        let snapshot = try Snapshot.load([scenario.snapshot.path()]) { told.append(($0, $1, $2)) }
        let files = scenario.files().count
        #expect(told.map(\.done) == Array(0...files))
        #expect(told.allSatisfy { $0.total == files && $0.what == "reading the snapshot" })
        told = []
        let expectations = try scenario.expectations()
        _ = Analyzer(snapshot).check(expectations) { told.append(($0, $1, $2)) }
        #expect(told.map(\.done) == Array(0...expectations.expectations.count))
    }
}
