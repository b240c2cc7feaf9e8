/// How many columns text takes on a terminal, and text cut to columns.
enum Columns {
    static func count(_ text: String) -> Int {
        if text.utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F }) { return text.utf8.count }
        return text.reduce(0) { $0 + count($1) }
    }

    /// Two for wide characters, none for what combines with the one before; a character is as wide as its widest scalar.
    static func count(_ character: Character) -> Int {
        var widest = 0
        for scalar in character.unicodeScalars {
            // Asks for the picture of what else is a narrow sign.
            if scalar == "\u{FE0F}" { return 2 }
            widest = max(widest, count(scalar))
        }
        return widest
    }

    private static func count(_ scalar: Unicode.Scalar) -> Int {
        switch scalar.properties.generalCategory {
        case .nonspacingMark, .enclosingMark, .format, .control: 0
        default: isWide(scalar.value) || scalar.properties.isEmojiPresentation ? 2 : 1
        }
    }

    /// The blocks of East Asian Width W and F, as Unicode 16's EastAsianWidth.txt has them, without the signs between.
    private static func isWide(_ value: UInt32) -> Bool {
        switch value {
        case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0x33FF, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xA000...0xA4CF,
            0xA960...0xA97C, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE10...0xFE19, 0xFE30...0xFE6F, 0xFF01...0xFF60,
            0xFFE0...0xFFE6, 0x16FE0...0x18DFF, 0x1AFF0...0x1B2FB, 0x1D300...0x1D376, 0x1F200...0x1F265,
            0x20000...0x2FFFD, 0x30000...0x3FFFD:
            true
        default: false
        }
    }

    // MARK: Cutting

    /// The text without its middle, where it takes more columns than there are.
    static func shortened(_ text: String, to columns: Int) -> String {
        guard columns > 0, count(text) > columns else { return text }
        let room = columns - 1
        let head = prefix(text, room - room / 2)
        return head + "…" + suffix(text, room / 2)
    }

    /// The text without its end, where it takes more columns than there are.
    static func cut(_ text: String, to columns: Int) -> String {
        guard columns > 0, count(text) > columns else { return text }
        return prefix(text, columns - 1) + "…"
    }

    static func prefix(_ text: String, _ columns: Int) -> String {
        var taken = 0
        return String(
            text.prefix { character in
                taken += count(character)
                return taken <= columns
            })
    }

    private static func suffix(_ text: String, _ columns: Int) -> String {
        String(prefix(String(text.reversed()), columns).reversed())
    }

    /// The text in lines of so many columns, cut between words; a word that is longer is shortened in the middle. Lines after
    /// the first begin with `indent`.
    static func folded(_ text: String, to columns: Int, indent: String) -> [String] {
        guard count(text) > columns else { return [text] }
        let room = max(4, columns - count(indent))
        var lines: [String] = []
        // Blanks that a text begins with stay, and those inside a line.
        let lead = text.prefix { $0 == " " }
        var line = String(lead)
        var blanks = ""
        for word in text.dropFirst(lead.count).split(separator: " ", omittingEmptySubsequences: false) {
            guard !word.isEmpty else {
                blanks += " "
                continue
            }
            let space = lines.isEmpty ? columns : room
            let word = shortened(String(word), to: room)
            if line.allSatisfy({ $0 == " " }) && count(line) + count(word) <= space {
                line += word
            } else if count(line) + count(blanks) + 1 + count(word) <= space {
                line += blanks + " " + word
            } else {
                lines.append(line)
                line = word
            }
            blanks = ""
        }
        lines.append(line)
        return lines.enumerated().map { $0.offset == 0 ? $0.element : indent + $0.element }
    }
}
