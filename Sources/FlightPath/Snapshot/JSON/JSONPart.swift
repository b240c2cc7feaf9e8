/// A JSON value that is put together; members keep their order.
indirect enum JSONPart: Sendable, Hashable {
    case text(String)
    case number(Int)
    case flag(Bool)
    case list([JSONPart])
    case object([Member])

    struct Member: Sendable, Hashable {
        let key: String
        let value: JSONPart
    }

    /// The value on one line.
    var line: String {
        switch self {
        case .text(let text): JSONText.string(text)
        case .number(let number): "\(number)"
        case .flag(let flag): "\(flag)"
        case .list(let values): "[" + values.map(\.line).joined(separator: ", ") + "]"
        case .object(let members):
            "{" + members.map { "\(JSONText.string($0.key)): \($0.value.line)" }.joined(separator: ", ") + "}"
        }
    }

    /// The value as a block of YAML, a line for each member of objects; strings stand as JSON has them, which YAML reads too.
    ///
    /// Source: https://yaml.org/spec/1.2.2/#12-overview (JSON is a subset)
    func yaml(indent: Int = 0) -> String {
        guard case .object(let members) = self, !members.isEmpty else { return line }
        let margin = String(repeating: " ", count: indent)
        return members.map { member in
            let key =
                member.key.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber) } && !member.key.isEmpty
                ? member.key : JSONText.string(member.key)
            guard case .object(let inner) = member.value, !inner.isEmpty else {
                return "\(margin)\(key): \(member.value.line)\n"
            }
            return "\(margin)\(key):\n" + member.value.yaml(indent: indent + 2)
        }.joined()
    }
}

extension JSONPart: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral, ExpressibleByBooleanLiteral,
    ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral
{
    init(stringLiteral value: String) { self = .text(value) }
    init(integerLiteral value: Int) { self = .number(value) }
    init(booleanLiteral value: Bool) { self = .flag(value) }
    init(arrayLiteral elements: JSONPart...) { self = .list(elements) }
    init(dictionaryLiteral elements: (String, JSONPart)...) {
        self = .object(elements.map { Member(key: $0.0, value: $0.1) })
    }

    /// The object with a member more; unchanged where there is no value.
    func adding(_ key: String, _ value: JSONPart?) -> JSONPart {
        guard case .object(let members) = self, let value else { return self }
        return .object(members + [Member(key: key, value: value)])
    }
}

extension EditableJSON {
    /// A new value.
    init(_ part: JSONPart) throws(JSONError) { try self.init(part.line) }

    mutating func append(_ part: JSONPart) throws(JSONError) { append(try EditableJSON(part)) }

    mutating func set(_ key: String, _ part: JSONPart) throws(JSONError) { set(key, try EditableJSON(part)) }
}
