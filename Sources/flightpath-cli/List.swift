import ArgumentParser
import FlightPath

/// The endpoints and components a snapshot holds, as selectors that can be pasted.
struct List: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "List what the snapshot holds, as selectors that can be pasted.",
        discussion: """
            Examples:
              flightpath list --snapshot ./snapshot
              flightpath list --snapshot ./snapshot pod
            """)

    @OptionGroup var source: SnapshotOptions
    @OptionGroup var output: OutputOptions

    @Argument(
        help: ArgumentHelp(
            "vpc, subnet, lb, instance, eni, sg, namespace, service, deployment, pod or node.", valueName: "kind"))
    var kind: String?

    @Option(help: "How the list is written.")
    var format: Format = .text

    /// The formats of a list: a case here, and its line in `rendered`.
    enum Format: String, ExpressibleByArgument, CaseIterable {
        case text, json
    }

    func validate() throws {
        guard let kind, listed(kind) == nil else { return }
        throw ValidationError(
            "'\(kind)' is no kind that is listed; it may be \(Analyzer.listedKinds.map(\.rawValue).joined(separator: ", "))"
        )
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
