/// Why a document, or one value of it, cannot be read, and where.
struct JSONError: Error, Hashable, Sendable {
    enum Reason: Hashable, Sendable {
        case unexpectedEnd
        case expected(String)
        case wrongType(expected: JSONKind, found: JSONKind)
        case tooDeep, badEscape, badUTF8, badNumber, controlCharacter
        case badValue(String)
    }

    /// Bytes from the start of the file.
    let offset: Int
    let reason: Reason

    /// Whether the rest of the file cannot be read either. Otherwise only the value at hand is unusable.
    var isStructural: Bool {
        switch reason {
        case .wrongType, .badValue: false
        default: true
        }
    }

    /// Lower case, no final stop.
    var message: String {
        switch reason {
        case .unexpectedEnd: "the file ends in the middle of a value; it is truncated"
        case .expected(let what): "expected \(what)"
        case .wrongType(let expected, let found): "expected \(expected.phrase), found \(found.phrase)"
        case .tooDeep: "nested deeper than \(JSONReader.deepest) levels"
        case .badEscape: "a string holds an escape that JSON does not have"
        case .badUTF8: "a string is not valid UTF-8"
        case .badNumber: "a number is not written as JSON numbers are"
        case .controlCharacter: "a string holds a control character that is not escaped"
        case .badValue(let what): what
        }
    }
}

/// The six kinds of JSON values.
enum JSONKind: String, Hashable, Sendable {
    case object, array, string, number, boolean, null

    var phrase: String {
        switch self {
        case .object, .array: "an \(rawValue)"
        case .string, .number, .boolean: "a \(rawValue)"
        case .null: "null"
        }
    }
}
