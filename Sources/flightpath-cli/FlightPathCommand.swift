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
        discussion: """
            A snapshot is a directory of JSON as `aws … describe-*` and `kubectl get … -o json` print it. Nothing is asked of \
            any account.

            Example:
              flightpath trace --snapshot ./snapshot --from vpc/ingress --to 'pod/shop/web-*' --port 8080
            """,
        version: Version.text,
        subcommands: [Trace.self, Check.self, Matrix.self, Lint.self, List.self, Explain.self])
}

/// The version, as `--version` prints it.
enum Version {
    static let text = "flightpath 0.1.0"
}
