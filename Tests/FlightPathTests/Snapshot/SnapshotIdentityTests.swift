import Foundation
import Testing

@testable import FlightPath

/// Which snapshot it is, and how old.
@Suite("identity of a snapshot")
struct SnapshotIdentityTests {
    /// FIPS 180-4's examples, and the lengths around the edges of a block; the digests are `sha256sum`'s.
    static let digests: [(text: String, digest: String)] = [
        ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
        ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
        (
            "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
            "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
        ),
        (String(repeating: "a", count: 55), "9f4390f8d30c2dd92ec9f095b65e2b9ae9b0a925a5258e241c9f1e910f734318"),
        (String(repeating: "a", count: 56), "b35439a4ac6f0948b6d6f9e3c6af0f5f590ce20f1bde7090ef7970686ec6738a"),
        (String(repeating: "a", count: 64), "ffe054fe7ae0cb6dc65c3af9b61d5209f439851db43d0ba5997337df154668eb"),
        (String(repeating: "a", count: 1_000), "41edece42d63e8d9bf515a9ba6932e1c20cbc9f5a5d134645adb5db1b9737ea3"),
    ]

    @Test("SHA-256", arguments: digests)
    func digest(_ row: (text: String, digest: String)) {
        #expect(SHA256.hex(row.text) == row.digest)
    }

    private func load(_ files: [String: String], below name: String) throws -> SnapshotIdentity {
        let root = FileManager.default.temporaryDirectory.appending(path: "flightpath-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: root) }
        for (path, text) in files {
            let file = root.appending(path: name).appending(path: path)
            try FileManager.default.createDirectory(
                at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data(text.utf8).write(to: file)
        }
        return try Snapshot.load([root.appending(path: name).path()]).identity()
    }

    private static let vpcs = #"{"Vpcs": [{"VpcId": "vpc-1", "CidrBlock": "10.0.0.0/16"}]}"#

    @Test("a fingerprint is the same wherever the files lie, and another when one of them is")
    func fingerprint() throws {
        let files = ["aws/vpcs.json": Self.vpcs, "aws/b/subnets.json": #"{"Subnets": []}"#]
        let one = try load(files, below: "here")
        #expect(try load(files, below: "there/deep") == one)
        #expect(one.files == 2 && one.fingerprint.wholeMatch(of: /sha256:[0-9a-f]{64}/) != nil)
        // As `sha256sum` prints its lines.
        let lines = ["aws/b/subnets.json", "aws/vpcs.json"].map { "\(SHA256.hex(files[$0] ?? ""))  \($0)\n" }
        #expect(one.fingerprint == "sha256:" + SHA256.hex(lines.joined()))
        var changed = files
        changed["aws/vpcs.json"] = Self.vpcs + " "
        #expect(try load(changed, below: "here").fingerprint != one.fingerprint)
        let renamed = ["aws/vpc.json": Self.vpcs, "aws/b/subnets.json": #"{"Subnets": []}"#]
        #expect(try load(renamed, below: "here").fingerprint != one.fingerprint)
    }

    @Test("when it was collected is what its record says, else no earlier than the newest past time in it")
    func age() throws {
        let node = """
            {"kind": "NodeList", "items": [{"metadata": {"name": "n", "creationTimestamp": "2026-01-02T03:04:05Z"},
             "status": {"conditions": [{"lastHeartbeatTime" :
              "2026-11-20T09:30:00Z"}]}, "spec": {"expires": "2031-01-01T00:00:00Z"}}]}
            """
        let instance =
            #"{"Instances": [{"LaunchTime": "2026-11-20T12:29:59+03:00", "NotAfter": "2030-01-01T00:00:00Z"}]}"#
        let bare = try load(["nodes.json": node, "vpcs.json": Self.vpcs, "i.json": instance], below: "s")
        #expect(bare.newest?.description == "2026-11-20T09:30:00Z" && bare.collected == nil)
        let recorded = try load(
            [
                "vpcs.json": Self.vpcs, "aws/1/collected.json": #"{"collectedAt": "2026-11-20T10:00:00Z"}"#,
                "k8s/collected.json": #"{"collectedAt": "2026-11-20T11:05:00+01:00"}"#,
            ], below: "s")
        #expect(
            recorded.collected.map { "\($0.lowerBound) \($0.upperBound)" }
                == "2026-11-20T10:00:00Z 2026-11-20T10:05:00Z")
        #expect(SnapshotReport(recorded).age == "collected from 2026-11-20T10:00:00Z to 2026-11-20T10:05:00Z")
        #expect(
            SnapshotReport(bare).age
                == "collected no earlier than 2026-11-20T09:30:00Z, the newest time that its objects state")
        let none = try load(["vpcs.json": Self.vpcs], below: "s")
        #expect(SnapshotReport(none).age == "when it was collected is not recorded")
    }

    @Test(
        "times of RFC 3339",
        arguments: [
            ("1970-01-01T00:00:00Z", "1970-01-01T00:00:00Z"),
            ("2024-02-29T23:59:59.123456+00:00", "2024-02-29T23:59:59Z"),
            ("2026-03-01T00:30:00+01:00", "2026-02-28T23:30:00Z"), ("2026-12-31T23:30:00-0130", "2027-01-01T01:00:00Z"),
            ("2026-13-01T00:00:00Z", nil), ("2026-11-20T09:30:00", nil), ("2026-11-20 09:30:00Z", nil),
            ("2026-11-20T09:30:00+1:00", nil), ("2026-11-20T09:30:00Zx", nil), ("2026-11-20T09:30:00.", nil), ("", nil),
        ])
    func times(_ text: String, _ expected: String?) {
        #expect(RecordedTime(text.utf8)?.description == expected)
    }

    @Test("every day of four centuries is itself again")
    func days() {
        for day in stride(from: -73_000, to: 73_000, by: 1) {
            let time = RecordedTime(seconds: day * 86_400 + 3_661)
            #expect(RecordedTime(time.description.utf8) == time)
        }
    }
}
