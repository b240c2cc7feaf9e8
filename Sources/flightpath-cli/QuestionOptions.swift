import ArgumentParser
import FlightPath

/// What goes from one end to the other, as every command that asks takes it.
struct TrafficOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "The destination's own port: a number, range, list or name. Left out: every port it declares.",
            valueName: "port"))
    var port: String?

    @Option(
        name: .customLong("protocol"),
        help: ArgumentHelp("tcp, udp, icmp, another name, 0-255, or all. (default: tcp)", valueName: "name"),
        completion: .list(["tcp", "udp", "icmp", "all"]))
    var ipProtocol: String?

    @Option(help: ArgumentHelp("ICMP type, or type and code; echo request when left out.", valueName: "type[/code]"))
    var icmp: String?

    @Option(
        help: ArgumentHelp(
            "full: the whole network. kubernetes: only policies and services; the objects given are the whole cluster."
                + " (default: full)"))
    var scope: Question.Scope?

    var isEmpty: Bool { port == nil && ipProtocol == nil && icmp == nil && scope == nil }
}

/// The options that make a question; which of them are needed depends on the command.
struct QuestionOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "Where the traffic starts: an address, `internet`, vpc/NAME, lb/NAME, pod/NS/NAME, …", valueName: "selector"
        ), completion: SelectorCompletion.kind(.source))
    var from: String?

    @Option(
        help: ArgumentHelp("Where it is to arrive.", valueName: "selector"),
        completion: SelectorCompletion.kind(.destination))
    var to: String?

    @Option(
        name: .long, parsing: .singleValue,
        help: ArgumentHelp("A load balancer it passes, lb/NAME; may be repeated.", valueName: "selector"),
        completion: SelectorCompletion.kind(.via))
    var via: [String] = []

    @OptionGroup var traffic: TrafficOptions

    @Flag(help: "Count every assumption as a missing fact; what --hints states is no assumption.")
    var strict = false

    /// Whether no question is asked.
    var isEmpty: Bool { from == nil && to == nil && via.isEmpty && traffic.isEmpty }

    /// Ends may be left out only where somebody can be asked for them.
    func requireEnds() throws {
        guard !EndPicker.canAsk else { return }
        if from == nil { throw ValidationError("Missing expected argument '--from <selector>'") }
        if to == nil { throw ValidationError("Missing expected argument '--to <selector>'") }
    }

    /// The question, asked of a snapshot that is read for it; an end that is left out is picked from what it holds.
    func asked(of load: () throws -> Analyzer) throws -> (question: Question, analyzer: Analyzer) {
        if let from, let to {
            // What cannot be asked is told before a large snapshot is read.
            let question = try question(from: from, to: to)
            return (question, try load())
        }
        let analyzer = try load()
        let ends = try EndPicker(analyzer: analyzer, words: CommandLine.arguments).ends(from: from, to: to)
        return (try question(from: ends.from, to: ends.to), analyzer)
    }

    /// The question between two ends.
    func question(from: String, to: String) throws -> Question {
        try QuestionText(
            from: from, to: to, via: via, ipProtocol: traffic.ipProtocol, port: traffic.port, icmp: traffic.icmp,
            scope: traffic.scope ?? .full, isStrict: strict
        ).question()
    }
}

extension Question.Scope: ExpressibleByArgument {}
