import Foundation
import Testing

@testable import flightpath_cli

@Suite("Manual page")
struct ManualTests {
    private static let file = BuiltCommand.package.appending(path: "docs/man/flightpath.1")

    /// With `FLIGHTPATH_RECORD=1` in the environment the page is written, and the test fails: a recording is no pass.
    @Test("The documentation holds the page of what --help says")
    func current() throws {
        let page = try ManualPage.ofProgram().text
        if ProcessInfo.processInfo.environment["FLIGHTPATH_RECORD"] == "1" {
            try FileManager.default.createDirectory(
                at: Self.file.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data(page.utf8).write(to: Self.file)
            Issue.record("recorded docs/man/flightpath.1; run again without FLIGHTPATH_RECORD")
            return
        }
        let recorded = try? String(contentsOf: Self.file, encoding: .utf8)
        #expect(recorded == page, "run with FLIGHTPATH_RECORD=1 to write docs/man/flightpath.1")
        #expect(try BuiltCommand.run(["manual"]).output == page)
    }

    @Test("It tells every command and option")
    func everything() throws {
        let page = try ManualPage.ofProgram().text
        let tree = try CommandTree.ofProgram()
        for command in tree.commands {
            #expect(page.contains(".Ss The command \(command.commandName)\n"))
            for argument in command.shown {
                let option =
                    argument.option.map { "It Fl Fl \($0.dropFirst(2))" } ?? "It Ar \(argument.valueName ?? "")"
                #expect(page.contains(option), "\(command.commandName) \(argument.synopsis)")
            }
        }
        #expect(page.unicodeScalars.allSatisfy { $0.isASCII })
        #expect(page.split(separator: "\n").allSatisfy { ($0.hasPrefix(".") || $0.count <= 80) && !$0.hasSuffix(" ") })
    }

    @Test(
        "Text that would act on the formatter does not",
        arguments: [
            (".Sh trick", "\\&.Sh trick"), ("'quoted", "\\&'quoted"), ("back\\slash", "back\\eslash"),
            ("say `a-b` now", "say \\fBa\\-b\\fR now"), ("more …", "more \\[u2026]"), ("plain", "plain"),
        ])
    func escapes(_ text: String, _ written: String) {
        #expect(Mdoc.line(text) == written)
    }

    @Test("Sentences begin lines, and lines stay short")
    func paragraph() {
        var page = Mdoc()
        page.paragraph("One. Two is " + Array(repeating: "long", count: 30).joined(separator: " ") + ". End")
        let lines = page.text.split(separator: "\n")
        #expect(lines.first == "One.")
        #expect(lines.last == "End")
        #expect(lines.allSatisfy { $0.count <= 80 })
    }

    @Test(
        "A usage line becomes macros",
        arguments: [
            ("trace --from <selector> [<options>]", ["Cm trace", "Fl Fl from Ar selector", "Op Ar options"]),
            ("check [<options>] <expectations>", ["Cm check", "Op Ar options", "Ar expectations"]),
            ("x [--strict]", ["Cm x", "Op Fl Fl strict"]),
        ])
    func synopsis(_ usage: String, _ macros: [String]) {
        #expect(Mdoc.synopsis(usage) == macros)
    }

    @Test("A help text is taken apart into paragraphs and what stands as it is")
    func helpText() {
        let help = HelpText("One\nline.\n\nTwo.\n\nExamples:\n  flightpath a \\\n      --b c\n  flightpath d\n")
        #expect(
            help.blocks == [
                .paragraph("One line."), .paragraph("Two."), .paragraph("Examples:"),
                .literal(["flightpath a \\", "    --b c", "flightpath d"]),
            ])
        #expect(help.examples == ["flightpath a --b c", "flightpath d"])
    }
}
