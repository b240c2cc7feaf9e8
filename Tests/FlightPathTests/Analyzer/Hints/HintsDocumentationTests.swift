import Foundation
import Testing

@testable import FlightPath

@Suite("Documentation of hints")
struct HintsDocumentationTests {
    private static let docs = Scenario.package.appending(path: "docs")

    @Test("The examples are hints files")
    func examples() throws {
        let text = try String(contentsOf: Self.docs.appending(path: "hints.md"), encoding: .utf8)
        let blocks = text.components(separatedBy: "```json\n").dropFirst().compactMap {
            $0.components(separatedBy: "\n```").first
        }
        #expect(blocks.count == 2)
        for block in blocks { _ = try HintsFile(json: Array(block.utf8), path: "hints.json") }
    }

    @Test(
        "The schema has the keys that are read",
        arguments: [
            ("", HintsReader.fileKeys), ("appliance", HintsReader.applianceKeys), ("rule", HintsReader.ruleKeys),
            ("link", HintsReader.linkKeys), ("outside", HintsReader.outsideKeys),
        ])
    func schema(_ definition: String, _ keys: [String]) throws {
        let data = try Data(contentsOf: Self.docs.appending(path: "hints.schema.json"))
        let schema = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
        let definitions = try #require(schema["$defs"] as? [String: [String: Any]])
        let object = definition.isEmpty ? schema : definitions[definition] ?? [:]
        let properties = try #require(object["properties"] as? [String: Any])
        #expect(properties.keys.sorted() == keys.sorted())
        #expect(object["additionalProperties"] as? Bool == false)
        let text = try String(contentsOf: Self.docs.appending(path: "hints.md"), encoding: .utf8)
        for key in keys where key != "$schema" {
            #expect(text.contains("`\(key)`") || text.contains("\"\(key)\""), "hints.md does not tell of `\(key)`")
        }
    }
}
