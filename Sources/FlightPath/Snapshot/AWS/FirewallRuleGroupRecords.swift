/// A rule group of AWS Network Firewall (`describe-rule-group`, `RuleGroup`).
struct FirewallRuleGroupRecord: Sendable {
    /// One of `StatelessRules[]`.
    struct StatelessRule: Sendable {
        var priority = 0
        var actions: [Symbol] = []
        var sources: [Symbol] = []
        var destinations: [Symbol] = []
        var sourcePorts: [PortRange] = []
        var destinationPorts: [PortRange] = []
        var protocols: [Int] = []
        /// Whether it looks at TCP flags too.
        var hasFlags = false
        var place: Place
    }

    struct PortRange: Sendable {
        var from = 0
        var to = 65535
    }

    /// One of `StatefulRules[]`: a header in parts, and options.
    struct StatefulRule: Sendable {
        var action = Symbol.empty
        var ipProtocol = Symbol.empty
        var source = Symbol.empty
        var sourcePort = Symbol.empty
        var direction = Symbol.empty
        var destination = Symbol.empty
        var destinationPort = Symbol.empty
        var options: [Option] = []
        var place: Place
    }

    struct Option: Sendable {
        var keyword = Symbol.empty
        var settings: [Symbol] = []
    }

    /// `RulesSourceList`: domains.
    struct DomainList: Sendable {
        var targets: [Symbol] = []
        var types: [Symbol] = []
        var kind = Symbol.empty
        var place: Place
    }

    var arn = Symbol.empty
    var name = Symbol.empty
    var stateless: [StatelessRule] = []
    var stateful: [StatefulRule] = []
    var domains: DomainList?
    /// Suricata rules, as text.
    var text = Symbol.empty
    var textPlace: Place?
    var variables: [RuleVariable] = []
    /// Whether anything that decides was found; AWS does not show the rules of its managed groups.
    var hasSource = false
    var response = 0
    var place: Place

    static func read(_ r: inout JSONReader, _ b: Bytes) throws(JSONError) -> FirewallRuleGroupRecord {
        var record = FirewallRuleGroupRecord(place: r.place)
        try r.object(b) { (key, r) throws(JSONError) in
            if r.is(key, "RulesSource", b) {
                try source(&r, b, &record)
            } else if r.is(key, "RuleVariables", b) || r.is(key, "ReferenceSets", b) {
                record.variables += try RuleVariable.read(&r, b)
            } else {
                try r.skip(b)
            }
        }
        return record
    }

    private static func source(
        _ r: inout JSONReader, _ b: Bytes, _ record: inout FirewallRuleGroupRecord
    ) throws(JSONError) {
        var copy = record
        try r.object(b) { (key, r) throws(JSONError) in
            if r.is(key, "StatelessRulesAndCustomActions", b) {
                copy.hasSource = true
                try r.object(b) { (key, r) throws(JSONError) in
                    guard r.is(key, "StatelessRules", b) else { return try r.skip(b) }
                    try r.elements(b) { (r) throws(JSONError) in copy.stateless.append(try stateless(&r, b)) }
                }
            } else if r.is(key, "StatefulRules", b) {
                copy.hasSource = true
                try r.elements(b) { (r) throws(JSONError) in copy.stateful.append(try stateful(&r, b)) }
            } else if r.is(key, "RulesSourceList", b) {
                copy.hasSource = true
                copy.domains = try domains(&r, b)
            } else if r.is(key, "RulesString", b) {
                copy.hasSource = true
                copy.textPlace = r.place
                copy.text = try r.symbol(b)
            } else {
                try r.skip(b)
            }
        }
        record = copy
    }

    private static func stateless(_ r: inout JSONReader, _ b: Bytes) throws(JSONError) -> StatelessRule {
        var rule = StatelessRule(place: r.place)
        try r.object(b) { (key, r) throws(JSONError) in
            if r.is(key, "Priority", b) {
                rule.priority = try r.int(b)
            } else if r.is(key, "RuleDefinition", b) {
                try r.object(b) { (key, r) throws(JSONError) in
                    if r.is(key, "Actions", b) {
                        rule.actions = try r.symbols(b)
                    } else if r.is(key, "MatchAttributes", b) {
                        try match(&r, b, &rule)
                    } else {
                        try r.skip(b)
                    }
                }
            } else {
                try r.skip(b)
            }
        }
        return rule
    }

