/// Rules in one canonical line, with the column of the field that a miss points at.
extension Describer {
    /// A rule line: its parts in order, so that a renderer can align them and point at one.
    struct Line {
        var parts: [(field: NearMiss.Field?, text: String)]
        var note: String?

        func adding(_ text: String) -> Line { Line(parts: parts + [(nil, text)], note: note) }

        /// One space between parts, as JSON has it.
        var compact: String { parts.map(\.text).joined(separator: " ") }
    }

    func rule(_ ref: RuleRef) -> RuleReport {
        var line = line(ref)
        line.parts = line.parts.map { ($0.field, SafeText.name($0.text, columns: 2 * SafeText.nameColumns)) }
        return RuleReport(
            id: identifier(ref), kind: kind(ref), text: line.compact, evidence: nil,
            parts: line.parts.map { RulePart(field: $0.field?.rawValue, text: $0.text) }, note: line.note)
    }

    private func kind(_ ref: RuleRef) -> String {
        switch ref {
        case .securityGroupRule: "sg-rule"
        case .networkACLEntry: "network-acl-entry"
        case .route, .prefixListRoute: "route"
        case .transitGatewayRow: "tgw-route"
        case .firewallRule: "firewall-rule"
        case .firewallDefault: "firewall-default"
        case .policyRule: "networkpolicy-rule"
        case .clusterPolicyRule: "clusternetworkpolicy-rule"
        case .listener: "listener"
        case .listenerRule: "listener-rule"
        case .target: "target"
        case .hintRule: "appliance-rule"
        case .hintPolicy: "appliance-policy"
        }
    }

    private func identifier(_ ref: RuleRef) -> String? {
        switch ref {
        case .securityGroupRule(let group, let index):
            let id = inventory.securityGroups[group].record.rules[index].id
            return id == .empty ? nil : text(id)
        case .networkACLEntry(let acl, let index):
            return String(inventory.networkACLs[acl].record.entries[index].number)
        case .listener(let handle):
            let arn = inventory.listeners[handle].record.arn
            return arn == .empty ? nil : text(arn)
        case .listenerRule(let handle, let index): return text(inventory.listeners[handle].rules[index].arn)
        case .route, .prefixListRoute, .transitGatewayRow, .policyRule, .clusterPolicyRule, .target, .hintPolicy,
            .firewallDefault:
            return nil
        case .firewallRule(let group, let index): return firewallIdentifier(group, index)
        case .hintRule(_, let index): return String(index + 1)
        }
    }

    func place(of ref: RuleRef) -> Place? {
        switch ref {
        case .securityGroupRule(let group, let index): inventory.securityGroups[group].record.rules[index].place
        case .networkACLEntry(let acl, let index): inventory.networkACLs[acl].record.entries[index].place
        case .route(let table, let index), .prefixListRoute(let table, let index, _):
            inventory.routeTables[table].record.routes[index].place
        case .transitGatewayRow(let table, let index): inventory.transitGatewayTables[table]?.rows[index].place
        case .policyRule(let policy, let isEgress, let index):
            isEgress
                ? inventory.networkPolicies[policy].record.egress[index].place
                : inventory.networkPolicies[policy].record.ingress[index].place
        case .clusterPolicyRule(let policy, let isEgress, let index):
            inventory.clusterPolicies[policy].record.rules(isEgress: isEgress)[index].place
        case .listener(let handle): inventory.listeners[handle].record.place
        case .listenerRule(let handle, let index): inventory.listeners[handle].rules[index].place
        case .target(let group, let index): inventory.targetGroups[group].targets?[index].place
        case .hintRule, .hintPolicy: nil
        case .firewallRule(let group, let index): firewallPlace(group, index)
        case .firewallDefault(let firewall, _):
            inventory.firewallPolicies[inventory.firewalls[firewall].record.policy]?.place
        }
    }

