#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// A file of questions with an expected answer each (contract, section 6).
public struct Expectations: Sendable, Hashable {
    /// One question and what is expected of it.
    public struct Expectation: Sendable, Hashable {
        /// Unique within the file.
        public var name: String
        /// The question as written; nil where a member it needs is missing or of the wrong type.
        public var question: QuestionText?
        /// `reachable`, `partial` or `blocked`.
        public var expect: Verdict?
        /// Acceptable codes of the first blocker; empty accepts any.
        public var because: [String]
        /// What somebody wrote down as the cure; `fix --expectations` then looks for one, whatever is expected now.
        public var fix: String?
        /// Why the expectation cannot be asked.
        public var error: String?
        /// Where it stands; nil where its file has no name.
        public var place: ResolvedPlace?
    }

    /// The expectations in the file's order.
    public var expectations: [Expectation]

    /// Reads the file's text; an expectation that cannot be read is kept with its error, so that the others are answered.
    ///
    /// - Parameters:
    ///   - data: the text.
    ///   - path: the file's path, as results are to name it.
    /// - Throws: ``ExpectationsError`` when the text is no expectations file at all.
    public init(json data: [UInt8], path: String? = nil) throws(ExpectationsError) {
        let file: File
        do {
            file = try JSONDecoder().decode(File.self, from: Data(data))
        } catch {
            throw ExpectationsError(reason: Self.reason(error, data))
        }
        guard file.version == 1 else {
            throw ExpectationsError(reason: "its `version` is \(file.version), and 1 is the only one there is")
        }
        let scope = file.scope.flatMap { Question.Scope(rawValue: $0) } ?? .full
        if let text = file.scope, Question.Scope(rawValue: text) == nil {
            throw ExpectationsError(reason: "its `scope` is `\(text)`; it may be full or kubernetes")
        }
        var seen: Set<String> = []
        expectations = file.expectations.enumerated().map { index, item in
            var expectation = item.expectation(index, scope)
            if !seen.insert(expectation.name).inserted { expectation.error = "another expectation has the same name" }
            return expectation
        }
        guard let path else { return }
        for (index, place) in Self.places(data, path).enumerated() where expectations.indices.contains(index) {
            expectations[index].place = place
        }
    }

    /// Where each expectation stands.
    private static func places(_ data: [UInt8], _ path: String) -> [ResolvedPlace] {
        guard let tree = try? JSONTree(data), case .object(let members) = tree.value,
            let list = members.last(where: { $0.key == "expectations" }), case .array(let items) = list.value.value
        else { return [] }
        return items.map { ResolvedPlace(file: path, pointer: $0.pointer, line: $0.line) }
    }

    private static func reason(_ error: any Error, _ data: [UInt8]) -> String {
        guard let error = error as? DecodingError else { return notJSON(data) }
        switch error {
        case .keyNotFound(let key, _): return "it has no `\(key.stringValue)`"
        case .typeMismatch(_, let context) where context.codingPath.isEmpty:
            return "it is not an object with `version` and `expectations`"
        case .typeMismatch(_, let context), .valueNotFound(_, let context):
            let path = context.codingPath.map { $0.intValue.map(String.init) ?? $0.stringValue }.joined(separator: "/")
            return "the value at /\(path) is of the wrong type"
        case .dataCorrupted: return notJSON(data)
        @unknown default: return notJSON(data)
        }
    }

    /// The decoder does not tell where; the reader of snapshots does.
    private static func notJSON(_ data: [UInt8]) -> String {
        do throws(JSONError) {
            _ = try JSONTree(data)
            return "it is not valid JSON"
        } catch {
            let line = PlaceFinder.locate(max(0, min(error.offset, data.count)), in: data.span).line
            return "it is not valid JSON: line \(line): \(error.message)"
        }
    }

    // MARK: The file's shape

    private struct File: Decodable {
        var version: Int
        var scope: String?
        var expectations: [Item]
    }

