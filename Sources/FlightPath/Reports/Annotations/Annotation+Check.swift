extension Annotation {
    /// What a check complains of: what does not hold, the broken ones first, then errors, then what is undetermined.
    static func list(_ report: CheckReport) -> [Annotation] { list(report.results) }

    static func list(_ results: [CheckReport.Result]) -> [Annotation] {
        var found: [Annotation] = []
        for outcome in [CheckReport.Outcome.broken, .error, .undetermined] {
            for result in results where result.outcome == outcome { found.append(annotation(result)) }
        }
        return found
    }

    private static func annotation(_ result: CheckReport.Result) -> Annotation {
        switch result.outcome {
        case .holds, .broken: result.isStopped ? stopped(result) : unexpected(result)
        case .undetermined: undetermined(result)
        case .error:
            Annotation(
                level: .error, rule: .expectationError, word: "error",
                headline: "expectation `\(result.name)` cannot be asked: \(result.error ?? "it names no question")",
                place: result.place, identity: [result.name])
        }
    }

    /// Less gets through than is expected: the first blocker is at fault, and shown where it stands.
    private static func stopped(_ result: CheckReport.Result) -> Annotation {
        let code = result.code.flatMap { CauseCode(rawValue: $0) }
        let blockers = result.report?.blockers ?? []
        let fix = result.report?.remediations.first { $0.fixes.contains(0) }
        var details = [result.summary ?? "something stops it"]
        if let miss = blockers.first?.nearMisses.first { details.append(miss.words) }
        let others = blockers.dropFirst().map { "\($0.code.rawValue) at `\($0.component.id)`" }
        if !others.isEmpty { details.append("It is also stopped by " + others.joined(separator: ", ")) }
        if let fix {
            details += fix.sentences
        } else if let unfixed = blockers.first?.unfixed {
            details.append("No fix is known: \(unfixed)")
        }
        return Annotation(
            level: .error, rule: code.map { .code($0) } ?? .expectationBroken, word: "broken",
            headline: result.contradiction, details: details, commands: fix?.commands ?? [],
            place: result.evidence ?? result.place,
            related: (result.evidence == nil ? [] : expectation(result)) + (blockers.first?.related ?? []),
            component: result.component, identity: [result.name])
    }

    /// As much gets through as is expected, or more: the expectation itself is all that can be pointed at.
    private static func unexpected(_ result: CheckReport.Result) -> Annotation {
        var related: [Related] = []
        if let place = result.evidence, let code = result.code {
            related.append(Related(place: place, text: "The first blocker: \(code)"))
        }
        return Annotation(
            level: .error, rule: .expectationBroken, word: "broken", headline: result.contradiction,
            details: result.summary.map { [$0] } ?? [], place: result.place ?? result.evidence,
            related: result.place == nil ? [] : related, component: result.component, identity: [result.name])
    }

    private static func undetermined(_ result: CheckReport.Result) -> Annotation {
        let commands = (result.report?.gaps ?? []).compactMap(\.collect)
        return Annotation(
            level: .warning, rule: .code(.missingInput), word: "undetermined",
            headline: "expectation `\(result.name)` is undetermined",
            details: result.summary.map { [$0] } ?? [], commands: commands, place: result.place,
            identity: [result.name])
    }

    private static func expectation(_ result: CheckReport.Result) -> [Related] {
        result.place.map { [Related(place: $0, text: "The expectation `\(result.name)`")] } ?? []
    }
}
