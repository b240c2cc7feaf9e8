/// What each kind of edit may change.
extension Scopes {
    init(of edit: InventoryEdit, in inventory: Inventory) {
        self.init()
        switch edit {
        case .addSecurityGroupRules(let group, let isEgress, let transport, let blocks):
            let (own, far) = (Scope.Side.group(group), Scope.Side.blocks(blocks))
            all = [isEgress ? Scope(from: own, to: far, transport) : Scope(from: far, to: own, transport)]
        case .addSecurityGroupReference(let group, let isEgress, let transport, let peer):
            let (own, far) = (Scope.Side.group(group), Scope.Side.group(peer))
            all = [isEgress ? Scope(from: own, to: far, transport) : Scope(from: far, to: own, transport)]
        case .replaceReference(let group, let rule, let peer):
            self = Self.replacing(
                inventory.securityGroups[group].record.rules[rule], of: group, with: peer, inventory)
        case .addNetworkACLEntries(let acl, let isEgress, _, let transport, let blocks):
            let own = Scope.Side.subnets(inventory.subnets(of: acl), within: nil)
            let far = Scope.Side.blocks(blocks)
            all = [isEgress ? Scope(from: own, to: far, transport) : Scope(from: far, to: own, transport)]
            // Entries know no connections: what they pass may be replies to the other direction's requests.
            if Self.passesReplies(transport) {
                let requests = InventoryEdit.Transport(
                    ipProtocol: transport.ipProtocol, icmpType: transport.icmpType.map { Self.request(of: $0) })
                all.append(isEgress ? Scope(from: far, to: own, requests) : Scope(from: own, to: far, requests))
            }
        case .addRoutes(let table, let blocks, _): self = Self.routes(of: table, blocks, inventory)
        case .deleteRoute(let table, let block), .replaceRoute(let table, let block, _):
            self = Self.routes(of: table, [block], inventory)
        case .connection(let edit): self = Scopes(of: edit, in: inventory)
        case .transitGateway(let edit): self = Scopes(of: edit, in: inventory)
        case .kubernetes(let edit): self = Scopes(of: edit, in: inventory)
        case .firewall(let edit):
            let transport = InventoryEdit.Transport(ipProtocol: edit.ipProtocol, ports: edit.ports)
            all = [Scope(from: .blocks(edit.sources), to: .blocks(edit.destinations), transport)]
        case .listener(.add(let listener)): self = Self.clients(of: listener, inventory)
        // Load balancers pick among their targets: what that changes is the question's own way through them.
        case .loadBalancing, .listener(.addHostRule), .targets, .service: self = .question
        }
    }

    private init(of edit: ConnectionEdit, in inventory: Inventory) {
        self.init()
        switch edit {
        case .addPrefixListEntries(let list, let blocks):
            for table in inventory.routeTables.handles
            where inventory.routeTables[table].record.routes.contains(where: { $0.prefixList == list }) {
                formUnion(Self.routes(of: table, blocks, inventory))
            }
            for group in inventory.securityGroups.handles {
                for rule in inventory.securityGroups[group].record.rules where rule.peer == .prefixList(list) {
                    let (own, far) = (Scope.Side.group(group), Scope.Side.blocks(blocks))
                    formUnion(Scopes(all: [rule.isEgress ? Scope(from: own, to: far) : Scope(from: far, to: own)]))
                }
            }
        case .acceptPeering(let peering):
            let record = inventory.peerings[peering].record
            self = .between(
                .subnets(inventory.subnets(ofVPC: record.requester.vpc), within: nil),
                .subnets(inventory.subnets(ofVPC: record.accepter.vpc), within: nil))
        // What goes through an interface that forwards is only known from the routes that lead there.
        // Nor what followed the local route of a block that is given up.
        case .attachGateway(_, let vpc):
            self = .between(
                .subnets(inventory.subnets(ofVPC: inventory.vpcs[vpc].id), within: nil),
                .blocks(AddressSet.internet.blocks))
        case .disableSourceDestinationCheck, .removeBlock, .attach: self = .question
        case .setGroups(let interface, let groups):
            let now = inventory.interfaces[interface].groups.compactMap { inventory.groupByID[$0] }
            self = Self.membership(
                of: interface, changing: Set(now).symmetricDifference(groups).sorted { $0.index < $1.index }, inventory)
        case .associate(let subnet, let table):
            let blocks = inventory.routeTables[table].record.routes.compactMap(\.block)
            self = .between(.subnets([subnet], within: nil), .blocks(blocks.filter { $0.length > 0 }))
            isPartial = blocks.contains { $0.length == 0 }
        }
    }