    private static func match(_ r: inout JSONReader, _ b: Bytes, _ rule: inout StatelessRule) throws(JSONError) {
        var copy = rule
        try r.object(b) { (key, r) throws(JSONError) in
            if r.is(key, "Sources", b) {
                copy.sources = try r.members("AddressDefinition", b)
            } else if r.is(key, "Destinations", b) {
                copy.destinations = try r.members("AddressDefinition", b)
            } else if r.is(key, "SourcePorts", b) {
                copy.sourcePorts = try ports(&r, b)
            } else if r.is(key, "DestinationPorts", b) {
                copy.destinationPorts = try ports(&r, b)
            } else if r.is(key, "Protocols", b) {
                try r.array(b) { (r) throws(JSONError) in copy.protocols.append(try r.int(b)) }
            } else if r.is(key, "TCPFlags", b) {
                try r.array(b) { (r) throws(JSONError) in
                    copy.hasFlags = true
                    try r.skip(b)
                }
            } else {
                try r.skip(b)
            }
        }
        rule = copy
    }

    private static func ports(_ r: inout JSONReader, _ b: Bytes) throws(JSONError) -> [PortRange] {
        var found: [PortRange] = []
        try r.array(b) { (r) throws(JSONError) in
            var range = PortRange()
            try r.object(b) { (key, r) throws(JSONError) in
                if r.is(key, "FromPort", b) {
                    range.from = try r.int(b)
                } else if r.is(key, "ToPort", b) {
                    range.to = try r.int(b)
                } else {
                    try r.skip(b)
                }
            }
            found.append(range)
        }
        return found
    }

    private static func stateful(_ r: inout JSONReader, _ b: Bytes) throws(JSONError) -> StatefulRule {
        var rule = StatefulRule(place: r.place)
        try r.object(b) { (key, r) throws(JSONError) in
            if r.is(key, "Action", b) {
                rule.action = try r.symbol(b)
            } else if r.is(key, "Header", b) {
                try header(&r, b, &rule)
            } else if r.is(key, "RuleOptions", b) {
                try r.array(b) { (r) throws(JSONError) in
                    var option = Option()
                    try r.object(b) { (key, r) throws(JSONError) in
                        if r.is(key, "Keyword", b) {
                            option.keyword = try r.symbol(b)
                        } else if r.is(key, "Settings", b) {
                            option.settings = try r.symbols(b)
                        } else {
                            try r.skip(b)
                        }
                    }
                    rule.options.append(option)
                }
            } else {
                try r.skip(b)
            }
        }
        return rule
    }

    private static func header(_ r: inout JSONReader, _ b: Bytes, _ rule: inout StatefulRule) throws(JSONError) {
        var copy = rule
        try r.object(b) { (key, r) throws(JSONError) in
            if r.is(key, "Protocol", b) {
                copy.ipProtocol = try r.symbol(b)
            } else if r.is(key, "Source", b) {
                copy.source = try r.symbol(b)
            } else if r.is(key, "SourcePort", b) {
                copy.sourcePort = try r.symbol(b)
            } else if r.is(key, "Direction", b) {
                copy.direction = try r.symbol(b)
            } else if r.is(key, "Destination", b) {
                copy.destination = try r.symbol(b)
            } else if r.is(key, "DestinationPort", b) {
                copy.destinationPort = try r.symbol(b)
            } else {
                try r.skip(b)
            }
        }
        rule = copy
    }

    private static func domains(_ r: inout JSONReader, _ b: Bytes) throws(JSONError) -> DomainList {
        var list = DomainList(place: r.place)
        try r.object(b) { (key, r) throws(JSONError) in
            if r.is(key, "Targets", b) {
                list.targets = try r.symbols(b)
            } else if r.is(key, "TargetTypes", b) {
                list.types = try r.symbols(b)
            } else if r.is(key, "GeneratedRulesType", b) {
                list.kind = try r.symbol(b)
            } else {
                try r.skip(b)
            }
        }
        return list
    }
}
