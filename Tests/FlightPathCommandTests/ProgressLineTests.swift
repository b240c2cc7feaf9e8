import Testing

@testable import flightpath_cli

@Suite("Progress")
struct ProgressLineTests {
    /// Steps of a tenth of a second each.
    private func shown(_ place: ProgressLine.Place, steps: Int, total: Int) -> [String] {
        var written: [String] = []
        var now = ContinuousClock.now
        let line = ProgressLine(place, write: { written.append($0) }, now: { now })
        for done in 0...steps {
            line.report(done, total, "reading")
            now += .milliseconds(100)
        }
        line.finish()
        return written
    }

    @Test("A terminal sees work that takes a while, on one line that is taken away at the end")
    func terminal() {
        #expect(shown(.terminal(columns: 80), steps: 3, total: 3) == [])
        #expect(
            shown(.terminal(columns: 80), steps: 6, total: 6)
                == ["\r\u{1B}[Kreading 4/6", "\r\u{1B}[Kreading 5/6", "\r\u{1B}[K"])
        #expect(
            shown(.terminal(columns: 9), steps: 5, total: 9) == [
                "\r\u{1B}[Kreading ", "\r\u{1B}[Kreading ", "\r\u{1B}[K",
            ])
    }

    @Test("A file gets a line for each tenth, nobody nothing")
    func lines() {
        #expect(shown(.lines, steps: 40, total: 40).count == 11)
        #expect(shown(.lines, steps: 2, total: 2) == ["reading 0/2\n", "reading 1/2\n", "reading 2/2\n"])
        #expect(shown(.nowhere, steps: 40, total: 40) == [])
        #expect(shown(.lines, steps: 0, total: 0) == [])
    }
}
