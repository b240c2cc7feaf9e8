/// What a picker looks like: a line with what is typed, the list, and what the keys do.
struct PickerScreen {
    struct Style {
        var isUnicode = false
        var isColored = false
    }

    /// The lines, each shorter than the terminal is wide.
    let lines: [String]
    /// The column behind what is typed, on the first line.
    let cursor: Int

    /// Lines that are no items: what is typed, and the keys.
    static let frame = 2

    init(_ picker: Picker, columns: Int, style: Style) {
        // The last column stays free: a character in it makes some terminals go to the next line.
        let width = max(10, columns - 1)
        let mark = style.isUnicode ? "…" : "..."
        let prompt = "\(picker.title)> "
        let query = TextWidth.fitted(TextWidth.harmless(picker.query), max(2, width - prompt.count - 1), mark: mark)
        cursor = prompt.count + TextWidth.columns(query)
        var lines = [prompt + query]
        for (index, item) in zip(picker.window.indices, picker.window) {
            let isSelected = index == picker.selected
            let pointer = isSelected ? "> " : "  "
            let name = TextWidth.fitted(TextWidth.harmless(item.selector), width - 2, mark: mark)
            let room = width - 2 - TextWidth.columns(name) - 2
            let detail =
                room < 8 ? "" : TextWidth.fitted(TextWidth.harmless(item.detail), room, mark: mark)
            guard style.isColored else {
                lines.append(detail.isEmpty ? pointer + name : pointer + name + "  " + detail)
                continue
            }
            let shown = isSelected ? "\u{1B}[7m\(name)\u{1B}[0m" : name
            lines.append(detail.isEmpty ? pointer + shown : pointer + shown + "  \u{1B}[2m\(detail)\u{1B}[0m")
        }
        let count = "\(picker.matches.count) of \(picker.items.count)"
        let keys = picker.matches.isEmpty ? "nothing has that name" : "type to filter, arrows, Enter, Esc"
        lines.append(TextWidth.fitted("  \(count): \(keys)", width, mark: mark))
        self.lines = lines
    }

    /// What draws it where the cursor is, and leaves the cursor behind what is typed.
    var drawing: String {
        var text = "\r\u{1B}[J" + lines.joined(separator: "\r\n")
        if lines.count > 1 { text += "\u{1B}[\(lines.count - 1)A" }
        return text + "\r" + (cursor > 0 ? "\u{1B}[\(cursor)C" : "")
    }

    /// What takes it away again.
    static let clearing = "\r\u{1B}[J"
}
