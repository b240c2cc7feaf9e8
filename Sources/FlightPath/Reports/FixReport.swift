/// The answer of `fix`: the question, what blocks it, and what to change, in full.
public struct FixReport: Sendable, Codable, Hashable {
    /// The version of these keys.
    public var schemaVersion = 1
    /// The question.
    public var query: Report.Query
    /// The answer as things stand.
    public var verdict: Verdict
    /// The answer in one sentence.
    public var summary: String
    /// What stops packets; the fixes name them by their position.
    public var blockers: [Blocker]
    /// Changes that were tried on the model, best first.
    public var remediations: [RemediationReport]
    /// Which of them is chosen, from 1; left out where there is none.
    public var choice: Int?
    /// The directory that the fixed snapshot was written to; left out where none was.
    public var written: String?

    /// The part of a report that is about fixes.
    public init(_ report: Report, choice: Int?, written: String? = nil) {
        query = report.query
        verdict = report.verdict
        summary = report.summary
        blockers = report.blockers
        remediations = report.remediations
        self.choice = choice
        self.written = written
    }

    /// The answer with the chosen fix; as things stand where there is none.
    public var verdictAfter: Verdict {
        chosen?.verdictAfter ?? verdict
    }

    var chosen: RemediationReport? {
        choice.flatMap { remediations.indices.contains($0 - 1) ? remediations[$0 - 1] : nil }
    }
}

extension RemediationReport {
    /// What people paste, each under what it is for.
    var pasted: [(title: String, language: String, text: String)] {
        var sections: [(title: String, language: String, text: String)] = []
        if !aws.isEmpty { sections.append(("AWS CLI", "bash", aws.joined(separator: "\n"))) }
        if let kubectl { sections.append(("kubectl", "bash", kubectl)) }
        if let terraform { sections.append(("Terraform", "hcl", terraform)) }
        if let cloudformation { sections.append(("CloudFormation", "yaml", cloudformation)) }
        if !rollback.isEmpty { sections.append(("to undo it", "bash", rollback.joined(separator: "\n"))) }
        return sections.map { ($0.title, $0.language, Self.trimmed($0.text)) }
    }

    /// The pages of the console where the fix, or each of its steps, can be made by hand.
    var consoles: [String] {
        var found: [String] = []
        for page in (steps ?? []).map(\.console) + [console] {
            if let page, !found.contains(page) { found.append(page) }
        }
        return found
    }

    private static func trimmed(_ text: String) -> String {
        var text = text
        while text.hasSuffix("\n") { text.removeLast() }
        return text
    }
}
