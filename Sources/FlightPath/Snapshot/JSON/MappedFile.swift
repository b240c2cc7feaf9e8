#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// A file mapped read-only for as long as the value lives.
struct MappedFile: ~Copyable {
    private let base: UnsafeMutableRawPointer?
    let count: Int

    /// Places hold 32-bit offsets.
    private static let largest = Int(UInt32.max)

    init(path: String) throws(FileError) {
        (base, count) = try Self.map(path)
    }

    private static func map(_ path: String) throws(FileError) -> (UnsafeMutableRawPointer?, Int) {
        let descriptor = open(path, O_RDONLY)
        guard descriptor >= 0 else { throw FileError(reason: errno) }
        defer { close(descriptor) }
        var info = stat()
        guard fstat(descriptor, &info) == 0 else { throw FileError(reason: errno) }
        let size = Int(info.st_size)
        guard size <= largest else { throw FileError(reason: EFBIG) }
        guard size > 0 else { return (nil, 0) }
        let mapping = mmap(nil, size, PROT_READ, MAP_PRIVATE, descriptor, 0)
        guard let mapping, mapping != MAP_FAILED else { throw FileError(reason: errno) }
        return (mapping, size)
    }

    deinit {
        if let base { munmap(base, count) }
    }

    borrowing func withBytes<R>(_ body: (Bytes) throws -> R) rethrows -> R {
        let pointer = base?.assumingMemoryBound(to: UInt8.self)
        return try body(Span(_unsafeElements: UnsafeBufferPointer(start: pointer, count: count)))
    }
}

/// Why a file could not be opened.
struct FileError: Error, Hashable, Sendable {
    let reason: Int32

    var message: String { "cannot be opened: \(String(cString: strerror(reason)))" }
}
