import Testing

@testable import FlightPath

/// Anybody's text in Markdown.
@Suite("Markdown")
struct MarkdownTests {
    static let sentences: [(text: String, markdown: String)] = [
        ("`vpc/a` reaches `pod/b`", "`vpc/a` reaches `pod/b`"),
        ("a * b _c_ [d](e) ~f~ !g", "a \\* b \\_c\\_ \\[d\\](e) `~f~` `!g`"),
        ("<script>alert(1)</script>", "&lt;script&gt;alert(1)&lt;/script&gt;"),
        ("ask @team or #12, see https://x.example", "ask `@team` or `#12,` see `https://x.example`"),
        ("www.example.com costs $5 & 5 $ a", "`www.example.com` costs `$5` &amp; 5 \\$ a"),
        ("&lt; :tada: GH", "`&lt;` `:tada:` GH"), ("one ` alone", "one ' alone"),
        ("two\nlines\u{202E}", "two\u{FFFD}lines\u{FFFD}"), ("`a` and `b", "'a' and 'b"),
    ]

    @Test("prose shows what it says, and makes nobody a mention", arguments: sentences)
    func prose(_ row: (text: String, markdown: String)) {
        #expect(MarkdownText.prose(row.text) == row.markdown)
    }

    @Test(
        "a code span is closed by its own fence",
        arguments: [
            ("a", "`a`"), ("a`b", "``a`b``"), ("`a``", "``` `a`` ```"), ("", ""), ("   ", ""), ("a|b\\c", "`a|b\\c`"),
        ])
    func code(_ text: String, _ markdown: String) {
        #expect(MarkdownText.code(text) == markdown)
    }

    @Test(
        "bars end no cell, also behind a backslash", arguments: [("`a|b`", "`a\\|b`"), ("a\\|b", "a\\¦b"), ("a", "a")])
    func cell(_ text: String, _ cell: String) {
        #expect(MarkdownText.cell(text) == cell)
    }

    @Test("a link ends where it is to, and a fence is longer than what it holds")
    func links() {
        #expect(MarkdownText.link("a", "https://x/#a=b(c) d\"<e>|") == "[a](https://x/#a=b%28c%29%20d%22%3Ce%3E%7C)")
        #expect(MarkdownText.link("a", nil) == "a")
        #expect(MarkdownText.block("sh", ["echo ````", "b"]) == ["`````sh", "echo ````", "b", "`````", ""])
    }

    @Test("an id that is none of AWS's leads to no console")
    func consoles() {
        func url(_ id: String, _ region: String) -> String? {
            ConsoleLink.url(Component(kind: .sg, id: id, region: region))
        }
        #expect(url("sg-1", "us-east-1")?.hasPrefix("https://us-east-1.console.aws.amazon.com/ec2/home?") == true)
        #expect(url("sg-1", "cn-north-1")?.hasPrefix("https://cn-north-1.console.amazonaws.cn/") == true)
        #expect(url("sg-1", "us-gov-west-1")?.hasPrefix("https://us-gov-west-1.console.amazonaws-us-gov.com/") == true)
        #expect(url("sg-1", "evil.example/") == nil)
        #expect(url("sg-1)](http://evil.example", "us-east-1") == nil)
    }

    // MARK: Excerpt

    @Test(
        "an excerpt fits a chat: 3,000 characters, no tables, headings or pictures",
        arguments: PictureTests.reports.indices)
    func excerpt(_ index: Int) {
        let report = PictureTests.reports[index]
        let text = MarkdownExcerpt().text(report)
        #expect(text.count <= 3_000)
        #expect(text.hasPrefix("*\(report.verdict.rawValue.uppercased())* "))
        for line in HostileNamesTests.withoutFences(text) {
            #expect(!line.hasPrefix("|") && !line.hasPrefix("#"))
            // Mentions of Slack, and its links, are between these.
            #expect(!line.contains("<") && !line.contains(">"))
        }
        #expect(!text.contains("mermaid"))
        for blocker in report.blockers.prefix(4) { #expect(text.contains(blocker.code.rawValue)) }
    }

    @Test("what does not fit is left out whole, and said")
    func limit() throws {
        var report = try #require(HostileNamesTests.reports.first)
        report.remediations = [
            RemediationReport(
                fixes: [0], title: "short", verified: true, verdictAfter: .reachable,
                opens: .init(flows: "1", description: "nothing"),
                aws: ["aws " + String(repeating: "x", count: 3_000)], terraform: nil, kubectl: nil, rollback: ["undo"],
                console: nil, edit: "")
        ]
        let text = MarkdownExcerpt().text(report)
        #expect(!text.contains("xxx") && text.contains("undo") && text.contains("There is more"))
    }
}
