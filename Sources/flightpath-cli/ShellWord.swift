/// Words as a POSIX shell reads and writes them.
enum ShellWord {
    /// What a word of a command line means, without its quotes and backslashes. A quote that is still open, as while the
    /// word is typed, ends with the word.
    static func unquoted(_ word: String, variable: (String) -> String? = { _ in nil }) -> String {
        var text = ""
        var quote: Character?
        var rest = Substring(word)
        if word == "~" || word.hasPrefix("~/"), let home = variable("HOME") {
            text = home
            rest = rest.dropFirst()
        }
        while let character = rest.popFirst() {
            switch (character, quote) {
            case ("'", nil), ("\"", nil): quote = character
            case (let mark, let open?) where mark == open: quote = nil
            case ("\\", nil): if let next = rest.popFirst() { text.append(next) }
            case ("\\", "\""):
                // Between double quotes a backslash is itself unless one of these follows.
                if let next = rest.first, "\"\\$`".contains(next) {
                    rest.removeFirst(); text.append(next)
                } else {
                    text.append("\\")
                }
            case ("$", nil), ("$", "\""):
                let isBraced = rest.first == "{"
                let name = (isBraced ? rest.dropFirst() : rest).prefix {
                    $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "_")
                }
                guard !name.isEmpty, let value = variable(String(name)) else {
                    text.append(character)
                    continue
                }
                rest = rest.dropFirst(name.count + (isBraced ? 2 : 0))
                text += value
            default: text.append(character)
            }
        }
        return text
    }

    /// The text as one word: as it is where nothing in it would act, else in single quotes.
    static func quoted(_ text: String) -> String {
        let isPlain =
            !text.isEmpty && text.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || "-_./:@,+=%".contains($0)) }
        return isPlain ? text : "'" + text.replacing("'", with: "'\\''") + "'"
    }
}
