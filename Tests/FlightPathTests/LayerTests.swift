import Foundation
import Testing

/// The folders of `Sources/FlightPath` are layers: a file names types of its own layer or lower ones alone.
///
/// One module has no imports that would hold the layers apart, so the sources are read.
@Suite("Layers")
struct LayerTests {
    /// Lowest first.
    private static let layers = [
        "Addressing", "Snapshot", "Inventory", "Filtering", "Forwarding", "Tracing", "Findings", "Matrix", "Linting",
        "Remediation",
        "Reports", "Analyzer",
    ]

    private struct Source {
        let path: String
        let layer: Int
        /// The text without comments and string literals.
        let code: String
    }

    @Test("Every file lies in a layer")
    func folders() throws {
        let names = try FileManager.default.contentsOfDirectory(atPath: Self.root.path())
        #expect(names.filter { !Self.layers.contains($0) } == [])
    }

    @Test("No file names a type of a higher layer", arguments: layers)
    func names(_ layer: String) throws {
        let sources = try Self.sources()
        let level = try #require(Self.layers.firstIndex(of: layer))
        var owners: [String: Source] = [:]
        for source in sources where source.layer > level {
            for name in Self.typesDeclared(in: source.code) where owners[name] == nil { owners[name] = source }
        }
        let lower = sources.filter { $0.layer <= level }
        let own = Set(lower.flatMap { Self.typesDeclared(in: $0.code, atAnyDepth: true) })
        for source in sources where source.layer == level {
            for name in Self.words(in: source.code).intersection(owners.keys).subtracting(own).sorted() {
                guard let owner = owners[name] else { continue }
                Issue.record("\(source.path) names \(name), which \(owner.path) declares")
            }
        }
    }

    // MARK: Reading sources

    private static let root = Scenario.package.appending(path: "Sources/FlightPath")

    private static func sources() throws -> [Source] {
        let files = FileManager.default.enumerator(atPath: root.path())?.compactMap { $0 as? String } ?? []
        return try files.filter { $0.hasSuffix(".swift") }.sorted().map { file in
            let folder = file.prefix { $0 != "/" }
            let layer = try #require(layers.firstIndex(of: String(folder)), "\(file) lies in no layer")
            let text = try String(contentsOf: root.appending(path: file), encoding: .utf8)
            return Source(path: file, layer: layer, code: stripped(text))
        }
    }

    /// The types a file declares at its own level, which other files name without a qualifier.
    private static func typesDeclared(in code: String, atAnyDepth: Bool = false) -> Set<String> {
        let keywords: Set = ["struct", "enum", "class", "protocol", "actor", "typealias"]
        var names: Set<String> = []
        var depth = 0
        var previous = ""
        for token in tokens(of: code) {
            if token == "{" { depth += 1 }
            if token == "}" { depth -= 1 }
            if keywords.contains(previous), depth == 0 || atAnyDepth, token.first?.isUppercase == true {
                names.insert(token)
            }
            previous = token
        }
        return names
    }

    private static func words(in code: String) -> Set<String> { Set(tokens(of: code)) }

    /// Words and braces.
    private static func tokens(of code: String) -> [String] {
        var tokens: [String] = []
        var word = ""
        for character in code {
            if character.isLetter || character.isNumber || character == "_" {
                word.append(character)
                continue
            }
            if !word.isEmpty { tokens.append(word) }
            word = ""
            if character == "{" || character == "}" { tokens.append(String(character)) }
        }
        return word.isEmpty ? tokens : tokens + [word]
    }

    /// Without comments and string literals; what is interpolated into a literal is lost with it.
    private static func stripped(_ text: String) -> String {
        text.replacing(/"""[\s\S]*?"""|#"[^\n]*?"#|"(?:\\.|[^"\\\n])*"|\/\/[^\n]*|\/\*[\s\S]*?\*\//, with: " ")
    }
}
