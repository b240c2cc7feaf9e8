import Foundation
import Testing

@testable import FlightPath

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

    @Test("in every format names are text, and the answer stays readable", arguments: GoldenFormat.all)
    func everyFormat(_ format: GoldenFormat) throws {
        for report in Self.reports {
            let text = try format.render(report)
            #expect(text.contains(report.verdict.rawValue) || text.contains(report.verdict.rawValue.uppercased()))
            let acting = text.unicodeScalars.filter { scalar in
                scalar != "\n" && SafeText.line(String(Character(scalar))) != String(Character(scalar))
            }
            // JSON says what is there: it escapes control characters, and marks of direction are for whoever shows it.
            #expect(format.isData || acting.isEmpty)
            #expect(!text.unicodeScalars.contains("\u{1B}") && !text.unicodeScalars.contains("\u{00}"))
        }
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

    @Test("the tables of check and lint are tables whatever names hold")
    func tables() throws {
        let analyzer = try SnapshotFixture.hostile().analyzer()
        let name = HostileText.json()
        let expectations = """
            {"version": 1, "expectations": [
             {"name": "\(name)", "from": "10.0.1.10", "to": "10.0.2.20", "port": 443, "expect": "reachable"},
             {"name": "other", "from": "10.0.1.10", "to": "vpc/\(name)", "port": 443, "expect": "reachable"}]}
            """
        let check = CheckRenderer().markdown(
            analyzer.check(try Expectations(json: Array(expectations.utf8)), verbose: true))
        let rows = check.split(separator: "\n").filter { $0.hasPrefix("|") }
        #expect(rows.count == 4)
        for text in [check, LintRenderer(isVerbose: true).markdown(analyzer.lint())] {
            #expect(SafeText.line(text.replacing("\n", with: "")) == text.replacing("\n", with: ""))
            for line in Self.withoutFences(text) where line.hasPrefix("|") {
                // Every bar but those between cells has a backslash.
                let cells = line.matches(of: /(?:[^|\\]|\\.)*\|/).count - 1
                #expect([2, 4, 5].contains(cells), "\(line)")
            }
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
