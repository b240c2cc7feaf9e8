/// A firewall of AWS Network Firewall (`describe-firewall`, `Firewall`).
struct FirewallRecord: Sendable {
    var arn = Symbol.empty
    var name = Symbol.empty
    var policy = Symbol.empty
    var vpc = Symbol.empty
    /// The response it came in, which its status shares.
    var response = 0
    var place: Place

    static func read(_ r: inout JSONReader, _ b: Bytes) throws(JSONError) -> FirewallRecord {
        var record = FirewallRecord(place: r.place)
        try r.object(b) { (key, r) throws(JSONError) in
            if r.is(key, "FirewallArn", b) {
                record.arn = try r.symbol(b)
            } else if r.is(key, "FirewallName", b) {
                record.name = try r.symbol(b)
            } else if r.is(key, "FirewallPolicyArn", b) {
                record.policy = try r.symbol(b)
            } else if r.is(key, "VpcId", b) {
                record.vpc = try r.symbol(b)
            } else {
                try r.skip(b)
            }
        }
        return record
    }
}

/// Where a firewall stands: its endpoints by zone (`FirewallStatus`, `VpcEndpointAssociationStatus`), or its attachment to
/// a transit gateway.
struct FirewallStatusRecord: Sendable {
    struct Endpoint: Sendable {
        var id = Symbol.empty
        var status = Symbol.empty
    }

    var endpoints: [Endpoint] = []
    /// `ConfigurationSyncStateSummary`: whether the endpoints have the policy as it is now.
    var sync = Symbol.empty
    var attachment = Symbol.empty
    /// The firewall that an association of endpoints names itself.
    var firewall = Symbol.empty
    var response = 0
    var place: Place

    static func read(_ r: inout JSONReader, _ b: Bytes) throws(JSONError) -> FirewallStatusRecord {
        var record = FirewallStatusRecord(place: r.place)
        try r.object(b) { (key, r) throws(JSONError) in
            if r.is(key, "ConfigurationSyncStateSummary", b) {
                record.sync = try r.symbol(b)
            } else if r.is(key, "SyncStates", b) || r.is(key, "AssociationSyncState", b) {
                record.endpoints += try endpoints(&r, b)
            } else if r.is(key, "TransitGatewayAttachmentSyncState", b) {
                record.attachment = try r.member("AttachmentId", b)
            } else {
                try r.skip(b)
            }
        }
        return record
    }

    /// `{ZONE: {"Attachment": {"EndpointId", "Status"}}}`.
    private static func endpoints(_ r: inout JSONReader, _ b: Bytes) throws(JSONError) -> [Endpoint] {
        var found: [Endpoint] = []
        try r.object(b) { (_, r) throws(JSONError) in
            try r.object(b) { (key, r) throws(JSONError) in
                guard r.is(key, "Attachment", b) else { return try r.skip(b) }
                var endpoint = Endpoint()
                try r.object(b) { (key, r) throws(JSONError) in
                    if r.is(key, "EndpointId", b) {
                        endpoint.id = try r.symbol(b)
                    } else if r.is(key, "Status", b) {
                        endpoint.status = try r.symbol(b)
                    } else {
                        try r.skip(b)
                    }
                }
                found.append(endpoint)
            }
        }
        return found
    }
}

/// A firewall policy (`describe-firewall-policy`, `FirewallPolicy`).
struct FirewallPolicyRecord: Sendable {
    /// A rule group of the policy, at its priority.
    struct GroupReference: Sendable {
        var group = Symbol.empty
        var priority = 0
        /// `Override.Action`: `DROP_TO_ALERT` turns drops into alerts.
        var override = Symbol.empty
        var place: Place
    }

    var arn = Symbol.empty
    var statelessGroups: [GroupReference] = []
    var statelessDefaults: [Symbol] = []
    var statefulGroups: [GroupReference] = []
    var statefulDefaults: [Symbol] = []
    /// `StatefulEngineOptions.RuleOrder`.
    var ruleOrder = Symbol.empty
    /// `PolicyVariables.RuleVariables`.
    var variables: [RuleVariable] = []
    var response = 0
    var place: Place

