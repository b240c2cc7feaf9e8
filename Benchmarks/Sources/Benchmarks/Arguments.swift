/// The words of the command line, taken one after the other.
struct Arguments {
    private var words: ArraySlice<String>
    private let usage: String

    init(_ words: ArraySlice<String>, usage: String) {
        self.words = words
        self.usage = usage
    }

    /// What to throw at a word that is missing or does not fit.
    var misused: Failure { Failure("wrong usage\n\(usage)") }

    mutating func next() throws(Failure) -> String {
        guard let word = words.popFirst() else { throw misused }
        return word
    }

    /// How often to measure.
    mutating func count() throws(Failure) -> Int {
        guard let count = Int(try next()), count > 0 else { throw misused }
        return count
    }

    /// A figure to be held against; nil for `-`.
    mutating func target() throws(Failure) -> Double? {
        let word = try next()
        if word == "-" { return nil }
        guard let target = Double(word), target > 0 else { throw misused }
        return target
    }

    /// All that is left, at least one word.
    mutating func rest() throws(Failure) -> [String] {
        guard !words.isEmpty else { throw misused }
        defer { words = [] }
        return Array(words)
    }
}
