/// A selector in Calico's language: `has(app) && tier in {'front', 'back'}`.
///
/// What cannot be read, or asks for labels that are not known, is neither true nor false.
///
/// Source: https://docs.tigera.io/calico/latest/reference/resources/networkpolicy#selectors
struct CalicoSelector {
    enum Answer {
        case yes, no, unknown
    }

    enum Label {
        case value(String)
        case absent
        case unknown
    }

    private enum Token: Equatable {
        case word(String), text(String), symbol(String)
    }

    private let tokens: [Token]?

    init(_ text: String) { tokens = Self.tokens(text) }

    func holds(_ label: (String) -> Label) -> Answer {
        guard let tokens else { return .unknown }
        if tokens.isEmpty { return .yes }
        var parser = Parser(tokens: tokens[...])
        guard let answer = parser.alternatives(label), parser.tokens.isEmpty else { return .unknown }
        return answer
    }

    private static func tokens(_ text: String) -> [Token]? {
        var tokens: [Token] = []
        var rest = Substring(text)
        while let first = rest.first {
            if first.isWhitespace {
                rest.removeFirst()
            } else if first == "'" || first == "\"" {
                let body = rest.dropFirst()
                guard let end = body.firstIndex(of: first) else { return nil }
                tokens.append(.text(String(body[..<end])))
                rest = body[body.index(after: end)...]
            } else if let symbol = ["&&", "||", "==", "!="].first(where: { rest.hasPrefix($0) }) {
                tokens.append(.symbol(symbol))
                rest = rest.dropFirst(2)
            } else if "!(){},".contains(first) {
                tokens.append(.symbol(String(first)))
                rest.removeFirst()
            } else {
                let word = rest.prefix { $0.isLetter || $0.isNumber || "-_./".contains($0) }
                guard !word.isEmpty else { return nil }
                tokens.append(.word(String(word)))
                rest = rest.dropFirst(word.count)
            }
        }
        return tokens
    }

    private struct Parser {
        var tokens: ArraySlice<Token>

        private mutating func take(_ token: Token) -> Bool {
            guard tokens.first == token else { return false }
            tokens.removeFirst()
            return true
        }

        mutating func alternatives(_ label: (String) -> Label) -> Answer? {
            guard var answer = conditions(label) else { return nil }
            while take(.symbol("||")) {
                guard let other = conditions(label) else { return nil }
                if answer != .yes { answer = other == .no ? answer : other }
            }
            return answer
        }

        private mutating func conditions(_ label: (String) -> Label) -> Answer? {
            guard var answer = condition(label) else { return nil }
            while take(.symbol("&&")) {
                guard let other = condition(label) else { return nil }
                if answer != .no { answer = other == .yes ? answer : other }
            }
            return answer
        }

        private mutating func condition(_ label: (String) -> Label) -> Answer? {
            if take(.symbol("!")) {
                guard let answer = condition(label) else { return nil }
                return answer.negated
            }
            if take(.symbol("(")) {
                guard let answer = alternatives(label), take(.symbol(")")) else { return nil }
                return answer
            }
            guard case .word(let word)? = tokens.popFirst() else { return nil }
            if tokens.first == .symbol("("), ["all", "has", "global"].contains(word) { return call(word, label) }
            return comparison(label(word))
        }

        private mutating func call(_ name: String, _ label: (String) -> Label) -> Answer? {
            guard take(.symbol("(")) else { return nil }
            if name == "has" {
                guard case .word(let key)? = tokens.popFirst(), take(.symbol(")")) else { return nil }
                switch label(key) {
                case .value: return .yes
                case .absent: return .no
                case .unknown: return .unknown
                }
            }
            guard take(.symbol(")")) else { return nil }
            return name == "all" ? .yes : .unknown
        }

        private mutating func comparison(_ label: Label) -> Answer? {
            switch tokens.popFirst() {
            case .symbol("==")?:
                guard let wanted = text() else { return nil }
                return label.answer(absent: .no) { $0 == wanted }
            case .symbol("!=")?:
                guard let unwanted = text() else { return nil }
                return label.answer(absent: .yes) { $0 != unwanted }
            case .word("in")?:
                guard let values = list() else { return nil }
                return label.answer(absent: .no) { values.contains($0) }
            case .word("not")?:
                guard take(.word("in")), let values = list() else { return nil }
                return label.answer(absent: .yes) { !values.contains($0) }
            case .word("contains")?:
                guard let part = text() else { return nil }
                return label.answer(absent: .no) { $0.contains(part) }
            case .word("starts")?:
                guard take(.word("with")), let part = text() else { return nil }
                return label.answer(absent: .no) { $0.hasPrefix(part) }
            case .word("ends")?:
                guard take(.word("with")), let part = text() else { return nil }
                return label.answer(absent: .no) { $0.hasSuffix(part) }
            default: return nil
            }
        }

        private mutating func list() -> [String]? {
            guard take(.symbol("{")) else { return nil }
            var values: [String] = []
            while !take(.symbol("}")) {
                guard let value = text() else { return nil }
                values.append(value)
                if !take(.symbol(",")), tokens.first != .symbol("}") { return nil }
            }
            return values
        }

        private mutating func text() -> String? {
            guard case .text(let text)? = tokens.popFirst() else { return nil }
            return text
        }
    }
}

extension CalicoSelector.Answer {
    fileprivate var negated: CalicoSelector.Answer {
        switch self {
        case .yes: .no
        case .no: .yes
        case .unknown: .unknown
        }
    }
}

extension CalicoSelector.Label {
    fileprivate func answer(absent: CalicoSelector.Answer, _ holds: (String) -> Bool) -> CalicoSelector.Answer {
        switch self {
        case .value(let value): holds(value) ? .yes : .no
        case .absent: absent
        case .unknown: .unknown
        }
    }
}
