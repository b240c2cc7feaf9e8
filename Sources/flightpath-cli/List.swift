import ArgumentParser
import FlightPath

/// The endpoints and components a snapshot holds, as selectors that can be pasted.
struct List: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "List what the snapshot holds, as selectors that can be pasted.",
        usage: "flightpath list --snapshot <path> [<kind>] [<options>]",
        discussion: """
            Network interfaces, of which there may be very many, are listed when their kind is named.

            Examples:
              flightpath list --snapshot ./snapshot
              flightpath list --snapshot ./snapshot pod
              flightpath list --snapshot ./snapshot eni --format json
            """)

    @OptionGroup var source: SnapshotOptions
    @OptionGroup var output: OutputOptions

    @Argument(
        help: ArgumentHelp(
            "Only these: \(Analyzer.listedKinds.map(\.rawValue).joined(separator: ", ")).", valueName: "kind"),
        completion: .custom { _, _, _ in Analyzer.listedKinds.map(\.rawValue) })
    var kind: String?

    @Option(help: "How the list is written.")
    var format: Format = .text

    /// The formats of a list: a case here, and its line in `rendered`.
    enum Format: String, ExpressibleByArgument, CaseIterable {
        case text, json
    }

    func validate() throws {
        guard let kind, listed(kind) == nil else { return }
        let names = Analyzer.listedKinds.map(\.rawValue)
        let hint = DidYouMean.hint(kind, among: names, limit: 1)
        throw ValidationError(
            "`\(kind)` is no kind that is listed"
                + (hint.isEmpty ? "; it may be \(names.joined(separator: ", "))" : hint))
    }

    private func listed(_ text: String) -> ComponentKind? {
        Analyzer.listedKinds.first { $0.rawValue == text || $0.rawValue + "s" == text }
    }

    func run() throws {
        let status = Exit.guarding {
            let listing = try source.load(verbose: output.verbose).list(kind.flatMap { listed($0) })
            try output.write(try rendered(listing))
            return 0
        }
        if status != 0 { throw ExitCode(status) }
    }

    private func rendered(_ listing: Listing) throws -> String {
        switch format {
        case .text: ListingRenderer.text(listing)
        case .json: try JSONRenderer.text(listing)
        }
    }
}
