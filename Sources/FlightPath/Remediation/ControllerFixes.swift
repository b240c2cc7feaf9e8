/// What the AWS Load Balancer Controller made, it keeps as the objects of its cluster say. A fix by hand would be taken
/// back, so that the fix goes to what the controller reads.
///
/// Sources: https://kubernetes-sigs.github.io/aws-load-balancer-controller/latest/guide/ingress/annotations/
/// (`inbound-cidrs`, `load-balancer-attributes`, `target-group-attributes`) and
/// https://kubernetes-sigs.github.io/aws-load-balancer-controller/latest/guide/service/annotations/
extension FaultSite {
    /// The fix that lasts: as it is where nobody keeps what it changes; on the controller's objects where they have a
    /// setting for it; nil where it would be taken back.
    func lasting(_ fix: Fix) -> Fix? {
        var lasting = fix
        lasting.edits = []
        for edit in fix.edits {
            guard let stack = stack(of: edit) else {
                lasting.edits.append(edit)
                continue
            }
            guard let setting = setting(for: edit, stack) else { return nil }
            lasting.edits.append(.kubernetes(.tellController(setting)))
        }
        return lasting
    }

    /// The stack whose controller keeps what an edit changes.
    private func stack(of edit: InventoryEdit) -> ObjectMeta.Label? {
        switch edit {
        case .addSecurityGroupRules(let group, let isEgress, _, _),
            .addSecurityGroupReference(let group, let isEgress, _, _):
            // Of the groups that it makes, it keeps the ingress rules.
            return isEgress ? nil : inventory.securityGroups[group].record.stack
        case .replaceReference(let group, let rule, _):
            let record = inventory.securityGroups[group].record
            return record.rules[rule].isEgress ? nil : record.stack
        case .loadBalancing(let edit):
            switch edit {
            case .enableCrossZone(let balancer): return tags(inventory.loadBalancers[balancer].id)
            case .enableCrossZoneOn(let group), .disableClientPreservation(let group):
                return tags(inventory.targetGroups[group].record.arn)
            }
        case .listener(let edit):
            switch edit {
            case .add(let new): return tags(inventory.loadBalancers[new.balancer].id)
            case .addHostRule(let rule): return tags(inventory.loadBalancers[rule.balancer].id)
            }
        case .targets(let edit):
            switch edit {
            case .replace(let group, _), .checkTrafficPort(let group):
                return tags(inventory.targetGroups[group].record.arn)
            }
        case .addNetworkACLEntries, .addRoutes, .deleteRoute, .replaceRoute, .connection, .transitGateway, .kubernetes,
            .firewall, .service:
            return nil
        }
    }

    private func tags(_ id: Symbol) -> ObjectMeta.Label? { inventory.loadBalancerTags[id]?.stack }

    private func setting(for edit: InventoryEdit, _ stack: ObjectMeta.Label) -> ControllerSetting? {
        guard let object = object(of: stack) else { return nil }
        switch edit {
        case .addSecurityGroupRules(let group, false, _, let blocks):
            guard let field = admission(of: blocks, object) else { return nil }
            return ControllerSetting(object: object, field: field, effects: rules(of: group, blocks))
        case .loadBalancing(let change):
            guard let key = attributesKey(change, object) else { return nil }
            let attribute = change.attribute
            let before = annotation(key, object)
            var pairs = Self.items(before ?? "")
            pairs.removeAll { $0.hasPrefix(attribute.key + "=") }
            let value = (pairs + ["\(attribute.key)=\(attribute.value)"]).joined(separator: ",")
            return ControllerSetting(
                object: object, field: .annotation(key: key, value: value, before: before), effects: [edit])
        default: return nil
        }
    }

    // MARK: The object