    /// One expectation, read member by member so that one wrong member costs one expectation.
    private struct Item: Decodable {
        var name: String?
        var from: String?
        var to: String?
        var via: [String] = []
        var ipProtocol: String?
        var port: String?
        var icmp: String?
        var expect: String?
        var because: [String] = []
        var fix: String?
        var problem: String?

        enum Key: String, CodingKey {
            case name, from, to, via, `protocol`, port, icmp, expect, because, fix
        }

        private struct Message: Decodable {
            var type: Int
            var code: Int?
        }

        init(from decoder: any Decoder) throws {
            guard let container = try? decoder.container(keyedBy: Key.self) else {
                problem = "it is not an object"
                return
            }
            name = string(container, .name)
            from = string(container, .from)
            to = string(container, .to)
            via = strings(container, .via)
            ipProtocol = string(container, .protocol) ?? number(container, .protocol)
            port = string(container, .port) ?? number(container, .port)
            require(ipProtocol != nil, .protocol, "neither a number nor a string", container)
            require(port != nil, .port, "neither a number nor a string", container)
            expect = string(container, .expect)
            because = strings(container, .because)
            fix = string(container, .fix)
            require(isStrings(container, .via), .via, "neither a string nor a list of strings", container)
            require(isStrings(container, .because), .because, "neither a string nor a list of strings", container)
            if let message = try? container.decodeIfPresent(Message.self, forKey: .icmp) {
                icmp = "\(message.type)" + (message.code.map { "/\($0)" } ?? "")
            } else if container.contains(.icmp) {
                problem = "its `icmp` is not an object with `type` and `code`"
            }
        }

        /// A member that is there but of another type asks another question.
        private mutating func require(
            _ isRead: Bool, _ key: Key, _ what: String, _ container: KeyedDecodingContainer<Key>
        ) {
            let isNull = (try? container.decodeNil(forKey: key)) ?? true
            guard !isRead, !isNull else { return }
            problem = problem ?? "its `\(key.rawValue)` is \(what)"
        }

        private func isStrings(_ container: KeyedDecodingContainer<Key>, _ key: Key) -> Bool {
            string(container, key) != nil || (try? container.decode([String].self, forKey: key)) != nil
        }

        private func string(_ container: KeyedDecodingContainer<Key>, _ key: Key) -> String? {
            (try? container.decodeIfPresent(String.self, forKey: key)) ?? nil
        }

        private func number(_ container: KeyedDecodingContainer<Key>, _ key: Key) -> String? {
            ((try? container.decodeIfPresent(Int.self, forKey: key)) ?? nil).map(String.init)
        }

        private func strings(_ container: KeyedDecodingContainer<Key>, _ key: Key) -> [String] {
            if let one = string(container, key) { return [one] }
            return ((try? container.decodeIfPresent([String].self, forKey: key)) ?? nil) ?? []
        }

        func expectation(_ index: Int, _ scope: Question.Scope) -> Expectation {
            var made = Expectation(
                name: name ?? "expectation \(index + 1)", question: nil,
                expect: expect.flatMap { Verdict(rawValue: $0) },
                because: because, fix: fix, error: problem)
            guard let from, let to else {
                made.error = made.error ?? "it has no `\(from == nil ? "from" : "to")` that is a string"
                return made
            }
            if made.expect == nil || made.expect == .undetermined {
                made.error =
                    made.error
                    ?? "its `expect` is \(expect.map { "`\($0)`" } ?? "missing"); it may be reachable, partial or blocked"
            }
            let unknown = because.filter {
                CauseCode(rawValue: $0) == nil && !$0.allSatisfy { $0.isUppercase || $0 == "_" || $0.isNumber }
            }
            if let code = unknown.first { made.error = made.error ?? "its `because` holds `\(code)`, which is no code" }
            made.question = QuestionText(
                from: from, to: to, via: via, ipProtocol: ipProtocol, port: port, icmp: icmp, scope: scope)
            return made
        }
    }
}

/// Why a file is no expectations file.
public struct ExpectationsError: Error, Sendable, Hashable, CustomStringConvertible {
    /// What is wrong with it.
    public let reason: String
    /// What is wrong with it.
    public var description: String { reason }
}
