/// Turns an offset into what people read, by one more pass over the file.
///
/// It follows any bytes, well formed or not, as it must also say where a broken file breaks.
enum PlaceFinder {
    /// The line and column, both from 1, and the RFC 6901 pointer of the innermost value that contains the offset.
    ///
    /// Columns count bytes. At the end of a truncated file the pointer is that of the innermost open container.
    static func locate(_ offset: Int, in b: Bytes) -> (line: Int, column: Int, pointer: String) {
        let offset = max(0, min(offset, b.count))
        var line = 1
        var i = 0
        while i &+ 8 <= offset {
            line &+= ByteScan.lineFeeds(ByteScan.word(b, i))
            i &+= 8
        }
        while i < offset {
            if b[i] == 0x0A { line &+= 1 }
            i &+= 1
        }
        var lineStart = offset
        while lineStart > 0, b[lineStart - 1] != 0x0A { lineStart -= 1 }
        // Editors do not show a byte order mark.
        if lineStart == 0 { lineStart = min(JSONReader.start(b), offset) }
        return (line, offset - lineStart + 1, pointer(offset, b))
    }

    private static func pointer(_ offset: Int, _ b: Bytes) -> String {
        var scan = PointerScan(position: JSONReader.start(b))
        while scan.isBefore(offset, b) { scan.step(b, to: offset) }
        return scan.pointer(b)
    }
}

/// The open objects and arrays around a cursor.
private struct PointerScan {
    /// An open container, with the member or element the cursor is in or behind.
    struct Level {
        let isObject: Bool
        var key = Text(start: 0, count: 0, escaped: false)
        var index = 0
    }

    var position: Int
    private var levels: [Level] = []
    /// A value comes next, rather than a key, a comma or a closing bracket.
    private var awaitsValue = true
    /// The offset lies in the current member or element of the innermost level.
    private var isInside = false

    init(position: Int) {
        self.position = position
    }

    /// Moves past white space; false when the offset is reached.
    mutating func isBefore(_ offset: Int, _ b: Bytes) -> Bool {
        ByteScan.skipSpace(b, &position)
        // Deeper than this the reader gives up, so no offset of interest lies there.
        guard !isInside, levels.count <= JSONReader.deepest else { return false }
        guard position >= offset else { return true }
        let next = ByteScan.byte(b, position)
        isInside = position == offset && position < b.count && awaitsValue && next != 0x5D && next != 0x2C
        return false
    }

    /// Past one bracket, comma, colon, string or other token.
    mutating func step(_ b: Bytes, to offset: Int) {
        let start = position
        position += 1
        let last = levels.count - 1
        switch b[start] {
        case 0x7B, 0x5B:
            awaitsValue = b[start] == 0x5B
            levels.append(Level(isObject: !awaitsValue))
        case 0x7D, 0x5D:
            _ = levels.popLast()
            awaitsValue = false
        case 0x3A: awaitsValue = true
        case 0x2C:
            awaitsValue = last >= 0 && !levels[last].isObject
            if awaitsValue { levels[last].index += 1 }
        case 0x22:
            let text = string(b)
            if last >= 0, levels[last].isObject, !awaitsValue {
                levels[last].key = text
            } else {
                finishValue(offset)
            }
        default:
            while position < b.count, !Self.endsToken(b[position]) { position += 1 }
            finishValue(offset)
        }
    }

    private mutating func finishValue(_ offset: Int) {
        isInside = awaitsValue && offset < position
        awaitsValue = false
    }

    /// Past a string whose opening quote was passed, up to the end of the file if it is not closed.
    private mutating func string(_ b: Bytes) -> Text {
        let start = position
        var escaped = false
        while position < b.count {
            let plain = ByteScan.stringStops(ByteScan.word(b, position)).trailingZeroBitCount >> 3
            position += min(b.count - position, plain)
            switch ByteScan.byte(b, position) {
            case 0x22:
                position += 1
                return Text(start: start, count: position - 1 - start, escaped: escaped)
            case 0x5C:
                escaped = true
                position = min(position + 2, b.count)
            default: position = min(position + 1, b.count)
            }
        }
        return Text(start: start, count: position - start, escaped: escaped)
    }

    private static func endsToken(_ c: UInt8) -> Bool {
        switch c {
        case 0...0x20, 0x22, 0x2C, 0x3A, 0x5B, 0x5D, 0x7B, 0x7D: true
        default: false
        }
    }

    func pointer(_ b: Bytes) -> String {
        var path = ""
        for level in isInside ? levels[...] : levels.dropLast() {
            path += "/"
            guard level.isObject else {
                path += String(level.index)
                continue
            }
            for character in StringEscapes.decoded(b, level.key).unicodeScalars {
                switch character {
                case "~": path += "~0"
                case "/": path += "~1"
                default: path.unicodeScalars.append(character)
                }
            }
        }
        return path
    }
}
