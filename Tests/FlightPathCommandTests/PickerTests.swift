import Testing

@testable import flightpath_cli

/// What keys do to a list, without a terminal.
@Suite("Picker")
struct PickerTests {
    private static let items = [
        ("internet", "any public address"), ("vpc/ingress-vpc", "vpc-01 10.10.0.0/16"),
        ("vpc/eks-vpc", "vpc-02 10.20.0.0/16"), ("lb/ingress-alb", "arn:aws:x 10.10.0.37"),
        ("pod/shop/web-1", "100.64.0.21"), ("pod/shop/web-2", "100.64.0.22"), ("pod/pay/ledger", "100.64.0.30"),
    ].map { Picker.Item(selector: $0.0, detail: $0.1) }

    private func picker(_ typed: String = "") -> Picker {
        var picker = Picker(title: "from", items: Self.items) { EndPicker.isSelector($0, .destination) }
        for character in typed { #expect(picker.press(.character(character)) == nil) }
        return picker
    }

    @Test(
        "What is typed filters names, ids and addresses, in any case and in any order of words",
        arguments: [
            (
                "",
                [
                    "internet", "vpc/ingress-vpc", "vpc/eks-vpc", "lb/ingress-alb", "pod/shop/web-1", "pod/shop/web-2",
                    "pod/pay/ledger",
                ]
            ),
            ("INGRESS", ["vpc/ingress-vpc", "lb/ingress-alb"]),
            ("web shop", ["pod/shop/web-1", "pod/shop/web-2"]),
            ("vpc-02", ["vpc/eks-vpc"]),
            ("vpc", ["vpc/ingress-vpc", "vpc/eks-vpc"]),
            ("eks", ["vpc/eks-vpc"]),
            ("alb 10.10", ["lb/ingress-alb"]),
            ("nothing", []),
            // What starts with it comes before what holds it.
            ("in", ["internet", "vpc/ingress-vpc", "lb/ingress-alb"]),
            ("ress", ["vpc/ingress-vpc", "lb/ingress-alb", "internet"]),
        ])
    func filter(_ typed: String, _ expected: [String]) {
        #expect(picker(typed).matches.map(\.selector) == expected)
    }

    @Test(
        "An address, a block, a URL or a pattern is offered as it was typed",
        arguments: [
            ("100.64.0.2", "100.64.0.2"), ("10.0.0.0/8", "10.0.0.0/8"), ("https://a.example/", "https://a.example/"),
            ("2001:db8::1", "2001:db8::1"), ("pod/shop/web-*", "pod/shop/web-*"),
        ])
    func typed(_ typed: String, _ first: String) {
        var picker = picker(typed)
        #expect(picker.press(.enter) == .picked(first))
    }

    @Test("A name that is on no list is not taken", arguments: ["vpc/nope", "xyz-1", "10.0.0.300", "web"])
    func refused(_ typed: String) {
        #expect(!picker(typed).matches.contains { $0.selector == typed })
    }

    @Test(
        "Keys move, edit and end",
        arguments: [
            ([.enter], .picked("internet")),
            ([.down, .down, .enter], .picked("vpc/eks-vpc")),
            ([.up, .enter], .picked("pod/pay/ledger")),
            ([.end, .down, .enter], .picked("internet")),
            ([.pageDown, .enter], .picked("lb/ingress-alb")),
            ([.end, .pageUp, .enter], .picked("lb/ingress-alb")),
            ([.end, .home, .enter], .picked("internet")),
            ([.character("l"), .character("b"), .enter], .picked("lb/ingress-alb")),
            ([.character("x"), .character("y"), .enter], nil),
            ([.character("x"), .backspace, .enter], .picked("internet")),
            ([.character("x"), .character("y"), .deleteLine, .enter], .picked("internet")),
            ([.down, .tab, .enter], .picked("vpc/ingress-vpc")),
            ([.escape], .cancelled),
            ([.interrupt], .cancelled),
        ] as [([PickerKey], Picker.Outcome?)])
    func keys(_ keys: [PickerKey], _ outcome: Picker.Outcome?) {
        var picker = picker()
        picker.resize(height: 3)
        var last: Picker.Outcome?
        for key in keys { last = picker.press(key) }
        #expect(last == outcome)
    }

    @Test("A word is deleted back to the space or slash before it")
    func deleteWord() {
        var picker = picker("pod/shop/web")
        #expect(picker.press(.deleteWord) == nil)
        #expect(picker.query == "pod/shop/")
        #expect(picker.press(.deleteWord) == nil)
        #expect(picker.query == "pod/")
    }

    @Test("The selected item is always seen, whatever the height")
    func window() {
        for height in 1...9 {
            var picker = picker()
            picker.resize(height: height)
            for key in [PickerKey.down, .down, .down, .down, .up, .end, .pageUp, .home, .up, .pageUp, .pageDown] {
                _ = picker.press(key)
                #expect(picker.window.indices.contains(picker.selected))
                #expect(picker.window.count == min(height, Self.items.count))
            }
            picker.resize(height: 1)
            #expect(Array(picker.window) == [picker.matches[picker.selected]])
        }
    }

    @Test(
        "Bytes become keys",
        arguments: [
            ("a", [.character("a")]), ("\r", [.enter]), ("\u{7F}", [.backspace]), ("\u{3}", [.interrupt]),
            ("\u{1B}[A\u{1B}[B", [.up, .down]), ("\u{1B}OA", [.up]), ("\u{1B}[5~\u{1B}[6~", [.pageUp, .pageDown]),
            ("\u{1B}[H\u{1B}[F\u{1B}[1~\u{1B}[4~", [.home, .end, .home, .end]),
            ("é中", [.character("é"), .character("中")]),
            ("\u{1B}[1;5C", []), ("\u{1B}[200~x", [.character("x")]), ("\u{1B}x", []), ("\u{0}\u{1F}", []),
        ] as [(String, [PickerKey])])
    func bytes(_ text: String, _ keys: [PickerKey]) {
        var whole = PickerKeyReader()
        #expect(whole.read(Array(text.utf8)) == keys)
        #expect(!whole.isWaiting)
        var pieces = PickerKeyReader()
        #expect(text.utf8.flatMap { pieces.read([$0]) } == keys)
    }

    @Test("An escape character alone is the key once nothing followed")
    func escape() {
        var reader = PickerKeyReader()
        #expect(reader.read([0x1B]) == [])
        #expect(reader.isWaiting)
        #expect(reader.flush() == [.escape])
        #expect(!reader.isWaiting)
        #expect(reader.read([0xFF, 0x61]) == [.character("a")])
    }
}
