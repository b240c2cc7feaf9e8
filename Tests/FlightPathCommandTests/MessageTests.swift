import Foundation
import Testing

/// What the program says when something else than its usage is wrong, and where it says it.
@Suite("Messages")
struct MessageTests {
    private func failing(_ arguments: [String]) throws -> [String] {
        let outcome = try BuiltCommand.run(arguments)
        #expect(outcome.status == 2)
        #expect(outcome.output == "", "errors are no data")
        return outcome.errors.split(separator: "\n").map(String.init)
    }

    private func trace(_ from: String, _ to: String, _ more: [String] = []) -> [String] {
        ["trace", "--snapshot", BuiltCommand.snapshot, "--from", from, "--to", to] + more
    }

    @Test("A snapshot that is not there names what lies beside it")
    func noSnapshot() throws {
        let path = BuiltCommand.fixture.appending(path: "snapsho").path()
        #expect(
            try failing(["list", "--snapshot", path]) == [
                "error: snapshot `\(path)` does not exist", "help: `\(path)t` exists",
            ])
    }

    @Test("A name that stands for nothing names the nearest; where none is near, how to list them")
    func names() throws {
        #expect(
            try failing(trace("vpc/ingres", "internet"))
                == ["error: nothing in the snapshot is named `vpc/ingres`; did you mean `vpc/ingress-vpc`?"])
        #expect(
            try failing(trace("vpc/nowhere", "internet")) == [
                "error: nothing in the snapshot is named `vpc/nowhere`",
                "help: `flightpath list --snapshot \(BuiltCommand.snapshot) vpc` lists the names it holds",
            ])
        #expect(
            try failing(trace("statefulset/shop/web", "internet"))
                == [
                    "error: nothing in the snapshot is named `statefulset/shop/web`; did you mean `deployment/shop/web`?"
                ])
    }

    @Test("A code that does not exist names the nearest")
    func codes() throws {
        #expect(
            try failing(["explain", "sg-rules-mismatch"]) == [
                "error: no code is named `sg-rules-mismatch`; did you mean `ENI_SG_RULES_MISMATCH`?",
                "help: `flightpath explain` lists every code",
            ])
    }

    @Test("Files are named with the cause, in lower case")
    func files() throws {
        #expect(
            try failing(["check", "--snapshot", BuiltCommand.snapshot, "/nowhere.json"])
                == ["error: `/nowhere.json` cannot be read: no such file or directory"])
        #expect(
            try failing(["explain", "--output", "/nowhere/x"])
                == ["error: `/nowhere/x` cannot be written: no such file or directory"])
    }

    #if os(Linux)
        @Test("Output that cannot be written is an error, and a closed pipe is none")
        func fullDevice() throws {
            #expect(
                try failing(["explain", "--output", "/dev/full"])
                    == ["error: `/dev/full` cannot be written: no space left on device"])
            let program = try BuiltCommand.program().path()
            for arguments in ["--help", "explain", "lint --snapshot \(BuiltCommand.snapshot)"] {
                let full = try BuiltCommand.run(
                    URL(filePath: "/bin/bash"), ["-c", "\(program) \(arguments) > /dev/full"])
                #expect(full.status == 2)
                #expect(full.errors == "error: standard output cannot be written: no space left on device\n")
            }
            for arguments in ["--help", "explain"] {
                let closed = try BuiltCommand.run(
                    URL(filePath: "/bin/bash"),
                    ["-c", "set -o pipefail; { sleep 0.2; \(program) \(arguments); } | true"])
                #expect(closed.status == 0)
                #expect(closed.errors == "")
            }
        }
    #endif

    @Test("No arguments print the help, as data")
    func noArguments() throws {
        let outcome = try BuiltCommand.run([])
        #expect(outcome.status == 0)
        #expect(outcome.errors == "")
        #expect(outcome.output.hasPrefix("OVERVIEW: Says whether traffic"))
    }

    @Test("Where there is no terminal, missing ends are wrong usage and nothing waits for keys")
    func noTerminal() throws {
        let outcome = try BuiltCommand.run(["trace", "--snapshot", BuiltCommand.snapshot])
        #expect(outcome.status == 64)
    }

    @Test("The first line of the version is the version alone")
    func version() throws {
        let lines = try BuiltCommand.run(["--version"]).output.split(separator: "\n").map(String.init)
        #expect(lines.count == 2)
        #expect(lines[0].wholeMatch(of: /flightpath \d+\.\d+\.\d+/) != nil)
        #expect(lines[1].wholeMatch(of: /Swift \d+\.\d+( or newer)?, \w+-[\w-]+, (debug|release)(, .*)?/) != nil)
    }

    @Test("Colour is for terminals, unless it is asked for")
    func color() throws {
        let question = trace("vpc/ingress-vpc", "pod/shop/web-*", ["--port", "8080"])
        #expect(try !BuiltCommand.run(question).output.contains("\u{1B}"))
        #expect(try BuiltCommand.run(question + ["--color", "always"]).output.contains("\u{1B}[1"))
    }

    @Test("Progress elsewhere than on a terminal is told when it is asked for")
    func progress() throws {
        let arguments = [
            "check", "--snapshot", BuiltCommand.snapshot,
            BuiltCommand.fixture.appending(path: "expectations.json").path(),
        ]
        #expect(try BuiltCommand.run(arguments).errors == "")
        let told = try BuiltCommand.run(arguments + ["--progress"])
        let lines = told.errors.split(separator: "\n").map(String.init)
        #expect(lines.first?.hasPrefix("reading the snapshot 0/") == true)
        #expect(lines.last == "answering expectations 11/11")
        #expect(told.output == "11 of 11 expectations hold\n")
    }
}
