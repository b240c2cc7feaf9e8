import Foundation
import Testing

@testable import FlightPath

@Suite("Cause pages")
struct CausePageTests {
    private static let directory = Scenario.package.appending(path: "docs/codes")
    private static let isRecording = ProcessInfo.processInfo.environment["FLIGHTPATH_RECORD"] == "1"

    @Test("Every code has a page that says something", arguments: CauseCode.allCases)
    func fields(_ code: CauseCode) {
        let page = code.page
        #expect(page.code == code)
        for text in [page.title, page.meaning, page.check, page.fix] {
            #expect(text.contains { !$0.isWhitespace })
            #expect(text.first?.isNewline == false && text.last?.isWhitespace == false)
        }
        #expect(!page.title.contains("\n") && !page.title.hasSuffix("."))
        if let aws = page.aws { #expect(URL(string: aws)?.scheme == "https") }
    }

    /// With `FLIGHTPATH_RECORD=1` in the environment the pages are written, and the test fails: a recording is no pass.
    @Test("The documentation holds the page", arguments: CauseCode.allCases)
    func document(_ code: CauseCode) throws {
        let file = Self.directory.appending(path: code.rawValue + ".md")
        if Self.isRecording {
            try FileManager.default.createDirectory(at: Self.directory, withIntermediateDirectories: true)
            try Data(code.page.markdown.utf8).write(to: file)
            Issue.record("recorded docs/codes/\(code.rawValue).md; run again without FLIGHTPATH_RECORD")
            return
        }
        let text = try? String(contentsOf: file, encoding: .utf8)
        #expect(text == code.page.markdown, "run with FLIGHTPATH_RECORD=1 to write docs/codes/\(code.rawValue).md")
    }

    @Test("The documentation holds no page of a code that is gone")
    func leftovers() throws {
        let names = try FileManager.default.contentsOfDirectory(atPath: Self.directory.path())
        let known = Set(CauseCode.allCases.map { $0.rawValue + ".md" })
        #expect(names.filter { $0.hasSuffix(".md") && $0 != "README.md" && !known.contains($0) } == [])
    }
}
