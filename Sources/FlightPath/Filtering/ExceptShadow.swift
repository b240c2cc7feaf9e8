/// Blocks that the VPC CNI's agent refuses though a rule admits them.
///
/// The agent keeps one table of prefixes for a pod and looks up the longest. A block under `except` is an entry of its own
/// there, which refuses; a rule of another policy admits it only by naming exactly that block, or a part of it.
///
/// Source: aws-network-policy-agent, `pkg/fwruleprocessor/fw_rule_processor.go`.
struct ExceptShadow {
    /// An `except` that holds against other rules.
    struct Entry {
        let rule: RuleRef
        let policy: Handle<NetworkPolicy>
        /// The block under `except`, and what of it no rule names.
        let block: CIDRBlock
        let addresses: AddressSet
    }

    static func entries(
        _ policies: [Handle<NetworkPolicy>], isEgress: Bool, in inventory: Inventory
    ) -> [Entry] {
        var keys: Set<CIDRBlock> = []
        var hasExcept = false
        for policy in policies {
            for rule in inventory.networkPolicies[policy].record.rules(isEgress: isEgress) {
                for peer in rule.peers {
                    if let block = peer.block { keys.insert(block) }
                    if !peer.except.isEmpty { hasExcept = true }
                }
            }
        }
        guard hasExcept else { return [] }
        var entries: [Entry] = []
        for policy in policies {
            for (index, rule) in inventory.networkPolicies[policy].record.rules(isEgress: isEgress).enumerated() {
                for except in rule.peers.flatMap(\.except) where !keys.contains(except) {
                    let own = AddressSet(except)
                    var inner = AddressSet()
                    for key in keys where AddressSet(key).isSubset(of: own) { inner.formUnion(AddressSet(key)) }
                    entries.append(
                        Entry(
                            rule: .policyRule(policy, isEgress: isEgress, index), policy: policy, block: except,
                            addresses: own.subtracting(inner)))
                }
            }
        }
        return entries
    }
}

extension NetworkPolicyRecord {
    func rules(isEgress: Bool) -> [Rule] { isEgress ? egress : ingress }
}
