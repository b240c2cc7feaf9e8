import FlightPath
import Foundation
import Testing

/// A question whose reports are kept byte for byte.
struct GoldenQuestion: CustomTestStringConvertible, Sendable {
    /// The fixture it is asked of.
    let fixture: String
    /// What its reports are called.
    let name: String
    /// The question.
    let question: QuestionText

    var testDescription: String { "\(fixture)/\(name)" }

    /// The report, as the command makes it.
    func report() throws -> Report {
        let snapshot = try Snapshot.load([Scenario.named(fixture).snapshot.path()])
        let analyzer = Analyzer(snapshot)
        return analyzer.identified(try analyzer.trace(try question.question()))
    }
}

/// The set of questions that every format is held to: one for each way an answer may look.
///
/// The reports lie in `Fixtures/reports`, a file for each question and format.
enum GoldenQuestions {
    static let all: [GoldenQuestion] = [
        .init(
            fixture: "A", name: "reachable",
            question: QuestionText(from: "10.10.0.37", to: "100.64.0.21", port: "8080")),
        .init(
            fixture: "a01-node-sg-single-ip", name: "partial",
            question: QuestionText(from: "10.10.0.248/30", to: "100.64.0.21", port: "8080")),
        .init(
            fixture: "a01-node-sg-single-ip", name: "blocked",
            question: QuestionText(from: "10.10.0.37", to: "100.64.0.21", port: "8080")),
        .init(
            fixture: "A-eni", name: "undetermined",
            question: QuestionText(from: "10.10.0.37", to: "100.64.0.21", port: "8080", isStrict: true)),
        .init(
            fixture: "d01-node-sg-and-return-route", name: "two-faults",
            question: QuestionText(from: "10.10.0.37", to: "100.64.0.21", port: "8080")),
        .init(
            fixture: "B-peer", name: "three-legs",
            question: QuestionText(from: "198.51.100.7", to: "https://shop.example.com/")),
    ]

    /// Where their reports lie.
    static let directory = Scenario.package.appending(path: "Fixtures/reports")
}

/// A format of reports, by the suffix of its golden files.
struct GoldenFormat: CustomTestStringConvertible, Sendable {
    let suffix: String
    /// Whether programs read it: it says what is there, and who shows it to people makes it safe.
    var isData = false
    let render: @Sendable (Report) throws -> String

    var testDescription: String { suffix }

    /// Every format that renders one report. A new one is a line here.
    static let all: [GoldenFormat] = [
        .init(suffix: "txt") { TextRenderer(style: .init(isUnicode: true)).text($0) },
        .init(suffix: "md") { MarkdownRenderer().text($0) },
        .init(suffix: "brief.md") { MarkdownExcerpt().text($0) },
        .init(suffix: "json", isData: true) { try JSONRenderer.text($0) },
        .init(suffix: "sarif", isData: true) { try SARIFRenderer(paths: MachineReports.paths).text($0) },
        .init(suffix: "junit.xml", isData: true) { MachineReports.junit(expectingReachable: $0) },
        .init(suffix: "github.txt") { GitHubRenderer(paths: MachineReports.paths).text($0) },
        .init(suffix: "mmd") { MermaidRenderer().text($0) },
        .init(suffix: "dot") { DOTRenderer().text($0) },
    ]
}

/// Text held against a file that was recorded; `FLIGHTPATH_RECORD=1` writes it anew and fails the run.
enum GoldenFile {
    static func compare(_ text: String, _ file: URL) throws {
        if ProcessInfo.processInfo.environment["FLIGHTPATH_RECORD"] == "1" {
            try FileManager.default.createDirectory(
                at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data(text.utf8).write(to: file)
            Issue.record("recorded \(file.lastPathComponent); run again without FLIGHTPATH_RECORD")
            return
        }
        let recorded = try String(decoding: Data(contentsOf: file), as: UTF8.self)
        #expect(text == recorded, "\(file.path()) differs")
    }
}
