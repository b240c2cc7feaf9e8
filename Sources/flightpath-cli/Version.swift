#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// What `--version` prints: the version on a line of its own, then how the program was built.
///
/// No commit and no date of the build: the package manager keeps what a manifest was once told, so either could be that of
/// an earlier build.
enum Version {
    static let number = "0.1.0"
    /// When this version's manual page was made, as mdoc writes dates. Changed together with ``number``.
    static let date = "November 25, 2026"

    static var text: String { "flightpath \(number)\n\(build)" }

    /// The compiler, the platform, the configuration, and where the Swift runtime comes from.
    static var build: String {
        ["Swift \(compiler)", "\(architecture)-\(system)", configuration, runtime].compactMap(\.self)
            .joined(separator: ", ")
    }

    private static var compiler: String {
        #if compiler(>=6.6)
            "6.6 or newer"
        #elseif compiler(>=6.5)
            "6.5"
        #elseif compiler(>=6.4)
            "6.4"
        #elseif compiler(>=6.3)
            "6.3"
        #else
            "6.2"
        #endif
    }

    private static var architecture: String {
        #if arch(x86_64)
            "x86_64"
        #elseif arch(arm64)
            "arm64"
        #else
            "other"
        #endif
    }

    private static var system: String {
        #if os(macOS)
            "macos"
        #elseif canImport(Musl)
            "linux-musl"
        #elseif os(Linux)
            "linux-gnu"
        #else
            "other"
        #endif
    }

    private static var configuration: String {
        #if DEBUG
            "debug"
        #else
            "release"
        #endif
    }

    /// Linked in, or a library of this machine; on macOS it always belongs to the system.
    private static var runtime: String? {
        #if os(Linux)
            dlopen("libswiftCore.so", RTLD_LAZY | RTLD_NOLOAD) == nil
                ? "Swift runtime linked in" : "Swift runtime of this machine"
        #else
            nil
        #endif
    }
}
