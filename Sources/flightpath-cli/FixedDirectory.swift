import FlightPath

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// A directory that a fixed snapshot is written to. Nothing that is there is overwritten.
enum FixedDirectory {
    static func write(_ snapshot: FixedSnapshot, to directory: String) throws {
        let manager = FileManager.default
        var isDirectory: Bool = false
        if manager.fileExists(atPath: directory, isDirectory: &isDirectory) {
            guard isDirectory, (try? manager.contentsOfDirectory(atPath: directory))?.isEmpty == true else {
                throw Failure("`\(directory)` is there already: name a new or an empty directory")
            }
        }
        do {
            for file in snapshot.files {
                let path = directory + "/" + file.path
                let parent = path[..<(path.lastIndex(of: "/") ?? path.startIndex)]
                try manager.createDirectory(atPath: String(parent), withIntermediateDirectories: true)
                switch file.content {
                case .same(let original):
                    // A link would be copied as a link, and lead nowhere from there.
                    let file = URL(filePath: original).resolvingSymlinksInPath()
                    try manager.copyItem(at: file, to: URL(filePath: path))
                case .bytes(let bytes): try Data(bytes).write(to: URL(filePath: path))
                }
            }
        } catch {
            throw Failure("`\(directory)` cannot be written: \(error)")
        }
    }

    /// Where each of several snapshots lies in it: below its own name.
    static func roots(of snapshots: [String], in directory: String) -> [String] {
        snapshots.map { directory + "/" + ($0.split(separator: "/").last.map(String.init) ?? $0) }
    }
}
