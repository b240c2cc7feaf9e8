/// Which snapshot a report speaks of, and how old it is.
public struct SnapshotReport: Sendable, Codable, Hashable {
    /// When it was collected.
    public struct Span: Sendable, Codable, Hashable {
        /// The earliest time that a part of it records, in RFC 3339.
        public var from: String
        /// The latest.
        public var to: String
    }

    /// `sha256:` and the digest over the lines of `sha256sum` for its files, sorted by path: the same wherever it lies.
    public var fingerprint: String
    /// How many files it counts.
    public var files: Int
    /// What `collected.json` files in it record; nil where there is none. Dates of files are no evidence: a copy has others.
    @ExplicitNull public var collected: Span?
    /// The newest time that its objects state: it was collected no earlier. Nil where none states one.
    @ExplicitNull public var notBefore: String?

    init(_ identity: SnapshotIdentity) {
        fingerprint = identity.fingerprint
        files = identity.files
        _collected = ExplicitNull(
            wrappedValue: identity.collected.map {
                Span(from: $0.lowerBound.description, to: $0.upperBound.description)
            })
        _notBefore = ExplicitNull(wrappedValue: identity.newest?.description)
    }

    /// How old it is, in words.
    var age: String {
        if let collected {
            return collected.from == collected.to
                ? "collected at \(collected.to)" : "collected from \(collected.from) to \(collected.to)"
        }
        guard let notBefore else { return "when it was collected is not recorded" }
        return "collected no earlier than \(notBefore), the newest time that its objects state"
    }

    /// A name for it that is short enough to read out.
    var shortFingerprint: String { String(fingerprint.prefix(7 + 12)) }
}
