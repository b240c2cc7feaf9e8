/// What somebody may have meant who typed a name that does not exist.
public enum DidYouMean {
    /// `; did you mean ?` with the names that are nearest to a word; empty when none is near.
    public static func hint(_ word: String, among names: some Sequence<String>, limit: Int = 3) -> String {
        hint(names.nearest(to: word, limit: limit))
    }

    /// The name that is nearest to a word; nil when none is near.
    public static func nearest(to word: String, among names: some Sequence<String>) -> String? {
        names.nearest(to: word, limit: 1).first
    }

    /// `; did you mean ?` with names; empty without names.
    static func hint(_ names: [String]) -> String {
        names.isEmpty ? "" : "; did you mean \(names.map { "`\($0)`" }.joined(separator: " or "))?"
    }
}

extension Sequence where Element == String {
    /// The texts that a word may have been meant for, closest first: those that differ by a few letters, and those that
    /// it is a part of, as `ingres` is of `ingress-vpc`.
    func nearest(to word: String, limit: Int) -> [String] {
        let wanted = word.lowercased()
        let scored = compactMap { text in Nearness(of: wanted, to: text.lowercased()).map { (text, $0.score) } }
        // Beside a name that is very near, one that is far is not what was meant.
        let most = Swift.max(4, (scored.map(\.1).min() ?? 0) * 2)
        return scored.filter { $0.1 <= most }.sorted { $0.1 != $1.1 ? $0.1 < $1.1 : $0.0 < $1.0 }.prefix(limit).map(\.0)
    }
}

/// How near a typed word is to a name that exists; none when they have nothing to do with each other.
private struct Nearness {
    /// The lower, the nearer.
    let score: Int

    init?(of word: String, to name: String) {
        let a = Array(word.utf8)
        let b = Array(name.utf8)
        guard !a.isEmpty, !b.isEmpty else { return nil }
        let lastRow = a.distances(toBeginningsOf: b)
        let whole = lastRow[b.count]
        var scores: [Int] = []
        // Half a short word may be wrong, of a long one a third: beyond that everything resembles everything.
        if whole <= (a.count <= 10 ? Swift.max(2, a.count / 2) : a.count / 3) { scores.append(whole * 2) }
        if a.count >= 3 {
            // The name goes on where the word ends.
            let start = lastRow[1...].min() ?? whole
            if start <= (a.count < 6 ? 1 : a.count / 4) { scores.append(3 + start * 2) }
        }
        if a.count >= 2, Self.isPart(a, of: b) { scores.append(4) }
        if b.count >= 3, word.hasPrefix(name), a.count <= b.count * 2 { scores.append(6) }
        guard let best = scores.min() else { return nil }
        score = best
    }

    /// Whether the word stands in the name as whole parts between dashes, dots, slashes or underscores.
    private static func isPart(_ word: [UInt8], of name: [UInt8]) -> Bool {
        let isBoundary: (Int) -> Bool = { $0 < 0 || $0 >= name.count || "-_./".utf8.contains(name[$0]) }
        guard word.count <= name.count else { return false }
        return (0...(name.count - word.count)).contains { start in
            isBoundary(start - 1) && isBoundary(start + word.count)
                && name[start..<(start + word.count)].elementsEqual(word)
        }
    }
}

extension String {
    /// How many letters have to be put in, left out, replaced or swapped with their neighbour to make one text of the
    /// other (optimal string alignment).
    func editDistance(to other: String) -> Int {
        let letters = Array(other.utf8)
        return Array(utf8).distances(toBeginningsOf: letters)[letters.count]
    }
}

extension [UInt8] {
    /// The edit distance to each beginning of another text, from the empty one to all of it.
    fileprivate func distances(toBeginningsOf b: [UInt8]) -> [Int] {
        let a = self
        var before: [Int] = []
        var row: [Int] = (0...b.count).map(\.self)
        for i in a.indices {
            var next = [i + 1]
            next.reserveCapacity(b.count + 1)
            for j in b.indices {
                var cost = Swift.min(next[j] + 1, row[j + 1] + 1, row[j] + (a[i] == b[j] ? 0 : 1))
                if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] { cost = Swift.min(cost, before[j - 1] + 1) }
                next.append(cost)
            }
            before = row
            row = next
        }
        return row
    }
}
