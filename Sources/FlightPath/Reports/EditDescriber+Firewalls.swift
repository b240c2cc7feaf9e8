extension EditDescriber {
    /// The API takes rule groups as a whole: the group that is there is fetched, one rule is added to it, and it is put back.
    func words(_ edit: FirewallEdit) -> EditWords {
        let group = inventory.firewallRuleGroups[edit.group]
        let isText = group.record.text != .empty
        let line = edit.line
        let add =
            isText
            ? ".RulesSource.RulesString += \(JSONText.string("\n\(line)"))"
            : ".RulesSource.StatefulRules += [\(edit.object.line)]"
        let remove =
            isText
            ? ".RulesSource.RulesString |= (split(\(JSONText.string("\n\(line)"))) | join(\"\"))"
            : ".RulesSource.StatefulRules |= map(select([.RuleOptions[] | select(.Keyword == \"sid\") | .Settings[0]]"
                + " != [\"\(edit.sid)\"]))"
        let blocks = [edit.sources, edit.destinations].map { list($0) }
        return EditWords(
            title: "pass \(service(.init(ipProtocol: edit.ipProtocol, ports: edit.ports))) from \(blocks[0]) to"
                + " \(blocks[1]) in rule group `\(text(group.name))`",
            line: "+ \(line)", aws: [command(group, edit, add)], rollback: [command(group, edit, remove)])
    }

    private func command(_ group: FirewallRuleGroup, _ edit: FirewallEdit, _ filter: String) -> String {
        let region = region(of: edit.component)
        let arn = "--type STATEFUL --rule-group-arn \(word(group.arn))"
        let fetch = "aws network-firewall describe-rule-group\(region) \(arn)"
        return "aws network-firewall update-rule-group\(region) \(arn) --update-token"
            + " \"$(\(fetch) --query UpdateToken --output text)\" --rule-group"
            + " \"$(\(fetch) --query RuleGroup --output json | jq \(ShellWord(filter)))\""
    }
}
