import FlightPath
import Foundation
import Testing

/// Names in a snapshot are anybody's text: in no format may they act.
@Suite("names that would act")
struct HostileNamesTests {
    static let hostile = "a|b`c`<script>alert(1)</script>]]>\u{1B}[31mred\u{202E}evil\\n*x*"

    private func report() throws -> Report {
        let directory = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
        defer { try? FileManager.default.removeItem(at: directory) }
        try FileManager.default.copyItem(
            at: Scenario.named("a01-node-sg-single-ip").snapshot, to: directory)
        let file = directory.appending(path: "aws/111122223333/us-east-1/describe-security-groups.json")
        let text = try String(decoding: Data(contentsOf: file), as: UTF8.self)
        let name = try String(decoding: JSONEncoder().encode(Self.hostile), as: UTF8.self)
        try Data(text.replacing("\"prod-eks-node-sg\"", with: name).utf8).write(to: file)
        let question = QuestionText(from: "10.10.0.37", to: "100.64.0.21", port: "8080")
        return try Analyzer(Snapshot.load([directory.path()])).trace(try question.question())
    }

    @Test("a terminal gets no control characters and no direction marks")
    func text() throws {
        let text = TextRenderer(isVerbose: true).text(try report())
        #expect(text.contains("alert(1)"))
        #expect(!text.unicodeScalars.contains { $0.value < 0x20 && $0 != "\n" || $0 == "\u{202E}" })
    }

    @Test("Markdown gets no HTML outside code spans and no open table cells")
    func markdown() throws {
        let text = MarkdownRenderer(isVerbose: true).text(try report())
        #expect(text.contains("alert"))
        // A code span is a run of backticks up to the next run of the same length (CommonMark 6.1).
        let span = /(?:\\`)|(`+)(?:[^`]|(?!\1(?!`))`+)*?\1(?!`)/
        for line in text.split(separator: "\n") {
            #expect(!line.replacing(span, with: "").contains("<script>"), "\(line)")
        }
        #expect(!text.unicodeScalars.contains("\u{1B}"))
    }

    @Test("JSON keeps the name as it is")
    func json() throws {
        let report = try report()
        let text = try JSONRenderer.text(report)
        let read = try JSONDecoder().decode(Report.self, from: Data(text.utf8))
        #expect(read.blockers.first?.component.name == Self.hostile)
    }
}
