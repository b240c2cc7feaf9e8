#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// Reads every JSON file below one or more directories. One bad object or file is set aside with its place; the rest loads.
struct SnapshotLoader {
    private var snapshot = Snapshot()
    private var reader = JSONReader(file: 0, names: Names())

    /// The order in which the files of a directory are read, which is to make no difference.
    private var arranged: ([String]) -> [String] = { $0 }

    /// One file to read: where it is, how it is shown, and the directories it lies in.
    private struct Entry {
        var location: String
        var shown: String
        var components: [String] = []
    }

    /// Loads directories, or files that hold several responses.
    static func load(
        _ paths: [String], progress: ProgressReport? = nil, arranged: @escaping ([String]) -> [String] = { $0 }
    ) throws(SnapshotError) -> Snapshot {
        var loader = SnapshotLoader()
        loader.arranged = arranged
        var entries: [Entry] = []
        for path in paths { entries += try loader.entries(of: path, rootName: paths.count > 1 ? path : nil) }
        for (index, entry) in entries.enumerated() {
            progress?(index, entries.count, "reading the snapshot")
            loader.readFile(entry.location, shown: entry.shown, components: entry.components)
        }
        progress?(entries.count, entries.count, "reading the snapshot")
        loader.snapshot.names = loader.reader.names
        guard !loader.snapshot.files.isEmpty else { throw SnapshotError.noFiles(paths.joined(separator: ", ")) }
        guard !loader.snapshot.isEmpty else {
            throw SnapshotError.nothingRecognised(
                paths.joined(separator: ", "), files: loader.snapshot.files.count, problems: loader.snapshot.problems)
        }
        return loader.snapshot
    }

    private func entries(of path: String, rootName: String?) throws(SnapshotError) -> [Entry] {
        var isDirectory: Bool = false
        guard FileManager.default.fileExists(atPath: path, isDirectory: &isDirectory) else {
            throw SnapshotError.notFound(path)
        }
        let trimmed = path.count > 1 && path.hasSuffix("/") ? String(path.dropLast()) : path
        guard isDirectory else { return [Entry(location: trimmed, shown: lastComponent(trimmed))] }
        let base = rootName.map { lastComponent($0) + "/" } ?? ""
        return arranged(Self.jsonFiles(below: trimmed)).map { file in
            Entry(
                location: trimmed + "/" + file, shown: base + file,
                components: file.split(separator: "/").dropLast().map(String.init))
        }
    }

