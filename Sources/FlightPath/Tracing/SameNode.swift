/// What two ends on one node send each other: it never enters the VPC, unless a pod's own interface has to be passed.
///
/// Source: https://github.com/aws/amazon-vpc-cni-k8s/blob/master/docs/cni-proposal.md
struct SameNode {
    let inventory: Inventory

    /// What is known of the way between two ends.
    enum Way {
        /// Through the VPC, for all that is known.
        case network
        /// Inside the node, resting on these assumptions.
        case inside(Handle<Node>, [Assumption])
        case unknown(Gap)
    }

    func way(from: Endpoint, to: Endpoint) -> Way {
        // Between machines of a cluster an overlay network has tunnels of its own, whatever the route tables say.
        if case .unresolved(let gap) = to.place, case .notEvaluated(_, .overlayPod) = gap, cluster(from) != nil,
            cluster(from) == cluster(to)
        {
            return .unknown(gap)
        }
        guard let node = from.host, node == to.host, from.pod != nil || to.pod != nil,
            inventory.nodes[node].kind != .fargate
        else { return .network }
        let ends = [from, to]
        let cluster = inventory.nodes[node].cluster
        let settings = inventory.clusters[cluster].cni
        let hasBranch = ends.contains { end in
            guard let pod = end.pod, let interface = end.interface else { return false }
            return inventory.isOnBranch(pod, interface)
        }
        if hasBranch {
            // Security groups for pods see everything in strict mode, and what leaves the node in standard mode.
            switch settings.branchMode {
            case .strict?: return .network
            case .standard?: return .inside(node, [])
            case nil:
                return .unknown(.notEvaluated(.cluster(cluster), .branchEnforcingMode))
            }
        }
        // Between the node itself and a pod of its own lies nothing but their link.
        let isWithNode = ends.contains { $0.node != nil || isHostNetwork($0) }
        return .inside(node, isWithNode ? [] : [.open(.podsOfOneNodeUnfiltered, .node(node))])
    }

    private func cluster(_ end: Endpoint) -> Handle<Cluster>? {
        end.pod.map { inventory.pods[$0].cluster } ?? end.node.map { inventory.nodes[$0].cluster }
    }

    private func isHostNetwork(_ end: Endpoint) -> Bool {
        end.pod.map { inventory.pods[$0].record.isHostNetwork } ?? false
    }

    /// Nothing but the pods' policies lies between two ends on a node.
    func passage(
        _ packets: PacketSet, _ node: Handle<Node>, from: Endpoint, to: Endpoint, assuming assumptions: [Assumption]
    ) -> Passage {
        var flight = Flight(packets: packets, station: .sender, zone: .empty)
        let course = Course(inventory: inventory, from: from, to: to, isReply: false, request: nil)
        course.judgePolicies(&flight, isEgress: true)
        flight.pass(.node(node), .forwarded, assuming: assumptions)
        course.judgePolicies(&flight, isEgress: false)
        flight.pass(to.ref, .delivered)
        return Passage(from: from, to: to, forward: flight.trail(delivered: true), reply: nil)
    }
}
