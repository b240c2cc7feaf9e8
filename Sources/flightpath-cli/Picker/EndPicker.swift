import ArgumentParser
import FlightPath

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// Asks on the terminal for the ends of a question that the command line leaves out.
struct EndPicker {
    let analyzer: Analyzer
    /// The command line, which is told in full once the ends are known.
    let words: [String]

    /// Whether there is somebody to ask, who sees the list: where data or messages go elsewhere, a script may be waiting.
    static var canAsk: Bool {
        isatty(STDIN_FILENO) == 1 && StandardOutput.isTerminal && StandardError.isTerminal
            && Environment.value("TERM") != "dumb"
    }

    /// Both ends; those that are given stay.
    ///
    /// - Throws: `ExitCode` 130, as for an interrupt, when picking is given up.
    func ends(from: String?, to: String?) throws -> (from: String, to: String) {
        let picked = try Terminal.withRawInput { terminal in
            let source = try from ?? pick("from", .source, terminal)
            return (from: source, to: try to ?? pick("to", .destination, terminal))
        }
        // To be asked again, or written down.
        let command = (from == nil ? ["--from", picked.from] : []) + (to == nil ? ["--to", picked.to] : [])
        let all = ["flightpath"] + words.dropFirst() + command
        StandardError.write(TextWidth.harmless(all.map(ShellWord.quoted).joined(separator: " ")) + "\n\n")
        return picked
    }

    private func pick(_ title: String, _ role: SelectorCompletion.Role, _ terminal: Terminal) throws -> String {
        var picker = Picker(title: title, items: items(role)) { Self.isSelector($0, role) }
        var keys = PickerKeyReader()
        let style = PickerScreen.Style(
            isUnicode: Environment.hasUTF8, isColored: Environment.value("NO_COLOR") == nil)
        var drawn: TerminalSize?
        while true {
            let size = TerminalSize.current
            if size != drawn {
                picker.resize(height: min(12, size.rows - PickerScreen.frame - 1))
                StandardError.write(PickerScreen(picker, columns: size.columns, style: style).drawing)
                drawn = size
            }
            var pressed: [PickerKey] = []
            // Terminals send what follows an escape character at once; a person does not. The longer time is for a
            // change of size that was signalled just before the wait began.
            switch terminal.read(milliseconds: keys.isWaiting ? 50 : 500) {
            case .bytes(let bytes): pressed = keys.read(bytes)
            case .silence: pressed = keys.flush()
            case .resized: break
            case .closed: pressed = [.interrupt]
            }
            if !pressed.isEmpty { drawn = nil }
            for key in pressed {
                guard let outcome = picker.press(key) else { continue }
                StandardError.write(PickerScreen.clearing)
                switch outcome {
                case .picked(let selector): return selector
                case .cancelled: throw ExitCode(130)
                }
            }
        }
    }

    private func items(_ role: SelectorCompletion.Role) -> [Picker.Item] {
        let kinds = Analyzer.listedKinds.filter { $0 != .eni && ($0 != .service || role == .destination) }
        let listed = kinds.flatMap { analyzer.list($0).items }.map { item in
            let facts = (item.selector.hasSuffix(item.id) ? [] : [item.id]) + item.addresses
            return Picker.Item(selector: item.selector, detail: facts.joined(separator: " "))
        }
        return [Picker.Item(selector: "internet", detail: "any public address")] + listed
    }

    /// Addresses, blocks, URLs and patterns: what no list can hold. Names are picked from the list alone.
    static func isSelector(_ text: String, _ role: SelectorCompletion.Role) -> Bool {
        guard (try? Selector(text)) != nil else { return false }
        if text.contains("://") { return role == .destination }
        let head = text.prefix { $0 != "@" && $0 != "/" }
        return text.contains("*") || head.contains(":") && !head.hasPrefix("arn") || head.first?.isNumber == true
    }
}
