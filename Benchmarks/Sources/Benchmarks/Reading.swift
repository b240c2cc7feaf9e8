import FlightPath

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// How fast files are read into records: a whole `Snapshot.load`, the files in the page cache.
struct Reading {
    let directory: String

    /// Megabytes (10^6 bytes) of JSON for each second of processor time, best of the runs.
    func row(_ label: String, runs: Int, target: Double?) throws -> Row {
        let files = try Snapshot.load([directory]).files
        let bytes = try files.reduce(0) { $0 + (try size($1.path)) }
        let times = try ProcessTime.sorted(runs: runs) { try Snapshot.load([directory]) }
        let best = times.first ?? 0
        return Row(
            label: "\(label), \(bytes / 1_000_000) MB", figure: Double(bytes) / 1e6 / best, unit: "MB/s",
            target: target.map { .atLeast($0) })
    }

    private func size(_ path: String) throws(Failure) -> Int {
        var info = stat()
        guard stat("\(directory)/\(path)", &info) == 0 else { throw Failure("`\(path)` cannot be read") }
        return Int(info.st_size)
    }
}
