/// A security group as `describe-security-groups` prints it (`SecurityGroups[]`).
struct SecurityGroupRecord: Sendable {
    var id = Symbol.empty
    /// `GroupName`; security groups are known by it more than by their `Name` tag.
    var name = Symbol.empty
    var vpc = Symbol.empty
    var owner = Symbol.empty
    var rules: [SecurityGroupRuleRecord] = []
    /// The keys of its tags: the load balancer controller looks for `kubernetes.io/cluster/NAME`.
    var tagKeys: [Symbol] = []
    /// The stack it was made for, where the load balancer controller made it: see ``ControllerTag``.
    var stack: ObjectMeta.Label?
    var place: Place

    static func read(_ r: inout JSONReader, _ b: Bytes) throws(JSONError) -> SecurityGroupRecord {
        var record = SecurityGroupRecord(place: r.place)
        try r.object(b) { (key, r) throws(JSONError) in
            if r.is(key, "GroupId", b) {
                record.id = try r.symbol(b)
            } else if r.is(key, "GroupName", b) {
                record.name = try r.symbol(b)
            } else if r.is(key, "VpcId", b) {
                record.vpc = try r.symbol(b)
            } else if r.is(key, "OwnerId", b) {
                record.owner = try r.symbol(b)
            } else if r.is(key, "IpPermissions", b) {
                try permissions(&r, b, isEgress: false, into: &record.rules)
            } else if r.is(key, "IpPermissionsEgress", b) {
                try permissions(&r, b, isEgress: true, into: &record.rules)
            } else if r.is(key, "Tags", b), try !r.isNull(b) {
                (record.tagKeys, record.stack) = try r.stackTag(b)
            } else {
                try r.skip(b)
            }
        }
        return record
    }

    private static func permissions(
        _ r: inout JSONReader, _ b: Bytes, isEgress: Bool, into rules: inout [SecurityGroupRuleRecord]
    ) throws(JSONError) {
        var collected = rules
        rules = []
        try r.array(b) { (r) throws(JSONError) in
            let first = collected.count
            var ipProtocol = Symbol.empty
            var from: Int?
            var to: Int?
            try r.object(b) { (key, r) throws(JSONError) in
                if r.is(key, "IpProtocol", b) {
                    ipProtocol = try r.symbol(b)
                } else if r.is(key, "FromPort", b) {
                    from = try r.optionalInt(b)
                } else if r.is(key, "ToPort", b) {
                    to = try r.optionalInt(b)
                } else if r.is(key, "IpRanges", b) {
                    try peers("CidrIp", &r, b, isEgress, into: &collected)
                } else if r.is(key, "Ipv6Ranges", b) {
                    try peers("CidrIpv6", &r, b, isEgress, into: &collected)
                } else if r.is(key, "PrefixListIds", b) {
                    try peers("PrefixListId", &r, b, isEgress, into: &collected)
                } else if r.is(key, "UserIdGroupPairs", b) {
                    try peers("GroupId", &r, b, isEgress, into: &collected)
                } else {
                    try r.skip(b)
                }
            }
            for index in first..<collected.count {
                collected[index].ipProtocol = ipProtocol
                collected[index].fromPort = from
                collected[index].toPort = to
            }
        }
        rules = collected
    }

    /// One of the four peer arrays of a permission; `member` names the peer in each element.
    private static func peers(
        _ member: StaticString, _ r: inout JSONReader, _ b: Bytes, _ isEgress: Bool,
        into rules: inout [SecurityGroupRuleRecord]
    ) throws(JSONError) {
        var added: [SecurityGroupRuleRecord] = []
        try r.array(b) { (r) throws(JSONError) in
            var rule = SecurityGroupRuleRecord(isEgress: isEgress, place: r.place)
            try r.object(b) { (key, r) throws(JSONError) in
                if r.is(key, member, b) {
                    rule.peer = try peer(member, &r, b)
                } else if r.is(key, "Description", b) {
                    rule.description = try r.symbol(b)
                } else if r.is(key, "PeeringStatus", b) {
                    rule.peeringStatus = try r.symbol(b)
                } else if r.is(key, "UserId", b) {
                    rule.peerOwner = try r.symbol(b)
                } else {
                    try r.skip(b)
                }
            }
            added.append(rule)
        }
        rules += added
    }

