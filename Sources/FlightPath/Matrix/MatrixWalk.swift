/// Fills a matrix: every cell is the verdict of the question that its row's and its column's selectors ask.
///
/// The classes of endpoints are those of a question, and each pair of classes is walked by the same tracer. What it spares
/// is what cannot change a verdict: the rest of a way behind a refusal, and pairs of classes that no table joins.
struct MatrixWalk {
    let inventory: Inventory
    let question: MatrixQuestion
    let rows: [MatrixGroup]
    let columns: [MatrixGroup]
    private let members: GroupMembers
    private let fates: RouteFates
    private var cache: [CacheKey: GroupEnd?] = [:]
    private var classCounts: [CacheKey: Int] = [:]

    private struct CacheKey: Hashable {
        let group: Selector
        let isSource: Bool
        let separatesNodes: Bool
    }

    /// - Throws: ``SelectionError`` where a selector that the question restricts it to stands for nothing.
    init(_ inventory: Inventory, _ question: MatrixQuestion) throws(SelectionError) {
        self.inventory = inventory
        self.question = question
        let all = try GroupCatalogue(inventory: inventory).groups(question.grouping)
        let restriction = GroupRestriction(inventory, question.grouping, all)
        let internet =
            question.includesInternet ? [MatrixGroup(selector: try Selector("internet"), subject: .asked)] : []
        rows = question.from.isEmpty ? internet + all : try restriction.groups(question.from)
        columns = question.to.isEmpty ? internet + all : try restriction.groups(question.to)
        members = GroupMembers(inventory)
        fates = RouteFates(inventory)
    }

    /// - Parameter progress: told after each row how many are done.
    mutating func matrix(progress: (Int) -> Void = { _ in }) throws(SelectionError) -> ReachabilityMatrix {
        var matrix = ReachabilityMatrix(
            question: question, rows: rows, columns: columns, sends: [], receives: [], cells: [])
        for column in columns {
            guard isDirect(column) else {
                matrix.receives.append(true)
                continue
            }
            matrix.receives.append(try select(column, .destination) != nil)
        }
        for (index, row) in rows.enumerated() {
            var walks = Walks(inventory, question.traffic)
            let sources = try isDirect(row) ? select(row, .source) : nil
            let sends = !isDirect(row) || sources != nil
            matrix.sends.append(sends)
            let fates = sources.map { $0.endpoints.map { self.fates.fates(of: $0) } } ?? []
            var entries: [ReachabilityMatrix.Entry] = []
            for position in columns.indices where sends && matrix.receives[position] {
                let cell = try cell(row, columns[position], fates, &walks)
                if cell.verdict != .blocked { entries.append(.init(column: position, cell: cell)) }
            }
            matrix.cells.append(entries)
            progress(index + 1)
        }
        return matrix
    }

    /// Whether a question about the group is one about its members, not about what leads to them.
    private func isDirect(_ group: MatrixGroup) -> Bool {
        guard question.traffic.scope == .full else { return false }
        switch group.selector.form {
        case .url, .resource(.service, _, _), .resource(.ingress, _, _): return false
        case .internet, .address, .block, .identifier, .resource: return true
        }
    }

    // MARK: Cells

    /// The walks of a row's cells, which differ in what is asked alone.
    private struct Walks {
        let space = PacketSpace()
        var whole: QuestionWalk
        /// Ends where all is refused.
        var brief: QuestionWalk

        init(_ inventory: Inventory, _ traffic: Question) {
            whole = QuestionWalk(inventory, traffic, space: space)
            brief = whole
            brief.tracer.endsAtBlocks = true
        }

        mutating func ask(_ question: Question) {
            whole.question = question
            brief.question = question
        }
    }

    private mutating func cell(
        _ row: MatrixGroup, _ column: MatrixGroup, _ fates: [[RouteFates.Fate]], _ walks: inout Walks
    ) throws(SelectionError) -> MatrixCell {
        guard isDirect(row), isDirect(column) else {
            walks.ask(question.question(from: row.selector, to: column.selector))
            return try wholeCell(walks.whole)
        }
        guard let (sources, destinations, areApart) = try ends(row, column) else { return MatrixCell(verdict: nil) }
        let isPublic = sources.isPublic || destinations.isPublic
        let maySettle = !areApart && !isPublic && !isNamed(question.traffic.ports)
        var tally = CellTally(walks.space)
        var open: [(from: Int, to: Int)] = []
        for from in sources.endpoints.indices {
            for to in destinations.endpoints.indices {
                if maySettle, let position = destinations.positions[to] {
                    let fate = fates[from][position]
                    if fate != .open {
                        tally.add(fate, from, to)
                        continue
                    }
                }
                open.append((from, to))
            }
        }
        if open.isEmpty, let verdict = tally.settledVerdict { return MatrixCell(verdict: verdict) }
        walks.ask(question.question(from: row.selector, to: column.selector))
        var notes: [Journey.Note] = []
        for pair in open {
            let (from, to) = (sources.endpoints[pair.from], destinations.endpoints[pair.to])
            guard walks.whole.isAsked(from, to, destinations.selected) else { continue }
            let branches =
                isAnsweredByOthers(to, column.selector)
                ? walks.whole.branches(from, answeredBy: to, isPublic: isPublic, &notes)
                : walks.brief.branches(from, answeredBy: to, isPublic: isPublic, &notes)
            tally.add(branches)
        }
        return tally.cell { from, to in
            walks.whole.packets(sources.endpoints[from], destinations.endpoints[to], isPublic: isPublic, &notes)
        }
    }

