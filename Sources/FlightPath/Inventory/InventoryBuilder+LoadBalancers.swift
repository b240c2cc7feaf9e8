/// Load balancers with their nodes, listeners, rules, target groups, targets and attributes.
extension InventoryBuilder {
    mutating func addLoadBalancers() {
        let nodes = nodesByDescription()
        for record in merged(records.loadBalancers, id: \.arn, owner: { accountOfARN(names[$0.arn]) }, place: \.place) {
            let handle = Handle<LoadBalancer>(inventory.loadBalancers.count)
            inventory.loadBalancerByARN[record.arn] = handle
            let arn = names[record.arn]
            let description = arn.range(ofLast: ":loadbalancer/").map { "ELB " + arn[$0...] } ?? ""
            let interfaces = (nodes[description] ?? []).filter { inventory.interfaces[$0].vpc == record.vpc }
            for node in interfaces { inventory.loadBalancerByNode[node] = handle }
            inventory.loadBalancers.append(
                LoadBalancer(
                    record: record, type: .init(names[record.type]), region: region(record.place),
                    account: accountOfARN(arn), vpc: inventory.vpcByID[record.vpc], nodes: interfaces,
                    isInternetFacing: names.equals(record.scheme, "internet-facing")))
        }
        for record in records.loadBalancerTags { inventory.loadBalancerTags[record.id] = record }
        addListeners()
        addTargetGroups()
        addLoadBalancerAttributes()
        addClassicLoadBalancers(nodes)
    }

    /// ELB writes which load balancer a node's interface serves into the interface's description.
    func nodesByDescription() -> [String: [Handle<NetworkInterface>]] {
        var found: [String: [Handle<NetworkInterface>]] = [:]
        for (index, interface) in inventory.interfaces.enumerated()
        where names.hasPrefix(interface.description, "ELB ") {
            found[names[interface.description], default: []].append(Handle(index))
        }
        return found
    }

    func accountOfARN(_ arn: String) -> Symbol {
        let parts = arn.split(separator: ":", maxSplits: 5, omittingEmptySubsequences: false)
        return parts.count > 4 ? names.find(String(parts[4])) ?? .empty : .empty
    }

    mutating func addListeners() {
        var rules: [String: [ListenerRuleRecord]] = [:]
        for rule in records.listenerRules {
            // A rule names its listener in its own ARN alone.
            let arn = names[rule.arn].replacingFirst(":listener-rule/", with: ":listener/")
            guard let slash = arn.lastIndex(of: "/") else { continue }
            rules[String(arn[..<slash]), default: []].append(rule)
        }
        let partial = Set(
            snapshot.collected.filter { $0.kind == .listenerRules && !$0.isComplete }.map(\.file))
        // Of whose rules a file is that holds none of them cannot be told.
        let unclaimed = partial.subtracting(records.listenerRules.map(\.place.file))
        for record in merged(records.listeners, id: \.arn, owner: { accountOfARN(names[$0.arn]) }, place: \.place) {
            let handle = Handle<Listener>(inventory.listeners.count)
            let own = rules[names[record.arn]]
            inventory.listeners.append(
                Listener(
                    record: record, rules: (own ?? []).sorted { order($0) < order($1) }, hasRules: own != nil,
                    hasAllRules: !(own ?? []).contains { partial.contains($0.place.file) }
                        && !unclaimed.contains { isSameScope(record.place, $0) }))
            if let balancer = inventory.loadBalancerByARN[record.loadBalancer] {
                inventory.loadBalancers[balancer].listeners.append(handle)
            }
        }
    }

    func order(_ rule: ListenerRuleRecord) -> Int {
        rule.isDefault ? Int.max : Int(names[rule.priority]) ?? Int.max - 1
    }

    mutating func addTargetGroups() {
        for record in merged(records.targetGroups, id: \.arn, owner: { accountOfARN(names[$0.arn]) }, place: \.place) {
            inventory.targetGroupByARN[record.arn] = Handle(inventory.targetGroups.count)
            inventory.targetGroups.append(
                TargetGroup(
                    record: record, region: region(record.place), account: accountOfARN(names[record.arn])))
        }
        for entry in snapshot.collected where entry.kind == .targetHealth {
            guard let group = targetGroup(entry.subject, file: entry.file) else { continue }
            inventory.targetGroups[group].targets = inventory.targetGroups[group].targets ?? []
            if !entry.isComplete { inventory.targetGroups[group].isComplete = false }
        }
        for target in records.targetHealth {
            guard let group = targetGroup(target.group, file: target.place.file) else { continue }
            inventory.targetGroups[group].targets?.append(target)
        }
        for entry in snapshot.collected where entry.kind == .targetGroupAttributes {
            guard let group = targetGroup(entry.subject, file: entry.file) else { continue }
            inventory.targetGroups[group].attributes = [:]
        }
        for attribute in records.targetGroupAttributes {
            guard let group = targetGroup(attribute.subject, file: attribute.place.file) else { continue }
            inventory.targetGroups[group].attributes?[attribute.key] = attribute.value
        }
    }

    mutating func addLoadBalancerAttributes() {
        for entry in snapshot.collected where entry.kind == .loadBalancerAttributes {
            guard let balancer = loadBalancer(entry.subject, file: entry.file) else { continue }
            inventory.loadBalancers[balancer].attributes = [:]
        }
        for attribute in records.loadBalancerAttributes {
            guard let balancer = loadBalancer(attribute.subject, file: attribute.place.file) else { continue }
            inventory.loadBalancers[balancer].attributes?[attribute.key] = attribute.value
        }
    }

    func targetGroup(_ subject: Subject, file: Int32) -> Handle<TargetGroup>? {
        switch subject {
        case .id(let arn): return inventory.targetGroupByARN[arn]
        case .named(let name):
            return inventory.targetGroups.handles.first {
                inventory.targetGroups[$0].record.name == name
                    && isSameScope(inventory.targetGroups[$0].record.place, file)
            }
        case .unknown: return nil
        }
    }

    func loadBalancer(_ subject: Subject, file: Int32) -> Handle<LoadBalancer>? {
        switch subject {
        case .id(let arn): return inventory.loadBalancerByARN[arn]
        case .named(let name):
            return inventory.loadBalancers.handles.first {
                inventory.loadBalancers[$0].record.name == name
                    && isSameScope(inventory.loadBalancers[$0].record.place, file)
            }
        case .unknown: return nil
        }
    }

    func isSameScope(_ place: Place, _ file: Int32) -> Bool {
        let one = snapshot.files[Int(place.file)]
        let other = snapshot.files[Int(file)]
        return one.account == other.account && one.region == other.region
    }
}

extension LoadBalancerType {
    init(_ text: String) {
        switch text {
        case "application": self = .application
        case "network": self = .network
        case "gateway": self = .gateway
        default: self = .unknown
        }
    }
}

extension String {
    /// The index behind the last occurrence of a separator.
    func range(ofLast separator: String) -> Index? {
        guard count >= separator.count else { return nil }
        var start = index(endIndex, offsetBy: -separator.count)
        while true {
            if self[start...].hasPrefix(separator) { return index(start, offsetBy: separator.count) }
            guard start > startIndex else { return nil }
            start = index(before: start)
        }
    }

    func replacingFirst(_ old: String, with new: String) -> String {
        guard let end = range(ofLast: old) else { return self }
        let start = index(end, offsetBy: -old.count)
        return String(self[..<start]) + new + String(self[end...])
    }
}