    func line(_ ref: RuleRef) -> Line {
        switch ref {
        case .securityGroupRule(let group, let index):
            return line(inventory.securityGroups[group].record.rules[index])
        case .networkACLEntry(let acl, let index): return line(inventory.networkACLs[acl].record.entries[index])
        case .route(let table, let index):
            return line(inventory.routeTables[table].record.routes[index], entry: nil)
        case .prefixListRoute(let table, let index, let entry):
            let route = inventory.routeTables[table].record.routes[index]
            let block = inventory.prefixLists[route.prefixList]?.entries?[entry].block
            return line(route, entry: block)
        case .transitGatewayRow(let table, let index):
            guard let row = inventory.transitGatewayTables[table]?.rows[index] else { return Line(parts: []) }
            return line(row)
        case .policyRule(let policy, let isEgress, let index): return policyLine(policy, isEgress, index)
        case .clusterPolicyRule(let policy, let isEgress, let index):
            return clusterPolicyLine(policy, isEgress, index)
        case .listener(let handle):
            let record = inventory.listeners[handle].record
            let line = Line(
                parts: [(nil, text(record.ipProtocol)), (.port, ":" + (record.port.map(String.init) ?? "-"))])
            return instancePort(inventory.listeners[handle]).map { line.adding("-> instances :\($0)") } ?? line
        case .listenerRule(let handle, let index):
            let rule = inventory.listeners[handle].rules[index]
            let actions = rule.actions.map { text($0.type) }.joined(separator: ", ")
            let conditions = rule.conditions.map { (NearMiss.Field?.none, condition($0)) }
            return Line(parts: [(nil, "rule \(text(rule.priority))")] + conditions + [(nil, "-> \(actions)")])
        case .target(let group, let index):
            guard let target = inventory.targetGroups[group].targets?[index] else { return Line(parts: []) }
            let port = target.port.map { ":\($0)" } ?? ""
            return Line(parts: [(nil, text(target.target) + port), (nil, text(target.state))])
        case .firewallRule(let group, let index): return firewallLine(group, index)
        case .firewallDefault(_, let action):
            return Line(parts: [(nil, "default"), (nil, action == .empty ? "pass" : text(action))])
        case .hintRule(let appliance, let index): return hintLine(appliance, index)
        case .hintPolicy(let appliance): return hintLine(appliance, nil)
        }
    }

    /// The port of the instances behind a classic load balancer's listener.
    private func instancePort(_ listener: Listener) -> Int? {
        listener.instances.flatMap { inventory.targetGroups[$0].record.port }
    }

    func line(_ rule: SecurityGroupRuleRecord) -> Line {
        let isAll = names.equals(rule.ipProtocol, "-1")
        let peer: String
        switch rule.peer {
        case .block(let block): peer = block.description
        case .prefixList(let id):
            let name = inventory.prefixLists[id].map { text($0.name) } ?? ""
            peer = name.isEmpty ? text(id) : "\(text(id)) (\(name))"
        case .group(let id):
            let name = inventory.groupByID[id].map { text(inventory.securityGroups[$0].record.name) } ?? ""
            peer = name.isEmpty ? text(id) : "\(text(id)) (\(name))"
        case .none: peer = "nobody"
        }
        return Line(
            parts: [
                (nil, rule.isEgress ? "egress" : "ingress"), (nil, "allow"),
                (.ipProtocol, isAll ? "all" : protocolName(rule.ipProtocol)),
                (.port, ports(rule.fromPort, rule.toPort, rule.ipProtocol)),
                (rule.isEgress ? .destination : .source, (rule.isEgress ? "to " : "from ") + peer),
            ], note: rule.description == .empty ? nil : text(rule.description))
    }

    func line(_ entry: NetworkACLRecord.Entry) -> Line {
        let isAll = names.equals(entry.ipProtocol, "-1")
        let isICMP = IPProtocol(text(entry.ipProtocol))?.isICMP ?? false
        let range =
            isICMP
            ? ports(entry.icmpType, entry.icmpCode, entry.ipProtocol)
            : ports(entry.portFrom, entry.portTo, entry.ipProtocol)
        return Line(parts: [
            (nil, entry.isEgress ? "egress" : "ingress"),
            (nil, entry.number >= 32767 ? "*" : String(entry.number)), (nil, entry.isAllow ? "allow" : "deny"),
            (.ipProtocol, isAll ? "all" : protocolName(entry.ipProtocol)), (.port, range),
            (
                entry.isEgress ? .destination : .source,
                (entry.isEgress ? "to " : "from ") + (entry.block?.description ?? "nobody")
            ),
        ])
    }

