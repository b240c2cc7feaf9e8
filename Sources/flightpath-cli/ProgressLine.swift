import FlightPath

/// How far long work is, on standard error: a line that is rewritten on a terminal, a few lines elsewhere.
///
/// Work that is done at once shows nothing on a terminal.
final class ProgressLine {
    enum Place {
        /// Nothing is shown.
        case nowhere
        case terminal(columns: Int)
        /// A file or a pipe, where `--progress` asks for it.
        case lines
    }

    private let place: Place
    private let write: (String) -> Void
    private let now: () -> ContinuousClock.Instant
    private let start: ContinuousClock.Instant
    private var lastDrawn: ContinuousClock.Instant?
    private var lastTenth = -1
    private var lastWork = ""

    /// Shows progress on a terminal, and elsewhere when it is asked for.
    convenience init(isWanted: Bool) {
        let place: Place =
            StandardError.isTerminal && Environment.value("TERM") != "dumb"
            ? .terminal(columns: TerminalSize.current.columns) : isWanted ? .lines : .nowhere
        self.init(place, write: StandardError.write)
    }

    init(
        _ place: Place, write: @escaping (String) -> Void,
        now: @escaping () -> ContinuousClock.Instant = { ContinuousClock.now }
    ) {
        self.place = place
        self.write = write
        self.now = now
        start = now()
    }

    func report(_ done: Int, _ total: Int, _ work: String) {
        guard total > 0 else { return }
        switch place {
        case .nowhere: return
        case .terminal(let columns):
            let time = now()
            guard time - start >= .milliseconds(400), done < total else { return finish() }
            if let lastDrawn, time - lastDrawn < .milliseconds(80) { return }
            lastDrawn = time
            write("\r\u{1B}[K" + String("\(work) \(done)/\(total)".prefix(max(1, columns - 1))))
        case .lines:
            let tenth = done * 10 / total
            guard tenth > lastTenth || work != lastWork else { return }
            lastTenth = tenth
            lastWork = work
            write("\(work) \(done)/\(total)\n")
        }
    }

    /// Leaves the terminal's line empty, so that what follows begins at its start.
    func finish() {
        guard lastDrawn != nil else { return }
        lastDrawn = nil
        write("\r\u{1B}[K")
    }
}
