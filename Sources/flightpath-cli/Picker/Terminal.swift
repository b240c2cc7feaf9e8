#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// How large the terminal is that standard error goes to.
struct TerminalSize: Equatable {
    var rows: Int
    var columns: Int

    static var current: TerminalSize {
        var size = winsize()
        guard ioctl(STDERR_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0, size.ws_row > 0 else {
            return TerminalSize(rows: 24, columns: 80)
        }
        return TerminalSize(rows: Int(size.ws_row), columns: Int(size.ws_col))
    }
}

/// The terminal while it gives every key at once. It is as it was before when the body ends, however it ends, and also when
/// a signal ends the program.
struct Terminal {
    enum Input {
        case bytes([UInt8])
        /// Nothing for the time that was given.
        case silence
        /// The terminal changed its size.
        case resized
        case closed
    }

    /// What the terminal was like; signal handlers can reach nothing but globals.
    nonisolated(unsafe) private static var saved = termios()

    private static let fatal = [SIGINT, SIGTERM, SIGHUP, SIGQUIT]

    static func withRawInput<Result>(_ body: (Terminal) throws -> Result) throws -> Result {
        guard tcgetattr(STDIN_FILENO, &saved) == 0 else { throw Failure("the terminal cannot be read") }
        var raw = saved
        raw.c_lflag &= ~tcflag_t(ICANON | ECHO | ISIG | IEXTEN)
        raw.c_iflag &= ~tcflag_t(IXON | ICRNL | INLCR)
        guard tcsetattr(STDIN_FILENO, TCSADRAIN, &raw) == 0 else { throw Failure("the terminal cannot be set") }
        for number in fatal { signal(number, restoringAndDying) }
        // poll() ends when the size changes only if something listens.
        signal(SIGWINCH) { _ in }
        defer {
            tcsetattr(STDIN_FILENO, TCSADRAIN, &saved)
            for number in fatal + [SIGWINCH] { signal(number, SIG_DFL) }
        }
        return try body(Terminal())
    }

    /// Only calls that are safe in a signal handler (POSIX 2.4.3): the terminal is set back, the picture taken away, and
    /// the signal does what it does by default.
    private static let restoringAndDying: @convention(c) (Int32) -> Void = { number in
        tcsetattr(STDIN_FILENO, TCSANOW, &Terminal.saved)
        var clearing: (UInt8, UInt8, UInt8, UInt8) = (0x0D, 0x1B, 0x5B, 0x4A)
        #if canImport(Glibc)
            _ = Glibc.write(STDERR_FILENO, &clearing, 4)
        #elseif canImport(Musl)
            _ = Musl.write(STDERR_FILENO, &clearing, 4)
        #else
            _ = Darwin.write(STDERR_FILENO, &clearing, 4)
        #endif
        signal(number, SIG_DFL)
        raise(number)
    }

    /// Waits for keys, for so long.
    func read(milliseconds: Int32) -> Input {
        var request = pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0)
        let ready = poll(&request, 1, milliseconds)
        if ready < 0 { return errno == EINTR ? .resized : .closed }
        if ready == 0 { return .silence }
        var bytes = [UInt8](repeating: 0, count: 256)
        let count = bytes.withUnsafeMutableBytes { buffer in
            #if canImport(Glibc)
                Glibc.read(STDIN_FILENO, buffer.baseAddress, buffer.count)
            #elseif canImport(Musl)
                Musl.read(STDIN_FILENO, buffer.baseAddress, buffer.count)
            #else
                Darwin.read(STDIN_FILENO, buffer.baseAddress, buffer.count)
            #endif
        }
        guard count > 0 else { return count < 0 && errno == EINTR ? .resized : .closed }
        return .bytes(Array(bytes[..<count]))
    }
}
