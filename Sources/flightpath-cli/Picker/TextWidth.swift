/// How many columns of a terminal a text takes, and texts made to fit.
enum TextWidth {
    static func columns(_ text: String) -> Int { text.reduce(0) { $0 + columns($1) } }

    /// Two for the wide and fullwidth characters of Unicode Standard Annex 11 and for emoji, none for what joins the
    /// character before it, else one.
    static func columns(_ character: Character) -> Int {
        guard let first = character.unicodeScalars.first else { return 0 }
        switch first.properties.generalCategory {
        case .nonspacingMark, .enclosingMark, .format: return 0
        default: break
        }
        if first.properties.isEmojiPresentation || character.unicodeScalars.contains("\u{FE0F}") { return 2 }
        switch first.value {
        case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0xA4CF, 0xA960...0xA97F, 0xAC00...0xD7A3, 0xF900...0xFAFF,
            0xFE30...0xFE6F, 0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x20000...0x3FFFD:
            return 2
        default: return 1
        }
    }

    /// A text of at most so many columns: what is too long loses its middle, for names differ at their ends.
    static func fitted(_ text: String, _ width: Int, mark: String = "...") -> String {
        guard columns(text) > width else { return text }
        let room = width - columns(mark)
        guard room >= 2 else { return String(prefix(text, width)) }
        let head = prefix(text, (room + 1) / 2)
        let tail = String(prefix(String(text.reversed()), room / 2).reversed())
        return head + mark + tail
    }

    private static func prefix(_ text: String, _ width: Int) -> String {
        var taken = 0
        return String(
            text.prefix { character in
                taken += columns(character)
                return taken <= width
            })
    }

    /// Characters that would act on the terminal, or turn its writing direction, are replaced: names are anybody's text.
    static func harmless(_ text: String) -> String {
        String(
            String.UnicodeScalarView(
                text.unicodeScalars.map { scalar in
                    switch scalar.properties.generalCategory {
                    case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse, .surrogate: "\u{FFFD}"
                    default: scalar
                    }
                }))
    }
}
