import Foundation
import Testing

@testable import FlightPath

/// Matrices byte for byte, in every format: groups of AWS, and of a cluster.
@Suite("golden matrices")
struct GoldenMatrixTests {
    /// A matrix whose files are kept.
    struct Golden: CustomTestStringConvertible, Sendable {
        let name: String
        let fixture: String
        let grouping: MatrixQuestion.Grouping
        var port: UInt16

        var testDescription: String { name }

        func report(_ snapshot: Snapshot) throws -> MatrixReport {
            let traffic = try QuestionText(from: "vpc/*", to: "vpc/*", port: "\(port)").question()
            var question = MatrixQuestion(by: grouping, traffic: traffic)
            question.includesInternet = true
            return try Analyzer(snapshot).matrix(question)
        }
    }

    static let goldens: [Golden] = [
        .init(name: "matrix-vpc", fixture: "a05-tgw-attachment-missing-az", grouping: .vpc, port: 8080),
        .init(name: "matrix-workload", fixture: "B-peer", grouping: .workload, port: 8080),
    ]

    private static let formats: [(suffix: String, render: @Sendable (MatrixReport) throws -> String)] = [
        ("txt", { MatrixTextRenderer(style: .init(isUnicode: true)).text($0) }),
        ("md", { MatrixMarkdownRenderer.text($0) }),
        ("csv", { MatrixCSVRenderer.text($0) }),
        ("json", { try JSONRenderer.text($0) }),
        ("html", { MatrixHTMLRenderer.text($0) }),
    ]

    @Test("every format", arguments: goldens)
    func formats(_ golden: Golden) throws {
        let report = try golden.report(try Snapshot.load([Scenario.named(golden.fixture).snapshot.path()]))
        for format in Self.formats {
            try GoldenFile.compare(
                try format.render(report), GoldenQuestions.directory.appending(path: "\(golden.name).\(format.suffix)"))
        }
    }

    @Test("the order in which files are read changes nothing", arguments: goldens)
    func order(_ golden: Golden) throws {
        let path = try Scenario.named(golden.fixture).snapshot.path()
        let expected = try golden.report(try Snapshot.load([path]))
        let backwards = try golden.report(try SnapshotLoader.load([path], arranged: { $0.reversed() }))
        for format in Self.formats { #expect(try format.render(backwards) == format.render(expected)) }
    }
}
