import Foundation
import Testing

@testable import flightpath_cli

/// What is said of a command line that cannot be understood.
@Suite("Wrong usage")
struct UsageMistakeTests {
    static let rows: [(arguments: [String], message: String)] = [
        (["tarce"], "`tarce` is no command; did you mean `trace`?"),
        (["help", "chekc"], "`chekc` is no command; did you mean `check`?"),
        (["trace", "--snapsot", "x"], "`--snapsot` is no option of `flightpath trace`; did you mean `--snapshot`?"),
        (["list", "--formt=json"], "`--formt` is no option of `flightpath list`; did you mean `--format`?"),
        (["lint", "--port", "1"], "`--port` is no option of `flightpath lint`"),
        (["--verson"], "`--verson` is no option of `flightpath`; did you mean `--version`?"),
        (["trace"], "`--snapshot <path>` is missing"),
        (["trace", "--snapshot", "x"], "`--from <selector>` is missing"),
        (["trace", "--snapshot", "x", "--from", "internet"], "`--to <selector>` is missing"),
        (["trace", "--snapshot", "x", "--to", "y", "--from"], "a value is missing: `--from <selector>`"),
        (["check", "--snapshot", "x"], "`<expectations>` is missing"),
        (
            ["check", "--snapshot", "x", "a.json", "b.json"],
            "`b.json` is one word too many: a name with spaces or `*` has to be quoted"
        ),
        (["lint", "--snapshot", "x", "--format", "jsn"], "`jsn` is no value of `--format`; did you mean `json`?"),
        (
            ["lint", "--snapshot", "x", "--color", "sometimes"],
            "`sometimes` is no value of `--color`; it may be auto, always, never"
        ),
        (["list", "--snapshot", "x", "pdo"], "`pdo` is no kind that is listed; did you mean `pod`?"),
        (
            ["--generate-completion-script", "tcsh"],
            "completions are made for bash, zsh and fish, not for `tcsh`"
        ),
        (["list", "--snapshot", "x", "-z"], "`-z` is no option of `flightpath list`"),
    ]

    @Test("It names what was typed and what may have been meant", arguments: rows)
    func message(_ row: (arguments: [String], message: String)) throws {
        let outcome = try BuiltCommand.run(row.arguments)
        #expect(outcome.status == 64)
        #expect(outcome.output == "")
        let lines = outcome.errors.split(separator: "\n").map(String.init)
        #expect(lines.first == "error: " + row.message)
        #expect(lines.last?.hasPrefix("help: `flightpath") == true)
        #expect(lines.dropFirst().first?.hasPrefix("usage: flightpath") == true)
    }

    @Test("A command that does not resemble any lists those there are")
    func list() throws {
        let tree = try CommandTree.ofProgram()
        let mistake = UsageMistake(parserMessage: "", usage: "", arguments: ["xyzzy"], tree: tree)
        let names = tree.commands.map(\.commandName).joined(separator: ", ")
        #expect(mistake.message == "`xyzzy` is no command; there are \(names)")
        #expect(names.hasPrefix("trace, fix, check, "))
    }

    @Test("The parser's quotes become backquotes, and its apostrophes stay")
    func words() {
        #expect(ParserWords.polished("Don't use 'a' and 'b'", nil) == "don't use `a` and `b`")
        #expect(ParserWords.polished("AWS says no", nil) == "AWS says no")
    }
}
