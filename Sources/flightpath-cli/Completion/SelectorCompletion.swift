import ArgumentParser
import FlightPath

/// What a shell offers for `--from`, `--to` and `--via`: the names in the snapshot that the command line already names.
struct SelectorCompletion {
    enum Role {
        case source, destination, via
    }

    let role: Role

    /// For the argument parser: a list of candidates as the asking shell wants them.
    static func kind(_ role: Role) -> CompletionKind {
        .custom { words, index, _ in
            let candidates = SelectorCompletion(role: role).candidates(words, index)
            return candidates.map { $0.written(for: CompletionShell.requesting) }
        }
    }

    struct Candidate: Equatable {
        let selector: String
        /// Its id or addresses, where the shell shows such things.
        let detail: String

        /// zsh takes what follows a colon for a description, fish what follows a tab; bash shows none.
        func written(for shell: CompletionShell?) -> String {
            switch shell {
            case .zsh?:
                let escaped = selector.replacing("\\", with: "\\\\").replacing(":", with: "\\:")
                return detail.isEmpty ? escaped : "\(escaped):\(detail)"
            case .fish?: return detail.isEmpty ? selector : "\(selector)\t\(detail)"
            default: return selector
            }
        }
    }

    /// Everything that goes on from what is typed. Without a snapshot that can be read, the forms a selector has.
    func candidates(_ words: [String], _ index: Int) -> [Candidate] {
        let typed = words.indices.contains(index) ? ShellWord.unquoted(words[index]) : ""
        let paths = SnapshotWords.paths(in: words, completing: index, variable: Environment.value)
        guard !paths.isEmpty, let snapshot = try? Snapshot.load(paths) else {
            return forms.filter { $0.hasPrefix(typed) }.map { Candidate(selector: $0, detail: "") }
        }
        let analyzer = Analyzer(snapshot)
        return kinds(typed).flatMap { analyzer.list($0).items }.map { Candidate(item: $0) }
            .filter { $0.selector.hasPrefix(typed) && !$0.selector.contains(where: \.isNewline) }
            + (role == .via || !"internet".hasPrefix(typed) ? [] : [Candidate(selector: "internet", detail: "")])
    }

    /// The kinds that what is typed can still become. Interfaces may be very many: only when they are asked for.
    private func kinds(_ typed: String) -> [ComponentKind] {
        if role == .via { return [.lb] }
        let word = typed.prefix { $0 != "/" }
        return Analyzer.listedKinds.filter { kind in
            let isWanted = typed.contains("/") ? kind.rawValue == word : kind.rawValue.hasPrefix(word)
            return isWanted && (kind != .eni || !typed.isEmpty) && (kind != .service || role != .source)
        }
    }

    private var forms: [String] {
        if role == .via { return ["lb/"] }
        return ["internet"] + kinds("").map { $0.rawValue + "/" }
            + (role == .destination ? ["http://", "https://"] : [])
    }
}

extension SelectorCompletion.Candidate {
    init(item: Listing.Item) {
        selector = item.selector
        let facts = item.selector.hasSuffix(item.id) ? item.addresses : [item.id] + item.addresses
        detail = facts.prefix(2).joined(separator: " ")
    }
}
