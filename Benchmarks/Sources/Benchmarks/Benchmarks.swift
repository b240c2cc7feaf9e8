import FlightPath

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// The measurements that `Benchmarks/run` puts together: one kind for each run of the program, its rows on standard output.
@main
enum Benchmarks {
    static let usage = """
        usage: flightpath-benchmarks cold LABEL RUNS MOST-MILLISECONDS MOST-MEGABYTES COMMAND [ARGUMENT ...]
               flightpath-benchmarks read LABEL RUNS LEAST-MEGABYTES-A-SECOND DIRECTORY
               flightpath-benchmarks ask LABEL RUNS SNAPSHOT EXPECTATIONS FROM TO PORT
        A target of `-` is none.
        """

    static func main() {
        do {
            for row in try rows() { print(row.text) }
        } catch {
            StandardError.report("flightpath-benchmarks: \(error)\n")
            exit(1)
        }
    }

    private static func rows() throws -> [Row] {
        var arguments = Arguments(CommandLine.arguments.dropFirst(), usage: usage)
        switch try arguments.next() {
        case "cold":
            let label = try arguments.next()
            let runs = try arguments.count()
            let milliseconds = try arguments.target()
            let megabytes = try arguments.target()
            return try ColdRun(command: try arguments.rest()).rows(
                label, runs: runs, milliseconds: milliseconds, megabytes: megabytes)
        case "read":
            let label = try arguments.next()
            let runs = try arguments.count()
            let target = try arguments.target()
            return [try Reading(directory: try arguments.next()).row(label, runs: runs, target: target)]
        case "ask":
            let label = try arguments.next()
            let runs = try arguments.count()
            let snapshot = try arguments.next()
            let expectations = try arguments.next()
            let question = QuestionText(
                from: try arguments.next(), to: try arguments.next(), port: try arguments.next())
            return try Asking(snapshot: snapshot, expectations: expectations, question: question)
                .rows(label, runs: runs)
        default:
            throw arguments.misused
        }
    }
}
