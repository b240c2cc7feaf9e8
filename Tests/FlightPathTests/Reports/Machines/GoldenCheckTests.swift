import FlightPath
import Foundation
import Testing

/// Reports of `check` and `lint` byte for byte: one check in which expectations hold, are broken for three reasons and are
/// in error, and what `lint` finds in the same snapshot.
@Suite("golden reports of check and lint")
struct GoldenCheckTests {
    @Test("check, in every format")
    func check() throws {
        let brief = try MachineReports.check(explainsFailures: false)
        let explained = try MachineReports.check()
        let renderer = CheckRenderer(isVerbose: true)
        let analyzer = try Scenario.named("a01-node-sg-single-ip").analyzer()
        for (text, suffix) in [
            (renderer.text(brief), "txt"),
            (renderer.markdown(brief), "md"),
            (try JSONRenderer.text(brief), "json"),
            (try SARIFRenderer(paths: MachineReports.paths).text(explained), "sarif"),
            (JUnitRenderer(paths: MachineReports.paths, suite: "expectations.json").text(explained), "junit.xml"),
            (GitHubRenderer(paths: MachineReports.paths).text(explained), "github.txt"),
            (HTMLRenderer().text(explained, map: analyzer.map(of: explained)), "html"),
        ] {
            try GoldenFile.compare(text, GoldenQuestions.directory.appending(path: "check.\(suffix)"))
        }
    }

    @Test("lint, in every format")
    func lint() throws {
        let report = try Scenario.named("a01-node-sg-single-ip").analyzer().lint()
        let renderer = LintRenderer(isVerbose: true)
        for (text, suffix) in [
            (renderer.text(report), "txt"),
            (renderer.markdown(report), "md"),
            (try JSONRenderer.text(report), "json"),
            (try SARIFRenderer(paths: MachineReports.paths).text(report), "sarif"),
            (GitHubRenderer(paths: MachineReports.paths, isVerbose: true).text(report), "github.txt"),
        ] {
            try GoldenFile.compare(text, GoldenQuestions.directory.appending(path: "lint.\(suffix)"))
        }
    }
}