    /// The relative paths of all JSON files below a directory, in order.
    private static func jsonFiles(below root: String) -> [String] {
        var found: [String] = []
        var pending = [""]
        while let directory = pending.popLast() {
            let path = directory.isEmpty ? root : root + "/" + directory
            for name in (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? [] where !name.hasPrefix(".") {
                let relative = directory.isEmpty ? name : directory + "/" + name
                if name.hasSuffix(".json") {
                    found.append(relative)
                } else if !name.contains(".") || isDirectory(root + "/" + relative) {
                    pending.append(relative)
                }
            }
        }
        return found.sorted()
    }

    private static func isDirectory(_ path: String) -> Bool {
        var isDirectory: Bool = false
        return FileManager.default.fileExists(atPath: path, isDirectory: &isDirectory) && isDirectory
    }

    private func lastComponent(_ path: String) -> String {
        path.split(separator: "/").last.map(String.init) ?? path
    }

    // MARK: One file

    private mutating func readFile(_ location: String, shown: String, components: [String]) {
        let index = Int32(snapshot.files.count)
        snapshot.files.append(
            .init(
                path: shown, location: location,
                account: reader.names.intern(components.last(where: Self.isAccount) ?? ""),
                region: reader.names.intern(components.last(where: Self.isRegion) ?? ""),
                directory: reader.names.intern(components.joined(separator: "/"))))
        let mapped: MappedFile
        do {
            mapped = try MappedFile(path: location)
        } catch {
            let kind = RecordKind(fileName: lastComponent(shown))
            report(.warning, shown, error.cause + kind.consequence)
            if let kind { snapshot.collected.append(.init(kind: kind, file: index, isComplete: false)) }
            return
        }
        let pages = mapped.pages
        mapped.withBytes { read($0, pages, file: index, shown: shown) }
    }

    private mutating func read(_ b: Bytes, _ pages: MappedPages?, file: Int32, shown: String) {
        let fileName = lastComponent(shown)
        let kind = RecordKind(fileName: fileName)
        let records = snapshot.records
        snapshot.records = Records()
        var source = SourceReader(records: records, nameSubject: nameSubject(fileName), nameKind: kind)
        reader.begin(file: file)
        var failure: JSONError?
        do {
            try reader.document(b, releasing: pages) { (r) throws(JSONError) in try source.document(&r, b) }
        } catch {
            failure = error
        }
        for error in reader.setAside { report(error, b, shown, suffix: "; this object is left out") }
        if let failure {
            let broken = source.current ?? kind
            report(failure, b, shown, suffix: broken.consequence)
            for index in source.collected.indices where source.collected[index].kind == broken {
                source.collected[index].isComplete = false
            }
            if source.isInMixedList || source.hasUnknownObject || broken == nil && source.collected.isEmpty {
                source.markEveryKindIncomplete()
            }
            if let broken, !source.collected.contains(where: { $0.kind == broken }) {
                source.collected.append(.init(kind: broken, file: file, isComplete: false))
            }
        } else if source.collected.isEmpty {
            noteUnread(source, kind: kind, shown)
        }
        for entry in source.collected where !entry.isComplete && failure == nil && reader.setAside.isEmpty {
            report(
                .warning, shown,
                "this page of \(entry.kind.words) is not the last; collect all pages without --no-paginate or --max-items"
            )
        }
        snapshot.records = source.records
        for var entry in source.collected {
            entry.file = file
            snapshot.collected.append(entry)
        }
    }

    private mutating func noteUnread(_ source: SourceReader, kind: RecordKind?, _ shown: String) {
        // It says when the others were made, and is read for reports that tell.
        if lastComponent(shown) == Snapshot.collectionRecord { return }
        if let key = source.unread.first {
            report(.note, shown, "holds \(reader.names[key]), which this version does not use")
        } else {
            report(.note, shown, "holds nothing this version uses")
        }
    }

    /// After the operation in a file's name, from the first dot on, stands the id or name it was asked about.
    private mutating func nameSubject(_ fileName: String) -> Subject {
        let stem = fileName.hasSuffix(".json") ? fileName.dropLast(5) : fileName[...]
        guard let dot = stem.firstIndex(of: ".") else { return .unknown }
        let subject = stem[stem.index(after: dot)...]
        return subject.isEmpty ? .unknown : .named(reader.names.intern(String(subject)))
    }

    private mutating func report(_ severity: SnapshotProblem.Severity, _ file: String, _ message: String) {
        snapshot.problems.append(.init(severity: severity, file: file, line: nil, pointer: nil, message: message))
    }

    private mutating func report(_ error: JSONError, _ b: Bytes, _ file: String, suffix: String) {
        let found = PlaceFinder.locate(max(0, min(error.offset, b.count)), in: b)
        snapshot.problems.append(
            .init(
                severity: .warning, file: file, line: found.line, pointer: found.pointer,
                message: error.message + suffix))
    }

    private static func isAccount(_ name: String) -> Bool {
        name.utf8.count == 12 && name.utf8.allSatisfy { $0 >= 0x30 && $0 <= 0x39 }
    }

    /// `us-east-1`, `us-gov-west-1`, `ap-southeast-2`: words and a last number.
    private static func isRegion(_ name: String) -> Bool {
        let parts = name.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.count >= 3, parts[0].count == 2, let last = parts.last, Int(last) != nil else { return false }
        return parts.dropLast().allSatisfy { !$0.isEmpty && $0.allSatisfy { $0.isASCII && $0.isLowercase } }
    }
}

extension Optional where Wrapped == RecordKind {
    /// What follows when a file of this kind cannot be read.
    fileprivate var consequence: String {
        guard let kind = self else { return "; the file is left out" }
        return "; answers that depend on \(kind.words) missing here are undetermined"
    }
}

/// Why no snapshot could be made of what was given.
public enum SnapshotError: Error, Sendable, Hashable, CustomStringConvertible {
    /// The path does not exist.
    case notFound(String)
    /// No JSON file lies below the path.
    case noFiles(String)
    /// Files were read, but none holds an AWS response or Kubernetes object that is used.
    case nothingRecognised(String, files: Int, problems: [SnapshotProblem])

    /// The cause, and what to do.
    public var description: String {
        switch self {
        case .notFound(let path): return "snapshot `\(path)` does not exist"
        case .noFiles(let path):
            return "snapshot `\(path)` holds no .json file; it should hold the output of `aws … describe-*` and"
                + " `kubectl get … -o json`"
        case .nothingRecognised(let path, let files, let problems):
            if let broken = problems.first(where: { $0.severity == .warning }) {
                return "snapshot `\(path)` holds nothing usable: \(broken.words)"
            }
            let which =
                files == 1
                ? "its only JSON file\(problems.first.map { ", `\($0.file)`," } ?? "")"
                : "none of its \(files) JSON files"
            return "snapshot `\(path)` holds nothing that is known here: \(which) is \(files == 1 ? "no" : "an") AWS"
                + " or Kubernetes response (a top-level key such as \"Vpcs\", or \"kind\")"
        }
    }
}

extension Snapshot {
    /// Reads every JSON file below the given directories, or single files of several responses.
    ///
    /// - Parameters:
    ///   - paths: directories or files; `--snapshot`, which may be repeated.
    ///   - progress: told before each file how many are read.
    /// - Throws: ``SnapshotError`` when nothing usable is there; anything less is listed in ``problems``.
    public static func load(_ paths: [String], progress: ProgressReport? = nil) throws(SnapshotError) -> Snapshot {
        try SnapshotLoader.load(paths, progress: progress)
    }
}
