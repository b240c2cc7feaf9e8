/// A resource of an ``Inventory``, by its position in the array of its kind.
struct Handle<Resource>: Hashable, Sendable {
    let index: Int32

    init(_ index: Int) { self.index = Int32(index) }
}

extension Array {
    subscript(_ handle: Handle<Element>) -> Element {
        get { self[Int(handle.index)] }
        set { self[Int(handle.index)] = newValue }
    }

    /// Every position with its handle.
    var handles: [Handle<Element>] { indices.map { Handle($0) } }
}
