/// A JSON value that can be changed. What no change touches keeps the bytes that the file has, so that a comparison of the
/// two files shows the change alone.
///
/// A container is opened when something in it is asked for; until then it is a range of the file.
struct EditableJSON {
    private enum Content {
        case written
        case object([Slot])
        case array([Slot])
    }

    /// A member or an element, with what stands before its value: white space, and the key of a member.
    private struct Slot {
        var key = ""
        /// Nil for what was put in.
        var lead: Range<Int>?
        var value: EditableJSON
    }

    private let source: [UInt8]
    private let range: Range<Int>
    private var content = Content.written
    /// What stands between the last element and the closing bracket.
    private var tail = 0..<0
    private let isNew: Bool

    /// A document as a file has it.
    init(file source: [UInt8]) throws(JSONError) {
        try self.init(source, isNew: false)
    }

    /// A value from its text.
    init(_ text: String) throws(JSONError) {
        try self.init(Array(text.utf8), isNew: true)
    }

    private init(_ source: [UInt8], isNew: Bool) throws(JSONError) {
        let b = source.span
        var end = JSONReader.start(b)
        ByteScan.skipSpace(b, &end)
        let start = end
        try JSONScanner.value(b, &end, depth: 0)
        self.init(source: source, range: start..<end, isNew: isNew)
        ByteScan.skipSpace(b, &end)
        guard end >= b.count else { throw JSONError(offset: end, reason: .expected("end of file")) }
    }

    private init(source: [UInt8], range: Range<Int>, isNew: Bool) {
        self.source = source
        self.range = range
        self.isNew = isNew
    }

    // MARK: Reading

    private var kind: JSONKind? { JSONKind(firstByte: source[range.lowerBound]) }
    var isObject: Bool { kind == .object }
    var isArray: Bool { kind == .array }

    /// The text of a string, or a number as it is written; nil for anything else.
    var text: String? {
        switch kind {
        case .string:
            let inside = Text(start: range.lowerBound + 1, count: range.count - 2, escaped: true)
            return StringEscapes.decoded(source.span, inside)
        case .number, .boolean: return String(decoding: source[range], as: UTF8.self)
        default: return nil
        }
    }

    /// A member's value; nil where there is none. The last of several with the key, as readers have it.
    subscript(_ key: String) -> EditableJSON? {
        var copy = self
        return copy.slots.last { $0.key == key }?.value
    }

    /// The elements of an array.
    var elements: [EditableJSON] {
        var copy = self
        return isArray ? copy.slots.map(\.value) : []
    }

    // MARK: Changing

    /// Changes a member; one that is not there, or is null, is first put in as the text says.
    mutating func change(
        _ key: String, absent: String = "{}", _ body: (inout EditableJSON) throws(JSONError) -> Void
    ) throws(JSONError) {
        if let index = slots.lastIndex(where: { $0.key == key }), slots[index].value.kind != .null {
            try body(&slots[index].value)
        } else {
            var value = try EditableJSON(absent)
            try body(&value)
            set(key, value)
        }
    }

    mutating func set(_ key: String, _ value: EditableJSON) {
        guard isObject else { return }
        if let index = slots.lastIndex(where: { $0.key == key }) {
            slots[index].value = value
        } else {
            slots.append(Slot(key: key, value: value))
        }
    }

    mutating func remove(_ key: String) {
        guard isObject else { return }
        slots.removeAll { $0.key == key }
    }

    mutating func append(_ value: EditableJSON) {
        guard isArray else { return }
        slots.append(Slot(value: value))
    }

    mutating func removeElements(where isGone: (EditableJSON) -> Bool) {
        guard isArray else { return }
        slots.removeAll { isGone($0.value) }
    }

    /// Changes every element of an array, or every member's value.
    mutating func changeEach(
        _ body: (_ key: String, inout EditableJSON) throws(JSONError) -> Void
    ) throws(JSONError) {
        guard isObject || isArray else { return }
        for index in slots.indices {
            let key = slots[index].key
            try body(key, &slots[index].value)
        }
    }

