/// Listener rules and their conditions, in words.
extension Describer {
    /// That a rule holds for some requests of the question and not for others.
    func openRule(_ listener: Handle<Listener>, _ index: Int) -> String {
        let rule = inventory.listeners[listener].rules[index]
        let tested = rule.conditions.filter { isOpen($0) }.map { condition($0) }.joined(separator: " and ")
        let balancer = inventory.loadBalancerByARN[inventory.listeners[listener].record.loadBalancer]
        let owner = balancer.map { " of \(label(.loadBalancer($0)))" } ?? ""
        return "rule \(shown(rule.priority))\(owner) tests \(tested), which the question does not say: requests that it"
            + " takes and requests that it leaves are both asked about"
    }

    private func isOpen(_ condition: ListenerRuleRecord.Condition) -> Bool {
        !["host-header", "path-pattern", "query-string"].contains(text(condition.field))
    }

    /// `header X-Beta: yes`, `method POST, PUT`.
    func condition(_ condition: ListenerRuleRecord.Condition) -> String {
        let values = condition.values.map { text($0) }.joined(separator: ", ")
        let more = condition.hasOtherMembers ? (values.isEmpty ? "a pattern" : " or a pattern") : ""
        switch text(condition.field) {
        case "http-header": return "header `\(shown(condition.header)): \(values)\(more)`"
        case "http-request-method": return "method `\(values)`"
        case "host-header": return "host `\(values)\(more)`"
        case "path-pattern": return "path `\(values)\(more)`"
        case "source-ip": return "source \(values)"
        case "query-string":
            let pairs = condition.pairs.map {
                $0.key == .empty ? text($0.value) : "\(shown($0.key))=\(shown($0.value))"
            }
            return "query `\(pairs.joined(separator: ", "))`"
        case let field: return "`\(field)`"
        }
    }
}
