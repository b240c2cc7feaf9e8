/// A sentence that names resources without knowing how reports write their names.
///
/// A rule says what it found beside the code that finds it; labels are put in where the report is made.
struct Phrase: Hashable, Sendable, ExpressibleByStringInterpolation {
    /// A piece of it.
    enum Part: Hashable, Sendable {
        case words(String)
        case resource(ResourceRef)
        case name(Symbol)
    }

    private(set) var parts: [Part]

    init(stringLiteral value: String) { parts = [.words(value)] }

    init(stringInterpolation: Interpolation) { parts = stringInterpolation.parts }

    /// Builds it from a literal with resources, names, numbers and addresses in it.
    struct Interpolation: StringInterpolationProtocol {
        fileprivate var parts: [Part] = []

        init(literalCapacity: Int, interpolationCount: Int) { parts.reserveCapacity(interpolationCount * 2 + 1) }

        mutating func appendLiteral(_ literal: String) { parts.append(.words(literal)) }
        mutating func appendInterpolation(_ resource: ResourceRef) { parts.append(.resource(resource)) }
        mutating func appendInterpolation(_ name: Symbol) { parts.append(.name(name)) }
        mutating func appendInterpolation(_ text: String) { parts.append(.words(text)) }
        mutating func appendInterpolation(_ number: Int) { parts.append(.words(String(number))) }
        mutating func appendInterpolation(_ phrase: Phrase) { parts += phrase.parts }
        mutating func appendInterpolation(_ port: PortReference) {
            switch port {
            case .number(let number): parts.append(.words(String(number)))
            case .name(let name): parts.append(.name(name))
            }
        }
    }

    /// Several joined by commas; those beyond the fourth are counted.
    static func list(_ phrases: [Phrase]) -> Phrase {
        var joined = Phrase("")
        for (index, phrase) in phrases.prefix(4).enumerated() {
            if index > 0 { joined.parts.append(.words(", ")) }
            joined.parts += phrase.parts
        }
        if phrases.count > 4 { joined.parts.append(.words(" and \(phrases.count - 4) more")) }
        return joined
    }
}
