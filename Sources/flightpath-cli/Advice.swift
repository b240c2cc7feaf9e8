import FlightPath

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// What to do about an error, where the command line tells enough to say it.
enum Advice {
    /// One line, without `help:`.
    static func line(for error: any Error, words: [String]) -> String? {
        switch error {
        case let error as SelectionError: line(for: error, words)
        case SnapshotError.notFound(let path): near(path).map { "`\($0)` exists" }
        case is UnknownCode: "`flightpath explain` lists every code"
        default: nil
        }
    }

    private static func line(for error: SelectionError, _ words: [String]) -> String? {
        guard case .unknown(let text, let nearest) = error, nearest.isEmpty else { return nil }
        let word = text.prefix { $0 != "/" }
        let listed = Analyzer.listedKinds.first { $0.rawValue == word && text.contains("/") }
        let snapshots = SnapshotWords.paths(in: words).map { " --snapshot \(ShellWord.quoted($0))" }.joined()
        return "`flightpath list\(snapshots)\(listed.map { " \($0.rawValue)" } ?? "")` lists the names it holds"
    }

    /// What lies beside a path that does not exist, and has nearly its name.
    private static func near(_ path: String) -> String? {
        var parts = path.split(separator: "/", omittingEmptySubsequences: true).map(String.init)
        guard let last = parts.popLast() else { return nil }
        let parent = (path.hasPrefix("/") ? "/" : "") + parts.joined(separator: "/")
        let names = (try? FileManager.default.contentsOfDirectory(atPath: parent.isEmpty ? "." : parent)) ?? []
        let hint = DidYouMean.nearest(to: last, among: names)
        return hint.map { parent.isEmpty || parent == "/" ? parent + $0 : parent + "/" + $0 }
    }
}
