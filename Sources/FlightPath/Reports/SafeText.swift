/// Text from a snapshot that is shown to people: control characters, marks that turn the writing direction and characters
/// that cannot be seen would act instead of being read.
enum SafeText {
    /// How many columns of a name sentences show; more than any id or usual name has.
    static let nameColumns = 100

    /// One line without anything that acts on a terminal or hides.
    static func line(_ text: String) -> String {
        if text.utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F }) { return text }
        var shown = String.UnicodeScalarView()
        for scalar in text.unicodeScalars { shown.append(acts(scalar) ? "\u{FFFD}" : scalar) }
        return String(shown)
    }

    /// A name as sentences show it: one line, without the backtick that would end its quotation, and shortened in the middle
    /// when it is longer than anybody reads.
    static func name(_ text: String, columns: Int = nameColumns) -> String {
        let isPlain = text.utf8.allSatisfy { $0 >= 0x20 && $0 < 0x7F && $0 != 0x60 }
        if isPlain && text.utf8.count <= columns { return text }
        // What is cut away need not be made safe first: names may be of any length.
        let ends = text.unicodeScalars.count > 4 * columns ? joined(text, 2 * columns) : text
        return Columns.shortened(line(ends).replacing("`", with: "'"), to: columns)
    }

    /// Both ends of a text, as long as `count` scalars each, so that shortening them gives what shortening all would.
    private static func joined(_ text: String, _ count: Int) -> String {
        String(text.unicodeScalars.prefix(count)) + String(text.unicodeScalars.suffix(count))
    }

    /// Control characters, line and paragraph separators, marks of writing direction, and format characters without a shape;
    /// the joiners that scripts need to be read stay, and so do variation selectors.
    private static func acts(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "\u{200C}", "\u{200D}": false
        case "\u{00}"..."\u{1F}", "\u{7F}"..."\u{9F}": true
        default:
            switch scalar.properties.generalCategory {
            case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse, .surrogate, .unassigned: true
            default: false
            }
        }
    }
}
