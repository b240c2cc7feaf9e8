import ArgumentParser

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// Standard output. A reader that closed the pipe has seen enough: that is no error.
enum StandardOutput {
    static func write(_ text: String) throws {
        guard let number = Descriptor.write(text, to: STDOUT_FILENO), number != EPIPE else { return }
        throw Failure("standard output cannot be written: \(Descriptor.words(number))")
    }

    static var isTerminal: Bool { isatty(STDOUT_FILENO) == 1 }

    /// The columns of the terminal: `COLUMNS` where it is set to a number, else what the terminal itself tells.
    static var columns: Int? {
        if let stated = Environment.value("COLUMNS").flatMap(Int.init), stated > 0 { return stated }
        var size = winsize()
        guard ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return nil }
        return Int(size.ws_col)
    }
}

/// Standard error: everything that is not data. That it cannot be written can be told to nobody.
enum StandardError {
    static func write(_ text: String) { _ = Descriptor.write(text, to: STDERR_FILENO) }

    static var isTerminal: Bool { isatty(STDERR_FILENO) == 1 }
}

/// Open files by their number.
enum Descriptor {
    /// Writes all of a text; the error's number where that fails.
    static func write(_ text: String, to descriptor: Int32) -> Int32? {
        signal(SIGPIPE, SIG_IGN)
        var text = text
        return text.withUTF8 { buffer in
            var rest = UnsafeRawBufferPointer(buffer)
            while !rest.isEmpty, let base = rest.baseAddress {
                #if canImport(Glibc)
                    let count = Glibc.write(descriptor, base, rest.count)
                #elseif canImport(Musl)
                    let count = Musl.write(descriptor, base, rest.count)
                #else
                    let count = Darwin.write(descriptor, base, rest.count)
                #endif
                if count < 0, errno == EINTR { continue }
                guard count > 0 else { return errno }
                rest = UnsafeRawBufferPointer(rebasing: rest[count...])
            }
            return nil
        }
    }

    /// The system's words for an error, as they stand within a sentence.
    static func words(_ number: Int32) -> String {
        let text = String(cString: strerror(number))
        return text.prefix(1).lowercased() + text.dropFirst()
    }
}

/// A file named by `--output`.
enum OutputFile {
    static func write(_ text: String, to path: String) throws {
        let descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0o644)
        guard descriptor >= 0 else {
            throw Failure("`\(path)` cannot be written: \(Descriptor.words(errno))")
        }
        var failure = Descriptor.write(text, to: descriptor)
        if close(descriptor) != 0, failure == nil { failure = errno }
        if let failure, failure != EPIPE {
            throw Failure("`\(path)` cannot be written: \(Descriptor.words(failure))")
        }
    }
}

/// A file read whole: expectations are small.
enum InputFile {
    static func read(_ path: String) throws -> [UInt8] {
        let descriptor = open(path, O_RDONLY)
        guard descriptor >= 0 else {
            throw Failure("`\(path)` cannot be read: \(Descriptor.words(errno))")
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
                throw Failure("`\(path)` cannot be read: \(Descriptor.words(errno))")
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

    /// The directory in which the command runs; nil when it cannot be told.
    static var workingDirectory: String? {
        guard let path = getcwd(nil, 0) else { return nil }
        defer { free(path) }
        return String(cString: path)
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
    /// Runs the body; a ``Failure`` and what the library throws end with status 2 and one line on standard error, with
    /// another that says what to do where that is known.
    static func guarding(_ body: () throws -> Int32) -> Int32 {
        do {
            return try body()
        } catch let code as ExitCode {
            return code.rawValue
        } catch {
            StandardError.write("error: \(error)\n")
            if let advice = Advice.line(for: error, words: CommandLine.arguments) {
                StandardError.write("help: \(advice)\n")
            }
            return 2
        }
    }
}
