/// A finding where it stands: what families of fixes ask of the packets, and of what lies at either end.
struct FaultSite {
    let inventory: Inventory
    var finding: Finding
    /// The passages in which it was met.
    var passages: [Passage]
    /// The legs of health checks on the branches where it was met.
    let healthChecks: [Passage]
    /// What was asked.
    var question: Question?

    init(inventory: Inventory, finding: Finding, journey: Journey, question: Question? = nil) {
        self.question = question
        self.inventory = inventory
        self.finding = finding
        passages = finding.branchIndices.compactMap { branch in
            let passages = journey.branches[branch].passages
            return passages.indices.contains(finding.identity.leg - 1)
                ? passages[finding.identity.leg - 1] : passages.last
        }
        healthChecks = finding.branchIndices.flatMap { journey.branches[$0].healthChecks }
    }

    var isReply: Bool { finding.identity.direction == .reply }

    func ends(isSource: Bool) -> [Endpoint] { passages.map { isSource ? $0.from : $0.to } }

    // MARK: Addresses

    /// The far addresses as a rule would name them, narrowest first: those refused, or the subnets of what moves about in
    /// them; then the blocks of their VPC.
    func blockChoices(isSource: Bool, _ refused: AddressSet, most: Int) -> [[CIDRBlock]] {
        var choices: [[CIDRBlock]] = []
        for blocks in [farBlocks(isSource: isSource, refused), vpcBlocks(isSource: isSource, refused)]
        where !blocks.isEmpty && blocks.count <= most && !choices.contains(blocks) {
            choices.append(blocks)
        }
        return choices
    }

    /// A single client as it is, a load balancer or many by their subnets.
    private func farBlocks(isSource: Bool, _ refused: AddressSet) -> [CIDRBlock] {
        if refused == .internet || refused.blocks.contains(where: { $0.length < 4 }) {
            return refused.ipv4.isEmpty ? [] : ["0.0.0.0/0"].compactMap { CIDRBlock($0) }
        }
        let ends = ends(isSource: isSource)
        // Load balancers move about in their subnets, and so do nodes and pods, which are replaced.
        let isMoving = ends.contains {
            ($0.loadBalancer != nil || $0.node != nil || $0.pod != nil) && $0.preservingGroup == nil
        }
        let exact = refused.blocks
        if exact.count <= 4, !isMoving { return movingNodes(refused) ?? exact }
        var subnets = AddressSet()
        for end in ends { if let subnet = end.subnet { subnets.formUnion(inventory.subnets[subnet].addresses) } }
        let family = refused.ipv4.isEmpty ? subnets.ipv6 : subnets.ipv4
        return refused.isSubset(of: family) ? family.blocks : exact
    }

    /// The subnets of application load balancers whose nodes the addresses are, passed on by the one behind: nodes move.
    private func movingNodes(_ refused: AddressSet) -> [CIDRBlock]? {
        guard ends(isSource: true).contains(where: { $0.preservingGroup != nil }) else { return nil }
        var subnets = AddressSet()
        for block in refused.blocks {
            guard block.length == 32 || block.family == .ipv6 && block.length == 128,
                let owner = inventory.addresses.owners(of: block.first).first,
                let balancer = inventory.loadBalancerByNode[owner],
                inventory.loadBalancers[balancer].type == .application,
                let subnet = inventory.subnetByID[inventory.interfaces[owner].subnet]
            else { return nil }
            subnets.formUnion(inventory.subnets[subnet].addresses)
        }
        return refused.ipv4.isEmpty ? subnets.ipv6.blocks : subnets.ipv4.blocks
    }

    func vpcs(isSource: Bool) -> Set<Handle<VPC>> {
        var vpcs: Set<Handle<VPC>> = []
        for end in ends(isSource: isSource) {
            if let subnet = end.subnet, let vpc = inventory.subnets[subnet].vpc { vpcs.insert(vpc) }
        }
        return vpcs
    }

    func isInternet(isSource: Bool) -> Bool { ends(isSource: isSource).allSatisfy { $0.place == .internet } }

    /// The blocks of the far VPC that the refused addresses lie in.
    func vpcBlocks(isSource: Bool, _ refused: AddressSet) -> [CIDRBlock] {
        var blocks: [CIDRBlock] = []
        for vpc in vpcs(isSource: isSource) {
            for block in inventory.vpcs[vpc].record.blocks where AddressSet(block).overlaps(refused) {
                blocks.append(block)
            }
        }
        return blocks.sorted()
    }

    // MARK: Protocols and ports

    func transports(_ packets: PacketSet, replyPorts: Bool) -> [InventoryEdit.Transport] {
        let protocols = packets.protocols
        guard protocols.ranges.count == 1, let range = protocols.ranges.first,
            range.lowerBound == range.upperBound
        else { return [InventoryEdit.Transport()] }
        let ipProtocol = IPProtocol(rawValue: range.lowerBound)
        if ipProtocol.isICMP {
            let type = replyPorts ? (ipProtocol == .icmp ? 0 : 129) : packets.sourcePorts.first ?? 8
            return [.init(ipProtocol: ipProtocol, icmpType: type)]
        }
        guard ipProtocol.hasPorts else { return [.init(ipProtocol: ipProtocol)] }
        var ports = replyPorts ? packets.sourcePorts : packets.destinationPorts
        if replyPorts {
            // The service's own port is no client's: a rule need not leave it out.
            let closed = ports.union(packets.destinationPorts)
            if closed.ranges.count < ports.ranges.count { ports = closed }
        }
        return ports.ranges.prefix(3).map { .init(ipProtocol: ipProtocol, ports: $0) }
    }
}
