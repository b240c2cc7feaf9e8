import Testing

@testable import FlightPath

/// What text takes on a terminal, and text cut to that.
@Suite("columns of a terminal")
struct ColumnsTests {
    static let widths: [(text: String, columns: Int)] = [
        ("", 0), ("sg-0834 (prod)", 14), ("déjà", 4), ("de\u{301}ja\u{300}", 4), ("漢字", 4), ("한국어", 6), ("ｗｅｂ", 6),
        ("カ\u{3099}", 2), ("✓ ✗ ╪ …", 7), ("👩‍👩‍👧 family", 9), ("🇩🇪", 2), ("❤️", 2), ("a\u{200D}b", 2),
        ("\u{1100}\u{1161}", 2),
    ]

    @Test("characters are as wide as a terminal shows them", arguments: widths)
    func count(_ row: (text: String, columns: Int)) {
        #expect(Columns.count(row.text) == row.columns)
    }

    @Test(
        "the middle goes first",
        arguments: [
            ("frontend-7c9f", 20, "frontend-7c9f"), ("frontend-7c9f", 9, "fron…7c9f"), ("frontend-7c9f", 8, "fron…c9f"),
            ("漢字漢字漢字", 8, "漢字…字"), ("漢字漢字漢字", 7, "漢…字"), ("ab", 1, "…"), ("ab", 0, "ab"),
        ])
    func shortened(_ text: String, _ columns: Int, _ expected: String) {
        #expect(Columns.shortened(text, to: columns) == expected)
        #expect(columns == 0 || Columns.count(Columns.shortened(text, to: columns)) <= columns)
    }

    @Test("lines are folded between words, and what is longer than a line loses its middle")
    func folded() {
        let text = "  --> the quick  brown fox"
        #expect(Columns.folded(text, to: 12, indent: "    ") == ["  --> the", "    quick", "    brown", "    fox"])
        #expect(Columns.folded(text, to: 26, indent: "    ") == [text])
        #expect(Columns.folded("a 12345678901234567890", to: 14, indent: "  ") == ["a 123456…67890"])
        for columns in 8...60 {
            for line in Columns.folded(HostileText.long, to: columns, indent: "   ") {
                #expect(Columns.count(line) <= columns)
            }
        }
    }

    @Test("a name is one line, without what acts and without the end of its quotation")
    func names() {
        #expect(SafeText.name("web`x`\n\u{1B}[31m\u{202E}|") == "web'x'\u{FFFD}\u{FFFD}[31m\u{FFFD}|")
        #expect(SafeText.name("\u{F8FF}[31mred") == "\u{FFFD}[31mred")
        #expect(SafeText.name("नमस्ते 👩‍👩‍👧 می‌خواهم") == "नमस्ते 👩‍👩‍👧 می‌خواهم")
        let long = SafeText.name(HostileText.long)
        #expect(Columns.count(long) <= SafeText.nameColumns && long.hasPrefix("a|b'c") && long.hasSuffix("漢é"))
    }
}
