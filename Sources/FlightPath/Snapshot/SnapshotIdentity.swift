/// Which snapshot it is, and how old: what a report tells so that a reader can ask the same one again.
struct SnapshotIdentity: Sendable, Hashable {
    /// SHA-256 over the lines that `sha256sum` prints for its files, sorted by path.
    var fingerprint: String
    /// How many files it counts.
    var files: Int
    /// When it was collected, the earliest and the latest time; nil where no file records it.
    var collected: ClosedRange<RecordedTime>?
    /// The newest time that its objects state: it was collected no earlier.
    var newest: RecordedTime?
}

extension Snapshot {
    /// The name of files in which whoever collects writes when.
    static let collectionRecord = "collected.json"

    /// Reads every file again: to be called only for reports that show it.
    ///
    /// The fingerprint does not depend on where the directory lies, nor on the order or the dates of its files: it is what
    /// `find . -name '*.json' -type f -printf '%P\n' | LC_ALL=C sort | xargs -d '\n' sha256sum | sha256sum` prints there.
    func identity() -> SnapshotIdentity {
        var lines: [(path: String, digest: String)] = []
        var stated: [RecordedTime] = []
        var newest: RecordedTime?
        for file in files {
            guard let mapped = try? MappedFile(path: file.location) else {
                lines.append((file.path, "-"))
                continue
            }
            let isRecord = file.path.split(separator: "/").last.map(String.init) == Self.collectionRecord
            mapped.withBytes { bytes in
                lines.append((file.path, bytes.withUnsafeBytes { SHA256.hex($0) }))
                var times = TimeScan(keys: isRecord ? ["collectedAt"] : TimeScan.pastKeys)
                times.read(bytes)
                guard let time = times.newest else { return }
                if isRecord { stated.append(time) } else { newest = max(newest ?? time, time) }
            }
        }
        lines.sort { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
        let text = lines.map { "\($0.digest)  \($0.path)\n" }.joined()
        var collected: ClosedRange<RecordedTime>?
        if let first = stated.min(), let last = stated.max() { collected = first...last }
        return SnapshotIdentity(
            fingerprint: "sha256:" + SHA256.hex(text), files: files.count, collected: collected, newest: newest)
    }
}