    /// What goes through load balancers or services is asked whole.
    private func wholeCell(_ walk: QuestionWalk) throws(SelectionError) -> MatrixCell {
        do throws(SelectionError) {
            return MatrixCell(verdict: Verdict(try walk.journey().branches.map(\.outcome)))
        } catch {
            if case .empty = error { return MatrixCell(verdict: nil) }
            throw error
        }
    }

    private func isNamed(_ ports: Question.Ports) -> Bool { if case .named = ports { true } else { false } }

    /// Whether the walk goes on behind the destination: such ways are walked to their ends.
    private func isAnsweredByOthers(_ to: Endpoint, _ selector: Selector) -> Bool {
        if to.node != nil, case .resource(.node, _, _) = selector.form { return true }
        if let balancer = to.loadBalancer, inventory.loadBalancers[balancer].type != .application { return true }
        return to.interface.map { inventory.endpointByInterface[inventory.interfaces[$0].id] != nil } ?? false
    }

    // MARK: Ends

    /// Both ends' classes, as a question would take them: pods of different nodes are told apart where that can matter.
    private mutating func ends(
        _ row: MatrixGroup, _ column: MatrixGroup
    ) throws(SelectionError) -> (GroupEnd, GroupEnd, areApart: Bool)? {
        guard let sources = try select(row, .source), let destinations = try select(column, .destination) else {
            return nil
        }
        guard !sources.clusters.isDisjoint(with: destinations.clusters) else {
            return (sources, destinations, areApart: false)
        }
        if hasPods(sources.endpoints), hasPods(destinations.endpoints),
            try classCount(row, .source) * classCount(column, .destination) <= QuestionWalk.mostPairsByNode,
            let from = try select(row, .source, separatesNodes: true),
            let to = try select(column, .destination, separatesNodes: true)
        {
            return (from, to, areApart: true)
        }
        let knowsNodes = sources.endpoints.contains { $0.node != nil || $0.host != nil }
        guard knowsNodes, let apart = try select(column, .destination, separatesNodes: true) else {
            return (sources, destinations, areApart: false)
        }
        return (sources, apart, areApart: true)
    }

    private func hasPods(_ endpoints: [Endpoint]) -> Bool { endpoints.contains { $0.pod != nil } }

    private mutating func select(
        _ group: MatrixGroup, _ role: MemberSelection.Role, separatesNodes: Bool = false
    ) throws(SelectionError) -> GroupEnd? {
        let key = CacheKey(group: group.selector, isSource: role == .source, separatesNodes: separatesNodes)
        if let known = cache[key] { return known }
        var population = Population(inventory: inventory)
        population.separatesNodesOfPods = separatesNodes
        population.joinsLoadBalancers = true
        var end: GroupEnd?
        do throws(SelectionError) {
            let selected = try members.select(group, role, population)
            if !selected.endpoints.isEmpty {
                let positions = selected.endpoints.map {
                    isAnsweredByOthers($0, group.selector) ? nil : fates.position(of: $0)
                }
                end = GroupEnd(selected, positions, inventory)
            }
        } catch {
            guard case .empty = error, group.subject != .asked else { throw error }
        }
        cache[key] = .some(end)
        return end
    }

    /// How many classes a question has at an end, where it tells nodes apart.
    private mutating func classCount(
        _ group: MatrixGroup, _ role: MemberSelection.Role
    ) throws(SelectionError) -> Int {
        let key = CacheKey(group: group.selector, isSource: role == .source, separatesNodes: true)
        if let known = classCounts[key] { return known }
        let joined = try select(group, role, separatesNodes: true)?.endpoints ?? []
        var count = joined.count
        if joined.contains(where: { $0.loadBalancer != nil }) {
            var population = Population(inventory: inventory)
            population.separatesNodesOfPods = true
            count = try members.select(group, role, population).endpoints.count
        }
        classCounts[key] = count
        return count
    }
}

/// What a group stands for at one end of a question.
struct GroupEnd {
    let selected: MemberSelection.Selected
    /// Where each class lies among the ranges whose fates are known together; nil where it lies in none, or something
    /// answers in its stead.
    let positions: [Int?]
    /// The clusters on whose known nodes anything of it is.
    let clusters: Set<Handle<Cluster>>

    var endpoints: [Endpoint] { selected.endpoints }
    var isPublic: Bool { selected.isPublic }

    init(_ selected: MemberSelection.Selected, _ positions: [Int?], _ inventory: Inventory) {
        self.selected = selected
        self.positions = positions
        clusters = Set(
            selected.endpoints.compactMap { endpoint in
                if let pod = endpoint.pod { return inventory.pods[pod].cluster }
                return (endpoint.node ?? endpoint.host).map { inventory.nodes[$0].cluster }
            })
    }
}
