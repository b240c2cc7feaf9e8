import Testing

@testable import FlightPath

/// Reports on terminals of any width.
@Suite("reports on a terminal")
struct TerminalTests {
    private static let widths = [40, 60, 80, 100, 200]

    private func lines(_ text: String) -> [String] {
        text.split(separator: "\n", omittingEmptySubsequences: false).dropLast().map(String.init)
    }

    @Test("no line is wider than the terminal but commands, and a first screen has 24", arguments: GoldenQuestions.all)
    func widths(_ golden: GoldenQuestion) throws {
        try check(try golden.report())
    }

    @Test("names of any length and script keep to it", arguments: HostileNamesTests.reports.indices)
    func hostile(_ index: Int) throws {
        try check(HostileNamesTests.reports[index])
    }

    private func check(_ report: Report) throws {
        for columns in Self.widths {
            let style = TextRenderer.Style(isUnicode: true, columns: columns)
            let short = lines(TextRenderer(style: style).text(report))
            #expect(short.count <= 24)
            let full = lines(TextRenderer(style: style, isVerbose: true).text(report))
            // What is copied is never cut: a word of a command may be longer than a line.
            let words =
                (report.remediations.flatMap { $0.aws + $0.rollback + [$0.kubectl ?? ""] })
                + report.gaps.compactMap(\.collect)
            for line in short + full where Columns.count(line) > columns {
                let word = line.split(separator: " ").last { $0 != "\\" } ?? ""
                #expect(words.contains { $0.contains(word) }, "\(columns): \(line)")
            }
            let last = try #require(short.last)
            if let left = last.wholeMatch(of: /\+(\d+) lines?: --verbose/) {
                #expect(Int(left.1) == full.count - (short.count - 1))
            } else {
                #expect(short.count == full.count)
            }
        }
    }

    @Test("carets stand under the field that misses, whatever the width and the script")
    func carets() throws {
        let wide = "ſ漢字e\u{301}"
        let rule = RuleReport(
            id: nil, kind: "networkpolicy-rule", text: "",
            parts: [
                .init(field: nil, text: "allow-\(wide)"), .init(field: "port", text: "tcp/8080"),
                .init(field: "selector", text: "from pod {app=\(wide)-frontend}"),
            ], note: "of the \(wide) team")
        var report = try #require(HostileNamesTests.reports.first)
        report.blockers[0].nearMisses = [.init(rule: rule, fields: ["port": true, "selector": false])]
        for columns in [nil, 40, 60, 80] {
            let text = TextRenderer(style: .init(columns: columns)).text(report)
            let all = lines(text)
            let at = try #require(all.firstIndex { $0.contains("^") })
            let marks = all[at].prefix { $0 != "^" }.count
            let length = all[at].filter { $0 == "^" }.count
            // The part under which the carets stand, by columns.
            let before = Columns.prefix(all[at - 1], marks)
            let part = all[at - 1].dropFirst(before.count)
            #expect(Columns.count(before) == marks && part.hasPrefix("from") && before.hasSuffix("  "))
            #expect(Columns.prefix(String(part), length).hasSuffix("}"))
        }
    }

    @Test("a command is folded as a shell reads it")
    func commands() {
        let command = "   $  aws ec2 do --ids 'a b  c' --name \"x \\\" y\" --json $'it\\'s d' --end"
        for columns in 12...80 {
            let lines = TextLine(command, .command(indent: 6)).fitted(columns, isColored: false)
            let joined = lines.enumerated().map { index, line in
                let isLast = index == lines.count - 1
                #expect(isLast || line.hasSuffix(" \\"))
                let own = isLast ? line : String(line.dropLast(2))
                return index == 0 ? own : String(own.drop { $0 == " " })
            }.joined(separator: " ")
            #expect(joined == command)
        }
    }

    @Test("a name cannot colour a line: a character that no text has is none of ours")
    func escapes() throws {
        var report = try #require(HostileNamesTests.reports.first)
        report.summary = "\u{F8FF}[31mred \u{1B}[31mred \u{9B}31mred"
        for isColored in [false, true] {
            let text = TextRenderer(style: .init(isColored: isColored)).text(report)
            let plain = text.replacing(/\u{1B}\[(1;3[1-3]|0)m/, with: "")
            #expect(!plain.unicodeScalars.contains { $0 == "\u{1B}" || $0 == "\u{9B}" })
            #expect(plain.contains("\u{FFFD}[31mred"))
        }
    }

    @Test("several blockers have numbers, and the path names them")
    func numbers() throws {
        let two = try #require(GoldenQuestions.all.first { $0.name == "two-faults" }).report()
        let text = lines(TextRenderer().text(two))
        #expect(text.contains { $0.hasPrefix("1. blocked[ENI_SG_RULES_MISMATCH]: ") })
        #expect(text.contains { $0.hasPrefix("2. blocked[NO_ROUTE_TO_DESTINATION]: ") })
        #expect(text.contains { $0.contains("there 22 # stopped by 1 ") })
        #expect(text.contains { $0.contains("back   3 # stopped by 2 ") })
        #expect(text.contains { $0.hasPrefix("help: ") && $0.contains("(for 1, 2)") })
    }
}
