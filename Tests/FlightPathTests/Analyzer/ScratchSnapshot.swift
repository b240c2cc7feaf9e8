import Foundation

/// A snapshot in a temporary directory, made of links to the files of another; files can be left out and put in.
final class ScratchSnapshot {
    let root: URL

    init() throws {
        root = FileManager.default.temporaryDirectory.appending(path: "flightpath-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: root, withIntermediateDirectories: true)
    }

    convenience init(of scenario: Scenario, without left: String? = nil) throws {
        try self.init()
        for file in scenario.files() where file != left { try link(file, of: scenario) }
    }

    deinit { try? FileManager.default.removeItem(at: root) }

    var path: String { root.path() }

    /// Makes a file of a scenario appear here, under its own name or another.
    func link(_ file: String, of scenario: Scenario, as name: String? = nil) throws {
        let target = try place(name ?? file)
        try FileManager.default.createSymbolicLink(
            at: target, withDestinationURL: scenario.snapshot.appending(path: file))
    }

    /// Makes the file at a path appear here.
    func link(_ path: String, as name: String) throws {
        try FileManager.default.createSymbolicLink(at: try place(name), withDestinationURL: URL(filePath: path))
    }

    func write(_ data: some Sequence<UInt8>, to file: String) throws {
        let target = try place(file)
        try? FileManager.default.removeItem(at: target)
        try Data(data).write(to: target)
    }

    func write(_ text: String, to file: String) throws { try write(text.utf8, to: file) }

    private func place(_ file: String) throws -> URL {
        let target = root.appending(path: file)
        try FileManager.default.createDirectory(
            at: target.deletingLastPathComponent(), withIntermediateDirectories: true)
        return target
    }
}
