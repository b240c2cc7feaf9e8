import ArgumentParser
import FlightPath

/// Which snapshot is asked.
struct SnapshotOptions: ParsableArguments {
    @Option(
        name: .long, parsing: .singleValue,
        help: ArgumentHelp(
            "A directory of JSON files, or one file of several responses; may be repeated.", valueName: "path"),
        completion: .file(extensions: ["json"]))
    var snapshot: [String] = []

    @Flag(
        name: .long, help: "Tell on standard error how far long work is, also where that is no terminal.")
    var progress = false

    func validate() throws {
        if snapshot.isEmpty { throw ValidationError("Missing expected argument '--snapshot <path>'") }
    }

    /// Loads it; what could not be read goes to standard error.
    func load(verbose: Bool) throws -> Analyzer {
        let line = ProgressLine(isWanted: progress)
        defer { line.finish() }
        let loaded = try Snapshot.load(snapshot, progress: line.report)
        line.finish()
        for problem in loaded.problems where verbose || problem.severity == .warning {
            StandardError.write("\(problem)\n")
        }
        return Analyzer(loaded)
    }

    /// Where its files lie, for formats that point at them.
    func paths(of analyzer: Analyzer) -> ArtifactPaths {
        ArtifactPaths(
            analyzer.snapshot, loadedFrom: snapshot, workingDirectory: Environment.workingDirectory)
    }
}

/// What people state beside the snapshot.
struct HintsOptions: ParsableArguments {
    @Option(
        name: .long,
        help: ArgumentHelp(
            "A JSON file of what no API tells: policies of appliances, overlay links, networks outside.",
            valueName: "file"),
        completion: .file(extensions: ["json"]))
    var hints: String?

    /// The analyzer with the hints, where there are any; every mistake in the file is told.
    func apply(to analyzer: Analyzer) throws -> Analyzer {
        guard let hints else { return analyzer }
        do {
            return try analyzer.with(try HintsFile(json: try InputFile.read(hints), path: hints))
        } catch let error as HintsError {
            throw Failure(error.problems.map(\.description).joined(separator: "\nerror: "))
        }
    }
}

/// Where output goes.
struct OutputOptions: ParsableArguments {
    @Option(
        name: .long, help: ArgumentHelp("Write to a file instead of standard output.", valueName: "file"),
        completion: .file())
    var output: String?

    @Flag(name: .long, help: "Show everything: every hop, every note, every file that is not used.")
    var verbose = false

    @Option(name: .long, help: "When to colour the text: auto, always or never.")
    var color: ColorChoice = .auto

    /// Marks beyond ASCII where the locale has UTF-8; colour on a terminal, unless `NO_COLOR` or `--color` says otherwise.
    var style: TextRenderer.Style {
        let isColored: Bool
        switch color {
        case .always: isColored = true
        case .never: isColored = false
        case .auto:
            isColored =
                output == nil && StandardOutput.isTerminal && Environment.value("NO_COLOR") == nil
                && Environment.value("TERM") != "dumb"
        }
        // What is piped or written to a file keeps its lines, for scripts and for whoever searches in it.
        let columns = output == nil && StandardOutput.isTerminal ? StandardOutput.columns : nil
        return TextRenderer.Style(isUnicode: Environment.hasUTF8, isColored: isColored, columns: columns)
    }

    func write(_ text: String) throws {
        guard let output else { return try StandardOutput.write(text) }
        try OutputFile.write(text, to: output)
    }
}

/// When to colour.
enum ColorChoice: String, ExpressibleByArgument, CaseIterable {
    case auto, always, never
}

/// An error that ends the command with status 2 and its message.
struct Failure: Error, CustomStringConvertible {
    let description: String

    init(_ description: String) { self.description = description }
}
