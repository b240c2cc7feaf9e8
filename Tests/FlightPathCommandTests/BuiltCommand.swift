import Foundation
import Testing

/// The program itself, as it was built beside these tests.
struct BuiltCommand {
    struct Outcome {
        let status: Int32
        let output: String
        let errors: String
    }

    /// The root of the package.
    static let package = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    static let fixture = package.appending(path: "Fixtures/a01-node-sg-single-ip")
    static var snapshot: String { fixture.appending(path: "snapshot").path() }

    /// The package manager puts the program where it puts the tests; on macOS these are inside a bundle.
    static func program() throws -> URL {
        let tests = URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent()
        let candidates = sequence(first: tests) { $0.path() == "/" ? nil : $0.deletingLastPathComponent() }.prefix(5)
            .map { $0.appending(path: "flightpath") }
        let built = candidates + [package.appending(path: ".build/debug/flightpath")]
        return try #require(built.first { FileManager.default.isExecutableFile(atPath: $0.path()) }, "not built")
    }

    /// Runs it; the environment is that of the tests but for what would change the words.
    static func run(
        _ arguments: [String], in directory: URL? = nil, environment: [String: String] = [:]
    ) throws -> Outcome {
        try run(program(), arguments, in: directory, environment: environment)
    }

    static func run(
        _ program: URL, _ arguments: [String], in directory: URL? = nil, environment: [String: String] = [:]
    ) throws -> Outcome {
        let process = Process()
        process.executableURL = program
        process.arguments = arguments
        process.currentDirectoryURL = directory ?? package
        process.environment = ProcessInfo.processInfo.environment
            .merging(["LC_ALL": "C.UTF-8", "COLUMNS": "80"]) { $1 }.merging(environment) { $1 }
        let files = try (0..<2).map { _ in
            let file = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
            try Data().write(to: file)
            return file
        }
        defer { for file in files { try? FileManager.default.removeItem(at: file) } }
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = try FileHandle(forWritingTo: files[0])
        process.standardError = try FileHandle(forWritingTo: files[1])
        try process.run()
        process.waitUntilExit()
        let texts = try files.map { String(decoding: try Data(contentsOf: $0), as: UTF8.self) }
        return Outcome(status: process.terminationStatus, output: texts[0], errors: texts[1])
    }
}
