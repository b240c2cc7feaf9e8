/// What is settled between subnets before it matters who stands in them.
///
/// Of the pairs of a large network nearly all are of that kind: the tables that a packet meets first, its subnet's and its
/// transit gateway's, lead nowhere, or it is not known by what interface it leaves its node. One pair of subnets is
/// walked for all that these look up alike.
final class RouteFates {
    private let inventory: Inventory
    private let tracer: Tracer
    /// One for each subnet that is one block of a family, and where it is.
    private var ranges: [LookupSignatures.Range] = []
    private var positions: [Key: Int] = [:]
    private var attachments: [Symbol: [Handle<TransitGatewayAttachment>]] = [:]
    private var tableSignatures: [Handle<RouteTable>: [Int32]] = [:]
    private var gatewaySignatures: [Symbol: [Int32]] = [:]
    /// Of the sources asked about last, whether the tables lead nowhere from there.
    private var rows: [Key: [Bool]] = [:]

    private struct Key: Hashable {
        let subnet: Handle<Subnet>
        let isIPv4: Bool
    }

    init(_ inventory: Inventory) {
        self.inventory = inventory
        tracer = Tracer(inventory: inventory)
        for subnet in inventory.subnets.handles {
            let addresses = inventory.subnets[subnet].addresses
            for (isIPv4, own) in [(true, addresses.ipv4), (false, addresses.ipv6)] where own.ranges.count == 1 {
                positions[Key(subnet: subnet, isIPv4: isIPv4)] = ranges.count
                ranges.append(.init(subnet: subnet, low: own.ranges[0].lowerBound, high: own.ranges[0].upperBound))
            }
        }
        for handle in inventory.attachments.handles {
            attachments[inventory.attachments[handle].resource, default: []].append(handle)
        }
    }

    /// What is known of a class's packets to a range.
    enum Fate: UInt8 {
        /// Nothing: it has to be walked.
        case open
        /// None gets there, whoever is there.
        case refused
        /// Whether they get there cannot be told, whoever is there.
        case undetermined
    }

    /// The range that a class lies in, for ``fates(of:)``; nil where it lies in none.
    func position(of to: Endpoint) -> Int? {
        guard case .subnet(let subnet) = to.place, let first = to.addresses.ranges.first,
            let last = to.addresses.ranges.last
        else { return nil }
        let isIPv4 = first.lowerBound >= IPAddress.mappedFirst && last.upperBound <= IPAddress.mappedLast
        guard let position = positions[Key(subnet: subnet, isIPv4: isIPv4)],
            ranges[position].low <= first.lowerBound, ranges[position].high >= last.upperBound
        else { return nil }
        return position
    }

    /// What is known of a class's packets to each range; only what lies in another VPC is ever settled.
    func fates(of from: Endpoint) -> [Fate] {
        var fates = [Fate](repeating: .open, count: ranges.count)
        guard case .subnet(let source) = from.place, from.link == nil, let vpc = inventory.subnets[source].vpc,
            let first = from.addresses.ranges.first
        else { return fates }
        let isIPv4 = first.lowerBound >= IPAddress.mappedFirst && first.upperBound <= IPAddress.mappedLast
        let direct = row(of: source, isIPv4: isIPv4)
        guard let pod = from.pod, !inventory.pods[pod].record.isHostNetwork else {
            for index in ranges.indices where direct[index] { fates[index] = .refused }
            return fates
        }
        // What the network plugin gives the node's address leaves by the node's own subnet.
        if let egress = from.nodeEgress,
            let subnet = inventory.subnetByID[inventory.interfaces[egress.interface].subnet],
            inventory.subnets[subnet].vpc == vpc
        {
            let byNode = subnet == source ? direct : row(of: subnet, isIPv4: isIPv4)
            for index in ranges.indices where direct[index] && byNode[index] { fates[index] = .refused }
            return fates
        }
        settleAtSender(from, pod, vpc, isIPv4: isIPv4, &fates)
        return fates
    }

