/// Reports as workflow commands, which GitHub Actions shows as annotations of a pull request.
///
/// GitHub shows ten errors, ten warnings and ten notices of a step, in the order in which they come: the most important
/// come first. A plain last line counts them.
/// Source: GitHub's "Workflow commands for GitHub Actions"; escaping as in the toolkit's `command.ts`.
public struct GitHubRenderer: Sendable {
    private let paths: ArtifactPaths
    private let isVerbose: Bool

    /// A renderer; `isVerbose` adds the notes of `lint`.
    public init(paths: ArtifactPaths, isVerbose: Bool = false) {
        self.paths = paths
        self.isVerbose = isVerbose
    }

    /// One question: an annotation for each blocker and each missing fact.
    public func text(_ report: Report) -> String {
        let annotations = Annotation.list(report)
        let count = "\(report.blockers.count) blocking, \(report.gaps.count) not known"
        return text(annotations, last: "flightpath trace: \(report.verdict.rawValue), \(count)")
    }

    /// A check: an annotation for each expectation that does not hold.
    public func text(_ report: CheckReport) -> String {
        text(Annotation.list(report), last: "flightpath check: \(CheckRenderer.count(report))")
    }

    /// The findings of `lint`.
    public func text(_ report: LintReport) -> String {
        let findings = Annotation.list(report).filter { isVerbose || $0.level != .note }
        let unchecked = Annotation.unchecked(report)
        let last = unchecked.map { "; \($0.headline)" } ?? ""
        return text(
            findings + (unchecked.map { [$0] } ?? []),
            last: "flightpath lint: \(LintRenderer(isVerbose: isVerbose).count(report))\(last)")
    }

    private func text(_ annotations: [Annotation], last: String) -> String {
        (annotations.map { command($0) } + [SafeText.line(last)]).joined(separator: "\n") + "\n"
    }

    private func command(_ annotation: Annotation) -> String {
        var properties: [(String, String)] = []
        if let place = annotation.place {
            properties = [("file", paths.path(place.file)), ("line", String(max(1, place.line)))]
        }
        properties.append(("title", "\(annotation.word): \(annotation.rule.id)"))
        let written = properties.map { "\($0.0)=\(property($0.1))" }.joined(separator: ",")
        let lines =
            (annotation.sentences + annotation.related.map { related($0) }).map { AnnotationText.line($0) }
            + annotation.commands.flatMap { AnnotationText.command($0) }
        let message = lines.map { data($0) }.joined(separator: "%0A")
        return "::\(name(annotation.level)) \(written)::\(message)"
    }

    private func related(_ related: Annotation.Related) -> String {
        "\(related.text): \(paths.path(related.place.file)):\(related.place.line)"
    }

    private func name(_ level: Annotation.Level) -> String {
        switch level {
        case .error: "error"
        case .warning: "warning"
        case .note: "notice"
        }
    }

    private func data(_ text: String) -> String {
        text.replacing("%", with: "%25").replacing("\r", with: "%0D").replacing("\n", with: "%0A")
    }

    private func property(_ text: String) -> String {
        data(SafeText.line(text)).replacing(":", with: "%3A").replacing(",", with: "%2C")
    }
}
