import ArgumentParser
import FlightPath

/// What a code means, how to check it by hand, how to fix it.
struct Explain: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Explain a code: what it means, how to check and fix it.")

    func run() throws {}
}