    private static func peer(
        _ member: StaticString, _ r: inout JSONReader, _ b: Bytes
    ) throws(JSONError) -> SecurityGroupRuleRecord.Peer {
        switch member.utf8CodeUnitCount {
        case 12: return .prefixList(try r.symbol(b))  // PrefixListId
        case 7: return .group(try r.symbol(b))  // GroupId
        default: return try r.block(b).map { .block($0) } ?? .none
        }
    }
}

/// One rule: one permission with one peer, which is how AWS counts and identifies rules.
struct SecurityGroupRuleRecord: Sendable {
    /// Who may be at the other end.
    enum Peer: Sendable, Hashable {
        case block(CIDRBlock)
        case prefixList(Symbol)
        case group(Symbol)
        case none
    }

    /// `SecurityGroupRuleId`, printed by `describe-security-group-rules` alone.
    var id = Symbol.empty
    /// `GroupId`, likewise.
    var group = Symbol.empty
    var isEgress: Bool
    var ipProtocol = Symbol.empty
    var fromPort: Int?
    var toPort: Int?
    var peer = Peer.none
    var peerOwner = Symbol.empty
    var peeringStatus = Symbol.empty
    var description = Symbol.empty
    var place: Place

    /// A row of `describe-security-group-rules` (`SecurityGroupRules[]`).
    static func read(_ r: inout JSONReader, _ b: Bytes) throws(JSONError) -> SecurityGroupRuleRecord {
        var rule = SecurityGroupRuleRecord(isEgress: false, place: r.place)
        try r.object(b) { (key, r) throws(JSONError) in
            if r.is(key, "SecurityGroupRuleId", b) {
                rule.id = try r.symbol(b)
            } else if r.is(key, "GroupId", b) {
                rule.group = try r.symbol(b)
            } else if r.is(key, "IsEgress", b) {
                rule.isEgress = try r.bool(b)
            } else if r.is(key, "IpProtocol", b) {
                rule.ipProtocol = try r.symbol(b)
            } else if r.is(key, "FromPort", b) {
                rule.fromPort = try r.optionalInt(b)
            } else if r.is(key, "ToPort", b) {
                rule.toPort = try r.optionalInt(b)
            } else if r.is(key, "CidrIpv4", b) || r.is(key, "CidrIpv6", b) {
                if let block = try r.block(b) { rule.peer = .block(block) }
            } else if r.is(key, "PrefixListId", b) {
                let list = try r.symbol(b)
                if list != .empty { rule.peer = .prefixList(list) }
            } else if r.is(key, "ReferencedGroupInfo", b) {
                let group = try r.member("GroupId", b)
                if group != .empty { rule.peer = .group(group) }
            } else if r.is(key, "Description", b) {
                rule.description = try r.symbol(b)
            } else {
                try r.skip(b)
            }
        }
        return rule
    }
}

/// A prefix list: `describe-managed-prefix-lists` gives its name, `describe-prefix-lists` its blocks too.
struct PrefixListRecord: Sendable {
    var id = Symbol.empty
    var name = Symbol.empty
    var owner = Symbol.empty
    /// `Cidrs[]` of `describe-prefix-lists`; nil where the response has no such member.
    var blocks: [CIDRBlock]?
    var place: Place

    static func read(_ r: inout JSONReader, _ b: Bytes) throws(JSONError) -> PrefixListRecord {
        var record = PrefixListRecord(place: r.place)
        try r.object(b) { (key, r) throws(JSONError) in
            if r.is(key, "PrefixListId", b) {
                record.id = try r.symbol(b)
            } else if r.is(key, "PrefixListName", b) {
                record.name = try r.symbol(b)
            } else if r.is(key, "OwnerId", b) {
                record.owner = try r.symbol(b)
            } else if r.is(key, "Cidrs", b) {
                var blocks: [CIDRBlock] = []
                try r.array(b) { (r) throws(JSONError) in
                    if let block = try r.block(b) { blocks.append(block) }
                }
                record.blocks = blocks
            } else {
                try r.skip(b)
            }
        }
        return record
    }
}

/// One entry of `get-managed-prefix-list-entries` (`Entries[]`).
struct PrefixListEntryRecord: Sendable {
    var list: Subject
    var block: CIDRBlock
    var place: Place
}
