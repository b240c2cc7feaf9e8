/// A matrix as people look at it: groups that send and receive alike are one line.
///
/// Nothing is lost by it: two groups are alike when each third group has the same answer from both and for both, they have
/// the same answers among themselves, and each the same for itself.
struct MatrixView {
    /// What a pair says.
    enum Answer: UInt8, Hashable {
        case blocked, reachable, partial, undetermined, none

        init(_ verdict: Verdict?) {
            switch verdict {
            case .blocked: self = .blocked
            case .reachable: self = .reachable
            case .partial: self = .partial
            case .undetermined: self = .undetermined
            case nil: self = .none
            }
        }

        var word: String {
            switch self {
            case .blocked: "blocked"
            case .reachable: "reachable"
            case .partial: "partial"
            case .undetermined: "undetermined"
            case .none: "no packets"
            }
        }
    }

    /// Groups that are alike.
    struct Line: Hashable {
        let members: [String]
        fileprivate let id: Int
        fileprivate let isRowPresent: Bool
        fileprivate let isColumnPresent: Bool

        var name: String {
            members.count == 1 ? members[0] : "\(members[0]) and \(members.count - 1) alike"
        }
    }

    /// What one line says of another.
    struct Cell: Hashable {
        /// Of two groups that are not the same; nil where a line of one group meets itself.
        var others: Answer?
        /// Of each group and itself; nil where the lines differ.
        var own: Answer?
        /// The share of the flows that passes, where it is known and only a part.
        var share: Double?

        var isPartial: Bool { others == .partial || own == .partial }

        /// In words: `reachable`, or `itself reachable, each other blocked`.
        var words: String {
            switch (own, others) {
            case (let own?, let others?) where own != others: "itself \(own.word), each other \(others.word)"
            case (let own?, _): own.word
            case (nil, let others?): others.word
            case (nil, nil): Answer.none.word
            }
        }
    }

    let rows: [Line]
    let columns: [Line]
    private let unlisted: Answer
    private var cells: [Pair: Tally] = [:]

    private struct Pair: Hashable {
        let from: Int
        let to: Int
    }

    private struct Tally {
        var others: Answer?
        var own: Answer?
        var passing = 0.0
        var total = 0.0
    }

    /// A view; `folds` is whether groups that are alike are joined.
    init(_ report: MatrixReport, folds: Bool) {
        unlisted = Answer(report.unlisted)
        let sides = MatrixSides(report)
        let classes = folds ? sides.alike() : sides.groups.indices.map { [$0] }
        var classOf = [Int](repeating: 0, count: sides.groups.count)
        var lines: [(line: Line, isRow: Bool, isColumn: Bool)] = []
        for (index, members) in classes.enumerated() {
            for member in members { classOf[member] = index }
            let first = sides.groups[members[0]]
            let line = Line(
                members: members.map { sides.groups[$0].selector }, id: index, isRowPresent: first.row == .present,
                isColumnPresent: first.column == .present)
            lines.append((line, first.row != .absent, first.column != .absent))
        }
        rows = lines.filter(\.isRow).map(\.line)
        columns = lines.filter(\.isColumn).map(\.line)
        for cell in sides.cells {
            var tally = cells[Pair(from: classOf[cell.from], to: classOf[cell.to])] ?? Tally()
            if cell.from == cell.to { tally.own = cell.answer } else { tally.others = cell.answer }
            if let flows = cell.flows {
                tally.passing += Double(flows.passing) ?? 0
                tally.total += Double(flows.total) ?? 0
            }
            cells[Pair(from: classOf[cell.from], to: classOf[cell.to])] = tally
        }
    }

    /// What the row's groups get from the column's.
    func cell(_ row: Line, _ column: Line) -> Cell {
        let isSame = row.id == column.id
        let most: Answer = row.isRowPresent && column.isColumnPresent ? unlisted : .none
        let tally = cells[Pair(from: row.id, to: column.id)]
        var cell = Cell()
        if !isSame || row.members.count > 1 { cell.others = tally?.others ?? most }
        if isSame { cell.own = tally?.own ?? most }
        if cell.isPartial, let tally, tally.total > 0 { cell.share = tally.passing / tally.total }
        return cell
    }
}

/// The groups of both sides of a matrix, each once, with the pairs that have an answer of their own.
struct MatrixSides {
    enum Presence: Int, Hashable {
        case absent, empty, present
    }

    struct Group {
        let selector: String
        var row = Presence.absent
        var column = Presence.absent
    }

    struct Cell {
        let from: Int
        let to: Int
        let answer: MatrixView.Answer
        let flows: MatrixReport.Flows?
    }

    private(set) var groups: [Group] = []
    private(set) var cells: [Cell] = []

