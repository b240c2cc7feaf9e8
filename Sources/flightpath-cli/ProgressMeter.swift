import ArgumentParser

/// When progress is told.
enum ProgressChoice: String, ExpressibleByArgument, CaseIterable {
    case auto, always, never
}

/// Tells how far long work is, on standard error: one line that is written over, in whole percents.
struct ProgressMeter {
    private let isOn: Bool
    private let noun: String
    private var last = -1

    init(_ choice: ProgressChoice, _ noun: String) {
        self.noun = noun
        switch choice {
        case .always: isOn = true
        case .never: isOn = false
        case .auto: isOn = StandardError.isTerminal
        }
    }

    mutating func tell(_ done: Int, of all: Int) {
        guard isOn, all > 0 else { return }
        let percent = done * 100 / all
        guard percent != last else { return }
        last = percent
        StandardError.write("\r\(percent)% of \(all) \(noun)")
    }

    /// Takes the line away, so that what follows begins at the margin.
    mutating func finish() {
        guard isOn, last >= 0 else { return }
        StandardError.write("\r\u{1B}[K")
        last = -1
    }
}
