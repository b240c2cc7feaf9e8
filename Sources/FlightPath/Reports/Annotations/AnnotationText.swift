/// Text for tools that show it beside code: on one line, of a length that can be read, without characters that act.
enum AnnotationText {
    /// A name or an id longer than this is shortened in its middle.
    private static let longestWord = 120
    private static let longestText = 2_000

    /// One line. Words and code spans of a name that is pages long are cut, so that what is said of it remains.
    static func line(_ text: String) -> String {
        var result = ""
        var word = ""
        var isSpan = false
        for character in SafeText.line(text) {
            if character == "`" {
                result += shortened(word) + "`"
                word = ""
                isSpan.toggle()
            } else if character == " ", !isSpan {
                result += shortened(word) + " "
                word = ""
            } else {
                word.append(character)
            }
        }
        result += shortened(word)
        guard result.count > longestText else { return result }
        return result.prefix(longestText) + "…"
    }

    private static func shortened(_ word: String) -> String {
        guard word.count > longestWord else { return word }
        return word.prefix(longestWord * 2 / 3) + "…" + word.suffix(longestWord / 3 - 1)
    }
}
