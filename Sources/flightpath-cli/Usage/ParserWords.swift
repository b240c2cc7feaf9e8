import FlightPath

/// The argument parser's messages in the words of this program: lower case, backticks, what would do.
enum ParserWords {
    static func polished(_ message: String, _ command: CommandTree?) -> String {
        // Its second sentence, where there is one, lists values; they are added below in our own way.
        if let found = message.wholeMatch(of: /The value '(.*)' is invalid for '(.*)'(?:\.|: ).*/.dotMatchesNewlines())
        {
            return notAValue(String(found.1), of: String(found.2), command)
        }
        if let found = message.wholeMatch(of: /Missing expected argument '(.*)'/) {
            return "`\(found.1)` is missing"
        }
        if let found = message.wholeMatch(of: /Missing value for '(.*)'/) {
            return "a value is missing: `\(found.1)`"
        }
        if let found = message.wholeMatch(of: /Unexpected argument '(.*)'/) {
            return "`\(found.1)` is one word too many: a name with spaces or `*` has to be quoted"
        }
        if let found = message.wholeMatch(of: /Unknown option '(.*)'/) {
            return "`\(found.1)` is no option" + (command.map { " of `flightpath \($0.commandName)`" } ?? "")
        }
        if let found = message.wholeMatch(
            of: /Can't generate completion scripts for '([^']*)'\..*/.dotMatchesNewlines())
        {
            return "completions are made for bash, zsh and fish, not for `\(found.1)`"
        }
        if message.hasPrefix("Can't autodetect") {
            return "the shell cannot be told: give --generate-completion-script bash, zsh or fish"
        }
        return lowercased(message.replacing(/(^|[ (])'([^']*)'/) { "\($0.output.1)`\($0.output.2)`" })
    }

    private static func notAValue(_ value: String, of synopsis: String, _ command: CommandTree?) -> String {
        let option = synopsis.split(separator: " ").first.map(String.init) ?? synopsis
        let values = command?.arguments?.first { $0.option == option || $0.synopsis == synopsis }?.allValues ?? []
        let near = DidYouMean.hint(value, among: values, limit: 1)
        guard near.isEmpty else { return "`\(value)` is no value of `\(option)`" + near }
        guard !values.isEmpty else { return "`\(value)` is no value of `\(option)`" }
        return "`\(value)` is no value of `\(option)`; it may be \(values.joined(separator: ", "))"
    }

    private static func lowercased(_ text: String) -> String {
        guard let first = text.first, text.dropFirst().first?.isUppercase != true else { return text }
        return first.lowercased() + text.dropFirst()
    }
}
