/// Longest-prefix lookup of destinations in a route table.
///
/// Source: https://docs.aws.amazon.com/vpc/latest/userguide/route-tables-priority.html
struct RouteLookup {
    /// A part of the destinations, and the route they take.
    struct Outcome {
        enum Choice {
            case route(RuleRef, RouteTableRecord.Route)
            case none
            case undetermined(Gap)
        }

        let destinations: AddressSet
        let choice: Choice
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
    }

    func outcomes(_ destinations: AddressSet) -> [Outcome] {
        var remaining = destinations
        var found: [Outcome] = []
        for candidate in candidates(destinations) {
            let part = remaining.intersection(candidate.addresses)
            guard !part.isEmpty else { continue }
            found.append(Outcome(destinations: part, choice: candidate.choice))
            remaining = remaining.subtracting(part)
            if remaining.isEmpty { return found }
        }
        found.append(Outcome(destinations: remaining, choice: .none))
        return found
    }

    private func candidates(_ destinations: AddressSet) -> [Candidate] {
        let routes = inventory.routeTables[table].record.routes
        var found: [Candidate] = []
        for (index, route) in routes.enumerated() {
            // What `filtered` means is not documented: it is taken as not installed.
            if inventory.names.equals(route.state, "filtered") { continue }
            if let block = route.block {
                add(block, RuleRef.route(table, index), route, index, destinations, to: &found)
            } else if route.prefixList != .empty {
                addPrefixList(route, index, destinations, to: &found)
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
        let isPropagated =
            inventory.names.equals(route.origin, "EnableVgwRoutePropagation")
            || inventory.names.equals(route.origin, "Advertisement")
        if isPropagated { addresses = addresses.subtracting(local) }
        let rank = isPropagated ? 2 : route.block == nil ? 1 : 0
        found.append(
            Candidate(
                addresses: addresses, length: block.length, rank: rank, order: order, choice: .route(ref, route)))
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
