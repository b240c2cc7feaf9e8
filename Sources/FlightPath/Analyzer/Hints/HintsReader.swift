/// Reads the form of a hints file and gathers every mistake, so that people mend it in one go.
struct HintsReader {
    let path: String
    private(set) var problems: [HintsProblem] = []

    init(path: String) { self.path = path }

    /// The members of an object by key, without those that are null.
    typealias Fields = [String: JSONTree]

    mutating func read(_ tree: JSONTree) -> ([WrittenAppliance], [WrittenLink], [WrittenOutside]) {
        guard let fields = fields(of: tree, Self.fileKeys) else { return ([], [], []) }
        if let version = fields["version"] {
            if case .number(let text) = version.value {
                if text != "1" { note(version, "version \(text) is not known, and 1 is the only one there is") }
            } else {
                note(version, "expected the number 1, found \(version.kind.phrase)")
            }
        } else {
            note(tree, "it has no `version`, which is 1")
        }
        let appliances = items(fields["appliances"]).compactMap { appliance($0) }
        let links = items(fields["links"]).compactMap { link($0) }
        let outside = items(fields["outside"]).compactMap { outsideNetwork($0) }
        return (appliances, links, outside)
    }

    // MARK: Keys, in the order in which mistakes list them

    static let fileKeys = ["version", "appliances", "links", "outside", "note", "$schema"]
    static let applianceKeys = [
        "name", "instance", "instances", "interface", "interfaces", "policy", "rules", "exit", "snat", "symmetric",
        "note",
    ]
    static let ruleKeys = ["action", "protocol", "port", "ports", "icmp", "from", "to", "name", "note"]
    static let linkKeys = ["name", "between", "destinations", "return-destinations", "bidirectional", "note"]
    static let outsideKeys = ["name", "addresses", "via", "permits", "note"]

    // MARK: Mistakes

    mutating func note(_ tree: JSONTree, _ message: String) {
        problems.append(HintsProblem(file: path, line: tree.line, pointer: tree.pointer, message: message))
    }

    func place(_ tree: JSONTree) -> ResolvedPlace {
        ResolvedPlace(file: path, pointer: tree.pointer, line: tree.line)
    }

    // MARK: Objects and lists

    /// An object whose keys are all known: a key that is misspelt would be a statement that nobody hears.
    mutating func fields(of tree: JSONTree, _ known: [String]) -> Fields? {
        guard case .object(let members) = tree.value else {
            note(tree, "expected an object, found \(tree.kind.phrase)")
            return nil
        }
        var fields: Fields = [:]
        var seen: Set<String> = []
        for member in members {
            guard known.contains(member.key) else {
                note(member.value, "no key is named `\(member.key)`" + Self.suggestion(member.key, known))
                continue
            }
            guard seen.insert(member.key).inserted else {
                note(member.value, "the key `\(member.key)` stands twice")
                continue
            }
            if member.value.kind != .null { fields[member.key] = member.value }
        }
        return fields
    }

    static func suggestion(_ word: String, _ known: [String]) -> String {
        // Two letters of a short word are most of it, so a third at most may differ.
        let nearest = known.nearest(to: word.lowercased(), limit: 1)
            .filter { $0.editDistance(to: word.lowercased()) <= max(1, word.count / 3) }
        guard let first = nearest.first else { return "; it may be \(known.joined(separator: ", "))" }
        return "; did you mean `\(first)`?"
    }

    /// The elements of an array, or one value without the array around it.
    func items(_ tree: JSONTree?) -> [JSONTree] {
        guard let tree else { return [] }
        if case .array(let elements) = tree.value { return elements }
        return [tree]
    }

    // MARK: Values

    /// A string that is not empty.
    mutating func text(_ tree: JSONTree) -> String? {
        guard case .string(let text) = tree.value else {
            note(tree, "expected a string, found \(tree.kind.phrase)")
            return nil
        }
        guard !text.allSatisfy(\.isWhitespace) else {
            note(tree, "expected a string, found an empty one")
            return nil
        }
        return text
    }

    mutating func name(_ tree: JSONTree) -> Written<String>? {
        text(tree).map { Written(value: $0, place: place(tree)) }
    }

    mutating func names(_ trees: [JSONTree]) -> [Written<String>] { trees.compactMap { name($0) } }

    /// A string, or a number as it is written.
    mutating func textOrNumber(_ tree: JSONTree) -> String? {
        if case .number(let text) = tree.value { return text }
        guard case .string = tree.value else {
            note(tree, "expected a number or a string, found \(tree.kind.phrase)")
            return nil
        }
        return text(tree)
    }

    mutating func bool(_ tree: JSONTree?) -> Bool? {
        guard let tree else { return nil }
        guard case .boolean(let value) = tree.value else {
            note(tree, "expected true or false, found \(tree.kind.phrase)")
            return nil
        }
        return value
    }

    /// The name or else the note, for people.
    mutating func label(_ fields: Fields) -> String? {
        let note = fields["note"].flatMap { text($0) }
        return fields["name"].flatMap { text($0) } ?? note
    }

    /// Addresses and blocks, one or several; `any` is every address, `internet` every public one.
    mutating func addresses(_ tree: JSONTree?) -> AddressSet? {
        guard let tree else { return nil }
        var set = AddressSet()
        for item in items(tree) {
            guard let text = text(item) else { continue }
            switch text.lowercased() {
            case "any", "all", "*": set = .all
            case "internet": set.formUnion(.internet)
            default:
                if let block = CIDRBlock(text) {
                    set.formUnion(AddressSet(block))
                } else if let address = IPAddress(text) {
                    set.formUnion(AddressSet(address))
                } else {
                    note(item, "`\(text)` is no address: give addresses, blocks such as 10.0.0.0/8, internet, or any")
                }
            }
        }
        if case .array(let elements) = tree.value, elements.isEmpty {
            note(tree, "the list is empty: leave it out where every address is meant")
        }
        return set
    }
}
