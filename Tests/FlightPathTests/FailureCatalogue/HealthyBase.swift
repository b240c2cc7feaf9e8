import Testing

@testable import FlightPath

/// A cluster whose load balancers stand in a VPC of their own, with nothing to find fault with.
///
/// Each test of the failure catalogue is one change away from it.
struct HealthyBase {
    private var files: [String: String]

    /// A change that finds nothing to change is a mistake of the test.
    struct NothingToChange: Error {
        let file: String
        let text: String
    }

    static let groups = "arn:aws:elasticloadbalancing:us-east-1:111122223333:targetgroup"
    static let webGroup = "\(groups)/web/1"
    static let apiGroup = "\(groups)/api/1"

    init() { files = Self.aws.merging(Self.kubernetes) { one, _ in one } }

    /// The base with a text replaced everywhere in a file; `targetgroupbindings` for the cluster's, else AWS's.
    func with(_ name: String, _ old: String, _ new: String) throws -> HealthyBase {
        var copy = self
        let path = path(name)
        guard let text = files[path], text.contains(old) else { throw NothingToChange(file: name, text: old) }
        copy.files[path] = text.replacing(old, with: new)
        return copy
    }

    /// The base with one more object at the head of the file's first list.
    func adding(_ name: String, _ object: String) throws -> HealthyBase {
        var copy = self
        let path = path(name)
        guard let text = files[path], let start = text.firstIndex(of: "[") else {
            throw NothingToChange(file: name, text: "[")
        }
        let rest = text[text.index(after: start)...]
        let isEmpty = rest.first { !$0.isWhitespace } == "]"
        copy.files[path] = text[...start] + object + (isEmpty ? "" : ",") + rest
        return copy
    }

    /// The base with one more file of AWS's.
    func file(_ name: String, _ text: String) throws -> HealthyBase {
        var copy = self
        copy.files[path(name)] = text
        return copy
    }

    /// The base with a file of another cluster.
    func cluster(_ name: String, _ kind: String, _ text: String) -> HealthyBase {
        var copy = self
        copy.files["kubernetes/\(name)/\(kind).json"] = text
        return copy
    }

    func without(_ name: String) -> HealthyBase {
        var copy = self
        copy.files[path(name)] = nil
        return copy
    }

    private func path(_ name: String) -> String {
        let own = "kubernetes/prod/\(name).json"
        return files[own] != nil ? own : SnapshotFixture.home + name + ".json"
    }

    var fixture: SnapshotFixture {
        files.reduce(SnapshotFixture()) { $0.file($1.key, $1.value) }
    }

    func lint() throws -> LintReport { try fixture.analyzer().lint() }

    /// Each finding as `error CODE component row`.
    func findings() throws -> [String] {
        try lint().findings.map { "\($0.severity.rawValue) \($0.code.rawValue) \($0.component.id) \($0.row)" }
    }
}

@Suite("Failure catalogue: the healthy base")
struct HealthyBaseTests {
    @Test("nothing is found")
    func nothing() throws {
        #expect(try HealthyBase().findings() == [])
    }

    @Test("every check is made")
    func complete() throws {
        #expect(try HealthyBase().lint().unchecked.map(\.check) == [])
    }

    @Test("a list that was not collected is not read as empty: its checks are named, and say nothing")
    func absent() throws {
        let report = try HealthyBase().without("services").lint()
        #expect(report.findings == [])
        #expect(report.unchecked.contains { $0.rows == [2] && $0.collect == ["kubectl get services -A -o json"] })
    }

    @Test("a target group whose targets were not collected is named")
    func absentHealth() throws {
        let report = try HealthyBase().without("describe-target-health.web").lint()
        #expect(
            report.unchecked.contains {
                $0.collect == ["aws elbv2 describe-target-health --target-group-arn \(HealthyBase.webGroup)"]
            })
    }

    @Test("findings stand by severity, then code, then component")
    func order() throws {
        let report = try HealthyBase().with("targetgroupbindings", #""port": 80"#, #""port": 8080"#)
            .with("services", #""app": "api""#, #""app": "nobody""#).lint()
        #expect(
            report.findings.map(\.code) == [.selectorMatchesNoPod, .bindingPortNotFound, .bindingPortNotFound])
        #expect(report.errors == 3)
    }
}
