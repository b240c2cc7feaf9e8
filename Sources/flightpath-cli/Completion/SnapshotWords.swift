/// Which snapshots a command line names, while it is being typed.
enum SnapshotWords {
    /// The values of `--snapshot`, in order.
    ///
    /// - Parameters:
    ///   - words: the words as the shell has them, with their quotes. bash makes a word of `=`.
    ///   - completing: the word that is being completed, which is no snapshot yet.
    static func paths(in words: [String], completing: Int? = nil, variable: (String) -> String? = { _ in nil })
        -> [String]
    {
        var found: [String] = []
        for (index, word) in words.enumerated() {
            var value: (text: String, index: Int)?
            if word == "--snapshot" {
                let next = words.indices.contains(index + 1) && words[index + 1] == "=" ? index + 2 : index + 1
                if words.indices.contains(next) { value = (words[next], next) }
            } else if word.hasPrefix("--snapshot=") {
                value = (String(word.dropFirst(11)), index)
            }
            guard let value, value.index != completing, !value.text.isEmpty, !value.text.hasPrefix("--") else {
                continue
            }
            found.append(ShellWord.unquoted(value.text, variable: variable))
        }
        return found
    }
}
