import Foundation
import Testing

@testable import FlightPath

@Suite("paths of files, for tools that open them")
struct ArtifactPathsTests {
    struct Row: Sendable, CustomTestStringConvertible {
        let typed: String
        let directory: String?
        let path: String

        var testDescription: String { "\(typed) from \(directory ?? "nowhere")" }
    }

    @Test(
        "what is typed becomes a path from where the command runs",
        arguments: [
            Row(typed: "checks/a.json", directory: "/home/me/repo", path: "checks/a.json"),
            Row(typed: "./checks//a.json", directory: nil, path: "checks/a.json"),
            Row(typed: "x/../checks/./a.json", directory: nil, path: "checks/a.json"),
            Row(typed: "../checks/a.json", directory: nil, path: "../checks/a.json"),
            Row(typed: "/home/me/repo/checks/a.json", directory: "/home/me/repo", path: "checks/a.json"),
            Row(typed: "/home/me/repository/a.json", directory: "/home/me/repo", path: "/home/me/repository/a.json"),
            Row(typed: "/home/me/repo/../a.json", directory: "/home/me/repo", path: "/home/me/a.json"),
            Row(typed: "/a.json", directory: "/", path: "/a.json"),
        ])
    func typed(_ row: Row) throws {
        let snapshot = try Snapshot.load([Scenario.named("A").snapshot.path()])
        let paths = ArtifactPaths(snapshot, loadedFrom: ["snapshot"], workingDirectory: row.directory)
        #expect(paths.path(row.typed) == row.path)
    }

    @Test("a file of the snapshot is where it was opened")
    func snapshot() throws {
        let directory = try Scenario.named("A").snapshot.path()
        let snapshot = try Snapshot.load([directory + "/"])
        let paths = ArtifactPaths(
            snapshot, loadedFrom: [directory + "/"], workingDirectory: Scenario.package.standardizedFileURL.path())
        let file = try #require(snapshot.files.first)
        #expect(FileManager.default.fileExists(atPath: directory + "/" + file.path))
        let expected = ArtifactPaths(
            snapshot, loadedFrom: [directory], workingDirectory: directory
        ).path(file.path)
        #expect(expected == file.path)
        #expect(paths.path(file.path).hasSuffix("Fixtures/A/snapshot/" + file.path))
        #expect(ArtifactPaths(root: "snapshots/prod/").path(file.path) == "snapshots/prod/" + file.path)
    }

    @Test("in a URI, all but plain characters are encoded")
    func encoding() {
        #expect("a b/é%:?#[x].json".percentEncodedPath == "a%20b/%C3%A9%25%3A%3F%23%5Bx%5D.json")
        #expect("A-z_0.9~".percentEncodedPath == "A-z_0.9~")
    }
}