    init(_ report: MatrixReport) {
        var ids: [String: Int] = [:]
        for row in report.rows {
            ids[row.selector] = groups.count
            groups.append(Group(selector: row.selector, row: row.present ? .present : .empty))
        }
        for column in report.columns {
            if ids[column.selector] == nil {
                ids[column.selector] = groups.count
                groups.append(Group(selector: column.selector))
            }
            if let id = ids[column.selector] { groups[id].column = column.present ? .present : .empty }
        }
        cells = report.cells.compactMap { cell in
            guard let from = ids[cell.from], let to = ids[cell.to] else { return nil }
            return Cell(from: from, to: to, answer: MatrixView.Answer(cell.verdict), flows: cell.flows)
        }
    }

    /// The groups by likeness; each class, and the classes, in the order of the groups.
    func alike() -> [[Int]] {
        var listed: [[Int]] = Array(repeating: [], count: groups.count)
        var own = [Int](repeating: -1, count: groups.count)
        for cell in cells {
            let answer = Int(cell.answer.rawValue)
            if cell.from == cell.to {
                own[cell.from] = answer
            } else {
                listed[cell.from].append(code(cell.to, isOut: true, answer))
                listed[cell.to].append(code(cell.from, isOut: false, answer))
            }
        }
        var classOf = [Int?](repeating: nil, count: groups.count)
        // Groups that are alike have one answer among themselves: each is tried, first that which is not listed.
        for among in [nil, 1, 2, 3, 4, 0] as [Int?] {
            var found: [[Int]: [Int]] = [:]
            for id in groups.indices where classOf[id] == nil {
                var key = listed[id]
                if let among {
                    guard groups[id].row == .present, groups[id].column == .present else {
                        continue
                    }
                    key += [code(id, isOut: true, among), code(id, isOut: false, among)]
                }
                key.sort()
                key += [-1, groups[id].row.rawValue, groups[id].column.rawValue, own[id]]
                found[key, default: []].append(id)
            }
            for members in found.values where members.count > 1 {
                for member in members { classOf[member] = members[0] }
            }
        }
        var classes: [Int: [Int]] = [:]
        for id in groups.indices { classes[classOf[id] ?? id, default: []].append(id) }
        return classes.keys.sorted().compactMap { classes[$0] }
    }

    private func code(_ other: Int, isOut: Bool, _ answer: Int) -> Int { (other * 2 + (isOut ? 1 : 0)) * 8 + answer }
}

extension MatrixReport {
    /// What every cell asks, as people say it: `tcp/8080`.
    var service: String {
        if let icmp = query.icmp { return "icmp type \(icmp.type)" + (icmp.code.map { " code \($0)" } ?? "") }
        switch query.port {
        case .number(let port)?: return "\(query.protocol)/\(port)"
        case .text(let text)?: return "\(query.protocol)/\(text)"
        case nil:
            return query.protocol == "tcp" || query.protocol == "udp"
                ? "\(query.protocol), declared ports" : query.protocol
        }
    }

    var title: String { "who reaches whom, by \(query.by.rawValue), \(service)" }

    var countWords: String {
        var parts = [
            "\(counts.reachable) reachable", "\(counts.partial) partial", "\(counts.undetermined) undetermined",
            "\(counts.blocked) blocked",
        ]
        if counts.none > 0 { parts.append("\(counts.none) without packets for each other") }
        return "\(counts.pairs) pair\(counts.pairs == 1 ? "" : "s"): " + parts.joined(separator: ", ")
    }

    /// The question behind a cell, to be pasted.
    func command(from: String, to: String) -> String {
        var words = ["flightpath trace --snapshot … --from '\(from)' --to '\(to)'"]
        if query.protocol != "tcp" { words.append("--protocol \(query.protocol)") }
        switch query.port {
        case .number(let port)?: words.append("--port \(port)")
        case .text(let text)?: words.append("--port '\(text)'")
        case nil: break
        }
        if let icmp = query.icmp { words.append("--icmp \(icmp.type)" + (icmp.code.map { "/\($0)" } ?? "")) }
        if query.scope != Question.Scope.full.rawValue { words.append("--scope \(query.scope)") }
        return words.joined(separator: " ")
    }

    /// More groups than these are shown with those that are alike joined.
    static let mostUnfolded = 12
    var isLarge: Bool { rows.count > Self.mostUnfolded || columns.count > Self.mostUnfolded }
}

/// A share in percent that never says all or nothing of a part.
enum ShareText {
    static func percent(_ share: Double) -> String {
        if share <= 0 { return "0%" }
        if share < 0.01 { return "<1%" }
        if share > 0.99, share < 1 { return ">99%" }
        return "\(Int((share * 100).rounded()))%"
    }
}
