#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// The processor time this process has used, in seconds: user and system, all threads.
///
/// Unlike time by the wall it does not grow with what else the machine does.
enum ProcessTime {
    static var now: Double {
        var time = timespec()
        clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }

    /// What the work made, and the time it took.
    static func measure<Result>(_ work: () throws -> Result) rethrows -> (result: Result, seconds: Double) {
        let start = now
        let result = try work()
        return (result, now - start)
    }

    /// The times of the same work done several times over, the shortest first.
    static func sorted<Result>(runs: Int, _ work: () throws -> Result) rethrows -> [Double] {
        var times: [Double] = []
        for _ in 0..<runs { times.append(try measure(work).seconds) }
        return times.sorted()
    }
}

extension [Double] {
    /// The middle one of sorted values; the upper of two. Zero of none.
    var median: Double { isEmpty ? 0 : self[count / 2] }
}
