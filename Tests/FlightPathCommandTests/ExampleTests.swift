import Foundation
import Testing

@testable import flightpath_cli

/// Every example of every help text and of the documentation is run, on a fixture: what is shown has to work.
@Suite("Examples")
struct ExampleTests {
    struct Example: CustomTestStringConvertible, Sendable {
        let place: String
        let command: String

        var testDescription: String { "\(place): \(command)" }
    }

    static let examples: [Example] = {
        let tree = try? CommandTree.ofProgram()
        return (tree.map(ofHelp) ?? []) + ofDocuments
    }()

    /// Commands named in passing, too: pages of codes and prose.
    @Test("No text names a command that does not exist")
    func commandsExist() throws {
        let tree = try CommandTree.ofProgram()
        let known = Set(tree.commands.map(\.commandName) + ["help"])
        #expect(known.contains("trace") && known.count > 6)
        let root = BuiltCommand.package
        let found = FileManager.default.enumerator(atPath: root.appending(path: "docs").path())?.compactMap {
            $0 as? String
        }
        // The contract lists what other versions have.
        let pages = (found ?? []).filter { $0.hasSuffix(".md") && $0 != "contract.md" && !$0.hasPrefix("decisions/") }
        #expect(pages.count > 50)
        for file in pages.map({ "docs/" + $0 }) + ["README.md"] {
            let text = try String(contentsOf: root.appending(path: file), encoding: .utf8)
            for match in text.matches(of: #/(?:^ *|`)flightpath ([a-z]+)/#.anchorsMatchLineEndings()) {
                #expect(known.contains(String(match.1)), "\(file): \(match.0)")
            }
        }
    }

    private static func ofHelp(_ tree: CommandTree) -> [Example] {
        tree.help.examples.map { Example(place: tree.commandName + " --help", command: $0) }
            + tree.commands.flatMap(ofHelp)
    }

    /// Lines of shell blocks that run the program.
    private static let ofDocuments: [Example] = {
        let root = BuiltCommand.package
        let docs = (try? FileManager.default.contentsOfDirectory(atPath: root.appending(path: "docs").path())) ?? []
        let fixtures =
            (try? FileManager.default.contentsOfDirectory(atPath: root.appending(path: "Fixtures").path())) ?? []
        let files =
            ["README.md"] + docs.filter { $0.hasSuffix(".md") }.sorted().map { "docs/\($0)" }
            + fixtures.sorted().map { "Fixtures/\($0)/README.md" }
        return files.flatMap { file in
            let text = (try? String(contentsOf: root.appending(path: file), encoding: .utf8)) ?? ""
            return commands(inMarkdown: text).map { Example(place: file, command: $0) }
        }
    }()

    static func commands(inMarkdown text: String) -> [String] {
        var lines: [String] = []
        var isShell = false
        var isGoingOn = false
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            if line.hasPrefix("```") {
                isShell = line == "```bash" || line == "```sh"
                continue
            }
            guard isShell else { continue }
            let isUnfinished = line.hasSuffix("\\")
            let words = (isUnfinished ? String(line.dropLast()) : String(line)).trimmingCharacters(in: .whitespaces)
            if isGoingOn, let last = lines.popLast() { lines.append(last + " " + words) } else { lines.append(words) }
            isGoingOn = isUnfinished
        }
        var found: [String] = []
        var directory = ""
        for line in lines.map({ $0.replacing("swift run -c release flightpath ", with: "flightpath ") }) {
            // What the next command writes into.
            if line.hasPrefix("mkdir -p "), !line.contains("$") { directory = line + " && " }
            guard line.hasPrefix("flightpath ") else { continue }
            found.append(directory + line)
            directory = ""
        }
        return found
    }

    /// A directory with what the examples name.
    private func directory() throws -> URL {
        let files = FileManager.default
        let directory = files.temporaryDirectory.appending(path: UUID().uuidString)
        try files.createDirectory(at: directory, withIntermediateDirectories: true)
        let fixture = BuiltCommand.fixture
        for (name, target) in [
            ("flightpath", try BuiltCommand.program()), ("snapshot", fixture.appending(path: "snapshot")),
            ("expectations.json", fixture.appending(path: "expectations.json")),
            ("Fixtures", BuiltCommand.package.appending(path: "Fixtures")),
        ] {
            try files.createSymbolicLink(at: directory.appending(path: name), withDestinationURL: target)
        }
        let hints = #"{"version": 1, "appliances": [{"instances": ["fw-a", "fw-b"], "policy": "permit"}]}"#
        try Data(hints.utf8).write(to: directory.appending(path: "hints.json"))
        return directory
    }

    @Test("An example gives an answer", arguments: examples)
    func run(_ example: Example) throws {
        let directory = try directory()
        defer { try? FileManager.default.removeItem(at: directory) }
        let path = directory.path() + ":" + (ProcessInfo.processInfo.environment["PATH"] ?? "")
        let outcome = try BuiltCommand.run(
            URL(filePath: "/bin/bash"), ["-c", example.command], in: directory,
            environment: ["PATH": path, "HOME": directory.path()])
        // 0, 1 and 3 are answers; 2 is a name that stands for nothing, 64 wrong usage.
        #expect([0, 1, 3].contains(outcome.status), "\(outcome.errors)")
        #expect(outcome.errors == "", "neither the program nor the shell complains")
    }

    @Test("Every command has an example, which fits a terminal of 80 columns")
    func everyCommand() throws {
        let tree = try CommandTree.ofProgram()
        #expect(tree.commands.filter { $0.help.examples.isEmpty }.map(\.commandName) == [])
        for command in [tree] + tree.commands {
            for case .literal(let lines) in command.help.blocks {
                #expect(lines.filter { $0.count > 78 } == [], "\(command.commandName)")
            }
        }
        #expect(Self.examples.contains { $0.place == "README.md" })
    }

    @Test("Commands are taken from shell blocks alone, and go on behind a backslash")
    func markdown() {
        let text = """
            flightpath no
            ```bash
            flightpath list \\
              --snapshot x
            swift run -c release flightpath explain
            mkdir -p x
            # Words.
            flightpath manual > x/y
            other
            ```
            ```text
            flightpath neither
            ```
            """
        #expect(
            Self.commands(inMarkdown: text) == [
                "flightpath list --snapshot x", "flightpath explain", "mkdir -p x && flightpath manual > x/y",
            ])
    }
}
