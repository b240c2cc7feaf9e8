#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// Where the files of a report lie, for tools that open them: reports name files by their path inside the snapshot, code
/// scanning and pull requests want them from the root of the checkout, which is where the command runs.
public struct ArtifactPaths: Sendable {
    /// The path of each file of the snapshot; nil where all that is known is where the snapshot lies.
    private let locations: [String: String]?
    private let workingDirectory: String?
    /// The snapshot as a whole, for what stands in none of its files.
    let root: String

    /// Where the files of a snapshot lie.
    ///
    /// - Parameters:
    ///   - snapshot: whose files are named.
    ///   - paths: what it was loaded from.
    ///   - workingDirectory: absolute paths below it become relative to it.
    public init(_ snapshot: Snapshot, loadedFrom paths: [String], workingDirectory: String? = nil) {
        var locations: [String: String] = [:]
        for file in snapshot.files where locations[file.path] == nil {
            locations[file.path] = Self.normal(file.location, workingDirectory)
        }
        self.locations = locations
        self.workingDirectory = workingDirectory
        root = Self.normal(paths.first ?? ".", workingDirectory)
    }

    /// For a snapshot that is not at hand: every file lies below a directory.
    public init(root: String) {
        locations = nil
        workingDirectory = nil
        self.root = Self.normal(root, nil)
    }

    /// The path of a file, relative where it can be; a file outside the snapshot, such as one of hints or expectations, is
    /// named as it was typed.
    func path(_ file: String) -> String {
        guard let locations else { return Self.normal(root + "/" + file, nil) }
        return locations[file] ?? Self.normal(file, workingDirectory)
    }

    /// Without `.`, `..` and empty parts, and relative to the working directory where it lies below it.
    private static func normal(_ path: String, _ workingDirectory: String?) -> String {
        var parts: [Substring] = []
        for part in path.split(separator: "/") where part != "." {
            if part == "..", let last = parts.last, last != ".." { parts.removeLast() } else { parts.append(part) }
        }
        guard path.hasPrefix("/") else { return parts.isEmpty ? "." : parts.joined(separator: "/") }
        let whole = "/" + parts.joined(separator: "/")
        guard let workingDirectory, workingDirectory != "/" else { return whole }
        if whole == workingDirectory { return "." }
        return whole.hasPrefix(workingDirectory + "/") ? String(whole.dropFirst(workingDirectory.count + 1)) : whole
    }
}
