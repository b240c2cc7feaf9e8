/// Listeners that a load balancer lacks, and rules that a listener lacks for a host.
extension FaultSite {
    func listenerFixes() -> [Fix] {
        switch finding.denial {
        case .listenersMismatch(let balancer): return newListeners(balancer)
        case .ruleDoesNotForward(let balancer, .listenerRule(let listener, let index), let action):
            guard inventory.names.equals(action, "fixed-response") else { return [] }
            return hostRules(listener, index, balancer)
        default: return []
        }
    }

    private func newListeners(_ balancer: Handle<LoadBalancer>) -> [Fix] {
        let value = inventory.loadBalancers[balancer]
        guard !isMadeFromObjects(balancer), let transport = transports(finding.packets, replyPorts: false).first,
            let ports = transport.ports, ports.count == 1
        else { return [] }
        let port = ports.lowerBound
        let word: String
        switch (value.type, transport.ipProtocol) {
        case (.application, .tcp?): word = [443, 8443].contains(port) ? "HTTPS" : "HTTP"
        case (.network, .tcp?): word = "TCP"
        case (.network, .udp?): word = "UDP"
        default: return []
        }
        let fitting = groups(for: balancer, word)
        let idle = fitting.filter { isIdle($0) }
        let own = fitting.filter { senders(to: $0).contains(value.record.arn) }
        // Those of the service that is asked about, then what nothing sends to, then what the load balancer has already.
        let usable = own + idle.filter { !own.contains($0) }
        guard let group = only(usable.filter { isOfService($0) }, idle, own) else { return [] }
        return [
            Fix(.listener(.add(.init(balancer: balancer, ipProtocol: word, port: port, group: group))))
        ]
    }

    /// Hosts are told apart by rules; the new one is tried after those that are there, before the default.
    ///
    /// Source: https://docs.aws.amazon.com/elasticloadbalancing/latest/application/listener-rules.html
    private func hostRules(_ listener: Handle<Listener>, _ index: Int, _ balancer: Handle<LoadBalancer>) -> [Fix] {
        let rules = inventory.listeners[listener].rules
        guard rules[index].isDefault, inventory.listeners[listener].hasAllRules, !isMadeFromObjects(balancer),
            inventory.loadBalancers[balancer].type == .application, case .url(let url)? = question?.to.form
        else { return [] }
        let last = rules.filter { !$0.isDefault }.compactMap { Int(inventory.text($0.priority)) }.max() ?? 0
        let priority = last / 10 * 10 + 10
        let idle = groups(for: balancer, "HTTP").filter { isIdle($0) }
        let label = url.host.split(separator: ".").first.map(String.init) ?? url.host
        let named = idle.filter {
            inventory.text(inventory.targetGroups[$0].record.name).split(separator: "-").contains(label[...])
        }
        guard priority <= 50000, let group = idle.count == 1 ? idle.first : only(named) else { return [] }
        return [
            Fix(
                .listener(
                    .addHostRule(
                        .init(
                            listener: listener, balancer: balancer, host: url.host, priority: priority, group: group))))
        ]
    }

    /// The one target group of the first list that has any; of several nobody can tell which is meant.
    private func only(_ lists: [Handle<TargetGroup>]...) -> Handle<TargetGroup>? {
        guard let list = lists.first(where: { !$0.isEmpty }), list.count == 1 else { return nil }
        return list.first
    }

    /// Target groups that a listener of the load balancer can forward to.
    private func groups(for balancer: Handle<LoadBalancer>, _ word: String) -> [Handle<TargetGroup>] {
        let value = inventory.loadBalancers[balancer]
        let protocols: [String]
        switch word {
        case "HTTP", "HTTPS": protocols = ["HTTP", "HTTPS"]
        case "TCP": protocols = ["TCP", "TCP_UDP"]
        default: protocols = ["UDP", "TCP_UDP"]
        }
        return inventory.targetGroups.handles.filter {
            let group = inventory.targetGroups[$0]
            return group.classic == nil && group.account == value.account && group.region == value.region
                && group.record.vpc == value.record.vpc && protocols.contains(inventory.text(group.record.ipProtocol))
        }
    }

    private func isIdle(_ group: Handle<TargetGroup>) -> Bool { senders(to: group).isEmpty }

    /// The load balancers that a target group says it belongs to, and those with a listener that forwards to it.
    private func senders(to group: Handle<TargetGroup>) -> Set<Symbol> {
        let record = inventory.targetGroups[group].record
        let listeners = inventory.listeners.filter { listener in
            (listener.record.defaultActions + listener.rules.flatMap(\.actions)).flatMap(\.forwards)
                .contains { $0.targetGroup == record.arn }
        }
        return Set(record.loadBalancers + listeners.map(\.record.loadBalancer))
    }

    private func isOfService(_ group: Handle<TargetGroup>) -> Bool {
        guard case .resource(.service, let namespace?, let name)? = question?.to.form else { return false }
        let arn = inventory.targetGroups[group].record.arn
        return inventory.bindings.contains {
            $0.record.targetGroup == arn && inventory.text($0.record.meta.namespace) == namespace
                && inventory.text($0.record.service) == name
        }
    }

    /// Whether a controller made the load balancer from objects of a cluster: it takes back what it does not find there.
    func isMadeFromObjects(_ balancer: Handle<LoadBalancer>) -> Bool {
        let record = inventory.loadBalancers[balancer].record
        return inventory.names.hasPrefix(record.name, "k8s-") || owningService(balancer) != nil
    }

    /// The service whose status names the load balancer.
    func owningService(_ balancer: Handle<LoadBalancer>) -> Handle<Service>? {
        let host = inventory.loadBalancers[balancer].record.dnsName
        guard host != .empty else { return nil }
        return inventory.services.handles.first { inventory.services[$0].record.loadBalancerHosts.contains(host) }
    }
}
