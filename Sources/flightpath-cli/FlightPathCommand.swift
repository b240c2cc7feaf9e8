import ArgumentParser
import FlightPath

/// The command: parses what was typed, asks the library, prints its answer.
@main
struct FlightPathCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "flightpath",
        abstract:
            "Says whether traffic gets there and back in a snapshot of AWS and Kubernetes, which rule blocks it, and"
            + " what to change.",
        usage: "flightpath <command> [<options>]",
        discussion: """
            A snapshot is a directory of JSON as `aws … describe-*` and `kubectl get … -o json` print it. Nothing is asked of \
            any account.

            `flightpath --generate-completion-script bash` prints what completes commands, options and the names in a \
            snapshot; zsh and fish have theirs. `flightpath manual` prints the manual page.

            Examples:
              flightpath list --snapshot ./snapshot
              flightpath trace --snapshot ./snapshot --from vpc/ingress-vpc \\
                  --to 'pod/shop/web-*' --port 8080
            """,
        version: Version.text,
        subcommands: [
            Trace.self, FixCommand.self, Check.self, Matrix.self, Lint.self, List.self, Explain.self, Manual.self,
        ])

    /// Runs what was typed. Help and the like are data, so they go the way of data; wrong usage is told in our words.
    static func main() {
        do {
            var command = try parseAsRoot()
            try command.run()
        } catch {
            let code = exitCode(for: error)
            // A shell asks for completions while somebody types: what it cannot be told, nobody wants to read there.
            if CommandLine.arguments.dropFirst().first == "---completion", !code.isSuccess { exit(withError: code) }
            // The parser gives the program's help for a command that does not exist.
            let topics = CommandLine.arguments.dropFirst(2)
            if CommandLine.arguments.dropFirst().first == "help",
                let mistake = UsageMistake(unknownTopic: topics, tree: try? CommandTree.ofProgram())
            {
                StandardError.write(mistake.text)
                exit(withError: ExitCode.validationFailure)
            }
            if code.isSuccess {
                let status = Exit.guarding {
                    try StandardOutput.write(fullMessage(for: error) + "\n")
                    return 0
                }
                exit(withError: status == 0 ? nil : ExitCode(status))
            }
            if code == .validationFailure {
                StandardError.write(UsageMistake(error, arguments: CommandLine.arguments.dropFirst()).text)
                exit(withError: code)
            }
            exit(withError: error)
        }
    }
}
