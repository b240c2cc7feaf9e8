/// A pull parser: the caller says what it expects at the cursor, and unread values are skipped, checked all the same.
///
/// It holds no bytes; each call is given them. Strings stay in place until they are interned or made.
struct JSONReader {
    /// The most containers that may be open at once. It bounds the recursion of `skip`.
    static let deepest = 512

    /// Bytes from the start of the file. Between calls it is at the start of a value or just behind one.
    var position = 0
    var names: Names
    private(set) var file: Int32
    /// Elements that `elements` left out, with the reason of each.
    var setAside: [JSONError] = []
    private var depth = 0
    private var pages: MappedPages?

    init(file: Int32, names: consuming Names) {
        self.file = file
        self.names = names
    }

    /// Starts on another file, keeping the names.
    mutating func begin(file: Int32) {
        self.file = file
        position = 0
        depth = 0
        setAside = []
    }

    /// Where the value at the cursor starts. Files beyond 4 GB are refused when they are mapped, so the offset fits.
    var place: Place { Place(file: file, offset: UInt32(truncatingIfNeeded: position)) }

    /// One value and nothing behind it; a byte order mark is passed over.
    ///
    /// - Parameter pages: the mapping that the bytes lie in, to give back what `elements` has read. Without it the
    ///   whole file stays in memory until it is unmapped.
    mutating func document(
        _ b: Bytes, releasing pages: MappedPages? = nil, _ body: (inout JSONReader) throws(JSONError) -> Void
    ) throws(JSONError) {
        self.pages = pages
        defer { self.pages = nil }
        (position, depth) = (Self.start(b), 0)
        if let encoding = Self.foreignEncoding(b) {
            throw JSONError(offset: 0, reason: .expected("UTF-8, found \(encoding)"))
        }
        ByteScan.skipSpace(b, &position)
        guard position < b.count else { throw JSONScanner.end(b, nil) }
        try body(&self)
        ByteScan.skipSpace(b, &position)
        guard position >= b.count else { throw JSONError(offset: position, reason: .expected("end of file")) }
    }

    /// Where text starts: behind the byte order mark of UTF-8, if there is one.
    static func start(_ b: Bytes) -> Int { ByteScan.word(b, 0) & 0xFF_FFFF == 0xBF_BBEF ? 3 : 0 }

    /// Redirecting output in PowerShell writes UTF-16, which deserves a better answer than "expected a value".
    private static func foreignEncoding(_ b: Bytes) -> String? {
        let mark = ByteScan.word(b, 0) & 0xFFFF
        return mark == 0xFEFF || mark == 0xFFFE ? "UTF-16" : nil
    }

    /// An object; the body must read or skip the value of each key. Keys may repeat. Null is an object that is not there.
    @inline(__always)
    mutating func object(
        _ b: Bytes, _ body: (_ key: Text, _ r: inout JSONReader) throws(JSONError) -> Void
    ) throws(JSONError) {
        guard ByteScan.byte(b, position) == 0x7B else { return try passNull(b, insteadOf: .object) }
        guard try JSONScanner.enter(b, &position, .object, depth: depth) else { return }
        depth &+= 1
        repeat { try body(JSONScanner.key(b, &position), &self) } while try JSONScanner.advance(b, &position, .object)
        depth &-= 1
    }

    /// An array; the body must read or skip each element. Null is an array without any.
    @inline(__always)
    mutating func array(
        _ b: Bytes, _ body: (_ r: inout JSONReader) throws(JSONError) -> Void
    ) throws(JSONError) {
        guard ByteScan.byte(b, position) == 0x5B else { return try passNull(b, insteadOf: .array) }
        guard try JSONScanner.enter(b, &position, .array, depth: depth) else { return }
        depth &+= 1
        repeat { try body(&self) } while try JSONScanner.advance(b, &position, .array)
        depth &-= 1
    }

    /// An array whose unusable elements are set aside while their siblings are read.
    ///
    /// An element is set aside only if it is well formed; otherwise nobody knows where the next one starts. A
    /// caller's own signal passes through.
    @inline(__always)
    mutating func elements(
        _ b: Bytes, _ body: (_ r: inout JSONReader) throws(JSONError) -> Void
    ) throws(JSONError) {
        try array(b) { (r) throws(JSONError) in
            let start = r.position
            let depth = r.depth
            do throws(JSONError) {
                try body(&r)
            } catch {
                guard !error.isStructural, error.offset >= 0 else { throw error }
                (r.position, r.depth) = (start, depth)
                r.setAside.append(error)
                try r.skip(b)
            }
            r.pages?.release(upTo: r.position)
        }
    }

    /// Past null, which tools write for a container that is absent.
    @inline(never)
    private mutating func passNull(_ b: Bytes, insteadOf expected: JSONKind) throws(JSONError) {
        guard try isNull(b) else { throw wrongType(b, expected) }
        try JSONScanner.literal(b, &position)
    }

    /// Past one value, checking that it is well formed.
    @inline(__always)
    mutating func skip(_ b: Bytes) throws(JSONError) {
        try JSONScanner.value(b, &position, depth: depth)
    }

    /// The error for a value of another kind, or for something that is no value at all.
    @inline(never)
    func wrongType(_ b: Bytes, _ expected: JSONKind) -> JSONError {
        guard position < b.count else { return JSONScanner.end(b, nil) }
        guard let found = JSONKind(firstByte: b[position]) else {
            return JSONError(offset: position, reason: .expected(expected.phrase))
        }
        return JSONError(offset: position, reason: .wrongType(expected: expected, found: found))
    }
}
