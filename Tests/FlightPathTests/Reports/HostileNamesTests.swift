import FlightPath
import Foundation
import Testing

/// Names in a snapshot are anybody's text: in no format may they act.
@Suite("names that would act")
struct HostileNamesTests {
    static let reports: [Report] = {
        guard let analyzer = try? SnapshotFixture.hostile().analyzer() else { return [] }
        return SnapshotFixture.hostileQuestions.compactMap { try? analyzer.trace(try $0.question()) }
    }()

    @Test("the questions have the answers they are meant to have")
    func answers() throws {
        #expect(try SnapshotFixture.hostile().snapshot().problems == [])
        #expect(
            Self.reports.map(\.answer) == [
                "blocked ENI_SG_RULES_MISMATCH sg-server forward",
                "blocked POD_NETWORK_POLICY_NO_MATCH networkpolicy/shop/\(HostileText.name) forward",
                "undetermined", "reachable",
            ])
    }

    @Test("a terminal gets no control characters and no direction marks")
    func text() throws {
        for report in Self.reports {
            let text = TextRenderer(isVerbose: true).text(report)
            #expect(!text.unicodeScalars.contains { $0.value < 0x20 && $0 != "\n" || $0 == "\u{202E}" })
        }
    }

    @Test("Markdown gets no HTML outside code spans and no open table cells")
    func markdown() throws {
        // A code span is a run of backticks up to the next run of the same length (CommonMark 6.1).
        let span = /(?:\\`)|(`+)(?:[^`]|(?!\1(?!`))`+)*?\1(?!`)/
        for report in Self.reports {
            let text = MarkdownRenderer(isVerbose: true).text(report)
            #expect(text.contains("alert"))
            for line in Self.withoutFences(text) {
                #expect(!line.replacing(span, with: "").contains("<script>"), "\(line.prefix(300))")
            }
            #expect(!text.unicodeScalars.contains("\u{1B}"))
        }
    }

    @Test("JSON keeps the name as it is")
    func json() throws {
        let report = try #require(Self.reports.first)
        let read = try JSONDecoder().decode(Report.self, from: Data(try JSONRenderer.text(report).utf8))
        #expect(read.blockers.first?.component.name == HostileText.long)
    }

    /// The lines outside fenced code blocks: a fence ends at one that is as long (CommonMark 4.5).
    static func withoutFences(_ markdown: String) -> [Substring] {
        var fence: Substring?
        return markdown.split(separator: "\n").filter { line in
            if let open = fence {
                if line == open { fence = nil }
                return false
            }
            guard line.hasPrefix("```") else { return true }
            fence = line.prefix { $0 == "`" }
            return false
        }
    }
}
