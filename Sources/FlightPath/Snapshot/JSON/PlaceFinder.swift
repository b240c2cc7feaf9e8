/// Turns an offset into what people read: line, column and JSON pointer, by one more pass over the file.
enum PlaceFinder {
    static func locate(_ offset: Int, in b: Bytes) -> (line: Int, column: Int, pointer: String) {
        var line = 1
        var lineStart = 0
        var i = 0
        while i < min(offset, b.count) {
            if b[i] == 0x0A {
                line += 1
                lineStart = i + 1
            }
            i += 1
        }
        return (line, offset - lineStart + 1, pointer(offset, b))
    }

    /// RFC 6901 pointer of the innermost value that starts at or contains the offset. A file that breaks off gives the
    /// innermost value reached.
    private static func pointer(_ offset: Int, _ b: Bytes) -> String {
        /// An open object or array, with the member or element the scan is in.
        struct Level {
            let isObject: Bool
            var key = ""
            var index = 0
            var awaitsKey: Bool
        }
        var levels: [Level] = []
        var i = 0
        while i < b.count, i < offset {
            switch b[i] {
            case 0x7B: levels.append(Level(isObject: true, awaitsKey: true))
            case 0x5B: levels.append(Level(isObject: false, awaitsKey: false))
            case 0x7D, 0x5D: _ = levels.popLast()
            case 0x2C where !levels.isEmpty:
                if levels[levels.count - 1].isObject {
                    levels[levels.count - 1].awaitsKey = true
                } else {
                    levels[levels.count - 1].index += 1
                }
            case 0x22:
                let start = i + 1
                var end = start
                var escaped = false
                while end < b.count, b[end] != 0x22 {
                    if b[end] == 0x5C {
                        escaped = true
                        end += 1
                    }
                    end += 1
                }
                let last = levels.count - 1
                if last >= 0, levels[last].awaitsKey, end < b.count {
                    levels[last].key = Names.unescaped(b, Text(start: start, count: end - start, escaped: escaped))
                    levels[last].awaitsKey = false
                }
                i = end
            default: break
            }
            i += 1
        }
        return levels.reduce(into: "") { path, level in
            if level.isObject, level.awaitsKey { return }
            let part =
                level.isObject
                ? level.key.replacing("~", with: "~0").replacing("/", with: "~1") : String(level.index)
            path += "/" + part
        }
    }
}
