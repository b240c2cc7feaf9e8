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
                    "  --> \(place.file):\(place.line)\(place.pointer.isEmpty ? "" : " \(place.pointer)")",
                    .folded(indent: 6), rank: 1))
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
        if let unfixed = blocker.unfixed {
            lines.append(TextLine("   = no fix: \(unfixed)", isFull ? .folded(indent: 6) : .cut, rank: 2))
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

    /// A part of a rule line as it is shown, and whether carets stand under it.
    private struct Shown {
        var text: String
        var misses = false
    }

    /// The rule line, with carets under each field that misses and what the packets have instead. A line with carets is never
    /// folded: where there is no room for all of it, it is shortened.
    private func excerpt(_ rule: RuleReport, misses: [String], _ blocker: Blocker) -> [TextLine] {
        let room = style.columns.map { $0 - Self.bar.count }
        var parts = rule.parts.map { part in
            Shown(text: SafeText.line(part.text), misses: part.field.map { misses.contains($0) } ?? false)
        }
        // Other people's words come last, and give way first.
        let spare = room.map { $0 - width(parts) - 4 } ?? SafeText.nameColumns
        if let note = rule.note, spare >= 12 { parts.append(Shown(text: "\"\(SafeText.name(note, columns: spare))\"")) }
        if let room { parts = shortened(parts, to: room) }
        var lines = [TextLine(Self.bar + parts.map(\.text).joined(separator: "  "), .whole)]
        let failing = rule.parts.compactMap(\.field).filter { misses.contains($0) }
        guard let first = failing.first else { return lines }
        var marks = parts.map { part in
            String(repeating: part.misses ? "^" : " ", count: Columns.count(part.text))
        }.joined(separator: "  ")
        while marks.last == " " { marks.removeLast() }
        let why =
            failing.count == 1
            ? mismatch(first, blocker) : failing.map { "\($0): \(mismatch($0, blocker))" }.joined(separator: "; ")
        let line = "\(Self.bar)\(marks) \(why)"
        guard let columns = style.columns, Columns.count(line) > columns else {
            return lines + [TextLine(line, .whole)]
        }
        lines.append(TextLine(Self.bar + marks, .whole))
        lines.append(TextLine(Self.bar + why, .cut))
        return lines
    }

    private static let bar = "   |  "

    private func width(_ parts: [Shown]) -> Int {
        parts.reduce(-2) { $0 + Columns.count($1.text) + 2 }
    }

    /// The parts with the longest of them shortened until they fit; on a very narrow terminal those before the field that
    /// misses are left out.
    private func shortened(_ parts: [Shown], to room: Int) -> [Shown] {
        var parts = parts
        while width(parts) > room,
            let longest = parts.indices.max(by: { Columns.count(parts[$0].text) < Columns.count(parts[$1].text) })
        {
            let columns = Columns.count(parts[longest].text)
            guard columns > 12 else { break }
            parts[longest].text = Columns.shortened(
                parts[longest].text, to: max(12, columns - (width(parts) - room)))
        }
        guard width(parts) > room else { return parts }
        while width(parts) > room - 3, parts.count > 1, let other = parts.firstIndex(where: { !$0.misses }) {
            parts.remove(at: other)
        }
        return [Shown(text: "…")] + parts
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
