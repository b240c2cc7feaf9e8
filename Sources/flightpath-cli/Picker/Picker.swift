/// A list of names of which one is picked: by typing parts of it, and with the arrow keys. It holds no terminal.
struct Picker {
    struct Item: Equatable, Sendable {
        /// What picking it gives.
        let selector: String
        /// Its id and addresses, which can be typed as well.
        let detail: String
    }

    enum Outcome: Equatable {
        case picked(String)
        case cancelled
    }

    /// What is picked: "from" or "to".
    let title: String
    let items: [Item]
    /// Whether a text that is on no list, such as an address, is a selector nevertheless.
    let accepts: (String) -> Bool
    /// How many items are seen at once; it changes with the terminal.
    var height = 10

    private(set) var query = ""
    private(set) var matches: [Item] = []
    /// Of ``matches``.
    private(set) var selected = 0
    /// The first of ``matches`` that is seen.
    private(set) var top = 0

    init(title: String, items: [Item], accepts: @escaping (String) -> Bool = { _ in false }) {
        self.title = title
        self.items = items
        self.accepts = accepts
        matches = items
    }

    /// What is seen of the matches.
    var window: ArraySlice<Item> { matches[top..<min(matches.count, top + max(1, height))] }

    /// Takes a key; an outcome ends it.
    mutating func press(_ key: PickerKey) -> Outcome? {
        switch key {
        case .character(let character): search(query + String(character))
        case .backspace: search(String(query.dropLast()))
        case .deleteLine: search("")
        case .deleteWord:
            let kept = query.reversed().drop { $0 == " " || $0 == "/" }.drop { $0 != " " && $0 != "/" }
            search(String(kept.reversed()))
        case .tab: if let item = current { search(item.selector) }
        case .up: select(selected == 0 ? matches.count - 1 : selected - 1)
        case .down: select(selected + 1 >= matches.count ? 0 : selected + 1)
        case .pageUp: select(selected - height)
        case .pageDown: select(selected + height)
        case .home: select(0)
        case .end: select(matches.count - 1)
        case .enter: if let item = current { return .picked(item.selector) }
        case .escape, .interrupt: return .cancelled
        }
        return nil
    }

    /// The terminal became higher or lower.
    mutating func resize(height: Int) {
        self.height = max(1, height)
        select(selected)
    }

    private var current: Item? { matches.indices.contains(selected) ? matches[selected] : nil }

    private mutating func select(_ index: Int) {
        selected = max(0, min(index, matches.count - 1))
        top = max(0, min(top, selected, max(0, matches.count - height)))
        if selected >= top + height { top = selected - height + 1 }
    }

    private mutating func search(_ text: String) {
        query = text
        matches = Self.matches(text, in: items)
        // What is typed stands first when it is a selector itself, for names on the list are only like it.
        if !items.contains(where: { $0.selector == text }), accepts(text) {
            matches.insert(Item(selector: text, detail: "as typed"), at: 0)
        }
        top = 0
        select(0)
    }

    /// Items that hold every word of the query, whatever its case: names that start with it first, then names that hold
    /// it, then those whose id or address does; among equals in the order of the list.
    static func matches(_ query: String, in items: [Item]) -> [Item] {
        let words = query.lowercased().split { $0 == " " || $0 == "*" }
        guard !words.isEmpty else { return items }
        var ranks: [[Item]] = [[], [], [], []]
        for item in items {
            let name = item.selector.lowercased()
            if words.allSatisfy({ name.contains($0) }) {
                let isStart = name.hasPrefix(words[0]) || name.contains("/" + words[0])
                ranks[name == words[0] ? 0 : isStart ? 1 : 2].append(item)
            } else {
                let all = name + " " + item.detail.lowercased()
                if words.allSatisfy({ all.contains($0) }) { ranks[3].append(item) }
            }
        }
        return ranks.flatMap(\.self)
    }
}
