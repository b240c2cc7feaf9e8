/// A string of a snapshot, by number: equal strings have equal symbols.
///
/// Symbols of different `Names` have nothing to do with each other, and their order is that of first appearance; what
/// people see is ordered by text.
public struct Symbol: Hashable, Sendable {
    let raw: Int32

    /// The symbol of the empty string, which stands for what is absent.
    static let empty = Symbol(raw: 0)
}