    // MARK: At the sender

    /// A pod whose node's primary interface is not known: what would leave by that goes no further.
    private func settleAtSender(
        _ from: Endpoint, _ pod: Handle<Pod>, _ vpc: Handle<VPC>, isIPv4: Bool, _ fates: inout [Fate]
    ) {
        guard let excluded = inventory.clusters[inventory.pods[pod].cluster].cni.excludedFromSNAT else { return }
        let kept = (excluded.ranges + inventory.vpcs[vpc].addresses.ranges)
        let outside = ranges.indices.filter { index in
            let other = inventory.subnets[ranges[index].subnet].vpc
            return other != nil && other != vpc && self.isIPv4(index) == isIPv4
                && !kept.contains { ranges[index].overlaps($0) }
        }
        guard let sample = outside.first else { return }
        let to = end(ranges[sample])
        let packets = PacketSpace().set(source: from.addresses, destination: to.addresses)
        let passages = tracer.passages(from: from, to: to, packets: packets, isPublic: false)
        let isSettled = passages.allSatisfy { passage in
            passage.reply == nil && !passage.forward.isDelivered
                && passage.forward.hops.allSatisfy { [.sent, .state, .translatedSource].contains($0.action) }
        }
        guard isSettled, !passages.isEmpty else { return }
        let outcome = passages.reduce(into: Branch.Outcome()) { $0.formUnion(Branch(passages: [$1]).outcome) }
        let fate: Fate
        switch outcome {
        case .blocked: fate = .refused
        case .undetermined: fate = .undetermined
        default: return
        }
        for index in outside { fates[index] = fate }
    }

    // MARK: One source

    private func row(of source: Handle<Subnet>, isIPv4: Bool) -> [Bool] {
        let key = Key(subnet: source, isIPv4: isIPv4)
        if let known = rows[key] { return known }
        if rows.count >= 256 { rows.removeAll(keepingCapacity: true) }
        let row = makeRow(key)
        rows[key] = row
        return row
    }

    private func makeRow(_ key: Key) -> [Bool] {
        var row = [Bool](repeating: false, count: ranges.count)
        guard let position = positions[key], let vpc = inventory.subnets[key.subnet].vpc,
            let table = table(of: key.subnet)
        else { return row }
        let own = signatures(of: table, in: vpc)
        let gateways = (attachments[inventory.vpcs[vpc].id] ?? []).compactMap { handle -> [Int32]? in
            inventory.attachments[handle].associatedTable.flatMap { $0 == .empty ? nil : signatures(ofGateway: $0) }
        }
        var known: [[Int32]: Bool] = [:]
        for index in ranges.indices {
            guard own[index] != LookupSignatures.none, inventory.subnets[ranges[index].subnet].vpc != vpc,
                inventory.subnets[ranges[index].subnet].vpc != nil, isIPv4(index) == key.isIPv4
            else { continue }
            var signature = [own[index]]
            for gateway in gateways { signature.append(gateway[index]) }
            guard !signature.contains(LookupSignatures.none) else { continue }
            if let fate = known[signature] {
                row[index] = fate
            } else {
                let fate = leadsNowhere(from: ranges[position], to: ranges[index], table)
                known[signature] = fate
                row[index] = fate
            }
        }
        return row
    }

    private func isIPv4(_ index: Int) -> Bool {
        ranges[index].low >= IPAddress.mappedFirst && ranges[index].high <= IPAddress.mappedLast
    }

    private func table(of subnet: Handle<Subnet>) -> Handle<RouteTable>? {
        if let table = inventory.subnets[subnet].routeTable { return table }
        return inventory.subnets[subnet].vpc.flatMap { inventory.vpcs[$0].mainRouteTable }
    }

    // MARK: One pair, walked

