/// A rule of a load balancer's listener, `elbv2 describe-rules` (`Rules[]`).
struct ListenerRuleRecord: Sendable {
    /// One of `Conditions[]`; its values are alternatives.
    struct Condition: Sendable {
        /// One of `QueryStringConfig.Values[]`; without a key, any key has the value.
        struct Pair: Sendable {
            var key = Symbol.empty
            var value = Symbol.empty
        }

        var field = Symbol.empty
        var values: [Symbol] = []
        var pairs: [Pair] = []
        /// `HttpHeaderConfig.HttpHeaderName`.
        var header = Symbol.empty
        /// `SourceIpConfig.IpAddressType` of a network load balancer's rule: `ipv4` or `ipv6`.
        var addressType = Symbol.empty
        /// Whether there are values that are not read: regular expressions, and whatever else AWS may add.
        var hasOtherMembers = false
    }

    var arn = Symbol.empty
    var priority = Symbol.empty
    var isDefault = false
    var conditions: [Condition] = []
    var actions: [ActionRecord] = []
    /// `Transforms[].Type`, what is rewritten before the request goes on: `host-header-rewrite`, `url-rewrite`.
    var transforms: [Symbol] = []
    var place: Place

    static func read(_ r: inout JSONReader, _ b: Bytes) throws(JSONError) -> ListenerRuleRecord {
        var record = ListenerRuleRecord(place: r.place)
        try r.object(b) { (key, r) throws(JSONError) in
            if r.is(key, "RuleArn", b) {
                record.arn = try r.symbol(b)
            } else if r.is(key, "Priority", b) {
                record.priority = try r.symbol(b)
            } else if r.is(key, "IsDefault", b) {
                record.isDefault = try r.optionalBool(b) ?? false
            } else if r.is(key, "Conditions", b) {
                try r.array(b) { (r) throws(JSONError) in record.conditions.append(try condition(&r, b)) }
            } else if r.is(key, "Actions", b) {
                record.actions = try ActionRecord.readAll(&r, b)
            } else if r.is(key, "Transforms", b) {
                record.transforms = try r.members("Type", b)
            } else {
                try r.skip(b)
            }
        }
        return record
    }

    private static func condition(_ r: inout JSONReader, _ b: Bytes) throws(JSONError) -> Condition {
        var condition = Condition()
        try r.object(b) { (key, r) throws(JSONError) in
            if r.is(key, "Field", b) {
                condition.field = try r.symbol(b)
            } else if r.is(key, "Values", b) {
                condition.values += try r.symbols(b)
            } else if r.is(key, "HostHeaderConfig", b) || r.is(key, "PathPatternConfig", b)
                || r.is(key, "SourceIpConfig", b) || r.is(key, "HttpRequestMethodConfig", b)
                || r.is(key, "HttpHeaderConfig", b)
            {
                try config(&r, b, &condition)
            } else if r.is(key, "QueryStringConfig", b) {
                try queryStrings(&r, b, &condition)
            } else if r.is(key, "RegexValues", b) {
                try patterns(&r, b, &condition)
            } else {
                condition.hasOtherMembers = true
                try r.skip(b)
            }
        }
        return condition
    }

    private static func config(
        _ r: inout JSONReader, _ b: Bytes, _ condition: inout Condition
    ) throws(JSONError) {
        var values: [Symbol] = []
        var copy = condition
        try r.object(b) { (key, r) throws(JSONError) in
            if r.is(key, "Values", b) {
                values = try r.symbols(b)
            } else if r.is(key, "HttpHeaderName", b) {
                copy.header = try r.symbol(b)
            } else if r.is(key, "IpAddressType", b) {
                copy.addressType = try r.symbol(b)
            } else if r.is(key, "RegexValues", b) {
                try patterns(&r, b, &copy)
            } else {
                copy.hasOtherMembers = true
                try r.skip(b)
            }
        }
        // The API prints a condition's values twice, in `Values` and in its config.
        if copy.values.isEmpty { copy.values = values }
        condition = copy
    }

    private static func patterns(
        _ r: inout JSONReader, _ b: Bytes, _ condition: inout Condition
    ) throws(JSONError) {
        if try !r.symbols(b).isEmpty { condition.hasOtherMembers = true }
    }

    private static func queryStrings(
        _ r: inout JSONReader, _ b: Bytes, _ condition: inout Condition
    ) throws(JSONError) {
        var pairs: [Condition.Pair] = []
        try r.object(b) { (key, r) throws(JSONError) in
            guard r.is(key, "Values", b) else { return try r.skip(b) }
            try r.array(b) { (r) throws(JSONError) in
                var pair = Condition.Pair()
                try r.object(b) { (key, r) throws(JSONError) in
                    if r.is(key, "Key", b) {
                        pair.key = try r.symbol(b)
                    } else if r.is(key, "Value", b) {
                        pair.value = try r.symbol(b)
                    } else {
                        try r.skip(b)
                    }
                }
                pairs.append(pair)
            }
        }
        condition.pairs = pairs
    }
}