    /// The ingress or service that a stack was made for. A group of ingresses has a name without a namespace: which of
    /// them is to say more, nobody can tell.
    private func object(of stack: ObjectMeta.Label) -> ControllerSetting.Object? {
        let parts = inventory.text(stack.value).split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count == 2, let namespace = inventory.names.find(String(parts[0])),
            let name = inventory.names.find(String(parts[1]))
        else { return nil }
        if ControllerTag.isIngressStack(inventory.names, stack.key) {
            // Several clusters may have ingresses of one name.
            let indices = inventory.ingresses.indices.filter {
                let meta = inventory.ingresses[$0].record.meta
                return meta.name == name && meta.namespace == namespace
            }
            guard indices.count == 1, let index = indices.first else { return nil }
            return .ingress(index, namespace: namespace, name: name)
        }
        let services = inventory.services.handles.filter {
            let meta = inventory.services[$0].record.meta
            return meta.name == name && meta.namespace == namespace
        }
        guard services.count == 1, let service = services.first else { return nil }
        return .service(service)
    }

    private func annotation(_ key: String, _ object: ControllerSetting.Object) -> String? {
        switch object {
        case .ingress(let index, _, _): inventory.ingresses[index].record.meta.annotation(key, inventory.names)
        case .service(let service): inventory.services[service].record.meta.annotation(key, inventory.names)
        }
    }

    /// The items of a list as annotations hold them: separated by commas, with spaces around them that mean nothing.
    private static func items(_ list: String) -> [String] {
        list.split(separator: ",").map { item in
            let start = item.drop { $0 == " " }
            return String(start.reversed().drop { $0 == " " }.reversed())
        }.filter { !$0.isEmpty }
    }

    // MARK: Who is admitted

    /// The list of clients with the blocks added. Where none is given every client is admitted, so that it was no list
    /// that left these out; and where the class of an ingress has a list, the ingress's own is not read.
    private func admission(of blocks: [CIDRBlock], _ object: ControllerSetting.Object) -> ControllerSetting.Field? {
        let key: String
        switch object {
        case .ingress:
            guard !inventory.ingressClassParameters.contains(where: \.record.hasInboundBlocks) else { return nil }
            key = "alb.ingress.kubernetes.io/inbound-cidrs"
        case .service(let service):
            let ranges = inventory.services[service].record.sourceRanges
            if !ranges.isEmpty { return .sourceRanges(ranges + blocks.filter { !ranges.contains($0) }, before: ranges) }
            key = "service.beta.kubernetes.io/load-balancer-source-ranges"
        }
        guard let before = annotation(key, object), !before.isEmpty else { return nil }
        let listed = Self.items(before)
        let added = blocks.map(\.description).filter { !listed.contains($0) }
        return .annotation(key: key, value: (listed + added).joined(separator: ","), before: before)
    }

    /// The controller admits every client on every port that the load balancer listens on.
    private func rules(of group: Handle<SecurityGroup>, _ blocks: [CIDRBlock]) -> [InventoryEdit] {
        let id = inventory.securityGroups[group].record.id
        var edits: [InventoryEdit] = []
        for balancer in inventory.loadBalancers
        where balancer.record.securityGroups.contains(id)
            || balancer.nodes.contains(where: { inventory.interfaces[$0].groups.contains(id) })
        {
            for listener in balancer.listeners.map({ inventory.listeners[$0].record }) {
                guard let number = listener.port, let port = UInt16(exactly: number) else { continue }
                let isUDP = ["UDP", "QUIC"].contains(inventory.text(listener.ipProtocol))
                let protocols: [IPProtocol] =
                    ["TCP_UDP", "TCP_QUIC"].contains(inventory.text(listener.ipProtocol))
                    ? [.tcp, .udp] : [isUDP ? .udp : .tcp]
                for ipProtocol in protocols {
                    let edit = InventoryEdit.addSecurityGroupRules(
                        group, isEgress: false, .init(ipProtocol: ipProtocol, ports: port...port), blocks)
                    if !edits.contains(edit) { edits.append(edit) }
                }
            }
        }
        return edits
    }

    // MARK: Attributes

    private func attributesKey(_ edit: LoadBalancingEdit, _ object: ControllerSetting.Object) -> String? {
        let isOfGroup: Bool
        switch edit.component {
        case .loadBalancer: isOfGroup = false
        case .targetGroup: isOfGroup = true
        default: return nil
        }
        switch object {
        case .ingress:
            return "alb.ingress.kubernetes.io/\(isOfGroup ? "target-group" : "load-balancer")-attributes"
        case .service:
            return "service.beta.kubernetes.io/aws-load-balancer-\(isOfGroup ? "target-group-" : "")attributes"
        }
    }
}
