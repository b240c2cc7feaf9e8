import Testing

@testable import FlightPath

/// Matrices as they are written.
@Suite("Matrix renderers")
struct MatrixRendererTests {
    /// A hub and spokes, each of which reaches itself and is reached by the hub.
    private static func star(_ spokes: Int, name: String = "vpc/spoke-") -> MatrixReport {
        let groups = ["vpc/hub"] + (0..<spokes).map { "\(name)\($0)" }
        var cells: [MatrixReport.Cell] = []
        for from in groups {
            for to in groups where from == "vpc/hub" || from == to {
                let isPart = from != to
                cells.append(
                    .init(
                        from: from, to: to, verdict: isPart ? .partial : .reachable,
                        flows: isPart ? .init(passing: "1", undetermined: "0", total: "4") : nil))
            }
        }
        let listed = groups.map { MatrixReport.Group(selector: $0, present: true) }
        return MatrixReport(
            query: .init(by: .vpc, from: [], to: [], protocol: "tcp", port: .number(443), icmp: nil, scope: "full"),
            rows: listed, columns: listed,
            counts: .init(
                pairs: groups.count * groups.count, reachable: groups.count, partial: spokes,
                blocked: groups.count * groups.count - groups.count - spokes),
            cells: cells)
    }

    @Test("Groups that are alike are one line, with what each is to itself and to the others")
    func folding() throws {
        let view = MatrixView(Self.star(40), folds: true)
        #expect(view.rows.map(\.name) == ["vpc/hub", "vpc/spoke-0 and 39 alike"])
        let (hub, spokes) = (view.rows[0], view.rows[1])
        #expect(view.cell(hub, spokes) == .init(others: .partial, own: nil, share: 0.25))
        #expect(view.cell(spokes, hub) == .init(others: .blocked, own: nil, share: nil))
        #expect(view.cell(spokes, spokes) == .init(others: .blocked, own: .reachable, share: nil))
        #expect(view.cell(hub, hub) == .init(others: nil, own: .reachable, share: nil))
    }

    @Test("One answer that differs is a line of its own")
    func exception() {
        var report = Self.star(40)
        report.cells.append(.init(from: "vpc/spoke-3", to: "vpc/hub", verdict: .undetermined, flows: nil))
        let view = MatrixView(report, folds: true)
        #expect(view.rows.map(\.name) == ["vpc/hub", "vpc/spoke-0 and 38 alike", "vpc/spoke-3"])
        #expect(view.cell(view.rows[2], view.rows[0]).others == .undetermined)
        #expect(view.cell(view.rows[1], view.rows[0]).others == .blocked)
    }

    @Test("Groups that all reach each other are one line")
    func mesh() {
        var report = Self.star(5)
        for from in report.rows.dropFirst() {
            for to in report.rows.dropFirst() where from != to {
                report.cells.append(.init(from: from.selector, to: to.selector, verdict: .reachable, flows: nil))
            }
        }
        let view = MatrixView(report, folds: true)
        #expect(view.rows.map(\.members.count) == [1, 5])
        #expect(view.cell(view.rows[1], view.rows[1]) == .init(others: .reachable, own: .reachable, share: nil))
    }

    @Test("Text: a grid, a legend, the shares and the question behind a cell")
    func text() {
        let text = MatrixTextRenderer(style: .init(isUnicode: true)).text(Self.star(40))
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        #expect(lines[0] == "who reaches whom, by vpc, tcp/443")
        #expect(lines[1] == "1681 pairs: 41 reachable, 40 partial, 0 undetermined, 1600 blocked")
        #expect(lines.contains("1  vpc/hub                    ●   ◐"))
        #expect(lines.contains("2  vpc/spoke-0 and 39 alike   ·  ●·"))
        #expect(lines.contains("  vpc/hub -> vpc/spoke-0 and 39 alike: 25% of the flows pass"))
        #expect(text.contains("--from 'vpc/hub' --to 'vpc/spoke-0' --port 443"))
        #expect(lines.count <= 24)
    }

    @Test("CSV has every pair, and no field that a spreadsheet takes for a formula")
    func csv() {
        let lines = MatrixCSVRenderer.text(Self.star(2)).split(separator: "\r\n")
        #expect(
            lines == [
                "from,to,verdict,passing,undetermined,total", "vpc/hub,vpc/hub,reachable,,,",
                "vpc/hub,vpc/spoke-0,partial,1,0,4", "vpc/hub,vpc/spoke-1,partial,1,0,4",
                "vpc/spoke-0,vpc/hub,blocked,,,", "vpc/spoke-0,vpc/spoke-0,reachable,,,",
                "vpc/spoke-0,vpc/spoke-1,blocked,,,", "vpc/spoke-1,vpc/hub,blocked,,,",
                "vpc/spoke-1,vpc/spoke-0,blocked,,,", "vpc/spoke-1,vpc/spoke-1,reachable,,,",
            ])
        #expect(MatrixCSVRenderer.field("=1+1") == "'=1+1")
        #expect(MatrixCSVRenderer.field("a,\"b\"") == "\"a,\"\"b\"\"\"")
        #expect(MatrixCSVRenderer.field("\t=1") == "\u{FFFD}=1")
    }

    @Test("HTML and Markdown: names do no harm, and a cell says its answer in words")
    func hostileNames() {
        let report = Self.star(1, name: "vpc/<script>alert('x')</script>|`\"&")
        let html = MatrixHTMLRenderer.text(report)
        #expect(!html.contains("<script"))
        #expect(!html.contains("http://") && !html.contains("https://"))
        #expect(html.contains("vpc/hub to vpc/hub: reachable"))
        #expect(html.contains("class=\"partial\""))
        let markdown = MatrixMarkdownRenderer.text(report)
        #expect(!markdown.contains("<script"))
        #expect(markdown.contains("\\|\\`"))
        #expect(markdown.contains("**partial** (25%)"))
    }

    @Test(
        "A part is never told as all or nothing",
        arguments: [(0.0, "0%"), (0.001, "<1%"), (0.5, "50%"), (0.999, ">99%")])
    func shares(_ share: Double, _ text: String) {
        #expect(ShareText.percent(share) == text)
    }
}
