/// Blockers in full: headline, place, the rule with carets under the fields that miss, near misses field by field.
extension TextRenderer {
    /// The first in full and the others in a line each; all in full on request.
    func blockers(_ report: Report, isFull: Bool) -> [TextLine] {
        guard let first = report.blockers.first else { return [] }
        var lines = blocker(first, 1, report, isFull: isFull)
        let rest = report.blockers.dropFirst().enumerated().map { (number: $0.offset + 2, blocker: $0.element) }
        if isFull {
            return lines
                + rest.flatMap { [TextLine("")] + blocker($0.blocker, $0.number, report, isFull: true) }
        }
        for other in rest.prefix(3) {
            var line = headline(other.blocker, other.number, report)
            line.fit = .cut
            line.rank = 1
            lines.append(line)
        }
        if rest.count > 3 { lines.append(TextLine("and \(rest.count - 3) more blockers", rank: 1)) }
        return lines
    }

    private func blocker(_ blocker: Blocker, _ number: Int, _ report: Report, isFull: Bool) -> [TextLine] {
        var lines = [headline(blocker, number, report)]
        if let place = blocker.evidence {
            lines.append(
                TextLine(
                    "  --> \(place.file):\(place.line)\(place.pointer.isEmpty ? "" : " \(place.pointer)")", rank: 1))
        }
        if let rule = blocker.rule { lines += excerpt(rule, misses: [], blocker) }
        let misses = isFull ? blocker.nearMisses : Array(blocker.nearMisses.prefix(1))
        let left = blocker.nearMisses.count - misses.count
        let more = left > 0 ? "   (\(left) more near miss\(left == 1 ? "" : "es"))" : ""
        for miss in misses {
            let failing = miss.fields.filter { !$0.value }.keys.sorted()
            lines += excerpt(miss.rule, misses: failing, blocker)
            lines.append(TextLine("   = " + ticks(miss.fields) + more, rank: 1))
        }
        for (index, note) in (isFull ? blocker.notes : Array(blocker.notes.prefix(2))).enumerated() {
            lines.append(TextLine("   = note: \(note)", isFull ? .folded(indent: 6) : .cut, rank: 3 + index))
        }
        if isFull, !blocker.alsoDenying.isEmpty {
            lines.append(
                TextLine("   = also denying: " + blocker.alsoDenying.map { name($0) }.joined(separator: ", ")))
        }
        return lines
    }

    /// Numbered where there are several; a finding that blocks only part says its share.
    private func headline(_ blocker: Blocker, _ number: Int, _ report: Report) -> TextLine {
        let share =
            blocker.affects.branches < blocker.affects.of
            ? " (\(blocker.affects.branches) of \(blocker.affects.of) branches)" : ""
        let direction = blocker.direction == "reply" ? " [reply]" : ""
        let prefix = report.blockers.count > 1 ? "\(number). " : ""
        return TextLine(
            lead: "\(prefix)blocked[\(blocker.code.rawValue)]", .blocked, ": \(blocker.headline)\(direction)\(share)")
    }

    // MARK: Rules

    /// The rule line, with carets under each field that misses and what the packets have instead. Where there is no room for
    /// all of it, its longest parts are shortened; a line with carets is never folded.
    private func excerpt(_ rule: RuleReport, misses: [String], _ blocker: Blocker) -> [TextLine] {
        let room = style.columns.map { $0 - Self.bar.count }
        var parts = rule.parts.map { SafeText.line($0.text) }
        // Other people's words come last and give way first.
        let spare = room.map { max(14, $0 - width(parts)) } ?? SafeText.nameColumns
        if let note = rule.note { parts.append("\"\(SafeText.name(note, columns: spare - 4))\"") }
        if let room { parts = shortened(parts, to: room, note: rule.note != nil) }
        var marks = ""
        var column = 0
        for (index, part) in parts.enumerated() {
            let field = index < rule.parts.count ? rule.parts[index].field : nil
            let mark = field.map { misses.contains($0) } ?? false ? "^" : " "
            let columns = Columns.count(part)
            marks += String(repeating: mark, count: columns) + "  "
            column += columns + 2
        }
        var lines = [TextLine(Self.bar + parts.joined(separator: "  "), .whole)]
        let failing = rule.parts.compactMap(\.field).filter { misses.contains($0) }
        guard let first = failing.first else { return lines }
        let why =
            failing.count == 1
            ? mismatch(first, blocker) : failing.map { "\($0): \(mismatch($0, blocker))" }.joined(separator: "; ")
        while marks.last == " " { marks.removeLast() }
        let line = "\(Self.bar)\(marks) \(why)"
        guard let columns = style.columns, Columns.count(line) > columns else {
            return lines + [TextLine(line, .whole)]
        }
        lines.append(TextLine(Self.bar + marks, .whole))
        lines.append(TextLine(Self.bar + why, .cut))
        return lines
    }

    private static let bar = "   |  "

    private func width(_ parts: [String]) -> Int {
        parts.reduce(0) { $0 + Columns.count($1) + 2 } - 2
    }

    /// The parts with the longest of them shortened, until they fit or nothing is left to shorten.
    private func shortened(_ parts: [String], to room: Int, note: Bool) -> [String] {
        var parts = parts
        var excess = width(parts) - room
        while excess > 0, let longest = parts.indices.max(by: { Columns.count(parts[$0]) < Columns.count(parts[$1]) }) {
            let columns = Columns.count(parts[longest])
            guard columns > 12 else { break }
            parts[longest] = Columns.shortened(parts[longest], to: max(12, columns - excess))
            excess = width(parts) - room
        }
        return parts
    }

    private func mismatch(_ field: String, _ blocker: Blocker) -> String {
        switch field {
        case "source": "does not contain \(blocker.packets.source.joined(separator: ", "))"
        case "destination": "does not contain \(blocker.packets.destination.joined(separator: ", "))"
        case "port": "the packets go to \(blocker.packets.ports.joined(separator: ", "))"
        case "icmp": "the packets are \(blocker.packets.ports.joined(separator: ", "))"
        case "protocol": "the packets are \(blocker.packets.protocol)"
        default: "does not match"
        }
    }

    private func ticks(_ fields: [String: Bool]) -> String {
        fields.sorted { $0.key < $1.key }.map { field, matches in
            let mark = style.isUnicode ? (matches ? "✓" : "✗") : (matches ? "ok" : "MISS")
            return "\(mark) \(field)"
        }.joined(separator: "  ")
    }
}
