/// A line of a report on a terminal before it is fitted to the terminal's columns.
struct TextLine {
    /// What is done with a line that is too long.
    enum Fit {
        /// It goes on below, so far to the right.
        case folded(indent: Int)
        /// Its end is left out.
        case cut
        /// A command, which goes on below as a shell reads it; nothing of it is ever left out.
        case command(indent: Int)
        /// It stays as it is: made to fit already, or meant to be copied.
        case whole
    }

    /// What is coloured, and how; it comes before the text.
    var lead = ""
    var color: Verdict?
    var text: String
    var fit: Fit
    /// How easily a first screen does without it: 0 stays, the highest goes first.
    var rank: Int

    init(_ text: String, _ fit: Fit = .folded(indent: 4), rank: Int = 0) {
        self.text = text
        self.fit = fit
        self.rank = rank
    }

    init(lead: String, _ color: Verdict, _ text: String, _ fit: Fit = .folded(indent: 4), rank: Int = 0) {
        self.lead = lead
        self.color = color
        self.text = text
        self.fit = fit
        self.rank = rank
    }

    /// The lines it makes on a terminal with so many columns; nil has no end. Nothing in it acts on the terminal but the
    /// colour of its lead.
    func fitted(_ columns: Int?, isColored: Bool) -> [String] {
        let plain = SafeText.line(lead + text)
        var lines = fitted(plain, columns)
        // A lead is short; where a narrow terminal cuts it nevertheless, it stays without colour.
        let shown = SafeText.line(lead)
        guard isColored, let color, !shown.isEmpty, lines[0].hasPrefix(shown) else { return lines }
        lines[0] = "\u{1B}[1;\(color.color)m" + shown + "\u{1B}[0m" + lines[0].dropFirst(shown.count)
        return lines
    }

    private func fitted(_ plain: String, _ columns: Int?) -> [String] {
        guard let columns, Columns.count(plain) > columns else { return [plain] }
        switch fit {
        case .folded(let indent):
            return Columns.folded(plain, to: columns, indent: String(repeating: " ", count: indent))
        case .cut: return [Columns.cut(plain, to: columns)]
        case .command(let indent): return Self.foldedCommand(plain, to: columns, indent: indent)
        case .whole: return [plain]
        }
    }

    /// A command on several lines, each but the last with a backslash at its end: cut at blanks outside quotation marks.
    private static func foldedCommand(_ text: String, to columns: Int, indent: Int) -> [String] {
        var lines: [String] = []
        var line = ""
        for word in shellWords(text) {
            if line.isEmpty || Columns.count(line) + 1 + Columns.count(word) + 2 <= columns {
                line += line.isEmpty ? word : " " + word
            } else {
                lines.append(line + " \\")
                line = String(repeating: " ", count: indent) + word
            }
        }
        return lines + [line]
    }

    /// The text cut at blanks that no quotation mark of a shell protects.
    private static func shellWords(_ text: String) -> [String] {
        var words: [String] = []
        var word = ""
        var quote: Character?
        var isEscaped = false
        for character in text {
            if isEscaped {
                isEscaped = false
            } else if character == "\\", quote != "'" {
                isEscaped = true
            } else if let open = quote {
                if character == open { quote = nil }
            } else if character == "'" || character == "\"" {
                quote = character
            } else if character == " ", !word.isEmpty, word.contains(where: { $0 != " " }) {
                words.append(word)
                word = ""
                continue
            }
            word.append(character)
        }
        return word.isEmpty ? words : words + [word]
    }
}

extension Verdict {
    /// The code of its colour on a terminal.
    fileprivate var color: String {
        switch self {
        case .reachable: "32"
        case .partial, .undetermined: "33"
        case .blocked: "31"
        }
    }
}
