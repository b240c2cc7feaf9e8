/// A document as a tree, for files that people write: small, and each value knows where it stands.
struct JSONTree: Sendable {
    indirect enum Value: Sendable {
        /// In the file's order; keys may repeat.
        case object([Member])
        case array([JSONTree])
        case string(String)
        /// As it is written.
        case number(String)
        case boolean(Bool)
        case null
    }

    struct Member: Sendable {
        let key: String
        let value: JSONTree
    }

    let value: Value
    /// The line it starts on, from 1.
    let line: Int
    /// Its RFC 6901 pointer.
    let pointer: String

    var kind: JSONKind {
        switch value {
        case .object: .object
        case .array: .array
        case .string: .string
        case .number: .number
        case .boolean: .boolean
        case .null: .null
        }
    }

    /// Reads a whole document.
    init(_ bytes: [UInt8]) throws(JSONError) {
        let b = bytes.span
        var reader = JSONReader(file: 0, names: Names())
        var lines = LineCounter()
        var tree: JSONTree?
        try reader.document(b) { (r) throws(JSONError) in tree = try JSONTree(&r, b, &lines, "") }
        guard let tree else { throw JSONError(offset: 0, reason: .unexpectedEnd) }
        self = tree
    }

    private init(
        _ r: inout JSONReader, _ b: Bytes, _ lines: inout LineCounter, _ pointer: String
    ) throws(JSONError) {
        line = lines.line(of: r.position, b)
        self.pointer = pointer
        switch try r.kind(b) {
        case .object:
            var members: [Member] = []
            try r.object(b) { (key, r) throws(JSONError) in
                let name = StringEscapes.decoded(b, key)
                let value = try JSONTree(&r, b, &lines, pointer + "/" + Self.escaped(name))
                members.append(Member(key: name, value: value))
            }
            value = .object(members)
        case .array:
            var elements: [JSONTree] = []
            try r.array(b) { (r) throws(JSONError) in
                elements.append(try JSONTree(&r, b, &lines, "\(pointer)/\(elements.count)"))
            }
            value = .array(elements)
        case .string: value = .string(try r.string(b))
        case .number:
            let start = r.position
            try r.skip(b)
            let text = Text(start: start, count: r.position - start, escaped: false)
            value = .number(StringEscapes.decoded(b, text))
        case .boolean: value = .boolean(try r.bool(b))
        case .null:
            try r.skip(b)
            value = .null
        }
    }

    private static func escaped(_ key: String) -> String {
        key.replacing("~", with: "~0").replacing("/", with: "~1")
    }
}

/// Counts line feeds up to offsets that only grow.
private struct LineCounter {
    private var offset = 0
    private var line = 1

    mutating func line(of next: Int, _ b: Bytes) -> Int {
        while offset < next {
            if b[offset] == 0x0A { line += 1 }
            offset += 1
        }
        return line
    }
}
