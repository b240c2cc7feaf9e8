/// Writes mdoc, the language of manual pages (mandoc's mdoc(7), groff_mdoc(7)).
struct Mdoc {
    private(set) var text = ""

    /// A macro with arguments that are written as they are.
    mutating func macro(_ line: String) { text += "." + line + "\n" }

    /// A paragraph, each sentence on lines of its own, as the language wants it.
    mutating func paragraph(_ words: String) {
        var line = ""
        var length = 0
        for word in words.split(separator: " ") {
            // A character that is not ASCII takes eight, a backquote or a dash up to three.
            let wide = Self.escaped(String(word)).count + 2 * word.count(where: { $0 == "`" || $0 == "-" })
            if !line.isEmpty, length + wide >= 78 {
                end(&line)
                length = 0
            }
            length += wide + 1
            line += (line.isEmpty ? "" : " ") + word
            if word.hasSuffix("."), !word.hasSuffix("..") {
                end(&line)
                length = 0
            }
        }
        if !line.isEmpty { end(&line) }
    }

    private mutating func end(_ line: inout String) {
        text += Self.line(line) + "\n"
        line = ""
    }

    /// Lines that stand as they are, to be copied.
    mutating func literal(_ lines: [String]) {
        macro("Bd -literal -offset indent")
        for line in lines {
            text += Self.line(line.replacing("-", with: "\u{0}")).replacing("\u{0}", with: "\\-") + "\n"
        }
        macro("Ed")
    }

    /// A line of text: what begins like a macro is none, and backquoted words are set in bold, with dashes that can be
    /// copied.
    static func line(_ text: String) -> String {
        var shown = ""
        for (index, part) in text.split(separator: "`", omittingEmptySubsequences: false).enumerated() {
            let escaped = escaped(String(part))
            shown += index.isMultiple(of: 2) ? escaped : "\\fB" + escaped.replacing("-", with: "\\-") + "\\fR"
        }
        return shown.first == "." || shown.first == "'" ? "\\&" + shown : shown
    }

    /// Characters that mean something to the formatter, and those that are not ASCII.
    static func escaped(_ text: String) -> String {
        text.unicodeScalars.map { scalar in
            if scalar == "\\" { return "\\e" }
            if scalar.isASCII { return String(Character(scalar)) }
            let digits = String(scalar.value, radix: 16, uppercase: true)
            return "\\[u" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits + "]"
        }.joined()
    }

    /// Words of a usage line as arguments of a macro: options, values, and what may be left out.
    static func synopsis(_ usage: String) -> [String] {
        var lines: [String] = []
        var isOptional = false
        for word in usage.split(separator: " ") {
            var name = String(word)
            let opens = name.hasPrefix("[")
            let closes = name.hasSuffix("]")
            if opens { name.removeFirst() }
            if closes { name.removeLast() }
            let isValue = name.hasPrefix("<")
            if isValue { name = String(name.drop { $0 == "<" }.prefix { $0 != ">" }) }
            let marked =
                isValue
                ? "Ar \(name)" : name.hasPrefix("--") ? "Fl Fl \(escaped(String(name.dropFirst(2))))" : "Cm \(name)"
            // A value belongs to the option before it.
            if isValue, let last = lines.last, last.contains("Fl ") && !last.contains("Ar "), !opens {
                lines[lines.count - 1] = last + " " + marked
            } else {
                lines.append((opens || isOptional ? "Op " : "") + marked)
            }
            isOptional = (isOptional || opens) && !closes
        }
        return lines
    }
}
