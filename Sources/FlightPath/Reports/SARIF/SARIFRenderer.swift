/// Reports as SARIF 2.1.0, for code scanning: each complaint at the line of the snapshot that shows it, each code with the
/// page that explains it.
///
/// A fix is told, never as a `fix` of the log: that would be an edit of the snapshot, and it is the network that has to
/// change.
public struct SARIFRenderer: Sendable {
    private let paths: ArtifactPaths
    private let version: String?

    /// What addresses start from: the directory in which the command ran. Code scanning takes it for the checkout.
    private static let base = "%SRCROOT%"

    /// GitHub documents 1,024 characters for a message.
    private static let longestMessage = 1_000

    /// A renderer.
    ///
    /// - Parameters:
    ///   - paths: where the files of the snapshot lie.
    ///   - version: the version of the program, as in semantic versioning.
    public init(paths: ArtifactPaths, version: String? = nil) {
        self.paths = paths
        self.version = version
    }

    /// One question: a result for each blocker and for each missing fact.
    public func text(_ report: Report) throws -> String {
        let notes =
            report.assumptions.map { "assumed: \($0)" } + report.warnings.map { "note: \($0)" }
            + (report.hypotheses ?? []).map { "may be: \($0.line)" }
        return try text(
            "trace", Annotation.list(report), notes: notes,
            properties: ["verdict": report.verdict.rawValue, "summary": report.summary])
    }

    /// A check: a result for each expectation that does not hold.
    public func text(_ report: CheckReport) throws -> String {
        try text(
            "check", Annotation.list(report), notes: [],
            properties: [
                "expectations": "\(report.results.count)", "broken": "\(report.broken)",
                "undetermined": "\(report.undetermined)", "errors": "\(report.errors)",
            ])
    }

    /// The findings of `lint`; checks that were not made are notifications.
    public func text(_ report: LintReport) throws -> String {
        try text(
            "lint", Annotation.list(report), notes: report.unchecked.map(\.line),
            properties: [
                "errors": "\(report.errors)", "warnings": "\(report.warnings)", "notes": "\(report.notes)",
            ])
    }

    private func text(
        _ command: String, _ annotations: [Annotation], notes: [String], properties: [String: String]
    ) throws -> String {
        let rules = Set(annotations.map(\.rule)).sorted()
        var fingerprints = FingerprintCounter()
        let results = annotations.map { annotation in
            result(annotation, rules.firstIndex(of: annotation.rule) ?? 0, fingerprints.next(annotation))
        }
        let driver = SARIFLog.Driver(name: "FlightPath", semanticVersion: version, rules: rules.map(\.descriptor))
        let log = SARIFLog(runs: [
            SARIFLog.Run(
                tool: .init(driver: driver), automationDetails: .init(id: "flightpath/\(command)/"),
                originalUriBaseIds: [
                    Self.base: .init(description: message("the directory in which flightpath ran"))
                ],
                invocations: [
                    .init(toolExecutionNotifications: notes.map { .init(level: "note", message: message($0)) })
                ], results: results, properties: properties)
        ])
        return try JSONRenderer.text(log)
    }

    private func result(_ annotation: Annotation, _ ruleIndex: Int, _ fingerprint: String) -> SARIFLog.Result {
        let related = annotation.related.enumerated().map { number, related in
            SARIFLog.Location(
                id: number + 1, physicalLocation: physical(related.place), message: message(related.text))
        }
        // Code scanning refuses a log in which a result has no location, so the snapshot stands for what has none.
        let place =
            annotation.place.map { physical($0) }
            ?? SARIFLog.PhysicalLocation(artifactLocation: artifact(paths.root))
        return SARIFLog.Result(
            ruleId: annotation.rule.id, ruleIndex: ruleIndex, level: annotation.level.rawValue,
            message: .init(
                text: AnnotationText.paragraph(annotation.sentences.map(\.sarifEscaped), longest: Self.longestMessage)),
            locations: [.init(physicalLocation: place, logicalLocations: annotation.component.map { [logical($0)] })],
            relatedLocations: related.isEmpty ? nil : related, partialFingerprints: ["flightpath/v1": fingerprint],
            properties: .init(
                component: annotation.component, pointer: annotation.place?.pointer,
                commands: annotation.commands.isEmpty ? nil : annotation.commands))
    }

    private func physical(_ place: ResolvedPlace) -> SARIFLog.PhysicalLocation {
        .init(artifactLocation: artifact(paths.path(place.file)), region: .init(startLine: max(1, place.line)))
    }

    private func artifact(_ path: String) -> SARIFLog.ArtifactLocation {
        path.hasPrefix("/")
            ? .init(uri: "file://" + path.percentEncodedPath)
            : .init(uri: path.percentEncodedPath, uriBaseId: Self.base)
    }

    private func logical(_ component: Component) -> SARIFLog.LogicalLocation {
        .init(
            name: AnnotationText.line(component.name ?? component.id),
            fullyQualifiedName: AnnotationText.line(component.id), kind: component.kind.rawValue)
    }

    private func message(_ text: String) -> SARIFLog.Message { .init(text: AnnotationText.line(text).sarifEscaped) }
}

extension LintReport.Unchecked {
    /// What was not checked, and what is missing for it, in one line.
    var line: String {
        let cluster = self.cluster.map { " in cluster \($0)" } ?? ""
        let commands = collect.isEmpty ? "" : "; collect: \(collect.joined(separator: "; "))"
        return "not checked: \(check)\(cluster): \(missing.joined(separator: ", ")) missing\(commands)"
    }
}

extension String {
    /// Braces are doubled, for single ones enclose placeholders (SARIF 3.11.5), and no `[…](…)` is left, which would be a
    /// link (3.11.6).
    var sarifEscaped: String {
        replacing("{", with: "{{").replacing("}", with: "}}").replacing("](", with: "] (")
    }

    /// As a path in a URI (RFC 3986, 3.3): everything but unreserved characters and slashes is encoded.
    var percentEncodedPath: String {
        let digits = Array("0123456789ABCDEF")
        var result = ""
        for byte in utf8 {
            switch UnicodeScalar(byte) {
            case "A"..."Z", "a"..."z", "0"..."9", "-", ".", "_", "~", "/":
                result.unicodeScalars.append(UnicodeScalar(byte))
            default: result += "%\(digits[Int(byte >> 4)])\(digits[Int(byte & 15)])"
            }
        }
        return result
    }
}

/// Names for complaints that stay when lines move: a hash (FNV-1a, 64 bits) of what they are about, and a number where
/// several are about the same.
private struct FingerprintCounter {
    private var seen: [String: Int] = [:]

    mutating func next(_ annotation: Annotation) -> String {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in ([annotation.rule.id] + annotation.identity).joined(separator: "\u{1F}").utf8 {
            hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3
        }
        let digits = String(hash, radix: 16)
        let name = String(repeating: "0", count: 16 - digits.count) + digits
        seen[name, default: 0] += 1
        return "\(name):\(seen[name] ?? 1)"
    }
}
