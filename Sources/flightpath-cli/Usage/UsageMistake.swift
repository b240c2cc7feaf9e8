import ArgumentParser
import FlightPath

/// What is wrong with a command line: what was typed, what may have been meant, and how the command is used.
struct UsageMistake {
    /// One line, without `error:`.
    let message: String
    /// The command whose usage is wrong: `flightpath trace`.
    let command: String
    /// How the command is used; empty where that tells nothing.
    let usage: String

    /// Reads the parser's error. The parser tells of a missing option before it tells of a misspelt one, which often is
    /// the missing one; so the words are looked at first.
    init(_ error: any Error, arguments: some Sequence<String>) {
        let full = FlightPathCommand.fullMessage(for: error)
        let usage = full.split(separator: "\n").first { $0.hasPrefix("Usage: ") }.map { String($0.dropFirst(7)) }
        self.init(
            parserMessage: FlightPathCommand.message(for: error), usage: usage ?? "", arguments: Array(arguments),
            tree: try? CommandTree.ofProgram())
    }

    init(parserMessage: String, usage: String, arguments: [String], tree: CommandTree?) {
        self.usage = usage
        guard let tree else {
            message = ParserWords.polished(parserMessage, nil)
            command = "flightpath"
            return
        }
        let (typed, name) = tree.command(of: arguments)
        command = name
        message =
            Self.unknownCommand(arguments, tree) ?? Self.unknownOption(arguments, typed, name)
            ?? ParserWords.polished(parserMessage, typed)
    }

    /// Help about a command that does not exist.
    init?(unknownTopic topics: some Sequence<String>, tree: CommandTree?) {
        guard let tree, let message = Self.unknownCommand(Array(topics), tree) else { return nil }
        self.message = message
        command = tree.commandName
        usage = "\(tree.commandName) help <command>"
    }

    /// Everything that is told, on lines of their own.
    var text: String {
        var text = "error: \(message)\n"
        if !usage.isEmpty { text += "usage: \(usage)\n" }
        return text + "help: `\(command) --help` tells every option, with examples\n"
    }

    private static func unknownCommand(_ arguments: [String], _ tree: CommandTree) -> String? {
        guard let word = arguments.first, !word.hasPrefix("-"), let commands = tree.subcommands,
            !commands.contains(where: { $0.commandName == word })
        else { return nil }
        let names = commands.map(\.commandName)
        let hint = DidYouMean.hint(word, among: names, limit: 2)
        return "`\(word)` is no command"
            + (hint.isEmpty ? "; there are \(tree.commands.map(\.commandName).joined(separator: ", "))" : hint)
    }

    /// What the parser understands beside the options of a command.
    private static let builtIn = [
        "--help", "-h", "--version", "--help-hidden", "-help-hidden", "--experimental-dump-help",
        "--generate-completion-script",
    ]

    private static func unknownOption(_ arguments: [String], _ command: CommandTree, _ name: String) -> String? {
        let known = (command.arguments ?? []).flatMap { ($0.names ?? []).map(\.text) }
        for word in arguments.prefix(while: { $0 != "--" }) where word.hasPrefix("--") {
            let option = word.prefix { $0 != "=" }
            guard !known.contains(String(option)), !builtIn.contains(String(option)) else { continue }
            // Without its dashes, for they are alike in all.
            let near = DidYouMean.hint(
                String(option.dropFirst(2)), among: known.filter { $0.hasPrefix("--") }.map { String($0.dropFirst(2)) },
                limit: 1)
            return "`\(option)` is no option of `\(name)`" + near.replacing("mean `", with: "mean `--")
        }
        return nil
    }
}
