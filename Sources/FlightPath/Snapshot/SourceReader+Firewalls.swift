/// AWS Network Firewall's responses, each in two parts.
extension SourceReader {
    /// The parts of a response about a firewall, its policy or a rule group, joined later by the response they came in.
    mutating func firewall(_ key: Text, _ r: inout JSONReader, _ b: Bytes) throws(JSONError) -> Bool {
        if r.is(key, "Firewall", b) {
            mark(.firewalls)
            var record = try FirewallRecord.read(&r, b)
            record.response = responses
            records.firewalls.append(record)
        } else if r.is(key, "FirewallStatus", b) || r.is(key, "VpcEndpointAssociationStatus", b) {
            mark(.firewalls)
            var record = try FirewallStatusRecord.read(&r, b)
            record.response = responses
            records.firewallStatuses.append(record)
        } else if r.is(key, "FirewallPolicy", b) {
            mark(.firewallPolicies)
            var record = try FirewallPolicyRecord.read(&r, b)
            record.response = responses
            records.firewallPolicies.append(record)
        } else if r.is(key, "RuleGroup", b) {
            mark(.firewallRuleGroups)
            var record = try FirewallRuleGroupRecord.read(&r, b)
            record.response = responses
            records.firewallRuleGroups.append(record)
        } else if r.is(key, "FirewallPolicyResponse", b) || r.is(key, "RuleGroupResponse", b)
            || r.is(key, "VpcEndpointAssociation", b)
        {
            var record = try FirewallResponseRecord.read(&r, b)
            record.response = responses
            records.firewallResponses.append(record)
        } else {
            return false
        }
        return true
    }
}
