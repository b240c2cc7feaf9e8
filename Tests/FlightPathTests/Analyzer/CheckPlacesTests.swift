import Testing

@testable import FlightPath

@Suite("where expectations and their blockers stand")
struct CheckPlacesTests {
    @Test("each expectation knows its line, if the file has a name")
    func lines() throws {
        let named = try Expectations(json: Array(MachineReports.expectations.utf8), path: "checks/e.json")
        #expect(named.expectations.map(\.place?.line) == [3, 4, 5, 6, 9, 10])
        #expect(named.expectations[4].place?.pointer == "/expectations/4")
        #expect(named.expectations[4].place?.file == "checks/e.json")
        let unnamed = try Expectations(json: Array(MachineReports.expectations.utf8))
        #expect(unnamed.expectations.allSatisfy { $0.place == nil })
    }

    @Test("what does not hold is explained when asked for, what holds is not")
    func explained() throws {
        let brief = try MachineReports.check(explainsFailures: false)
        #expect(brief.results.allSatisfy { $0.report == nil && $0.evidence == nil })
        let explained = try MachineReports.check()
        #expect(explained.results.map { $0.report != nil } == [false, true, true, true, false, false])
        #expect(explained.results[1].evidence?.line == 187)
        #expect(explained.results[1].report?.remediations.isEmpty == false)
        for (one, other) in zip(brief.results, explained.results) {
            #expect(one.verdict == other.verdict && one.holds == other.holds && one.code == other.code)
        }
        #expect(explained.results[3].because == ["SUBNET_ACL_RESTRICTION"])
    }
}
