import ArgumentParser
import FlightPath

/// The endpoints and components a snapshot holds, as selectors that can be pasted.
struct List: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "List what the snapshot holds, as selectors.")

    @OptionGroup var source: SnapshotOptions
    @OptionGroup var output: OutputOptions

    func run() throws {}
}