    private init(of edit: TransitGatewayEdit, in inventory: Inventory) {
        self.init()
        switch edit {
        case .propagate(let attachment, let table):
            let vpc = inventory.attachments[attachment].resource
            self = .between(
                .subnets(inventory.senders(routedBy: table), within: nil),
                .subnets(inventory.subnets(ofVPC: vpc), within: nil))
        case .addRoute(let block, let attachment, let table):
            let vpc = inventory.attachments[attachment].resource
            self = .between(
                .subnets(inventory.senders(routedBy: table), within: nil),
                .subnets(inventory.subnets(ofVPC: vpc), within: [block]))
        case .deleteRoute(let block, let table), .replaceRoute(let block, _, let table):
            self = .between(.subnets(inventory.senders(routedBy: table), within: nil), .blocks([block]))
        case .associate(let attachment, let table):
            let current = inventory.attachments[attachment].associatedTable.map { [$0] } ?? []
            self = Scopes(of: attachment, lookedUpIn: [table] + current, in: inventory)
        case .addSubnet(_, let attachment), .enableApplianceMode(let attachment):
            let current = inventory.attachments[attachment].associatedTable.map { [$0] } ?? []
            self = Scopes(of: attachment, lookedUpIn: current, in: inventory)
        case .enableReferencing(let gateway):
            self = Self.references(
                between: Set(
                    inventory.attachments.filter { $0.transitGateway == gateway }.map(\.resource)), inventory)
        case .enableReferencingOn(let attachment):
            let value = inventory.attachments[attachment]
            self = Self.references(
                between: Set(
                    inventory.attachments.filter { $0.transitGateway == value.transitGateway }.map(\.resource)),
                oneOf: value.resource, inventory)
        }
    }

    private init(of edit: KubernetesEdit, in inventory: Inventory) {
        self.init()
        switch edit {
        case .addPolicy(let policy):
            let own = Scope.Side.pods(
                inventory.pods(policy.labels, in: policy.namespace, of: policy.cluster))
            var far: [Scope.Side] = []
            let blocks = policy.peers.compactMap(\.block)
            if !blocks.isEmpty { far.append(.blocks(blocks)) }
            for peer in policy.peers where peer.block == nil {
                guard let labels = peer.podSelector?.labels, peer.podSelector?.expressions.isEmpty ?? true else {
                    isPartial = true
                    continue
                }
                let namespaces = peer.namespaceSelector?.labels.map(\.value) ?? [policy.namespace]
                far.append(.pods(namespaces.flatMap { inventory.pods(labels, in: $0, of: policy.cluster) }))
            }
            all = far.map { side in
                policy.isEgress
                    ? Scope(from: own, to: side, policy.transport) : Scope(from: side, to: own, policy.transport)
            }
            formUnion(Self.isolation(by: policy, in: inventory))
        case .setSelector, .sendToEveryNode: self = .question
        case .tellController(let setting):
            for effect in setting.effects { formUnion(Scopes(of: effect, in: inventory)) }
        case .admit(let admission):
            for effect in admission.effects { formUnion(Scopes(of: effect, in: inventory)) }
        }
    }

    /// Pods that no policy selects in the direction take everything. Once one does, they take only what it admits.
    ///
    /// Source: https://kubernetes.io/docs/concepts/services-networking/network-policies/#the-two-sorts-of-pod-isolation
    private static func isolation(by policy: KubernetesEdit.AddedPolicy, in inventory: Inventory) -> Scopes {
        let pods = inventory.pods(policy.labels, in: policy.namespace, of: policy.cluster).filter { pod in
            NetworkPolicyFilter.isolating(pod, isEgress: policy.isEgress, in: inventory).isEmpty
        }
        guard !pods.isEmpty else { return Scopes() }
        let anyone = Scope.Side.subnets(Set(inventory.subnets.handles), within: nil)
        return Scopes(all: [
            policy.isEgress ? Scope(from: .pods(pods), to: anyone) : Scope(from: anyone, to: .pods(pods))
        ])
    }

    /// Whoever the load balancer's groups and networks let in comes to the new port. Behind it the nodes send to the targets,
    /// as the question's own packets do.
    private static func clients(of listener: ListenerEdit.NewListener, _ inventory: Inventory) -> Scopes {
        let nodes = inventory.loadBalancers[listener.balancer].nodes.map { inventory.interfaces[$0] }
        let subnets = Set(nodes.compactMap { inventory.subnetByID[$0.subnet] })
        guard !subnets.isEmpty else { return .question }
        let everybody = ["0.0.0.0/0", "::/0"].compactMap { CIDRBlock($0) }
        let addresses = nodes.flatMap(\.addresses).flatMap { AddressSet($0.address).blocks }
        return Scopes(all: [
            Scope(
                from: .blocks(everybody), to: .subnets(subnets, within: addresses),
                .init(ipProtocol: listener.ipProtocol == "UDP" ? .udp : .tcp, ports: listener.port...listener.port))
        ])
    }

