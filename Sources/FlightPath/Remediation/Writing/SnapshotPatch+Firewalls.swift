/// Rule groups of AWS Network Firewall, as `describe-rule-group` prints them.
extension SnapshotPatch {
    /// The rule stands last, in the form that the group has.
    mutating func write(_ edit: FirewallEdit) throws(JSONError) -> Int {
        let group = inventory.firewallRuleGroups[edit.group]
        let isText = group.record.text != .empty
        return try change([group.record.place]) { (group) throws(JSONError) in
            try group.change("RulesSource") { (source) throws(JSONError) in
                if isText {
                    let text = (source["RulesString"]?.text ?? "") + "\n" + edit.line
                    try source.set("RulesString", .text(text))
                } else {
                    try source.change("StatefulRules", absent: "[]") { (list) throws(JSONError) in
                        try list.append(edit.object)
                    }
                }
            }
        }
    }
}