    /// Walks between two subnets with nobody in them, and sees whether one of the first tables stops everything.
    private func leadsNowhere(
        from source: LookupSignatures.Range, to target: LookupSignatures.Range, _ table: Handle<RouteTable>
    ) -> Bool {
        let (from, to) = (end(source), end(target))
        let packets = PacketSpace().set(source: from.addresses, destination: to.addresses)
        let passages = tracer.passages(from: from, to: to, packets: packets, isPublic: false)
        return !passages.isEmpty && passages.allSatisfy { isStopped($0.forward, table) }
    }

    private func end(_ range: LookupSignatures.Range) -> Endpoint {
        Endpoint(
            place: .subnet(range.subnet), addresses: AddressSet([range.low...range.high]), owner: .anyone,
            ref: .subnet(range.subnet))
    }

    /// Whether a lookup stops all packets before they come to anything that depends on more than its row.
    private func isStopped(_ trail: Trail, _ table: Handle<RouteTable>) -> Bool {
        for hop in trail.hops {
            switch hop.action {
            case .sent, .state, .networkACL, .enteredTransitGateway: continue
            case .routed, .lookedUpInTransitGateway:
                guard hop.parts.count == 1, hop.parts[0].packets == hop.packets,
                    case .denied = hop.parts[0].judgement
                else { continue }
                switch hop.component {
                case .routeTable(let own): return own == table
                case .transitGatewayTable(let id): return gatewaySignatures[id] != nil
                // The VPC's own attachment, at which no table is looked up for anybody.
                case .attachment: return true
                default: return false
                }
            case .delivered, .peered, .inspected, .listened, .resumed, .forwarded, .tunnelled, .leftTransitGateway,
                .translatedSource, .translatedDestination, .securityGroups, .networkPolicies, .targets:
                return false
            }
        }
        return false
    }

    // MARK: Tables

    /// Addresses that no route forwards, however wide it is.
    private static let neverForwarded = ["169.254.168.0/22", "fd00:ec2::/32"].compactMap { CIDRBlock($0)?.range }

    private func signatures(of table: Handle<RouteTable>, in vpc: Handle<VPC>) -> [Int32] {
        if let known = tableSignatures[table] { return known }
        var rows: [LookupSignatures.Row] = []
        var isKnown = true
        func add(_ block: CIDRBlock, _ index: Int) {
            guard let range = block.range else { return isKnown = false }
            rows.append((range, Int32(index)))
        }
        var count = 0
        for route in inventory.routeTables[table].record.routes {
            if let block = route.block {
                add(block, count)
                count += 1
            } else if route.prefixList != .empty {
                guard let list = inventory.prefixLists[route.prefixList], let entries = list.entries, list.isComplete
                else {
                    isKnown = false
                    break
                }
                for entry in entries {
                    add(entry.block, count)
                    count += 1
                }
            }
        }
        // Propagated routes give way to the VPC's own addresses, and some addresses are never forwarded.
        for range in inventory.vpcs[vpc].addresses.ranges + Self.neverForwarded {
            rows.append((range, Int32(count)))
            count += 1
        }
        let found =
            isKnown
            ? LookupSignatures.longestMatch(rows, ranges)
            : [Int32](repeating: LookupSignatures.none, count: ranges.count)
        tableSignatures[table] = found
        return found
    }

    private func signatures(ofGateway id: Symbol) -> [Int32] {
        if let known = gatewaySignatures[id] { return known }
        var rows: [LookupSignatures.Row] = []
        var isKnown = true
        for (index, row) in (inventory.transitGatewayTables[id]?.rows ?? []).enumerated() {
            guard let range = row.block?.range else {
                isKnown = false
                break
            }
            rows.append((range, Int32(index)))
        }
        let found =
            isKnown
            ? LookupSignatures.firstMatch(rows, ranges)
            : [Int32](repeating: LookupSignatures.none, count: ranges.count)
        gatewaySignatures[id] = found
        return found
    }
}
