/// A check as JUnit XML: a test case for each expectation.
///
/// What is undetermined is a failure, of type `undetermined`: a test that is skipped looks as good as one that passes, and
/// nothing says that this one does. Times are 0, so that the same answers are the same bytes.
/// Source: the schema of Jenkins' xUnit plugin, `junit-10.xsd`, which Surefire's reports follow.
public struct JUnitRenderer: Sendable {
    private let paths: ArtifactPaths
    private let suite: String
    private let isVerbose: Bool

    /// A renderer.
    ///
    /// - Parameters:
    ///   - paths: where the files of the snapshot lie.
    ///   - suite: the path of the file of expectations, which names the suite.
    ///   - isVerbose: whether reports tell everything.
    public init(paths: ArtifactPaths, suite: String, isVerbose: Bool = false) {
        self.paths = paths
        self.suite = paths.path(suite)
        self.isVerbose = isVerbose
    }

    /// The document.
    public func text(_ report: CheckReport) -> String {
        let failures = report.broken + report.undetermined
        let counts =
            "tests=\"\(report.results.count)\" failures=\"\(failures)\" errors=\"\(report.errors)\" time=\"0\""
        var lines = ["<?xml version=\"1.0\" encoding=\"UTF-8\"?>", "<testsuites name=\"flightpath check\" \(counts)>"]
        lines.append("  <testsuite \(attribute("name", suite)) \(counts) skipped=\"0\">")
        lines.append("    <properties>")
        let held = report.results.count { $0.holds }
        for (name, value) in [
            ("expectations", suite), ("snapshot", paths.root), ("hold", "\(held)"), ("broken", "\(report.broken)"),
            ("undetermined", "\(report.undetermined)"), ("errors", "\(report.errors)"),
        ] {
            lines.append("      <property \(attribute("name", name)) \(attribute("value", value))/>")
        }
        lines.append("    </properties>")
        for result in report.results { lines += testCase(result) }
        lines += ["  </testsuite>", "</testsuites>"]
        return lines.joined(separator: "\n") + "\n"
    }

    private func testCase(_ result: CheckReport.Result) -> [String] {
        let start =
            "    <testcase \(attribute("name", AnnotationText.line(result.name))) \(attribute("classname", className)) time=\"0\""
        var inside: [String] = []
        if let annotation = Annotation.list([result]).first {
            let message = AnnotationText.line(annotation.headline)
            let attributes = "\(attribute("type", type(annotation))) message=\"\(XMLText.attribute(message))\""
            let element = result.outcome == .error ? "error" : "failure"
            inside.append("      <\(element) \(attributes)>\(XMLText.content(body(annotation)))</\(element)>")
        }
        if let report = result.report {
            let text = TextRenderer(isVerbose: isVerbose).text(report)
            inside.append("      <system-out>\(XMLText.content(text))</system-out>")
        }
        return inside.isEmpty ? [start + "/>"] : [start + ">"] + inside + ["    </testcase>"]
    }

    /// Viewers group by package and class: the file's name without its ending.
    private var className: String {
        let file = suite.split(separator: "/").last.map(String.init) ?? suite
        let stem = file.hasSuffix(".json") ? String(file.dropLast(5)) : file
        return "flightpath." + stem.replacing(".", with: "_")
    }

    private func type(_ annotation: Annotation) -> String {
        switch annotation.rule {
        case .code(.missingInput) where annotation.level == .warning: "undetermined"
        case .code, .expectationBroken, .expectationError: annotation.rule.id
        }
    }

    private func body(_ annotation: Annotation) -> String {
        // The headline again: some viewers show the text of a failure and not its message.
        var lines = annotation.sentences
        if let place = annotation.place { lines.append("at \(paths.path(place.file)):\(place.line) \(place.pointer)") }
        lines += annotation.related.map { "\($0.text): \(paths.path($0.place.file)):\($0.place.line)" }
        let commands = annotation.commands.flatMap { AnnotationText.command($0) }
        return (lines.map { AnnotationText.line($0) } + commands).joined(separator: "\n")
    }

    private func attribute(_ name: String, _ value: String) -> String {
        "\(name)=\"\(XMLText.attribute(SafeText.line(value)))\""
    }
}
