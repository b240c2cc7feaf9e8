/// Text from a snapshot that is shown on a terminal: control characters and marks that turn the writing direction would
/// act instead of being seen.
enum SafeText {
    /// A stand-in for the escape character in sequences of our own, outside what Unicode assigns.
    private static let ownEscape: Unicode.Scalar = "\u{F8FF}"

    static func escape(_ sequence: String) -> String { String(Character(ownEscape)) + sequence }

    static func line(_ text: String) -> String {
        var shown = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            switch scalar {
            case ownEscape: shown.append("\u{1B}")
            case "\u{00}"..."\u{1F}", "\u{7F}"..."\u{9F}", "\u{202A}"..."\u{202E}", "\u{2066}"..."\u{2069}", "\u{200E}",
                "\u{200F}":
                shown.append("\u{FFFD}")
            default: shown.append(scalar)
            }
        }
        return String(shown)
    }
}