    static func read(_ r: inout JSONReader, _ b: Bytes) throws(JSONError) -> FirewallPolicyRecord {
        var record = FirewallPolicyRecord(place: r.place)
        try r.object(b) { (key, r) throws(JSONError) in
            if r.is(key, "StatelessRuleGroupReferences", b) {
                record.statelessGroups = try references(&r, b)
            } else if r.is(key, "StatefulRuleGroupReferences", b) {
                record.statefulGroups = try references(&r, b)
            } else if r.is(key, "StatelessDefaultActions", b) {
                record.statelessDefaults = try r.symbols(b)
            } else if r.is(key, "StatefulDefaultActions", b) {
                record.statefulDefaults = try r.symbols(b)
            } else if r.is(key, "StatefulEngineOptions", b) {
                record.ruleOrder = try r.member("RuleOrder", b)
            } else if r.is(key, "PolicyVariables", b) {
                record.variables = try RuleVariable.read(&r, b)
            } else {
                try r.skip(b)
            }
        }
        return record
    }

    private static func references(_ r: inout JSONReader, _ b: Bytes) throws(JSONError) -> [GroupReference] {
        var found: [GroupReference] = []
        try r.array(b) { (r) throws(JSONError) in
            var reference = GroupReference(place: r.place)
            try r.object(b) { (key, r) throws(JSONError) in
                if r.is(key, "ResourceArn", b) {
                    reference.group = try r.symbol(b)
                } else if r.is(key, "Priority", b) {
                    reference.priority = try r.optionalInt(b) ?? 0
                } else if r.is(key, "Override", b) {
                    reference.override = try r.member("Action", b)
                } else {
                    try r.skip(b)
                }
            }
            found.append(reference)
        }
        return found
    }
}

/// A named set of addresses or ports that rules write as `$NAME`; of references, `@NAME`.
struct RuleVariable: Sendable {
    let name: Symbol
    var values: [Symbol]
    /// `IPSetReferences`: the resource that holds the addresses.
    var isReference = false

    /// The members of `RuleVariables`, `IPSets`, `PortSets` and `IPSetReferences`, however deep they lie.
    static func read(_ r: inout JSONReader, _ b: Bytes) throws(JSONError) -> [RuleVariable] {
        var found: [RuleVariable] = []
        try r.object(b) { (key, r) throws(JSONError) in
            if r.is(key, "RuleVariables", b) {
                found += try read(&r, b)
            } else if r.is(key, "IPSets", b) || r.is(key, "PortSets", b) {
                try r.object(b) { (name, r) throws(JSONError) in
                    var variable = RuleVariable(name: r.names.intern(b, name), values: [])
                    try r.object(b) { (key, r) throws(JSONError) in
                        if r.is(key, "Definition", b) { variable.values = try r.symbols(b) } else { try r.skip(b) }
                    }
                    found.append(variable)
                }
            } else if r.is(key, "IPSetReferences", b) {
                try r.object(b) { (name, r) throws(JSONError) in
                    let name = r.names.intern(b, name)
                    found.append(
                        RuleVariable(name: name, values: [try r.member("ReferenceArn", b)], isReference: true))
                }
            } else {
                try r.skip(b)
            }
        }
        return found
    }
}

/// The ARN that `FirewallPolicyResponse`, `RuleGroupResponse` and `VpcEndpointAssociation` give beside what they describe.
struct FirewallResponseRecord: Sendable {
    var arn = Symbol.empty
    var name = Symbol.empty
    var response = 0

    static func read(_ r: inout JSONReader, _ b: Bytes) throws(JSONError) -> FirewallResponseRecord {
        var record = FirewallResponseRecord()
        try r.object(b) { (key, r) throws(JSONError) in
            if r.is(key, "FirewallPolicyArn", b) || r.is(key, "RuleGroupArn", b) || r.is(key, "FirewallArn", b) {
                record.arn = try r.symbol(b)
            } else if r.is(key, "RuleGroupName", b) || r.is(key, "FirewallPolicyName", b) {
                record.name = try r.symbol(b)
            } else {
                try r.skip(b)
            }
        }
        return record
    }
}
