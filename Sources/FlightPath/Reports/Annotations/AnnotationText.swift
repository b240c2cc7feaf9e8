/// Text for tools that show it beside code: on one line, of a length that can be read, without characters that act.
enum AnnotationText {
    /// A name or an id longer than this is shortened in its middle.
    private static let longestWord = 120
    private static let longestText = 2_000

    /// As many of some sentences, from the first on, as fit into a number of UTF-16 units. The first is cut where it is too
    /// long alone.
    static func paragraph(_ sentences: [String], longest: Int) -> String {
        var result = ""
        for sentence in sentences.map({ line($0) }) {
            let next = result.isEmpty ? sentence : result + " " + sentence
            guard next.utf16.count <= longest else {
                if result.isEmpty { result = cut(sentence, longest) }
                break
            }
            result = next
        }
        return result
    }

    private static func cut(_ text: String, _ longest: Int) -> String {
        var result = ""
        var count = 1
        for character in text {
            count += character.utf16.count
            guard count <= longest else { break }
            result.append(character)
        }
        return result + "…"
    }

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

    /// The lines of a command. A command is shown whole or not at all: one with a piece missing might do something else.
    static func command(_ text: String) -> [String] {
        guard text.count <= longestText else { return ["(a command of \(text.count) characters: see --format json)"] }
        return text.split(separator: "\n").map { SafeText.line(String($0)) }
    }

    private static func shortened(_ word: String) -> String {
        guard word.count > longestWord else { return word }
        return word.prefix(longestWord * 2 / 3) + "…" + word.suffix(longestWord / 3 - 1)
    }
}