    // MARK: Routes

    /// What a table's subnets send, and what is sent to them. Where packets of others pass a subnet, as by an attachment
    /// of a transit gateway, the table routes what anybody sends.
    private static func routes(of table: Handle<RouteTable>, _ blocks: [CIDRBlock], _ inventory: Inventory) -> Scopes {
        let own = inventory.subnets(of: table)
        let isTransit = own.contains { inventory.isTransit(inventory.subnets[$0].id) }
        var scopes = between(
            .subnets(isTransit ? Set(inventory.subnets.handles) : own, within: nil), .blocks(blocks))
        // What enters by a gateway comes from beyond the snapshot too.
        scopes.isPartial = !inventory.routeTables[table].edgeGateways.isEmpty
        return scopes
    }

    // MARK: Replies

    /// Clients pick their ports from 1024 on.
    private static func passesReplies(_ transport: InventoryEdit.Transport) -> Bool {
        if let type = transport.icmpType { return type == 0 || type == 129 }
        return transport.ports.map { $0.upperBound >= 1024 } ?? true
    }

    /// The echo request that an echo reply answers.
    private static func request(of reply: UInt16) -> UInt16 { reply == 129 ? 128 : 8 }
}

extension Inventory {
    func subnets(of acl: Handle<NetworkACL>) -> Set<Handle<Subnet>> {
        Set(subnets.handles.filter { subnets[$0].networkACL == acl })
    }

    /// Subnets that a table routes: by name, or as their VPC's main table.
    func subnets(of table: Handle<RouteTable>) -> Set<Handle<Subnet>> {
        Set(
            subnets.handles.filter { subnet in
                if let own = subnets[subnet].routeTable { return own == table }
                return subnets[subnet].vpc.map { vpcs[$0].mainRouteTable == table } ?? false
            })
    }

    func subnets(ofVPC id: Symbol) -> Set<Handle<Subnet>> {
        Set(subnets.handles.filter { subnets[$0].record.vpc == id })
    }

    /// Whose packets a transit gateway's table routes: those of the VPCs it serves, and of every other where one of them
    /// hands on what comes to it, as an inspection VPC does.
    func senders(routedBy table: Symbol) -> Set<Handle<Subnet>> {
        let served = attachments.filter { $0.associatedTable == table }
        let own = subnets(ofVPCs: served.map(\.resource))
        guard let gateway = served.first?.transitGateway,
            own.contains(where: { forwards(subnets[$0].id) })
        else { return own }
        return subnets(attachedTo: gateway)
    }

    /// Whether packets of others pass a subnet, to be routed by its table.
    func isTransit(_ subnet: Symbol) -> Bool {
        interfaces.contains { $0.subnet == subnet && (names.equals($0.type, "transit_gateway") || isForwarding($0)) }
    }

    /// Whether something in a subnet hands on what is sent to others.
    private func forwards(_ subnet: Symbol) -> Bool {
        interfaces.contains { $0.subnet == subnet && isForwarding($0) }
    }

    private func isForwarding(_ interface: NetworkInterface) -> Bool {
        !interface.sourceDestCheck || names.equals(interface.type, "nat_gateway")
            || names.equals(interface.type, "gateway_load_balancer_endpoint")
    }

    func subnets(attachedTo gateway: Symbol) -> Set<Handle<Subnet>> {
        subnets(ofVPCs: attachments.filter { $0.transitGateway == gateway }.map(\.resource))
    }

    private func subnets(ofVPCs ids: [Symbol]) -> Set<Handle<Subnet>> {
        let ids = Set(ids)
        return Set(subnets.handles.filter { ids.contains(subnets[$0].record.vpc) })
    }

    func pods(_ labels: [ObjectMeta.Label], in namespace: Symbol, of cluster: Handle<Cluster>) -> [Handle<Pod>] {
        (podsByNamespace[.init(cluster: cluster, namespace: namespace)]
            ?? pods.handles.filter {
                pods[$0].cluster == cluster && pods[$0].namespace == namespace
            }).filter { pod in labels.allSatisfy { pods[pod].record.meta.labels.contains($0) } }
    }
}
