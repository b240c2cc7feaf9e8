import Foundation
import Testing

@testable import FlightPath

#if canImport(FoundationXML)
    import FoundationXML
#endif

@Suite("JUnit XML")
struct JUnitRendererTests {
    private let renderer = JUnitRenderer(paths: MachineReports.paths, suite: "expectations.json")

    @Test("a case for each expectation: what is broken or undetermined fails, what cannot be asked is in error")
    func cases() throws {
        let document = try XMLDocumentReader.read(renderer.text(try MachineReports.check()))
        #expect(
            document.cases == [
                "the internet gets in", "the load balancer gets in: failure ENI_SG_RULES_MISMATCH",
                "the internet stays out: failure EXPECTATION_BROKEN",
                "the network ACL stops it: failure EXPECTATION_BROKEN", "nobody: error EXPECTATION_ERROR",
                "no end: error EXPECTATION_ERROR",
            ])
        for counts in document.counts {
            #expect(counts == ["tests": "6", "failures": "3", "errors": "2", "time": "0"])
        }
        #expect(document.counts.count == 2)
    }

    @Test("what is undetermined is no pass")
    func undetermined() throws {
        let text = """
            {"version": 1, "expectations": [{"name": "a", "from": "lb/ingress-alb", "to": "pod/shop/web-*", "port": 8080,
             "expect": "reachable"}]}
            """
        let report = try Scenario.named("A-eni").analyzer().check(
            try Expectations(json: Array(text.utf8), path: "expectations.json"), isStrict: true, explainsFailures: true)
        #expect(report.undetermined == 1)
        let document = try XMLDocumentReader.read(renderer.text(report))
        #expect(document.cases == ["a: failure undetermined"])
    }

    @Test("the output of a case is the report of its question")
    func output() throws {
        let check = try MachineReports.check()
        let document = try XMLDocumentReader.read(renderer.text(check))
        let reports = check.results.compactMap(\.report).map { TextRenderer().text($0) }
        #expect(reports.count == 3)
        #expect(document.outputs == reports)
    }

    @Test("names that would act are text, and what XML cannot hold is replaced")
    func hostile() throws {
        let check = try MachineReports.hostileCheck()
        let document = try XMLDocumentReader.read(renderer.text(check))
        #expect(document.cases.count == 2)
        #expect(document.cases.allSatisfy { $0.hasPrefix("a|b`c<script>]]>") })
    }

    struct Escape: Sendable {
        let text: String
        let attribute: String
        let content: String
    }

    @Test(
        "escaping",
        arguments: [
            Escape(text: "a<b>&\"'", attribute: "a&lt;b&gt;&amp;&quot;'", content: "a&lt;b&gt;&amp;\"'"),
            Escape(text: "]]>", attribute: "]]&gt;", content: "]]&gt;"),
            Escape(text: "a\tb\nc\rd", attribute: "a&#9;b&#10;c&#13;d", content: "a\tb\nc&#13;d"),
            Escape(
                text: "\u{0}\u{B}\u{1F}\u{FFFE}\u{FFFF}", attribute: "\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}",
                content: "\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}"),
            Escape(text: "\u{FFFD}漢\u{1F600}", attribute: "\u{FFFD}漢\u{1F600}", content: "\u{FFFD}漢\u{1F600}"),
        ])
    func escape(_ row: Escape) {
        #expect(XMLText.attribute(row.text) == row.attribute)
        #expect(XMLText.content(row.text) == row.content)
    }
}

/// What a reader of JUnit XML finds; it refuses what is no XML.
final class XMLDocumentReader: NSObject, XMLParserDelegate {
    /// A line for each case: its name, and what went wrong.
    private(set) var cases: [String] = []
    /// What `testsuites` and `testsuite` count.
    private(set) var counts: [[String: String]] = []
    private(set) var outputs: [String] = []
    private var isOutput = false

    static func read(_ text: String) throws -> XMLDocumentReader {
        let reader = XMLDocumentReader()
        let parser = XMLParser(data: Data(text.utf8))
        parser.delegate = reader
        let isRead = parser.parse()
        try #require(isRead, "line \(parser.lineNumber): \(String(describing: parser.parserError))")
        return reader
    }

    func parser(
        _ parser: XMLParser, didStartElement element: String, namespaceURI: String?, qualifiedName: String?,
        attributes: [String: String]
    ) {
        switch element {
        case "testsuites", "testsuite":
            counts.append(attributes.filter { ["tests", "failures", "errors", "time"].contains($0.key) })
        case "testcase": cases.append(attributes["name"] ?? "no name")
        case "failure", "error": cases[cases.count - 1] += ": \(element) \(attributes["type"] ?? "")"
        case "system-out":
            isOutput = true
            outputs.append("")
        default: break
        }
    }

    func parser(_ parser: XMLParser, foundCharacters text: String) {
        if isOutput { outputs[outputs.count - 1] += text }
    }

    func parser(
        _ parser: XMLParser, didEndElement element: String, namespaceURI: String?, qualifiedName: String?
    ) {
        if element == "system-out" { isOutput = false }
    }
}
