/// Where a record's value starts: a file of the snapshot, and bytes from its start.
public struct Place: Hashable, Sendable {
    var file: Int32
    var offset: UInt32
}

/// The bytes of a file.
typealias Bytes = Span<UInt8>

/// A JSON string in place: the bytes between its quotes.
struct Text {
    let start: Int
    let count: Int
    /// Whether it holds escapes, so that its bytes are not its text.
    let escaped: Bool
}
