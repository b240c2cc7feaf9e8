#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// The bytes of a file, mapped read-only for as long as the value lives.
///
/// What cannot be mapped, such as a pipe, is read into memory instead. A file must not be cut short while it is mapped:
/// the system then ends the process when the lost part is touched.
struct MappedFile: ~Copyable {
    private enum Storage {
        case mapped(UnsafeMutableRawPointer, count: Int)
        case read([UInt8])
    }

    private let storage: Storage

    init(path: String) throws(FileError) {
        do throws(SystemError) {
            storage = try Self.load(path)
        } catch {
            throw FileError(path: path, reason: error.code == EFBIG ? .tooLarge : .system(error.code))
        }
    }

    deinit {
        if case .mapped(let base, let count) = storage { munmap(base, count) }
    }

    var count: Int {
        switch storage {
        case .mapped(_, let count): count
        case .read(let bytes): bytes.count
        }
    }

    /// The pages of the mapping, for `JSONReader.document(_:releasing:_:)`; nil when the file is not mapped.
    ///
    /// To be used inside the body of `withBytes` only: beyond it the file may be unmapped.
    var pages: MappedPages? {
        guard case .mapped(let base, _) = storage else { return nil }
        return MappedPages(base: base)
    }

    func withBytes<R, E: Error>(_ body: (Bytes) throws(E) -> R) throws(E) -> R {
        switch storage {
        case .mapped(let base, let count):
            try body(Span(_unsafeStart: UnsafePointer(base.assumingMemoryBound(to: UInt8.self)), count: count))
        case .read(let bytes): try body(bytes.span)
        }
    }
}

/// Opening, mapping and reading.
extension MappedFile {
    private struct SystemError: Error {
        var code = errno
    }

    private static let largest = Int(UInt32.max)

    private static func load(_ path: String) throws(SystemError) -> Storage {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw SystemError() }
        defer { close(descriptor) }
        var info = stat()
        guard fstat(descriptor, &info) == 0 else { throw SystemError() }
        let isRegular = info.st_mode & S_IFMT == S_IFREG
        let size = Int(info.st_size)
        guard isRegular, size > 0 else { return .read(try read(descriptor)) }
        guard size <= largest else { throw SystemError(code: EFBIG) }
        guard let base = mmap(nil, size, PROT_READ, MAP_PRIVATE, descriptor, 0), base != MAP_FAILED else {
            return .read(try read(descriptor))
        }
        return .mapped(base, count: size)
    }

    private static func read(_ descriptor: Int32) throws(SystemError) -> [UInt8] {
        var bytes: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = chunk.withUnsafeMutableBytes { readChunk(descriptor, $0) }
            guard count >= 0 else {
                if errno == EINTR { continue }
                throw SystemError()
            }
            if count == 0 { return bytes }
            bytes += chunk[..<count]
            guard bytes.count <= largest else { throw SystemError(code: EFBIG) }
        }
    }
}

/// The system call, which a method of the same name would hide.
private func readChunk(_ descriptor: Int32, _ buffer: UnsafeMutableRawBufferPointer) -> Int {
    read(descriptor, buffer.baseAddress, buffer.count)
}
