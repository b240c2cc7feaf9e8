/// Whether a listener rule's conditions hold for a request.
///
/// Source: https://docs.aws.amazon.com/elasticloadbalancing/latest/application/rule-condition-types.html
extension TargetWalk {
    enum Match {
        case no
        /// It holds for these packets.
        case yes(PacketSet)
        /// It holds for these packets if the request has what the question does not say.
        case open(PacketSet)
        /// What it tests is not read here.
        case unread
    }

    /// What one condition says of a request.
    private enum Answer {
        case yes, no, open, unread
    }

    /// All conditions of a rule have to hold.
    func matches(_ rule: ListenerRuleRecord, _ packets: PacketSet, _ client: Client) -> Match {
        var taken = packets
        var isOpen = false
        var isUnread = false
        for condition in rule.conditions {
            let answer: Answer
            if inventory.names.equals(condition.field, "source-ip") {
                answer = source(condition, &taken, client)
            } else {
                answer = self.answer(condition)
            }
            switch answer {
            case .yes: continue
            case .no: return .no
            case .open: isOpen = true
            case .unread: isUnread = true
            }
        }
        // A question that says nothing of the request asks about every rule, read or not.
        if isUnread, request != nil { return .unread }
        return isOpen || isUnread ? .open(taken) : .yes(taken)
    }

    /// `source-ip` tests the address that the load balancer sees, and takes its part of the packets.
    private func source(
        _ condition: ListenerRuleRecord.Condition, _ taken: inout PacketSet, _ client: Client
    ) -> Answer {
        if condition.addressType != .empty, condition.values.isEmpty, !condition.hasOtherMembers {
            let isIPv6 = client.addresses.ipv4.isEmpty
            return inventory.names.equals(condition.addressType, isIPv6 ? "ipv6" : "ipv4") ? .yes : .no
        }
        let blocks = condition.values.map { CIDRBlock(inventory.names[$0]) }
        let admitted = blocks.compactMap { $0 }.reduce(AddressSet()) { $0.union(AddressSet($1)) }
        if condition.hasOtherMembers || blocks.contains(where: { $0 == nil }) { return .unread }
        if !client.addresses.overlaps(admitted) { return .no }
        if client.addresses.subtracting(admitted).isEmpty { return .yes }
        // Behind a translation it cannot be told which packets have which address.
        guard client.addresses == taken.sources || taken.sources.subtracting(client.addresses).isEmpty else {
            return .open
        }
        taken = taken.restricted(source: admitted)
        return taken.isEmpty ? .no : .yes
    }

    private func answer(_ condition: ListenerRuleRecord.Condition) -> Answer {
        let values = condition.values.map { inventory.names[$0] }
        switch inventory.names[condition.field] {
        case "host-header":
            guard let request else { return .open }
            guard !request.hasOtherHost else { return .unread }
            let host = request.host.lowercased()
            if values.contains(where: { Wildcard($0.lowercased()).matches(host) }) { return .yes }
        case "path-pattern":
            guard let request else { return .open }
            guard !request.hasOtherPath else { return .unread }
            if values.contains(where: { Wildcard($0).matches(request.path) }) { return .yes }
        case "query-string":
            guard let request else { return .open }
            guard !request.hasOtherPath else { return .unread }
            return query(condition.pairs, request.query)
        case "http-header", "http-request-method": return .open
        default: return .unread
        }
        return condition.hasOtherMembers ? .unread : .no
    }

    /// Keys and values are compared without regard to case; one pair is enough.
    private func query(_ pairs: [ListenerRuleRecord.Condition.Pair], _ query: String) -> Answer {
        let own = query.split(separator: "&").map { part -> (key: String, value: String) in
            let ends = part.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            return (ends[0].lowercased(), ends.count > 1 ? ends[1].lowercased() : "")
        }
        let holds = pairs.contains { pair in
            let key = inventory.names[pair.key].lowercased()
            let value = Wildcard(inventory.names[pair.value].lowercased())
            return own.contains { (key.isEmpty || Wildcard(key).matches($0.key)) && value.matches($0.value) }
        }
        if holds { return .yes }
        // Before or after escapes are decoded: the documents do not say.
        let hasEscapes = query.contains { "%+".contains($0) }
        return pairs.isEmpty || hasEscapes ? .unread : .no
    }
}
