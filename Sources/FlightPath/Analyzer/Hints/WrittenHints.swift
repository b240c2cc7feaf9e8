/// A value of a hints file with its place.
struct Written<Value: Sendable>: Sendable {
    let value: Value
    let place: ResolvedPlace
}

/// An appliance as the file names it.
struct WrittenAppliance: Sendable {
    enum Exit: Sendable {
        case interface(Written<String>)
        case sameInterface
    }

    let place: ResolvedPlace
    var name: String?
    var instances: [Written<String>] = []
    var interfaces: [Written<String>] = []
    var rules: [ApplianceHint.Rule] = []
    var defaultPermits: Bool?
    var exit: Exit?
    var snat: ApplianceHint.SourceTranslation?
    var isSymmetric: Bool?
}

/// An overlay tunnel as the file names it.
struct WrittenLink: Sendable {
    let place: ResolvedPlace
    var name: String?
    /// Two.
    var ends: [Written<String>] = []
    var destinations = AddressSet.all
    var returnDestinations: AddressSet?
    var isBidirectional = true
}

/// A network outside as the file names it.
struct WrittenOutside: Sendable {
    let place: ResolvedPlace
    var name: String?
    var addresses = AddressSet()
    var via: [Written<String>] = []
    var permits: Bool?
}
