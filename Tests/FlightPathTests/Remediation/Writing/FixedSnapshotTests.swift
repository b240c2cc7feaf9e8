import Foundation
import Testing

@testable import FlightPath

/// Every fix that is offered can be written, and what is written loads and answers as was told.
@Suite("Snapshots with a fix made in them")
struct FixedSnapshotTests {
    @Test("Each fix is answered as it says when it is read back", arguments: Scenario.fixtures)
    func fixtures(_ scenario: Scenario) throws { try expectAnswers(scenario) }

    /// Run where more scenarios lie beside the package.
    @Test("Each fix of other scenarios is answered as it says when it is read back", arguments: Scenario.others)
    func others(_ scenario: Scenario) throws { try expectAnswers(scenario) }

    private func expectAnswers(_ scenario: Scenario) throws {
        var analyzer = try scenario.analyzer()
        // What else a fix opens does not matter here.
        analyzer.surveyedPairs = 0
        for expectation in try scenario.expectations().expectations {
            guard let question = try expectation.question?.question(),
                let answer = try? analyzer.fix(question)
            else { continue }
            for (index, remediation) in answer.report.remediations.enumerated() {
                let place: Comment = "\(scenario.name)/\(expectation.name): \(remediation.title)"
                let fixed = try answer.snapshot(fixedBy: index + 1)
                #expect(!fixed.changed.isEmpty, place)
                let scratch = try ScratchSnapshot()
                try scratch.write(fixed)
                let snapshot = try Snapshot.load([scratch.path])
                #expect(
                    snapshot.problems.filter { $0.severity == .warning }.count
                        == analyzer.snapshot.problems.filter { $0.severity == .warning }.count, place)
                let after = try Analyzer(snapshot).trace(question, triesFixes: false, includesLegs: false)
                #expect(after.verdict == remediation.verdictAfter, "\(place): \(after.summary)")
            }
            #expect(throws: FixedSnapshotError.self) { try answer.snapshot(fixedBy: 0) }
        }
    }

    /// The fixes of a small network, each written and asked again; their edits, best first.
    private func written(
        _ fixture: SnapshotFixture, _ from: String, _ to: String, port: String
    ) throws -> [(edit: String, changed: [String])] {
        let original = try ScratchSnapshot()
        try fixture.write(to: original.root)
        let question = try QuestionText(from: from, to: to, port: port).question()
        let answer = try Analyzer(try Snapshot.load([original.path])).fix(question)
        return try answer.report.remediations.enumerated().map { index, remediation in
            let fixed = try answer.snapshot(fixedBy: index + 1)
            let scratch = try ScratchSnapshot()
            try scratch.write(fixed)
            let after = try Analyzer(try Snapshot.load([scratch.path])).trace(question, triesFixes: false)
            #expect(after.verdict == remediation.verdictAfter, "\(remediation.edit): \(after.summary)")
            return (remediation.edit, fixed.changed)
        }
    }

    @Test("a propagation is written where the table's routes are")
    func propagation() throws {
        let fixes = try written(
            try .twoVPCs(rows: ["10.0.0.0/16 -> tgw-attach-a"]), "10.0.1.10", "10.1.2.20", port: "443")
        #expect(fixes.contains { $0.edit == "+ propagation  tgw-attach-b" && $0.changed.count == 1 })
    }

    @Test("a subnet is added to the attachment of the VPC")
    func zone() throws {
        let fixes = try written(
            try .twoVPCs(zones: ("use1-az1", "use1-az2")), "10.0.1.10", "10.1.2.20", port: "443")
        #expect(fixes.first?.edit == "+ subnet  subnet-b")
        #expect(fixes.first?.changed.first?.hasSuffix("describe-transit-gateway-vpc-attachments.json") == true)
    }

    @Test("a policy joins the others of its cluster")
    func policy() throws {
        let fixes = try written(
            try PolicyCluster.healthy(policy: #"{"podSelector": {}}"#), "lb/edge", "pod/shop/web-*", port: "8080")
        #expect(fixes.first?.changed.count == 1)
        #expect(fixes.first?.changed.first?.contains("networkpolicies") == true)
    }

    @Test("a Service that sends to every node takes the health checks of its targets along")
    func localPolicy() throws {
        let fixture = try SnapshotFixture.eks(node: ["in all 0.0.0.0/0"], other: "sg-node")
            .nodePortService(policy: "Local").pod("shop/web", "10.1.2.50", ["app": "web"], on: "node-1")
        let fixes = try written(fixture, "10.0.1.10", "node/node-2", port: "30080")
        #expect(fixes.first?.edit == "externalTrafficPolicy  Local -> Cluster")
    }

    @Test("names that would act are written as they are")
    func hostile() throws {
        var count = 0
        for question in SnapshotFixture.hostileQuestions {
            count += try written(
                try .hostile(), question.from, question.to, port: question.port ?? ""
            ).count
        }
        #expect(count > 1)
    }
}

extension ScratchSnapshot {
    func write(_ fixed: FixedSnapshot) throws {
        for file in fixed.files {
            switch file.content {
            case .bytes(let bytes): try write(bytes, to: file.path)
            case .same(let path): try link(path, as: file.path)
            }
        }
    }
}
