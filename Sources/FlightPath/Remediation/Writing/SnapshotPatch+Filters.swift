/// Rules of security groups and entries of network ACLs, as `describe-…` prints them.
extension SnapshotPatch {
    mutating func addRules(
        to group: Handle<SecurityGroup>, _ isEgress: Bool, _ transport: InventoryEdit.Transport,
        _ peers: [SecurityGroupRuleRecord.Peer]
    ) throws(JSONError) -> Int {
        let record = inventory.securityGroups[group].record
        let places = records.securityGroups.filter { $0.id == record.id }.map(\.place)
        let permission = permission(transport, peers)
        let count = try change(places) { (group) throws(JSONError) in
            try group.change(isEgress ? "IpPermissionsEgress" : "IpPermissions", absent: "[]") {
                (list) throws(JSONError) in
                try list.append(permission)
            }
        }
        // Where the rules were listed one by one, those of this group have to agree with the group.
        guard let row = records.securityGroupRules.first(where: { $0.group == record.id }) else { return count }
        for peer in peers {
            let rule = rule(of: record, isEgress, transport, peer)
            _ = try changeList(of: row.place) { (list) throws(JSONError) in try list.append(rule) }
        }
        return count
    }

    /// In the group's own list, and in the list of rules where that was collected.
    mutating func replaceReference(
        _ group: Handle<SecurityGroup>, _ index: Int, with peer: Handle<SecurityGroup>
    ) throws(JSONError) -> Int {
        let record = inventory.securityGroups[group].record
        let old = record.rules[index]
        func isIt(_ rule: SecurityGroupRuleRecord) -> Bool {
            rule.isEgress == old.isEgress && rule.peer == old.peer && rule.ipProtocol == old.ipProtocol
                && rule.fromPort == old.fromPort && rule.toPort == old.toPort
        }
        let pairs = records.securityGroups.filter { $0.id == record.id }.flatMap(\.rules).filter(isIt).map(\.place)
        let rows = records.securityGroupRules.filter { $0.group == record.id && isIt($0) }.map(\.place)
        let id = inventory.securityGroups[peer].record.id
        let name = text(id)
        let reference: JSONPart = ["GroupId": .text(name), "UserId": .text(owner(of: id))]
        let count = try change(pairs) { (pair) throws(JSONError) in
            try pair.set("GroupId", .text(name))
            pair.remove("PeeringStatus")
        }
        return try count
            + change(rows) { (row) throws(JSONError) in try row.set("ReferencedGroupInfo", reference) }
    }

    private func permission(
        _ transport: InventoryEdit.Transport, _ peers: [SecurityGroupRuleRecord.Peer]
    ) -> JSONPart {
        var v4: [JSONPart] = []
        var v6: [JSONPart] = []
        var lists: [JSONPart] = []
        var groups: [JSONPart] = []
        for peer in peers {
            switch peer {
            case .block(let block) where block.family == .ipv4: v4.append(["CidrIp": .text(block.description)])
            case .block(let block): v6.append(["CidrIpv6": .text(block.description)])
            case .prefixList(let id): lists.append(["PrefixListId": .text(text(id))])
            case .group(let id): groups.append(["GroupId": .text(text(id)), "UserId": .text(owner(of: id))])
            case .none: break
            }
        }
        let start: JSONPart = ["IpProtocol": .text(transport.securityGroupProtocol)]
        return start.adding("FromPort", transport.from.map { .number($0) })
            .adding("ToPort", transport.to.map { .number($0) })
            .adding("IpRanges", .list(v4)).adding("Ipv6Ranges", .list(v6)).adding("PrefixListIds", .list(lists))
            .adding("UserIdGroupPairs", .list(groups))
    }

    private func rule(
        of group: SecurityGroupRecord, _ isEgress: Bool, _ transport: InventoryEdit.Transport,
        _ peer: SecurityGroupRuleRecord.Peer
    ) -> JSONPart {
        // AWS gives the rule an id when it is made.
        let start: JSONPart = [
            "SecurityGroupRuleId": "sgr-of-the-fix", "GroupId": .text(text(group.id)),
            "GroupOwnerId": .text(text(group.owner)), "IsEgress": .flag(isEgress),
            "IpProtocol": .text(transport.securityGroupProtocol), "FromPort": .number(transport.from ?? -1),
            "ToPort": .number(transport.to ?? -1),
        ]
        switch peer {
        case .block(let block):
            return start.adding(block.family == .ipv4 ? "CidrIpv4" : "CidrIpv6", .text(block.description))
        case .prefixList(let id): return start.adding("PrefixListId", .text(text(id)))
        case .group(let id):
            return start.adding(
                "ReferencedGroupInfo", ["GroupId": .text(text(id)), "UserId": .text(owner(of: id))])
        case .none: return start
        }
    }

    private func owner(of group: Symbol) -> String {
        inventory.groupByID[group].map { text(inventory.securityGroups[$0].record.owner) } ?? ""
    }

    mutating func addEntries(
        to acl: Handle<NetworkACL>, _ isEgress: Bool, _ number: Int, _ transport: InventoryEdit.Transport,
        _ blocks: [CIDRBlock]
    ) throws(JSONError) -> Int {
        let id = inventory.networkACLs[acl].record.id
        let entries = blocks.enumerated().map { index, block in
            let start: JSONPart = [
                block.family == .ipv4 ? "CidrBlock" : "Ipv6CidrBlock": .text(block.description),
                "Egress": .flag(isEgress),
                "Protocol": .text(transport.ipProtocol.map { String($0.rawValue) } ?? "-1"),
                "RuleAction": "allow", "RuleNumber": .number(number + index),
            ]
            return start.adding(
                "PortRange",
                transport.ports.map {
                    ["From": .number(Int($0.lowerBound)), "To": .number(Int($0.upperBound))]
                }
            ).adding(
                "IcmpTypeCode", transport.icmpType.map { ["Code": -1, "Type": .number(Int($0))] })
        }
        return try change(records.networkACLs.filter { $0.id == id }.map(\.place)) { (acl) throws(JSONError) in
            try acl.change("Entries", absent: "[]") { (list) throws(JSONError) in
                for entry in entries { try list.append(entry) }
            }
        }
    }
}