    private func line(_ route: RouteTableRecord.Route, entry: CIDRBlock?) -> Line {
        var destination = route.block?.description ?? ""
        if let entry { destination = "\(entry) (in \(text(route.prefixList)))" }
        if destination.isEmpty { destination = text(route.prefixList) }
        let state = route.state == .empty ? "active" : text(route.state)
        return Line(parts: [
            (.destination, destination), (nil, "-> \(text(route.targetID))"), (nil, state),
        ])
    }

    private func line(_ row: TransitGatewayTable.Row) -> Line {
        let target = row.isBlackhole ? "blackhole" : row.attachments.map { text($0) }.joined(separator: ", ")
        return Line(parts: [
            (.destination, row.block?.description ?? text(row.prefixList)), (nil, "-> \(target)"),
            (nil, row.isStatic ? "static" : "propagated"),
        ])
    }

    private func policyLine(_ policy: Handle<NetworkPolicy>, _ isEgress: Bool, _ index: Int) -> Line {
        let record = inventory.networkPolicies[policy].record
        let rule = isEgress ? record.egress[index] : record.ingress[index]
        let peers =
            rule.peers.isEmpty ? "anyone" : rule.peers.map { peer($0) }.joined(separator: " or ")
        let ports =
            rule.ports.isEmpty
            ? "all ports"
            : rule.ports.map { port in
                let name = port.ipProtocol == .empty ? "tcp" : text(port.ipProtocol).lowercased()
                return name + "/" + portText(port)
            }.joined(separator: ", ")
        let field: NearMiss.Field =
            rule.peers.contains { $0.block != nil } ? (isEgress ? .destination : .source) : .selector
        return Line(parts: [
            (nil, text(record.meta.name)), (nil, isEgress ? "egress" : "ingress"), (nil, "allow"), (.port, ports),
            (field, (isEgress ? "to " : "from ") + peers),
        ])
    }

    private func portText(_ port: NetworkPolicyRecord.Port) -> String {
        switch port.port {
        case nil: "all"
        case .number(let number): port.endPort.map { "\(number)-\($0)" } ?? String(number)
        case .name(let name): text(name)
        }
    }

    private func peer(_ peer: NetworkPolicyRecord.Peer) -> String {
        if peer.hasDomainNames { return "domain names" }
        if let block = peer.block {
            let except = peer.except.map(\.description).joined(separator: ", ")
            return except.isEmpty ? block.description : "\(block) except \(except)"
        }
        var parts: [String] = []
        if let namespaces = peer.namespaceSelector { parts.append("namespace \(selector(namespaces))") }
        if let pods = peer.podSelector { parts.append("pod \(selector(pods))") }
        return parts.joined(separator: " and ")
    }

    func selector(_ selector: LabelSelectorRecord) -> String {
        var terms = selector.labels.map { "\(text($0.key))=\(text($0.value))" }
        terms += selector.expressions.map { expression in
            let values = expression.values.map { text($0) }.joined(separator: ",")
            return "\(text(expression.key)) \(text(expression.op))" + (values.isEmpty ? "" : " (\(values))")
        }
        return terms.isEmpty ? "{any}" : "{\(terms.joined(separator: ", "))}"
    }

    func protocolName(_ symbol: Symbol) -> String {
        IPProtocol(text(symbol))?.name ?? text(symbol)
    }

    private func ports(_ from: Int?, _ to: Int?, _ ipProtocol: Symbol) -> String {
        let isICMP = IPProtocol(text(ipProtocol))?.isICMP ?? false
        guard let from, from >= 0 else { return "all" }
        if isICMP {
            guard let to, to >= 0 else { return "type \(from)" }
            return "type \(from) code \(to)"
        }
        guard let to, to >= from else { return "all" }
        if from == 0, to == 65535 { return "all" }
        return from == to ? String(from) : "\(from)-\(to)"
    }
}
