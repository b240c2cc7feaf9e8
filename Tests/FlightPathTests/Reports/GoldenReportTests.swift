import Foundation
import Testing

@testable import FlightPath

/// Reports byte for byte, beside the fixtures they are made of. `FLIGHTPATH_RECORD=1` writes them anew and fails the run.
@Suite("golden reports")
struct GoldenReportTests {
    /// Questions whose text and Markdown are kept beside their fixtures, further to those that every format is held to.
    static let goldens: [GoldenQuestion] = [
        .init(
            fixture: "a01-node-sg-single-ip", name: "partial",
            question: QuestionText(from: "vpc/ingress-vpc", to: "pod/shop/web-*", port: "8080")),
        .init(
            fixture: "A", name: "reachable",
            question: QuestionText(from: "198.51.100.7", to: "service/shop/web", via: ["lb/ingress-alb"], port: "443")),
        .init(
            fixture: "A", name: "no-public-address",
            question: QuestionText(from: "198.51.100.7", to: "100.64.0.21", port: "8080")),
        .init(
            fixture: "a05-tgw-attachment-missing-az", name: "reply-blocked",
            question: QuestionText(from: "lb/ingress-alb", to: "pod/shop/web-*", port: "8080")),
        .init(
            fixture: "B-peer", name: "three-legs",
            question: QuestionText(from: "internet", to: "https://shop.example.com/")),
        .init(
            fixture: "B-peer", name: "node-port",
            question: QuestionText(from: "198.51.100.7", to: "https://api.example.com/")),
        .init(
            fixture: "A-eni", name: "undetermined",
            question: QuestionText(from: "lb/ingress-alb", to: "pod/shop/web-*", port: "8080", isStrict: true)),
        .init(
            fixture: "A-eni", name: "appliances",
            question: QuestionText(from: "lb/ingress-alb", to: "pod/shop/web-*", port: "8080")),
        .init(
            fixture: "a15-nfw-rule-drops", name: "firewall",
            question: QuestionText(from: "lb/ingress-alb", to: "pod/shop/web-*", port: "8080")),
    ]

    @Test("text and Markdown", arguments: goldens)
    func report(_ golden: GoldenQuestion) throws {
        let report = try golden.report()
        let reports = try Scenario.named(golden.fixture).directory.appending(path: "reports")
        try GoldenFile.compare(
            TextRenderer(style: .init(isUnicode: true)).text(report), reports.appending(path: "\(golden.name).txt"))
        try GoldenFile.compare(MarkdownRenderer().text(report), reports.appending(path: "\(golden.name).md"))
    }

    @Test("every format, for every way an answer may look", arguments: GoldenQuestions.all)
    func formats(_ golden: GoldenQuestion) throws {
        let report = try golden.report()
        for format in GoldenFormat.all {
            let text = try format.render(report)
            #expect(try format.render(report) == text)
            try GoldenFile.compare(
                text, GoldenQuestions.directory.appending(path: "\(golden.name).\(format.suffix)"))
        }
    }

    @Test("the order in which files are read changes no byte of any format", arguments: GoldenQuestions.all)
    func order(_ golden: GoldenQuestion) throws {
        let path = try Scenario.named(golden.fixture).snapshot.path()
        let expected = try GoldenFormat.all.map { try $0.render(try golden.report()) }
        for arranged in Self.orders {
            let analyzer = Analyzer(try SnapshotLoader.load([path], arranged: arranged))
            let report = analyzer.identified(try analyzer.trace(try golden.question.question()))
            #expect(try GoldenFormat.all.map { try $0.render(report) } == expected)
        }
    }

    /// Backwards, and interleaved: the last half of the files between those of the first.
    private static let orders: [@Sendable ([String]) -> [String]] = [
        { $0.reversed() },
        { files in
            let half = files.count / 2
            return files.indices.map { $0.isMultiple(of: 2) ? files[half + $0 / 2] : files[$0 / 2] }
        },
    ]

    @Test("a first screen has at most 24 lines, and colour only adds", arguments: goldens + GoldenQuestions.all)
    func firstScreen(_ golden: GoldenQuestion) throws {
        let report = try golden.report()
        let plain = TextRenderer().text(report)
        #expect(plain.split(separator: "\n", omittingEmptySubsequences: false).count <= 25)
        #expect(plain.unicodeScalars.allSatisfy { $0.isASCII || $0.properties.isAlphabetic })
        let colored = TextRenderer(style: .init(isColored: true)).text(report)
        #expect(colored.replacing(/\u{1B}\[[0-9;]*m/, with: "") == plain)
    }
}
