#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// Why a file cannot be read.
struct FileError: Error, Hashable, Sendable {
    enum Reason: Hashable, Sendable {
        /// What the system says (`errno`).
        case system(Int32)
        /// Places hold 32-bit offsets.
        case tooLarge
    }

    let path: String
    let reason: Reason

    /// Lower case, no final stop, with the path.
    var message: String { "cannot read `\(path)`: \(cause)" }

    /// The reason alone, for where the path is shown already.
    var cause: String {
        switch reason {
        case .system(let code): String(cString: strerror(code))
        case .tooLarge: "it is larger than 4 GB; split it into pages"
        }
    }
}
