#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// Gives back the pages of a mapped file that have been read, so that a file of any size takes little memory.
///
/// Bytes given back can still be read: the system then fetches them from the file again.
struct MappedPages {
    /// A multiple of every page size in use.
    private static let stride = 4 << 20

    private let base: UnsafeMutableRawPointer
    private var released = 0

    init(base: UnsafeMutableRawPointer) {
        self.base = base
    }

    /// Gives back the whole strides before an offset. Cheap enough to be called for each element of a list.
    @inline(__always)
    mutating func release(upTo offset: Int) {
        if offset &- released >= Self.stride { releaseStrides(upTo: offset) }
    }

    @inline(never)
    private mutating func releaseStrides(upTo offset: Int) {
        let end = offset & ~(Self.stride - 1)
        madvise(base + released, end - released, MADV_DONTNEED)
        released = end
    }
}
