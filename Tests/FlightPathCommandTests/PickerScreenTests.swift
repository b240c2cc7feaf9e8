import Testing

@testable import flightpath_cli

@Suite("Picker on a screen")
struct PickerScreenTests {
    private func screen(
        _ items: [(String, String)], columns: Int, typed: String = "", style: PickerScreen.Style = .init()
    ) -> PickerScreen {
        var picker = Picker(title: "to", items: items.map { Picker.Item(selector: $0.0, detail: $0.1) })
        for character in typed { _ = picker.press(.character(character)) }
        return PickerScreen(picker, columns: columns, style: style)
    }

    @Test("What is typed, the list, and what keys do")
    func lines() {
        let screen = screen([("vpc/a", "10.0.0.0/8"), ("vpc/b", "")], columns: 60, typed: "vpc")
        #expect(
            screen.lines == [
                "to> vpc", "> vpc/a  10.0.0.0/8", "  vpc/b", "  2 of 2: type to filter, arrows, Enter, Esc",
            ])
        #expect(screen.cursor == 7)
        #expect(screen.drawing.hasPrefix("\r\u{1B}[Jto> vpc\r\n"))
        #expect(screen.drawing.hasSuffix("\u{1B}[3A\r\u{1B}[7C"))
    }

    @Test("No line reaches the last column, however long or wide the names", arguments: [12, 20, 40, 80])
    func widths(_ columns: Int) {
        let long = String(repeating: "pod/very-long-namespace/", count: 20)
        let wide = "pod/店/" + String(repeating: "網頁伺服器", count: 20)
        let items = [(long, long), (wide, wide), ("e\u{301}\u{301}", "👩‍👩‍👧‍👦👍🏽"), ("short", long)]
        for style in [PickerScreen.Style(), .init(isUnicode: true)] {
            let screen = screen(items, columns: columns, style: style)
            #expect(screen.lines.allSatisfy { TextWidth.columns($0) < columns })
            #expect(screen.cursor < columns)
        }
        let typed = screen(items, columns: columns, typed: String(repeating: "x", count: 200))
        #expect(typed.lines.allSatisfy { TextWidth.columns($0) < columns })
        #expect(typed.cursor < columns)
    }

    @Test("What is too long keeps both ends")
    func fitted() {
        #expect(TextWidth.fitted("pod/shop/web-4b5e57f6e-q9d4m", 15) == "pod/sh...-q9d4m")
        #expect(TextWidth.fitted("pod/shop/web-4b5e57f6e-q9d4m", 15, mark: "…") == "pod/sho…e-q9d4m")
        #expect(TextWidth.fitted("short", 5) == "short")
        #expect(TextWidth.fitted("中中中中", 5, mark: "…") == "中…中")
        #expect(TextWidth.fitted("abcdef", 2) == "ab")
    }

    @Test("Names do not act on the terminal")
    func hostile() {
        let screen = screen(
            [("vpc/\u{1B}[31mred\u{202E}x\r\n\u{9B}2J", "\u{7}")], columns: 80, typed: "\u{1B}")
        let others = screen.lines.joined()
        #expect(
            !others.unicodeScalars.contains { $0.value < 0x20 || (0x7F...0x9F).contains($0.value) || $0 == "\u{202E}" })
    }

    @Test("Colour only adds")
    func color() {
        let items = [("vpc/a", "10.0.0.0/8"), ("vpc/b", "10.1.0.0/16")]
        let plain = screen(items, columns: 60).lines
        let colored = screen(items, columns: 60, style: .init(isColored: true)).lines
        #expect(colored != plain)
        #expect(colored.map { $0.replacing(/\u{1B}\[[0-9;]*m/, with: "") } == plain)
    }
}
