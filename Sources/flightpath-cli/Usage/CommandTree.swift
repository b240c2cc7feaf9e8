import ArgumentParser

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// The commands and their options as data, from the argument parser's own description of them.
struct CommandTree: Decodable, Sendable {
    struct Name: Decodable, Sendable {
        let kind: String
        let name: String

        /// As it is typed.
        var text: String { (kind == "long" ? "--" : "-") + name }
    }

    struct Argument: Decodable, Sendable {
        let kind: String
        let names: [Name]?
        let valueName: String?
        let abstract: String?
        let allValues: [String]?
        let defaultValue: String?
        let shouldDisplay: Bool
        let isOptional: Bool

        /// The long name, else the short one, as it is typed; nil where only its position names it.
        var option: String? { (names?.first { $0.kind == "long" } ?? names?.first)?.text }

        /// The option with the value it takes, `--from <selector>`; a position's value alone.
        var synopsis: String {
            let value = "<\(valueName ?? "value")>"
            guard let option else { return value }
            return kind == "flag" ? option : "\(option) \(value)"
        }
    }

    let commandName: String
    let abstract: String?
    let discussion: String?
    let shouldDisplay: Bool
    let subcommands: [CommandTree]?
    let arguments: [Argument]?

    /// Commands below this one that people see; `help` is the parser's own.
    var commands: [CommandTree] { (subcommands ?? []).filter { $0.shouldDisplay && $0.commandName != "help" } }

    /// Options and positions that people see.
    var shown: [Argument] { (arguments ?? []).filter(\.shouldDisplay) }

    /// What the command's help says beside its options.
    var help: HelpText { HelpText(discussion ?? "") }

    private struct Description: Decodable {
        let command: CommandTree
    }

    /// This program's.
    static func ofProgram() throws -> CommandTree {
        let description = Data(FlightPathCommand._dumpHelp().utf8)
        return try JSONDecoder().decode(Description.self, from: description).command
    }

    /// The command that the words start with, and its name in full: `flightpath trace`.
    func command(of words: some Sequence<String>) -> (tree: CommandTree, name: String) {
        var found = (tree: self, name: commandName)
        for word in words {
            guard let next = found.tree.subcommands?.first(where: { $0.commandName == word }) else { break }
            found = (next, found.name + " " + word)
        }
        return found
    }
}
