/// One thing that a report complains of, as tools take it that mark lines of files: code scanning, pull requests.
struct Annotation: Hashable, Sendable {
    /// How much it matters (style: `blocked` is an error, `undetermined` a warning).
    enum Level: String, Sendable, Hashable {
        case error, warning, note
    }

    /// Another place that helps to understand it.
    struct Related: Hashable, Sendable {
        let place: ResolvedPlace
        let text: String
    }

    let level: Level
    let rule: AnnotationRule
    /// `blocked`, `undetermined`, `broken`, …: what a person sees first.
    let word: String
    /// What is the matter; complete if read alone, without a final stop.
    let headline: String
    /// Further sentences, without final stops.
    var details: [String] = []
    /// Commands of the fix that was tried, or that collect what is missing.
    var commands: [String] = []
    /// Where it stands; nil where no one line shows it.
    var place: ResolvedPlace?
    var related: [Related] = []
    /// The object whose configuration would be edited.
    var component: Component?
    /// What tells it from all others of the same report, whatever line it moves to.
    let identity: [String]

    /// The headline and what follows it, each with its final stop; what follows begins with a capital letter.
    var sentences: [String] {
        [headline + "."] + details.map { $0.prefix(1).uppercased() + $0.dropFirst() + "." }
    }
}

/// What an annotation is an instance of: a code, or what only a check of expectations can find.
enum AnnotationRule: Hashable, Sendable, Comparable {
    case code(CauseCode)
    /// More gets through than is expected, or something else stops it.
    case expectationBroken
    /// An expectation that cannot be read or asked.
    case expectationError

    var id: String {
        switch self {
        case .code(let code): code.rawValue
        case .expectationBroken: "EXPECTATION_BROKEN"
        case .expectationError: "EXPECTATION_ERROR"
        }
    }

    static func < (one: AnnotationRule, other: AnnotationRule) -> Bool { one.id < other.id }
}
