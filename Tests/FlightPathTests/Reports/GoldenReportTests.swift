import FlightPath
import Foundation
import Testing

/// Reports byte for byte, beside the fixtures they are made of. `FLIGHTPATH_RECORD=1` writes them anew and fails the run.
@Suite("golden reports")
struct GoldenReportTests {
    struct Golden: CustomTestStringConvertible, Sendable {
        let fixture: String
        let name: String
        let question: QuestionText

        var testDescription: String { "\(fixture)/\(name)" }
    }

    static let goldens: [Golden] = [
        .init(
            fixture: "a01-node-sg-single-ip", name: "partial",
            question: QuestionText(from: "vpc/ingress-vpc", to: "pod/shop/web-*", port: "8080")),
        .init(
            fixture: "a01-node-sg-single-ip", name: "blocked",
            question: QuestionText(from: "10.10.0.37", to: "100.64.0.21", port: "8080")),
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

    @Test("text, Markdown and JSON", arguments: goldens)
    func report(_ golden: Golden) throws {
        let directory = try Scenario.named(golden.fixture).directory
        let snapshot = try Snapshot.load([directory.appending(path: "snapshot").path()])
        let report = try Analyzer(snapshot).trace(try golden.question.question())
        let reports = directory.appending(path: "reports")
        try compare(
            TextRenderer(style: .init(isUnicode: true)).text(report), reports.appending(path: "\(golden.name).txt"))
        try compare(MarkdownRenderer().text(report), reports.appending(path: "\(golden.name).md"))
        if golden.name == "blocked" {
            try compare(try JSONRenderer.text(report), reports.appending(path: "\(golden.name).json"))
        }
    }

    @Test("a first screen has at most 24 lines, and colour only adds", arguments: goldens)
    func firstScreen(_ golden: Golden) throws {
        let snapshot = try Snapshot.load([Scenario.named(golden.fixture).snapshot.path()])
        let report = try Analyzer(snapshot).trace(try golden.question.question())
        let plain = TextRenderer().text(report)
        #expect(plain.split(separator: "\n", omittingEmptySubsequences: false).count <= 25)
        #expect(plain.unicodeScalars.allSatisfy { $0.isASCII || $0.properties.isAlphabetic })
        let colored = TextRenderer(style: .init(isColored: true)).text(report)
        #expect(colored.replacing(/\u{1B}\[[0-9;]*m/, with: "") == plain)
    }

    private func compare(_ text: String, _ file: URL) throws {
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
