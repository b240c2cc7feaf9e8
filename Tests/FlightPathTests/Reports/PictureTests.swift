import Testing

@testable import FlightPath

/// The path as a picture, and the grammars it is written in.
@Suite("pictures of the path")
struct PictureTests {
    static let reports: [Report] = HostileNamesTests.reports + GoldenQuestions.all.compactMap { try? $0.report() }

    /// The edges between the titles of their nodes, as a person would note them.
    private func edges(_ picture: PathPicture) -> [String] {
        picture.edges.map { edge in
            let arrow = edge.way == .forward ? "->" : "~>"
            let label = edge.label.isEmpty ? "" : "  [\(edge.label)]"
            return "\(title(picture.nodes[edge.from])) \(arrow) \(title(picture.nodes[edge.to]))\(label)"
        }
    }

    private func title(_ node: PathPicture.Node) -> String {
        switch node.role {
        case .stop(let numbers): "STOP \(numbers)"
        case .unknown: "?"
        case .end, .passed: node.lines.joined(separator: " ").split(separator: " ").prefix(4).joined(separator: " ")
        }
    }

    private func picture(_ name: String) throws -> PathPicture {
        PathPicture(try #require(GoldenQuestions.all.first { $0.name == name }).report())
    }

    @Test("two faults: the block of the request, and of the reply that never comes")
    func twoFaults() throws {
        #expect(
            edges(try picture("two-faults")) == [
                "ALB ingress-alb 10.10.0.37 -> transit gateway attachment ingress-attach  [5 hops]",
                "transit gateway attachment ingress-attach -> transit gateway attachment inspection-attach  [1 hop]",
                "transit gateway attachment inspection-attach -> VPC endpoint gwlbe-a (vpce-0d36a1228d795b96b)  [3 hops]",
                "VPC endpoint gwlbe-a (vpce-0d36a1228d795b96b) -> transit gateway attachment inspection-attach  [3 hops]",
                "transit gateway attachment inspection-attach -> transit gateway attachment eks-attach  [1 hop]",
                "transit gateway attachment eks-attach -> STOP [1]  [3 hops]",
                "STOP [1] -> pod shop/web-4b5e57f6e-x7k2p 100.64.0.21  [2 hops, not reached]",
                "pod shop/web-4b5e57f6e-x7k2p 100.64.0.21 ~> STOP [2]  [reply, 2 hops, not reached]",
                "STOP [2] ~> ALB ingress-alb 10.10.0.37  [reply, 6 hops, not reached]",
            ])
    }

    @Test("three legs: a reply that comes back the way it went is one edge for each")
    func threeLegs() throws {
        let replies = edges(try picture("three-legs")).filter { $0.contains("~>") }
        #expect(
            replies == [
                "pod shop/web-4b5e57f6e-h4j7r 10.50.1.41 ~> NLB k8s-shop-web-6a5b4c3d2e 10.50.1.200  [reply, 2 hops]",
                "NLB k8s-shop-web-6a5b4c3d2e 10.50.1.200 ~> ALB edge-alb 10.40.0.41  [reply, 6 hops]",
                "ALB edge-alb 10.40.0.41 ~> the internet 198.51.100.7  [reply, 5 hops]",
            ])
    }

    @Test("a leg starts where the one before ended, though it sends with the client's address")
    func preserved() throws {
        var report = try #require(GoldenQuestions.all.first { $0.name == "three-legs" }).report()
        report.legs = report.legs.filter { $0.purpose == "traffic" && $0.position > 1 }
        let first = try #require(report.legs.first)
        let nlb = try #require(report.legs.firstIndex { $0.position == 3 && $0.from == first.to })
        report.legs[nlb].from = first.from
        for index in report.legs.indices { report.legs[index].position -= 1 }
        let titles = edges(PathPicture(report)).map { $0.prefix { $0 != "[" } }
        #expect(titles.contains { $0.hasPrefix("NLB ") && $0.contains("-> pod ") })
        #expect(titles.contains { $0.hasPrefix("pod ") && $0.contains("~> NLB ") })
    }

    @Test("a blocked part leaves the rest on its way")
    func partial() throws {
        let picture = try picture("partial")
        #expect(!picture.edges.contains { !$0.isReached })
        #expect(picture.nodes.contains { $0.role == .stop([1]) })
    }

    @Test("every report has a picture of Mermaid's grammar", arguments: reports.indices)
    func mermaid(_ index: Int) throws {
        let lines = MermaidRenderer().lines(Self.reports[index])
        #expect(lines.first == "flowchart TD")
        var known: Set<Substring> = []
        // What a quoted label may hold: letters, codes of entities, line breaks of ours.
        let label = "(?:[A-Za-z0-9 ./:,()+=_-]|[^\\x00-\\xA0\\u{2028}\\u{2029}\\u{202A}-\\u{202E}]|#[0-9]+;|<br/>)+"
        let node = try Regex("  (n[0-9]+)(?:\\(\\[\"\(label)\"\\]\\)|\\[\"\(label)\"\\]|\\{\\{\"\(label)\"\\}\\})")
        let edge = try Regex("  (n[0-9]+) (?:-->|-\\.->)(?:\\|\"\(label)\"\\|)? (n[0-9]+)")
        for line in lines.dropFirst() {
            if let match = line.wholeMatch(of: node) {
                known.insert(try #require(match[1].substring))
            } else if let match = line.wholeMatch(of: edge) {
                #expect(known.contains(try #require(match[1].substring)))
                #expect(known.contains(try #require(match[2].substring)))
            } else {
                let isOther =
                    line.wholeMatch(of: #/  accTitle: [A-Za-z0-9 .\/:,()+=*?_-]+/#) != nil
                    || line.wholeMatch(of: #/  classDef [a-z]+ [a-z-]+:[#0-9a-z ,:-]+/#) != nil
                    || line.wholeMatch(of: #/  class n[0-9,n]+ [a-z]+/#) != nil
                    || line.wholeMatch(of: #/  linkStyle [0-9,]+ [a-z-]+:[#0-9a-z ,:-]+/#) != nil
                #expect(isOther, "\(line)")
            }
        }
        #expect(known.count >= 2)
    }

    @Test("what Mermaid's labels would read as Markdown is no list and no emphasis")
    func markdown() throws {
        var report = try #require(Self.reports.first)
        report.legs = []
        report.query.from = "1. one"
        report.query.to = "- two_three _four_ %%{init}%% \"five\""
        let lines = MermaidRenderer().lines(report)
        #expect(lines.contains("  n0([\"1#46; one\"])"))
        #expect(
            lines.contains("  n1([\"#45; two_three #95;four#95; #37;#37;#123;init#125;#37;#37; #34;five#34;\"])"))
    }

    @Test("every report has a graph of Graphviz's grammar", arguments: reports.indices)
    func dot(_ index: Int) throws {
        let lines = DOTRenderer().text(Self.reports[index]).split(separator: "\n").map(String.init)
        #expect(lines.first == "digraph flightpath {" && lines.last == "}")
        let text = #""(?:[^"\\&\x00-\x1F]|\\\\|\\"|\\n|&amp;)*""#
        let value = "(?:\(text)|[a-zA-Z0-9]+)"
        let list = "\\[[a-z]+=\(value)(?:, [a-z]+=\(value))*\\]"
        let statement = try Regex("  (?:graph|node|edge|n[0-9]+|n[0-9]+ -> n[0-9]+)(?: \(list))?")
        for line in lines.dropFirst().dropLast() {
            #expect(line.wholeMatch(of: statement) != nil, "\(line)")
        }
    }
}
