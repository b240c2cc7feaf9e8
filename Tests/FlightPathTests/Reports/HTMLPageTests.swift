import Foundation
import Testing

@testable import FlightPath

@Suite("A page")
struct HTMLPageTests {
    private static func page(
        _ fixture: String, _ question: QuestionText
    ) throws -> (text: String, report: Report, map: MapReport) {
        let analyzer = Analyzer(try Snapshot.load([Scenario.named(fixture).snapshot.path()]))
        let report = try analyzer.trace(try question.question())
        let map = analyzer.map(of: report)
        return (HTMLRenderer().text(report, map: map), report, map)
    }

    private static let blocked = QuestionText(from: "10.10.0.37", to: "100.64.0.21", port: "8080")

    @Test("SHA-256 of texts whose digests are known")
    func digests() {
        // FIPS 180-4's examples.
        #expect(PageDigest.base64("abc") == "ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0=")
        #expect(PageDigest.base64("") == "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=")
    }

    @Test("may run its own script and style, and nothing else")
    func policy() throws {
        #expect(PageStyle.digest == "sha256-" + PageDigest.base64(PageStyle.text))
        #expect(PageScript.digest == "sha256-" + PageDigest.base64(PageScript.text))
        let text = try Self.page("a01-node-sg-single-ip", Self.blocked).text
        #expect(text.contains("content=\"default-src 'none'; img-src data:; style-src '\(PageStyle.digest)'; "))
        // A digest covers what stands between the tags, to the byte.
        #expect(text.contains("<style>\(PageStyle.text)</style>"))
        #expect(text.contains("<script>\(PageScript.text)</script>"))
        #expect(text.matches(of: #/<script/#).count == 2)
        #expect(text.matches(of: #/ style="/#).isEmpty)
        #expect(text.matches(of: #/ on[a-z]+=/#).isEmpty)
        #expect(
            text.matches(of: #/(?:src|href)="(?!#|data:,|https:\/\/[a-z0-9-]+\.console\.aws\.amazon\.com\/)/#).isEmpty)
    }

    @Test("reads without its script: verdict, blocker, rule, evidence, fix and every hop")
    func readable() throws {
        let (text, report, _) = try Self.page("a01-node-sg-single-ip", Self.blocked)
        let body = try #require(text.split(separator: "<body>").last?.split(separator: "<script").first)
        let blocker = try #require(report.blockers.first)
        let evidence = try #require(blocker.evidence)
        let fix = try #require(report.remediations.first)
        #expect(body.contains("</span>blocked</p>"))
        #expect(body.contains(">ENI_SG_RULES_MISMATCH<"))
        #expect(body.contains("\(evidence.file):\(evidence.line)"))
        #expect(body.contains(HTMLText.escape(fix.aws[0])))
        #expect(body.contains(HTMLText.escape(fix.rollback[0])))
        let hops = report.legs.flatMap { $0.forward + $0.reply }
        #expect(body.matches(of: #/<details class="hop /#).count == hops.count)
        for hop in hops { if let rule = hop.rule { #expect(body.contains(HTMLText.escape(rule.text))) } }
    }

    @Test("is the same each time")
    func deterministic() throws {
        #expect(
            try Self.page("a01-node-sg-single-ip", Self.blocked).text
                == Self.page("a01-node-sg-single-ip", Self.blocked).text)
    }

    @Test("names each id once")
    func ids() throws {
        let text = try Self.page("B-peer", QuestionText(from: "internet", to: "https://shop.example.com/")).text
        let ids = text.matches(of: #/ id="([^"]+)"/#).map { String($0.1) }
        #expect(ids.count > 20)
        #expect(Set(ids).count == ids.count)
    }

    @Test("of a check has every expectation, what does not hold first on the map")
    func check() throws {
        let scenario = try Scenario.named("a01-node-sg-single-ip")
        let analyzer = Analyzer(try Snapshot.load([scenario.snapshot.path()]))
        let file = try Expectations(
            json: Array(
                #"""
                {"version": 1, "expectations": [
                  {"name": "it is kept out", "from": "10.10.0.37", "to": "100.64.0.21", "port": 8080, "expect": "blocked"},
                  {"name": "the load balancer <b>gets in</b>", "from": "10.10.0.37", "to": "100.64.0.21", "port": 8080, "expect": "reachable"},
                  {"name": "nobody", "from": "pod/none/none", "to": "100.64.0.21", "expect": "blocked"}]}
                """#.utf8))
        let check = analyzer.check(file, verbose: true)
        let text = HTMLRenderer().text(check, map: analyzer.map(of: check))
        #expect(text.contains("<h1>1 of 3 expectations hold, 1 broken, 1 in error</h1>"))
        #expect(text.contains("the load balancer &lt;b&gt;gets in&lt;/b&gt;"))
        #expect(text.matches(of: #/<article /#).count == 3)
        #expect(text.contains("data-first=\"1\""))
        #expect(text.matches(of: #/<figure /#).count == 1)
    }
}

@Suite("Text in a page")
struct HTMLTextTests {
    @Test(
        "nothing in it acts",
        arguments: [
            ("<script>", "&lt;script&gt;"), ("\" onload='x'", "&quot; onload=&#39;x&#39;"), ("a&b", "a&amp;b"),
            ("\u{202E}evil\u{0}", "\u{FFFD}evil\u{FFFD}"),
        ])
    func escape(_ text: String, _ expected: String) { #expect(HTMLText.escape(text) == expected) }

    @Test(
        "our backticks become code, a name's own do not",
        arguments: [
            ("group `sg-1 (<b>)` admits", "group <code>sg-1 (&lt;b&gt;)</code> admits"), ("a ` b", "a ` b"),
            ("`` <i> ``", "`` &lt;i&gt; ``"),
        ])
    func prose(_ text: String, _ expected: String) { #expect(HTMLText.prose(text) == expected) }

    @Test("JSON cannot end its element")
    func json() throws {
        let text = "\"</script><!--\u{2028}&\""
        let shown = HTMLText.json(text)
        #expect(shown == #""\u003C/script\u003E\u003C!--\u2028\u0026""#)
        #expect(try JSONDecoder().decode(String.self, from: Data(shown.utf8)) == "</script><!--\u{2028}&")
    }

    @Test(
        "links lead to the AWS console or nowhere",
        arguments: [
            ("https://us-east-1.console.aws.amazon.com/ec2/home?region=us-east-1#x&y", true),
            ("https://evil.example/#.console.aws.amazon.com/ec2", false), ("javascript:alert(1)", false),
            ("https://us-east-1.console.aws.amazon.com.evil.example/", false),
        ])
    func links(_ url: String, _ isLink: Bool) { #expect((HTMLText.console(url) != nil) == isLink) }

    @Test("long names keep what tells them apart")
    func shortened() {
        #expect(HTMLText.shortened("inspection-private-zone-a-route-table", 20) == "inspection-pr…-table")
        #expect(HTMLText.shortened("web", 20) == "web")
        #expect(HTMLText.shortened(String(repeating: "名", count: 30), 20).count <= 11)
    }
}

/// Pages byte for byte, without the style and the script that all have: those are told by their digests.
@Suite("golden pages")
struct GoldenPageTests {
    @Test("for every way an answer may look", arguments: GoldenQuestions.all)
    func page(_ golden: GoldenQuestion) throws {
        let snapshot = try Snapshot.load([Scenario.named(golden.fixture).snapshot.path()])
        let analyzer = Analyzer(snapshot)
        let report = try analyzer.trace(try golden.question.question())
        let page = HTMLRenderer().text(report, map: analyzer.map(of: report))
            .replacing(PageStyle.text, with: "").replacing(PageScript.text, with: "")
            .replacing(PageStyle.digest, with: "the style's digest")
            .replacing(PageScript.digest, with: "the script's digest")
        try GoldenFile.compare(page, GoldenQuestions.directory.appending(path: "\(golden.name).html"))
    }
}