    /// Changes the value that starts at an offset of the file; false where none does.
    mutating func change(
        at offset: Int, _ body: (inout EditableJSON) throws(JSONError) -> Void
    ) throws(JSONError) -> Bool {
        guard !isNew else { return false }
        if range.lowerBound == offset {
            try body(&self)
            return true
        }
        guard range.contains(offset), isObject || isArray else { return false }
        for index in slots.indices where slots[index].value.holds(offset) {
            return try slots[index].value.change(at: offset, body)
        }
        return false
    }

    /// Changes the array that the value at an offset of the file is an element of.
    mutating func changeList(
        of offset: Int, _ body: (inout EditableJSON) throws(JSONError) -> Void
    ) throws(JSONError) -> Bool {
        guard !isNew, range.contains(offset), isObject || isArray else { return false }
        guard let index = slots.firstIndex(where: { $0.value.holds(offset) }) else { return false }
        if isArray, slots[index].value.range.lowerBound == offset {
            try body(&self)
            return true
        }
        return try slots[index].value.changeList(of: offset, body)
    }

    private func holds(_ offset: Int) -> Bool { !isNew && range.contains(offset) }

    // MARK: Opening

    private var slots: [Slot] {
        mutating get {
            open()
            switch content {
            case .written: return []
            case .object(let slots), .array(let slots): return slots
            }
        }
        _modify {
            open()
            var slots: [Slot]
            switch content {
            case .written: slots = []
            case .object(let own), .array(let own): slots = own
            }
            content = .written
            yield &slots
            content = isObject ? .object(slots) : .array(slots)
        }
    }

    private mutating func open() {
        guard case .written = content, let kind, kind == .object || kind == .array else { return }
        // A copy of the reference: a span of the property would borrow the whole value.
        let source = self.source
        let b = source.span
        var i = range.lowerBound
        var last = i + 1
        var slots: [Slot] = []
        // The document was checked as a whole: nothing can fail here.
        do throws(JSONError) {
            if try JSONScanner.enter(b, &i, kind, depth: 0) {
                repeat {
                    let key = kind == .object ? StringEscapes.decoded(b, try JSONScanner.key(b, &i)) : ""
                    let start = i
                    try JSONScanner.value(b, &i, depth: 0)
                    let value = EditableJSON(source: source, range: start..<i, isNew: isNew)
                    slots.append(Slot(key: key, lead: last..<start, value: value))
                    last = i
                    var next = i
                    ByteScan.skipSpace(b, &next)
                    if ByteScan.byte(b, next) == 0x2C { last = next + 1 }
                } while try JSONScanner.advance(b, &i, kind)
            }
        } catch { return }
        tail = last..<max(last, range.upperBound - 1)
        content = kind == .object ? .object(slots) : .array(slots)
    }

    // MARK: Writing

    /// The whole document.
    var bytes: [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(source.count + 512)
        result += source[..<range.lowerBound]
        write(to: &result)
        result += source[range.upperBound...]
        return result
    }

    private func write(to result: inout [UInt8]) {
        switch content {
        case .written: result += source[range]
        case .object(let slots): write(slots, 0x7B, 0x7D, to: &result)
        case .array(let slots): write(slots, 0x5B, 0x5D, to: &result)
        }
    }

    private func write(_ slots: [Slot], _ open: UInt8, _ close: UInt8, to result: inout [UInt8]) {
        result.append(open)
        // What is put in stands as its neighbours do: on a line of its own, or beside them.
        var model: [UInt8] = []
        if let lead = slots.last(where: { $0.lead != nil })?.lead { model = Array(source[lead].prefix { $0 <= 0x20 }) }
        for (index, slot) in slots.enumerated() {
            if index > 0 { result.append(0x2C) }
            if let lead = slot.lead {
                result += source[lead]
            } else {
                result += model.isEmpty && index > 0 ? [0x20] : model
                if open == 0x7B { result += Array((JSONText.string(slot.key) + ": ").utf8) }
            }
            slot.value.write(to: &result)
        }
        if !slots.isEmpty { result += source[tail] }
        result.append(close)
    }
}
