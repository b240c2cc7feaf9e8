/// A stateful rule in Suricata's form: an action, a header, and options.
///
/// Source: https://docs.aws.amazon.com/network-firewall/latest/developerguide/suricata-rule-evaluation-order.html
struct FirewallRule: Sendable {
    enum Action: String, Sendable {
        case pass, drop, reject, alert
    }

    var action: Action
    /// Lower-case name of the protocol, as the header has it.
    var ipProtocol: String
    var source: String
    var sourcePort: String
    /// `<>`: either end may be the source.
    var isBidirectional: Bool
    var destination: String
    var destinationPort: String
    var options = Options()
    var place: Place

    /// What the options say that bears on who is let through.
    struct Options: Sendable {
        var sid = ""
        var priority = 3
        /// What a rule's `flow` asks of the connection.
        var isForEstablished = false
        var isForNotEstablished = false
        var isForReplies = false
        /// Whether it looks at anything that headers do not show.
        var hasOthers = false

        /// Takes an option into account.
        mutating func add(_ keyword: String, _ value: String) {
            switch keyword.lowercased() {
            case "sid": sid = value
            case "priority": priority = Int(value) ?? priority
            case "msg", "rev", "classtype", "metadata", "reference", "noalert", "gid", "target": break
            case "flow":
                for word in value.lowercased().split(whereSeparator: { $0 == "," || $0 == " " }) {
                    switch word {
                    case "established": isForEstablished = true
                    case "not_established": isForNotEstablished = true
                    case "to_client", "from_server": isForReplies = true
                    case "to_server", "from_client", "stateless": break
                    default: hasOthers = true
                    }
                }
            default: hasOthers = true
            }
        }
    }

    /// The header, as a firewall log has it.
    var header: String {
        "\(action.rawValue) \(ipProtocol) \(source) \(sourcePort) \(isBidirectional ? "<>" : "->") \(destination)"
            + " \(destinationPort)"
    }
}

extension FirewallRule {
    /// The rules of a Suricata rule file. Comments and blank lines are passed over; a backslash joins lines.
    ///
    /// - Returns: the rules, and whether every line was understood.
    static func rules(in text: String, at place: Place) -> (rules: [FirewallRule], isComplete: Bool) {
        var found: [FirewallRule] = []
        var isComplete = true
        let joined = text.replacing("\\\n", with: " ").replacing("\\\r\n", with: " ")
        for line in joined.split(whereSeparator: \.isNewline) {
            let line = line.trimming
            guard !line.isEmpty, !line.hasPrefix("#") else { continue }
            if let rule = FirewallRule(line: line, place: place) { found.append(rule) } else { isComplete = false }
        }
        return (found, isComplete)
    }

    init?(line: String, place: Place) {
        let open = line.firstIndex(of: "(") ?? line.endIndex
        let header = Self.words(String(line[..<open]))
        guard header.count == 7, let action = Action(suricata: header[0]), ["->", "<>"].contains(header[4]) else {
            return nil
        }
        self.init(
            action: action, ipProtocol: header[1].lowercased(), source: header[2], sourcePort: header[3],
            isBidirectional: header[4] == "<>", destination: header[5], destinationPort: header[6], place: place)
        guard open < line.endIndex, let close = line.lastIndex(of: ")") else { return }
        for option in Self.options(String(line[line.index(after: open)..<close])) {
            options.add(option.keyword, option.value)
        }
    }

    /// The words of a header; what stands in brackets is one word.
    private static func words(_ text: String) -> [String] {
        var words: [String] = []
        var word = ""
        var depth = 0
        for character in text {
            if character == "[" { depth += 1 }
            if character == "]" { depth -= 1 }
            if character.isWhitespace {
                if depth == 0, !word.isEmpty {
                    words.append(word)
                    word = ""
                }
            } else {
                word.append(character)
            }
        }
        if !word.isEmpty { words.append(word) }
        return words
    }

    /// `keyword:value;` one after the other; a semicolon inside quotes or behind a backslash ends nothing.
    private static func options(_ text: String) -> [(keyword: String, value: String)] {
        var found: [(String, String)] = []
        var current = ""
        var isQuoted = false
        var isEscaped = false
        func finish(_ text: String) {
            let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
            let keyword = parts[0].trimming
            guard !keyword.isEmpty else { return }
            found.append((keyword, parts.count > 1 ? parts[1].trimming : ""))
        }
        for character in text {
            if character == ";", !isQuoted, !isEscaped {
                finish(current)
                current = ""
                continue
            }
            if character == "\"", !isEscaped { isQuoted.toggle() }
            isEscaped = character == "\\" && !isEscaped
            current.append(character)
        }
        finish(current)
        return found
    }
}

extension FirewallRule.Action {
    /// Suricata's words for it.
    init?(suricata text: String) {
        switch text.lowercased() {
        case "pass": self = .pass
        case "drop": self = .drop
        case "reject", "rejectsrc", "rejectdst", "rejectboth": self = .reject
        case "alert": self = .alert
        default: return nil
        }
    }
}

extension StringProtocol {
    /// Without white space at either end.
    fileprivate var trimming: String {
        guard let first = firstIndex(where: { !$0.isWhitespace }), let last = lastIndex(where: { !$0.isWhitespace })
        else { return "" }
        return String(self[first...last])
    }
}
