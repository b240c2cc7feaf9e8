extension AnnotationRule {
    /// The rule as SARIF describes it: the text of the code's own page. Nothing fills placeholders in it, so that braces
    /// stay as they are, and commands can be copied.
    var descriptor: SARIFLog.Rule {
        switch self {
        case .code(let code):
            let page = code.page
            return SARIFLog.Rule(
                id: id, shortDescription: .init(text: page.title),
                fullDescription: .init(text: page.meaning),
                help: .init(
                    text: "Check by hand\n\n\(page.check)\n\nFix\n\n\(page.fix)", markdown: page.markdown),
                helpUri: page.aws,
                defaultConfiguration: .init(level: code == .missingInput ? "warning" : "error"),
                properties: .init(tags: ["network", "reachability"]))
        case .expectationBroken:
            return Self.expectation(
                id, title: "an expectation does not hold",
                meaning: "The answer of the snapshot is not the one that the file of expectations names: more gets"
                    + " through than is expected, or something else stops it than `because` allows.",
                help: "Ask the same question with `flightpath trace` and look at the path. Either the network has to"
                    + " change, or the expectation.")
        case .expectationError:
            return Self.expectation(
                id, title: "an expectation cannot be asked",
                meaning: "The expectation cannot be read, or one of its ends stands for nothing in the snapshot.",
                help: "Mend the expectation as the message says. `flightpath list` prints the names that can be used.")
        }
    }

    private static func expectation(_ id: String, title: String, meaning: String, help: String) -> SARIFLog.Rule {
        .init(
            id: id, shortDescription: .init(text: title), fullDescription: .init(text: meaning),
            help: .init(text: help, markdown: help), helpUri: nil, defaultConfiguration: .init(level: "error"),
            properties: .init(tags: ["network", "reachability"]))
    }
}
