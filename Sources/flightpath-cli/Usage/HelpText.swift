/// A command's discussion, taken apart: paragraphs, and lines that are set in and stand as they are, which are examples.
struct HelpText: Equatable {
    enum Block: Equatable {
        case paragraph(String)
        case literal([String])
    }

    private(set) var blocks: [Block] = []

    init(_ text: String) {
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            if line.allSatisfy(\.isWhitespace) {
                blocks.append(.paragraph(""))
            } else if line.hasPrefix("  ") {
                let literal = String(line.dropFirst(2))
                if case .literal(let lines) = blocks.last {
                    blocks[blocks.count - 1] = .literal(lines + [literal])
                } else {
                    blocks.append(.literal([literal]))
                }
            } else if case .paragraph(let before) = blocks.last, !before.isEmpty {
                blocks[blocks.count - 1] = .paragraph(before + " " + line)
            } else {
                blocks.append(.paragraph(String(line)))
            }
        }
        blocks.removeAll { $0 == .paragraph("") }
    }

    /// The commands to try, a line each: lines that end in a backslash go on in the next.
    var examples: [String] {
        var found: [String] = []
        var isGoingOn = false
        for case .literal(let lines) in blocks {
            for line in lines {
                let isUnfinished = line.hasSuffix("\\")
                let text = isUnfinished ? String(line.dropLast()) : line
                let words = text.split(separator: " ").joined(separator: " ")
                if isGoingOn, let last = found.popLast() {
                    found.append(last + " " + words)
                } else {
                    found.append(words)
                }
                isGoingOn = isUnfinished
            }
        }
        return found
    }
}
