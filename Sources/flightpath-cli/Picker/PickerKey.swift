/// A key that was pressed.
enum PickerKey: Equatable, Sendable {
    case character(Character)
    case up, down, pageUp, pageDown, home, end
    case enter, tab, backspace, deleteWord, deleteLine
    case escape, interrupt
}

/// Makes keys of the bytes a terminal sends, which may arrive in pieces.
struct PickerKeyReader {
    private var pending: [UInt8] = []

    /// Whether an escape character waits for what may follow it: alone it is the escape key.
    var isWaiting: Bool { !pending.isEmpty }

    mutating func read(_ bytes: [UInt8]) -> [PickerKey] {
        pending += bytes
        var keys: [PickerKey] = []
        while let (key, count) = next() {
            pending.removeFirst(count)
            if let key { keys.append(key) }
        }
        return keys
    }

    /// Nothing followed for a while: what waits is all there is.
    mutating func flush() -> [PickerKey] {
        defer { pending = [] }
        return pending.first == 0x1B ? [.escape] : []
    }

    /// The first key and how many bytes it takes; no key for bytes that mean none, nil where more bytes are needed.
    private func next() -> (PickerKey?, Int)? {
        guard let first = pending.first else { return nil }
        switch first {
        case 0x1B: return sequence()
        case 0x0D, 0x0A: return (.enter, 1)
        case 0x09: return (.tab, 1)
        case 0x7F, 0x08: return (.backspace, 1)
        case 0x03, 0x04: return (.interrupt, 1)
        case 0x15: return (.deleteLine, 1)
        case 0x17: return (.deleteWord, 1)
        case 0x10, 0x0B: return (.up, 1)
        case 0x0E: return (.down, 1)
        case 0x01: return (.home, 1)
        case 0x05: return (.end, 1)
        case 0x00..<0x20: return (nil, 1)
        case 0x20..<0x80: return (.character(Character(Unicode.Scalar(first))), 1)
        default: return encoded(first)
        }
    }

    /// A character of several bytes in UTF-8.
    private func encoded(_ first: UInt8) -> (PickerKey?, Int)? {
        let count = first >= 0xF8 ? 1 : first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : first >= 0xC0 ? 2 : 1
        let rest = pending.prefix(count).dropFirst()
        guard rest.allSatisfy({ (0x80..<0xC0).contains($0) }) else { return (nil, 1) }
        guard pending.count >= count else { return nil }
        guard count > 1, let text = String(validating: pending.prefix(count), as: UTF8.self), let character = text.first
        else { return (nil, 1) }
        return (.character(character), count)
    }

    /// `ESC [ … letter` and `ESC O letter`, as ECMA-48 and xterm have them.
    private func sequence() -> (PickerKey?, Int)? {
        guard pending.count >= 2 else { return nil }
        switch pending[1] {
        case UInt8(ascii: "O"):
            guard pending.count >= 3 else { return nil }
            return (Self.named(pending[2]), 3)
        case UInt8(ascii: "["):
            guard let end = pending.dropFirst(2).firstIndex(where: { (0x40...0x7E).contains($0) }) else { return nil }
            if pending[end] == UInt8(ascii: "~") { return (Self.numbered(pending[2..<end]), end + 1) }
            return (Self.named(pending[end]), end + 1)
        case 0x1B: return (.escape, 1)
        default: return (nil, 2)
        }
    }

    private static func named(_ letter: UInt8) -> PickerKey? {
        switch letter {
        case UInt8(ascii: "A"): .up
        case UInt8(ascii: "B"): .down
        case UInt8(ascii: "H"): .home
        case UInt8(ascii: "F"): .end
        default: nil
        }
    }

    private static func numbered(_ digits: ArraySlice<UInt8>) -> PickerKey? {
        switch String(decoding: digits, as: UTF8.self) {
        case "1", "7": .home
        case "4", "8": .end
        case "5": .pageUp
        case "6": .pageDown
        default: nil
        }
    }
}
