import Foundation

@testable import FlightPath

/// A snapshot written by a test: files as they are, and resources that take one line each.
///
/// Every row is short text, as a person would note it beside a drawing; a row that cannot be read throws.
struct SnapshotFixture {
    static let account = "111122223333"
    static let region = "us-east-1"
    static let home = "aws/\(account)/\(region)/"

    /// A row that has not the form its list asks for.
    struct BadRow: Error, CustomStringConvertible {
        let description: String

        init(_ row: String) { description = "cannot read the row `\(row)`" }
    }

    private var files: [String: String] = [:]
    private var lists: [String: (open: String, items: [String], close: String)] = [:]
    /// The VPC of each subnet, which interfaces repeat.
    var vpcOfSubnet: [String: String] = [:]
    /// The zone's name of each subnet, which load balancers repeat.
    var zoneOfSubnet: [String: String] = [:]

    // MARK: Files

    /// A file with this text, at a path inside the snapshot.
    func file(_ path: String, _ text: String) -> SnapshotFixture {
        var copy = self
        copy.files[path] = text
        return copy
    }

    /// A file of one AWS response in the test's account and region.
    func response(_ name: String, _ text: String) -> SnapshotFixture { file(Self.home + name + ".json", text) }

    /// Adds objects to the list under a key of a response; none makes a list that is collected and empty.
    func adding(_ objects: [String], to name: String, key: String) -> SnapshotFixture {
        appending(objects, to: Self.home + name + ".json", open: "{\"\(key)\": [", close: "]}")
    }

    /// Adds objects to a list in a file.
    func appending(_ objects: [String], to path: String, open: String, close: String) -> SnapshotFixture {
        var copy = self
        copy.lists[path, default: (open, [], close)].items += objects
        return copy
    }

    /// The fixture without a file, as if it had not been collected.
    func without(_ path: String) -> SnapshotFixture {
        var copy = self
        copy.files[path] = nil
        copy.lists[path] = nil
        copy.files[Self.home + path + ".json"] = nil
        copy.lists[Self.home + path + ".json"] = nil
        return copy
    }

    // MARK: Loading

    /// Writes the files to a directory of their own, and reads them.
    func snapshot() throws -> Snapshot { try whileWritten { $0 } }

    /// The same, with the files still there for what reads them again: lines, tags.
    func whileWritten<Result>(_ body: (Snapshot) throws -> Result) throws -> Result {
        let root = FileManager.default.temporaryDirectory.appendingPathComponent("flightpath-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: root) }
        try write(to: root)
        return try body(try Snapshot.load([root.path]))
    }

    /// Writes the files below a directory.
    func write(to root: URL) throws {
        var all = files
        for (path, list) in lists { all[path] = list.open + list.items.joined(separator: ",\n") + list.close }
        for (path, text) in all {
            let url = root.appendingPathComponent(path)
            try FileManager.default.createDirectory(
                at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data(text.utf8).write(to: url)
        }
    }

    func inventory() throws -> Inventory { InventoryBuilder.build(try snapshot()) }

    func analyzer() throws -> Analyzer { Analyzer(try snapshot()) }

    /// The report on a question, asked without trying fixes.
    func ask(
        _ from: String, _ to: String, port: String? = nil, ipProtocol: String? = nil, icmp: String? = nil,
        via: [String] = [], scope: Question.Scope = .full
    ) throws -> Report {
        let text = QuestionText(
            from: from, to: to, via: via, ipProtocol: ipProtocol, port: port, icmp: icmp, scope: scope)
        return try analyzer().trace(try text.question(), triesFixes: false)
    }
}

extension Report {
    /// The verdict with the first blocker: `blocked SUBNET_ACL_RESTRICTION acl-a reply`.
    var answer: String {
        guard let blocker = blockers.first else { return verdict.rawValue }
        return "\(verdict.rawValue) \(blocker.code.rawValue) \(blocker.component.id) \(blocker.direction)"
    }
}

extension String {
    /// The text as a JSON string.
    var quoted: String { "\"" + self + "\"" }

    /// The words between blanks.
    var words: [String] { split(separator: " ").map(String.init) }
}

extension [String] {
    /// The texts as a JSON array of strings.
    var quoted: String { "[" + map(\.quoted).joined(separator: ", ") + "]" }
}
