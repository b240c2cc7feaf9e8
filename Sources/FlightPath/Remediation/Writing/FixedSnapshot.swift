/// A snapshot in which a fix has been made, file by file. Nothing is written: that is up to who asks for it.
public struct FixedSnapshot: Sendable {
    /// A file of it.
    public struct File: Sendable {
        /// What it holds.
        public enum Content: Sendable {
            /// The same as the file at this path.
            case same(as: String)
            /// Changed, or new.
            case bytes([UInt8])
        }

        /// The path inside the snapshot.
        public let path: String
        /// What it holds.
        public let content: Content
    }

    /// Every file, by path.
    public let files: [File]

    /// The snapshot with fixes made.
    ///
    /// - Parameters:
    ///   - edits: the changes, in order.
    ///   - renewed: targets taken to be healthy then.
    init(
        _ snapshot: Snapshot, _ inventory: Inventory, edits: [InventoryEdit], renewed: Set<RegisteredTarget>
    ) throws(FixedSnapshotError) {
        var patch = SnapshotPatch(snapshot: snapshot, inventory: inventory)
        for (index, edit) in edits.enumerated() {
            guard try patch.make(edit) else { throw .noPlace(edit: index + 1) }
        }
        try patch.renewHealth(of: renewed)
        var files: [String: File] = [:]
        for (index, file) in snapshot.files.enumerated() {
            let content = patch.documents[Int32(index)].map { File.Content.bytes($0.bytes) }
            let own = File(path: file.path, content: content ?? .same(as: file.location))
            guard files.updateValue(own, forKey: file.path) == nil else { throw .twice(file.path) }
        }
        for (path, text) in patch.added {
            guard files.updateValue(File(path: path, content: .bytes(Array(text.utf8))), forKey: path) == nil else {
                throw .twice(path)
            }
        }
        self.files = files.values.sorted { $0.path < $1.path }
    }

    /// The paths of the files that differ from the snapshot's own.
    public var changed: [String] {
        files.compactMap { file in
            if case .bytes = file.content { file.path } else { nil }
        }
    }
}

/// Why a fix cannot be made in the files of a snapshot.
public enum FixedSnapshotError: Error, Sendable, CustomStringConvertible {
    /// There is no such fix.
    case noChoice(Int, of: Int)
    /// No response that was collected lists what the fix changes.
    case noPlace(edit: Int)
    /// Two files would get the same path.
    case twice(String)
    /// A file can no longer be read as JSON.
    case unwritable(String)

    /// The cause.
    public var description: String {
        switch self {
        case .noChoice(let number, let count):
            count == 0 ? "no fix is offered" : "there is no fix \(number): \(count) are offered"
        case .noPlace(let number): "no file of the snapshot lists what change \(number) of the fix is made to"
        case .twice(let path): "two files of the snapshot would be written to `\(path)`"
        case .unwritable(let cause): "a file of the snapshot cannot be changed: \(cause)"
        }
    }
}
