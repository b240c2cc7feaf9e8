/// Who reaches whom, as renderers and scripts read it; its keys are those of `docs/matrix.schema.json`.
public struct MatrixReport: Sendable, Codable, Hashable {
    /// What every cell asks.
    public struct Query: Sendable, Codable, Hashable {
        /// What the rows and columns are.
        public var by: MatrixQuestion.Grouping
        /// The selectors that the rows were restricted to.
        public var from: [String]
        /// The selectors that the columns were restricted to.
        public var to: [String]
        /// Protocol name or number; `all` for every one.
        public var `protocol`: String
        /// A number, or a string for a range or a name; null where every destination is asked on the ports it declares.
        @ExplicitNull public var port: PortValue?
        /// ICMP type and code, where ICMP was asked about.
        @ExplicitNull public var icmp: Report.ICMPValue?
        /// What decided.
        public var scope: String
    }

    /// A row or a column.
    public struct Group: Sendable, Codable, Hashable {
        /// The selector that `trace` takes for it.
        public var selector: String
        /// Whether it has any end of a question: a row something that sends, a column something that can be asked for.
        public var present: Bool
    }

    /// One pair of groups.
    public struct Cell: Sendable, Codable, Hashable {
        /// The row's selector.
        public var from: String
        /// The column's selector.
        public var to: String
        /// The answer of `trace`; null where the two have no packets for each other.
        @ExplicitNull public var verdict: Verdict?
        /// How much gets through; null where nothing does for certain, or the way leads through load balancers or services.
        @ExplicitNull public var flows: Flows?
    }

    /// Flows of a cell: distinct sources, destinations, protocols and destination ports. Decimal digits.
    public struct Flows: Sendable, Codable, Hashable {
        /// Those that get there and back on every way they may take.
        public var passing: String
        /// Those of which the snapshot does not tell.
        public var undetermined: String
        /// All of the question.
        public var total: String

        /// The share that passes, from 0 to 1.
        public var share: Double {
            guard let all = Double(total), all > 0, let part = Double(passing) else { return 0 }
            return part / all
        }
    }

    /// How many pairs have each answer.
    public struct Counts: Sendable, Codable, Hashable {
        /// All pairs of a row and a column that are both present.
        public var pairs = 0
        /// Everything gets there and back.
        public var reachable = 0
        /// A part does.
        public var partial = 0
        /// Nothing does.
        public var blocked = 0
        /// The snapshot does not tell.
        public var undetermined = 0
        /// Pairs without a packet for each other.
        public var none = 0
    }

    /// The version of these keys.
    public var schemaVersion = 1
    /// What every cell asks.
    public var query: Query
    /// The groups that send.
    public var rows: [Group]
    /// The groups that are asked for.
    public var columns: [Group]
    /// How many pairs have each answer.
    public var counts: Counts
    /// The answer of every pair that `cells` does not list, where both groups are present.
    public var unlisted = Verdict.blocked
    /// By row, then by column.
    public var cells: [Cell]
}

extension MatrixReport {
    init(_ matrix: ReachabilityMatrix) {
        let traffic = ReportBuilder.query(matrix.question.traffic)
        query = Query(
            by: matrix.question.grouping, from: matrix.question.from.map(\.text), to: matrix.question.to.map(\.text),
            protocol: traffic.protocol, port: traffic.port, icmp: traffic.icmp, scope: traffic.scope)
        rows = zip(matrix.rows, matrix.sends).map { Group(selector: $0.selector.text, present: $1) }
        columns = zip(matrix.columns, matrix.receives).map { Group(selector: $0.selector.text, present: $1) }
        counts = Counts()
        cells = []
        counts.pairs = rows.count { $0.present } * columns.count { $0.present }
        for entry in matrix.cells.joined() {
            switch entry.cell.verdict {
            case .reachable: counts.reachable += 1
            case .partial: counts.partial += 1
            case .undetermined: counts.undetermined += 1
            case nil: counts.none += 1
            case .blocked: continue
            }
        }
        counts.blocked = counts.pairs - counts.reachable - counts.partial - counts.undetermined - counts.none
        unlisted = counts.undetermined > counts.blocked ? .undetermined : .blocked
        for (row, entries) in zip(rows, matrix.cells) where row.present { list(row, entries, matrix.receives) }
    }

    /// Lists a row's cells but for those with the answer of most.
    private mutating func list(_ row: Group, _ entries: [ReachabilityMatrix.Entry], _ receives: [Bool]) {
        func add(_ column: Int, _ cell: MatrixCell) {
            guard cell.verdict != unlisted || cell.flows != nil else { return }
            cells.append(
                Cell(
                    from: row.selector, to: columns[column].selector, verdict: cell.verdict,
                    flows: cell.flows.map {
                        Flows(
                            passing: $0.passing.description, undetermined: $0.undetermined.description,
                            total: $0.total.description)
                    }))
        }
        var next = entries.startIndex
        for column in columns.indices where receives[column] {
            if next < entries.endIndex, entries[next].column == column {
                add(column, entries[next].cell)
                next += 1
            } else {
                add(column, MatrixCell(verdict: .blocked))
            }
        }
    }
}
