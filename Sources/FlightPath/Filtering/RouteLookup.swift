/// Longest-prefix lookup of destinations in a route table.
///
/// Source: https://docs.aws.amazon.com/vpc/latest/userguide/route-tables-priority.html
struct RouteLookup {
    /// A part of the destinations, and a route they may take: where several share a part, AWS picks one of them.
    struct Outcome {
        enum Choice {
            case route(RuleRef, RouteTableRecord.Route)
            case none
            case undetermined(Gap)
        }

        let destinations: AddressSet
        let choice: Choice
        /// The prefix length of the route; -1 where there is none.
        var length = -1
        var assumptions: [Assumption] = []
    }

    let inventory: Inventory
    let table: Handle<RouteTable>
    /// The addresses of the table's VPC: propagated routes never beat `local` for them.
    let local: AddressSet

    private struct Candidate {
        let addresses: AddressSet
        let length: Int
        /// 0 static, 1 prefix list, 2 propagated.
        let rank: Int
        let order: Int
        let choice: Outcome.Choice
        var assumptions: [Assumption] = []
    }

    /// Addresses that no route forwards, however wide it is.
    private static let neverForwarded = AddressSet(
        ["169.254.168.0/22", "fd00:ec2::/32"].compactMap { CIDRBlock($0) })

    func outcomes(_ destinations: AddressSet) -> [Outcome] {
        var remaining = destinations
        var found: [Outcome] = []
        if remaining.overlaps(Self.neverForwarded) {
            found.append(Outcome(destinations: remaining.intersection(Self.neverForwarded), choice: .none))
            remaining.subtract(Self.neverForwarded)
            if remaining.isEmpty { return found }
        }
        let candidates = candidates(destinations)
        for (index, candidate) in candidates.enumerated() {
            let part = remaining.intersection(candidate.addresses)
            guard !part.isEmpty else { continue }
            for choice in [candidate] + ties(candidate, candidates[(index + 1)...]) {
                found.append(
                    Outcome(
                        destinations: part.intersection(choice.addresses), choice: choice.choice,
                        length: choice.length, assumptions: choice.assumptions))
            }
            remaining = remaining.subtracting(part)
            if remaining.isEmpty { return found }
        }
        found.append(Outcome(destinations: remaining, choice: .none))
        return found
    }

    /// Of prefix lists with the same block AWS picks one, and does not say which: each is a way the packets may go.
    private func ties(_ candidate: Candidate, _ others: ArraySlice<Candidate>) -> [Candidate] {
        guard candidate.rank == 1 else { return [] }
        return others.filter {
            $0.length == candidate.length && $0.rank == 1 && $0.order != candidate.order
                && $0.addresses.overlaps(candidate.addresses)
        }
    }

    private func candidates(_ destinations: AddressSet) -> [Candidate] {
        let routes = inventory.routeTables[table].record.routes
        var found: [Candidate] = []
        // What `filtered` means is not documented: it is taken as not installed, and said so.
        var isFiltered = false
        for (index, route) in routes.enumerated() {
            if inventory.names.equals(route.state, "filtered") {
                isFiltered = isFiltered || route.block.map { AddressSet($0).overlaps(destinations) } ?? true
                continue
            }
            if let block = route.block {
                add(block, RuleRef.route(table, index), route, index, destinations, to: &found)
            } else if route.prefixList != .empty {
                addPrefixList(route, index, destinations, to: &found)
            }
        }
        if isFiltered {
            for index in found.indices {
                found[index].assumptions.append(.open(.filteredNotInstalled, .routeTable(table)))
            }
        }
        return found.sorted {
            if $0.length != $1.length { return $0.length > $1.length }
            if $0.rank != $1.rank { return $0.rank < $1.rank }
            return $0.order < $1.order
        }
    }

    private func add(
        _ block: CIDRBlock, _ ref: RuleRef, _ route: RouteTableRecord.Route, _ order: Int,
        _ destinations: AddressSet, to found: inout [Candidate]
    ) {
        var addresses = AddressSet(block)
        guard addresses.overlaps(destinations) else { return }
        let isAdvertised = inventory.names.equals(route.origin, "Advertisement")
        let isPropagated = isAdvertised || inventory.names.equals(route.origin, "EnableVgwRoutePropagation")
        if isPropagated { addresses = addresses.subtracting(local) }
        let rank = isPropagated ? 2 : route.block == nil ? 1 : 0
        found.append(
            Candidate(
                addresses: addresses, length: block.length, rank: rank, order: order, choice: .route(ref, route),
                assumptions: isAdvertised ? [.open(.advertisedRankedAsPropagated, .routeTable(table))] : []))
    }

    private func addPrefixList(
        _ route: RouteTableRecord.Route, _ index: Int, _ destinations: AddressSet, to found: inout [Candidate]
    ) {
        guard let list = inventory.prefixLists[route.prefixList], let entries = list.entries, list.isComplete else {
            // A longer prefix may hide in what was not collected, so nothing is certain.
            let gap = Gap.dangling(
                .prefixListEntries, id: route.prefixList, referredToBy: .routeTable(table))
            found.append(
                Candidate(
                    addresses: destinations, length: 129, rank: 0, order: index, choice: .undetermined(gap)))
            return
        }
        for (entryIndex, entry) in entries.enumerated() {
            add(
                entry.block, .prefixListRoute(table, index, entry: entryIndex), route, index, destinations,
                to: &found)
        }
    }
}
