#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// A command started anew each time: what a person or a script that asks one question waits for.
///
/// The system counts the memory of the process that starts a command into the command's peak. Nothing is loaded here,
/// so that the peak is the command's own.
struct ColdRun {
    /// The program's path and its arguments.
    let command: [String]

    private struct Use {
        var seconds: Double
        var bytes: Int
    }

    /// Processor time, user and system, and the peak of resident memory: the best of the runs for each.
    func rows(_ label: String, runs: Int, milliseconds: Double?, megabytes: Double?) throws -> [Row] {
        var uses: [Use] = []
        for _ in 0..<runs { uses.append(try run()) }
        let seconds = uses.map(\.seconds).min() ?? 0
        let bytes = uses.map(\.bytes).min() ?? 0
        return [
            Row(label: "\(label): CPU", figure: seconds * 1e3, unit: "ms", target: milliseconds.map { .atMost($0) }),
            Row(
                label: "\(label): peak memory", figure: Double(bytes) / 1e6, unit: "MB",
                target: megabytes.map { .atMost($0) }),
        ]
    }

    private func run() throws -> Use {
        let process = try start()
        var status: Int32 = 0
        var usage = rusage()
        guard wait4(process, &status, 0, &usage) == process else { throw Failure("cannot wait for \(command[0])") }
        // 0, 1 and 3 are answers; anything else, and an end by a signal, is no measurement.
        guard status & 0x7f == 0, [0, 1, 3].contains(status >> 8) else {
            throw Failure("\(command.joined(separator: " ")): wait status \(status)")
        }
        #if canImport(Darwin)
            let unit = 1
        #else
            let unit = 1024
        #endif
        return Use(
            seconds: Self.seconds(usage.ru_utime) + Self.seconds(usage.ru_stime), bytes: Int(usage.ru_maxrss) * unit)
    }

    private func start() throws -> pid_t {
        #if canImport(Darwin)
            var actions: posix_spawn_file_actions_t?
        #else
            var actions = posix_spawn_file_actions_t()
        #endif
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        for descriptor in [STDOUT_FILENO, STDERR_FILENO] {
            posix_spawn_file_actions_addopen(&actions, descriptor, "/dev/null", O_WRONLY, 0)
        }
        var words = command.map { strdup($0) } + [nil]
        defer { for word in words { free(word) } }
        var process: pid_t = 0
        let code = posix_spawn(&process, command[0], &actions, nil, &words, environ)
        guard code == 0 else { throw Failure("cannot start \(command[0]): \(String(cString: strerror(code)))") }
        return process
    }

    private static func seconds(_ time: timeval) -> Double { Double(time.tv_sec) + Double(time.tv_usec) / 1e6 }
}
