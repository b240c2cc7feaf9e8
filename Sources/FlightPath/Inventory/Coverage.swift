/// Which kinds were collected for which account and region, or cluster, and whether whole.
struct Coverage: Sendable {
    /// How much of a kind the snapshot holds somewhere.
    enum State: Sendable, Hashable {
        case complete, incomplete, absent
    }

    private struct Entry: Sendable {
        var account: Symbol
        var region: Symbol
        var directory: Symbol
        var subject: Subject
        var isComplete: Bool
    }

    private var entries: [RecordKind: [Entry]] = [:]

    init(_ snapshot: Snapshot) {
        for item in snapshot.collected {
            let file = snapshot.files[Int(item.file)]
            entries[item.kind, default: []].append(
                Entry(
                    account: file.account, region: file.region, directory: file.directory, subject: item.subject,
                    isComplete: item.isComplete))
        }
    }

    /// For an AWS kind. An empty account or region, in the question or in the file's path, stands for any.
    func state(_ kind: RecordKind, account: Symbol, region: Symbol) -> State {
        fold(kind) { entry in
            (entry.account == .empty || account == .empty || entry.account == account)
                && (entry.region == .empty || region == .empty || entry.region == region)
        }
    }

    /// For a Kubernetes kind: files that lie in the cluster's directory.
    func state(_ kind: RecordKind, cluster directory: Symbol) -> State {
        fold(kind) { $0.directory == directory }
    }

    /// For a response that answers about one subject.
    func state(_ kind: RecordKind, subjects: [Symbol]) -> State {
        fold(kind) { entry in
            switch entry.subject {
            case .id(let id), .named(let id): subjects.contains(id)
            case .unknown: false
            }
        }
    }

    private func fold(_ kind: RecordKind, _ matches: (Entry) -> Bool) -> State {
        var state = State.absent
        for entry in entries[kind] ?? [] where matches(entry) {
            if !entry.isComplete { return .incomplete }
            state = .complete
        }
        return state
    }
}
