import FlightPath

/// Where the time of a question goes, and what further ones cost once the snapshot is loaded.
struct Asking {
    let snapshot: String
    let expectations: String
    let question: QuestionText

    /// The first pass of a fresh process, stage by stage, and then the same stages again.
    func rows(_ label: String, runs: Int) throws -> [Row] {
        let asked = try question.question()
        let load = try ProcessTime.measure { try Snapshot.load([snapshot]) }
        let build = ProcessTime.measure { Analyzer(load.result) }
        let analyzer = build.result
        let trace = try ProcessTime.measure { try analyzer.trace(asked) }

        let loads = try ProcessTime.sorted(runs: runs) { try Snapshot.load([snapshot]) }
        let builds = ProcessTime.sorted(runs: runs) { Analyzer(load.result) }
        let traces = try ProcessTime.sorted(runs: 10 * runs) { try analyzer.trace(asked) }

        let file = try Expectations(json: try InputFile.read(expectations))
        let check = ProcessTime.measure { analyzer.check(file) }
        let rate = Double(check.result.results.count) / check.seconds
        return [
            Row(label: "\(label): load, first", figure: load.seconds * 1e3, unit: "ms"),
            Row(label: "\(label): analyzer, first", figure: build.seconds * 1e3, unit: "ms"),
            Row(label: "\(label): question, first", figure: trace.seconds * 1e3, unit: "ms"),
            Row(label: "\(label): load, best", figure: (loads.first ?? 0) * 1e3, unit: "ms"),
            Row(label: "\(label): analyzer, best", figure: (builds.first ?? 0) * 1e3, unit: "ms"),
            Row(label: "\(label): question, median", figure: traces.median * 1e3, unit: "ms"),
            Row(label: "\(label): check, \(check.result.results.count) questions", figure: rate, unit: "/s"),
        ]
    }
}
