#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// Standard output. A reader that closed the pipe has seen enough: that is no error.
enum StandardOutput {
    static func write(_ text: String) {
        signal(SIGPIPE, SIG_IGN)
        write(text, to: STDOUT_FILENO)
    }

    static var isTerminal: Bool { isatty(STDOUT_FILENO) == 1 }

    fileprivate static func write(_ text: String, to descriptor: Int32) {
        var text = text
        text.withUTF8 { buffer in
            var rest = UnsafeRawBufferPointer(buffer)
            while !rest.isEmpty, let base = rest.baseAddress {
                #if canImport(Glibc)
                    let count = Glibc.write(descriptor, base, rest.count)
                #elseif canImport(Musl)
                    let count = Musl.write(descriptor, base, rest.count)
                #else
                    let count = Darwin.write(descriptor, base, rest.count)
                #endif
                guard count > 0 else { return }
                rest = UnsafeRawBufferPointer(rebasing: rest[count...])
            }
        }
    }
}

/// Standard error: everything that is not data.
enum StandardError {
    static var isTerminal: Bool { isatty(STDERR_FILENO) == 1 }

    static func write(_ text: String) { StandardOutput.write(text, to: STDERR_FILENO) }
}

/// A file named by `--output`.
enum OutputFile {
    static func write(_ text: String, to path: String) throws {
        let descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0o644)
        guard descriptor >= 0 else {
            throw Failure("`\(path)` cannot be written: \(String(cString: strerror(errno)))")
        }
        defer { close(descriptor) }
        StandardOutput.write(text, to: descriptor)
    }
}

/// A file read whole: expectations are small.
enum InputFile {
    static func read(_ path: String) throws -> [UInt8] {
        let descriptor = open(path, O_RDONLY)
        guard descriptor >= 0 else {
            throw Failure("`\(path)` cannot be read: \(String(cString: strerror(errno)))")
        }
        defer { close(descriptor) }
        var bytes: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = chunk.withUnsafeMutableBytes { buffer in
                #if canImport(Glibc)
                    Glibc.read(descriptor, buffer.baseAddress, buffer.count)
                #elseif canImport(Musl)
                    Musl.read(descriptor, buffer.baseAddress, buffer.count)
                #else
                    Darwin.read(descriptor, buffer.baseAddress, buffer.count)
                #endif
            }
            guard count >= 0 else {
                throw Failure("`\(path)` cannot be read: \(String(cString: strerror(errno)))")
            }
            if count == 0 { return bytes }
            bytes += chunk[..<count]
        }
    }
}

/// The environment, which the library never reads.
enum Environment {
    /// A variable's value; nil when it is unset or empty.
    static func value(_ name: String) -> String? {
        guard let text = getenv(name) else { return nil }
        let value = String(cString: text)
        return value.isEmpty ? nil : value
    }

    /// Whether the locale's character set is UTF-8, by the first of the variables that is set.
    static var hasUTF8: Bool {
        let locale = value("LC_ALL") ?? value("LC_CTYPE") ?? value("LANG") ?? ""
        let name = locale.lowercased()
        return name.contains("utf-8") || name.contains("utf8")
    }
}

/// Ends the command with a status of the contract.
enum Exit {
    /// Runs the body; a ``Failure`` and what the library throws end with status 2 and one line on standard error.
    static func guarding(_ body: () throws -> Int32) -> Int32 {
        do {
            return try body()
        } catch {
            StandardError.write("error: \(error)\n")
            return 2
        }
    }
}
