/// Text as XML 1.0 can hold it.
enum XMLText {
    /// The value of an attribute, without the quotes around it. Line ends are written as references, for a reader would
    /// take them for blanks (XML 1.0, 3.3.3).
    static func attribute(_ text: String) -> String { escaped(text, isAttribute: true) }

    /// Character data. `>` is escaped too, so that no `]]>` is left (2.4).
    static func content(_ text: String) -> String { escaped(text, isAttribute: false) }

    private static func escaped(_ text: String, isAttribute: Bool) -> String {
        var result = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": result += "&amp;"
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            case "\"" where isAttribute: result += "&quot;"
            case "\t", "\n":
                if isAttribute { result += "&#\(scalar.value);" } else { result.unicodeScalars.append(scalar) }
            // Allowed only as a reference: as a character, readers make a line feed of it.
            case "\r": result += "&#13;"
            default: result.unicodeScalars.append(isAllowed(scalar) ? scalar : "\u{FFFD}")
            }
        }
        return result
    }

    /// `Char` (2.2): no control characters, no U+FFFE and U+FFFF; surrogates are no scalars.
    private static func isAllowed(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x20...0xFFFD, 0x1_0000...0x10_FFFF: true
        default: false
        }
    }
}
