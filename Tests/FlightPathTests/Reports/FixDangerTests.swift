import Testing

@testable import FlightPath

/// What a fix costs, and that there is none, stands wherever the fix would: nobody pastes a command without it.
@Suite("What comes with a fix")
struct FixDangerTests {
    private func report(_ change: (inout Report) throws -> Void) throws -> Report {
        var report = try #require(GoldenQuestions.all.first { $0.name == "blocked" }).report()
        try change(&report)
        return report
    }

    private func annotated(_ report: Report) throws -> [String] {
        [
            GitHubRenderer(paths: MachineReports.paths).text(report),
            try SARIFRenderer(paths: MachineReports.paths).text(report),
        ]
    }

    @Test("what it stops, leads round and is to be minded")
    func dangers() throws {
        let report = try report { report in
            #expect(!report.remediations.isEmpty)
            report.remediations[0].breaks = .init(flows: "3", description: "tcp/22 from 10.9.0.1 to 10.9.0.2")
            report.remediations[0].bypasses = [report.blockers[0].component]
            report.remediations[0].notes = ["the stack writes it again"]
        }
        let first = TextRenderer().text(report)
        #expect(first.contains("= beware: it stops tcp/22 from 10.9.0.1 to 10.9.0.2\n"))
        #expect(first.contains("= beware: it goes past the inspection at `prod-eks-node-sg`\n"))
        #expect(TextRenderer(isVerbose: true).text(report).contains("= note: the stack writes it again\n"))
        for text in try annotated(report) { #expect(text.contains("Mind: the stack writes it again")) }
    }

    @Test("why there is none")
    func none() throws {
        let report = try report { report in
            report.remediations = []
            report.blockers[0].unfixed = "nobody has the address"
        }
        for text in try annotated(report) { #expect(text.contains("No fix is known: nobody has the address")) }
    }
}
