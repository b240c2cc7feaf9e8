/// Objects and arrays: brackets, commas and colons.
extension JSONScanner {
    /// Past one value of any kind. Recursion is bounded by the depth, which counts the containers around the value.
    static func value(_ b: Bytes, _ i: inout Int, depth: Int) throws(JSONError) {
        switch ByteScan.byte(b, i) {
        case 0x22: _ = try string(b, &i)
        case 0x7B:
            guard try enter(b, &i, .object, depth: depth) else { return }
            repeat {
                _ = try key(b, &i)
                // Most members are strings, for which a call would cost more than the scan.
                if ByteScan.byte(b, i) == 0x22 {
                    _ = try string(b, &i)
                } else {
                    try value(b, &i, depth: depth &+ 1)
                }
            } while try advance(b, &i, .object)
        case 0x5B:
            guard try enter(b, &i, .array, depth: depth) else { return }
            repeat { try value(b, &i, depth: depth &+ 1) } while try advance(b, &i, .array)
        case 0x2D, 0x30...0x39: try number(b, &i)
        default: try literal(b, &i)
        }
    }

    /// Past the opening bracket at the cursor, to the first member or element; false, and past the container, when
    /// there is none.
    @inline(__always)
    static func enter(_ b: Bytes, _ i: inout Int, _ kind: JSONKind, depth: Int) throws(JSONError) -> Bool {
        guard depth < JSONReader.deepest else { throw JSONError(offset: i, reason: .tooDeep) }
        i &+= 1
        ByteScan.skipSpace(b, &i)
        guard ByteScan.byte(b, i) == kind.closing else {
            guard i < b.count else { throw end(b, kind) }
            return true
        }
        i &+= 1
        return false
    }

    /// Past a comma, to the next member or element; false, and past the container, when the last one was read.
    @inline(__always)
    static func advance(_ b: Bytes, _ i: inout Int, _ kind: JSONKind) throws(JSONError) -> Bool {
        ByteScan.skipSpace(b, &i)
        let c = ByteScan.byte(b, i)
        guard c == 0x2C else {
            guard c == kind.closing else { throw unseparated(b, i, kind) }
            i &+= 1
            return false
        }
        i &+= 1
        ByteScan.skipSpace(b, &i)
        guard i < b.count else { throw end(b, kind) }
        return true
    }

    /// A key and its colon, to the value.
    @inline(__always)
    static func key(_ b: Bytes, _ i: inout Int) throws(JSONError) -> Text {
        guard ByteScan.byte(b, i) == 0x22 else { throw expected("a key in quotes", b, i) }
        let key = try string(b, &i)
        ByteScan.skipSpace(b, &i)
        guard ByteScan.byte(b, i) == 0x3A else { throw expected("a colon", b, i) }
        i &+= 1
        ByteScan.skipSpace(b, &i)
        guard i < b.count else { throw end(b, .object) }
        return key
    }

    /// Errors are made out of line, to keep the loops small.
    @inline(never)
    private static func unseparated(_ b: Bytes, _ i: Int, _ kind: JSONKind) -> JSONError {
        guard i < b.count else { return end(b, kind) }
        return JSONError(offset: i, reason: .expected("a comma or the end of the \(kind.rawValue)"))
    }

    @inline(never)
    private static func expected(_ what: StaticString, _ b: Bytes, _ i: Int) -> JSONError {
        guard i < b.count else { return end(b, .object) }
        return JSONError(offset: i, reason: .expected(what.description))
    }
}

extension JSONKind {
    /// The bracket that ends a container of this kind.
    @inline(__always)
    fileprivate var closing: UInt8 { self == .object ? 0x7D : 0x5D }
}
