/// Why a document, or one value of it, cannot be read, and where.
struct JSONError: Error, Hashable, Sendable {
    enum Reason: Hashable, Sendable {
        case unexpectedEnd
        /// What should stand here, with its article.
        case expected(String)
        case wrongType(expected: JSONKind, found: JSONKind)
        case tooDeep, badEscape, badUTF8, badNumber, controlCharacter
        /// The value is JSON but not usable; the text says why.
        case badValue(String)
    }

    /// Bytes from the start of the file. Negative for a caller's own signal, which concerns no byte.
    let offset: Int
    let reason: Reason
    /// The innermost value that the file breaks off in, for `unexpectedEnd`.
    var unfinished: JSONKind? = nil

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
        case .unexpectedEnd: unfinished.map { "the file ends inside \($0.phrase)" } ?? "the file holds no value"
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

    /// The kind in a sentence, with its article.
    var phrase: String {
        switch self {
        case .object, .array: "an \(rawValue)"
        case .string, .number, .boolean: "a \(rawValue)"
        case .null: "null"
        }
    }
}
