import Foundation
import Testing

@testable import FlightPath

/// What is said of files that cannot be used, word for word.
@Suite("Bad snapshots")
struct BadSnapshotTests {
    @Test("What is no snapshot at all says what one holds")
    func noSnapshot() throws {
        let scratch = try ScratchSnapshot()
        try FileManager.default.createDirectory(
            at: scratch.root.appending(path: "empty"), withIntermediateDirectories: true)
        try scratch.write("{\"name\": \"app\"}", to: "other/package.json")
        try scratch.write("hello", to: "text/notes.txt")
        try scratch.write("{\"Vpcs\"", to: "broken/a.json")
        func message(_ name: String) -> String {
            let path = scratch.root.appending(path: name).path()
            do {
                _ = try Snapshot.load([path])
                return "loaded"
            } catch {
                return error.description.replacing(path, with: "DIR")
            }
        }
        #expect(message("nowhere") == "snapshot `DIR` does not exist")
        let files = "it should hold the output of `aws … describe-*` and `kubectl get … -o json`"
        #expect(message("empty") == "snapshot `DIR` holds no .json file; \(files)")
        #expect(message("text") == "snapshot `DIR` holds no .json file; \(files)")
        #expect(
            message("other")
                == "snapshot `DIR` holds nothing that is known here: its only JSON file, `package.json`, is no AWS"
                + " or Kubernetes response (a top-level key such as \"Vpcs\", or \"kind\")")
        #expect(
            message("broken")
                == "snapshot `DIR` holds nothing usable: a.json:1: the file ends inside an object; the file"
                + " is left out")
    }

    /// A file beside those of a healthy snapshot, and what is said of it.
    static let files: [(name: String, text: String, problem: String)] = [
        (
            "describe-vpcs.json", #"{"Vpcs": [{"VpcId": "vpc-1"#,
            "warning: FILE:1 (/Vpcs/0): the file ends inside a string; answers that depend on VPCs missing here"
                + " are undetermined"
        ),
        (
            "describe-vpcs.json", "",
            "warning: FILE:1: the file holds no value; answers that depend on VPCs missing here are undetermined"
        ),
        (
            "describe-vpcs.json", "An error occurred (UnauthorizedOperation)",
            "warning: FILE:1: expected a value; answers that depend on VPCs missing here are undetermined"
        ),
        (
            "describe-vpcs.json", #"{"Vpcs": [{"VpcId": 7}]}"#,
            "warning: FILE:1 (/Vpcs/0/VpcId): expected a string, found a number; this object is left out"
        ),
        (
            "describe-vpcs.json", #"{"Vpcs": 7}"#,
            "warning: FILE:1 (/Vpcs): expected an array, found a number; answers that depend on VPCs missing here are"
                + " undetermined"
        ),
        (
            "describe-vpcs.json", #"{"Vpcs": [], "NextToken": "t"}"#,
            "warning: FILE: this page of VPCs is not the last; collect all pages without --no-paginate or --max-items"
        ),
        (
            "search-transit-gateway-routes.tgw-rtb-1.json", #"{"Routes": [], "AdditionalRoutesAvailable": true}"#,
            "warning: FILE: this page of transit gateway routes is not the last; collect all pages without"
                + " --no-paginate or --max-items"
        ),
        ("notes.json", #"{"a": [1, 2]}"#, "note: FILE: holds a, which this version does not use"),
        ("notes.json", #"{"a": 1}"#, "note: FILE: holds nothing this version uses"),
        ("notes.json", "{", "warning: FILE:1: the file ends inside an object; the file is left out"),
        ("notes.json", "{\n \"a\": tru\n}", "warning: FILE:2 (/a): expected a value; the file is left out"),
    ]

    @Test("A file that cannot be used is named with its line and cause, and its siblings load", arguments: files)
    func problem(_ file: (name: String, text: String, problem: String)) throws {
        let scenario = try Scenario.named("A")
        let scratch = try ScratchSnapshot(of: scenario)
        try scratch.write(file.text, to: "more/" + file.name)
        let snapshot = try Snapshot.load([scratch.path])
        let said = snapshot.problems.filter { $0.file.hasPrefix("more/") }.map(\.description)
        #expect(said == [file.problem.replacing("FILE", with: "more/" + file.name)])
        #expect(snapshot.records.vpcs.count == 3)
        #expect(snapshot.records.securityGroups.count == 7)
    }

    @Test("One bad object among good ones is left out alone")
    func siblings() throws {
        let scratch = try ScratchSnapshot()
        let group = #"{"GroupId": "sg-N", "GroupName": "g", "IpPermissions": [], "IpPermissionsEgress": []}"#
        let groups = ["1", "2", "3"].map { group.replacing("N", with: $0) }
        let bad = [groups[0], groups[1].replacing("[]", with: "{}"), groups[2]].joined(separator: ",\n")
        try scratch.write("{\"SecurityGroups\": [\n\(bad)\n]}", to: "describe-security-groups.json")
        let snapshot = try Snapshot.load([scratch.path])
        #expect(snapshot.records.securityGroups.map { snapshot.names[$0.id] } == ["sg-1", "sg-3"])
        #expect(
            snapshot.problems.map(\.description) == [
                "warning: describe-security-groups.json:3 (/SecurityGroups/1/IpPermissions): expected an array, found an"
                    + " object; this object is left out"
            ])
        #expect(snapshot.collected.map(\.isComplete) == [false])
    }
}
