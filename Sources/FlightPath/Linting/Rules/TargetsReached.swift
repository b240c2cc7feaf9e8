extension LintRule {
    /// Rows 29 to 64 and 87 to 93 off any traced path: what a load balancer sends to its targets is walked, as a question
    /// about it would be, and whatever stops it is named.
    static let targetsReached = LintRule(
        rows: [17, 24, 29, 33, 35, 37, 52, 53, 55, 56, 58, 59, 62, 68, 87, 92],
        title: "what load balancers send reaches their targets and comes back",
        needs: [
            .loadBalancers, .listeners, .targetGroups, .targetHealth, .networkInterfaces, .subnets, .routeTables,
            .networkACLs, .securityGroups,
        ],
        check: .network(TargetsReached.findings))
}

private struct TargetsReached {
    /// One cause, whatever the interface it stops packets at.
    private struct Cause: Hashable {
        let code: CauseCode
        let component: ResourceRef
        let port: String
        let isReply: Bool
        let isCheck: Bool
    }

    let inventory: Inventory
    private let walk: TargetWalk
    private let population: Population

    static func findings(_ inventory: Inventory) -> [LintFinding] {
        let rule = TargetsReached(inventory)
        return inventory.loadBalancers.handles.filter { inventory.loadBalancers[$0].type != .gateway }
            .flatMap { balancer in rule.groups(of: balancer).flatMap { rule.findings(balancer, $0) } }
    }

    private init(_ inventory: Inventory) {
        self.inventory = inventory
        population = Population(inventory: inventory)
        walk = TargetWalk(
            inventory: inventory, tracer: Tracer(inventory: inventory), population: population, wanted: .anything,
            request: nil)
    }

    /// The target groups that its listeners forward to, each once.
    private func groups(of balancer: Handle<LoadBalancer>) -> [Handle<TargetGroup>] {
        var found: [Handle<TargetGroup>] = []
        for listener in inventory.loadBalancers[balancer].listeners.map({ inventory.listeners[$0] }) {
            let actions = listener.record.defaultActions + listener.rules.flatMap(\.actions)
            let named = actions.flatMap(\.forwards).filter { $0.weight != 0 }
                .compactMap { inventory.targetGroupByARN[$0.targetGroup] }
            for group in named + (listener.instances.map { [$0] } ?? []) where !found.contains(group) {
                found.append(group)
            }
        }
        return found
    }

    private func findings(_ balancer: Handle<LoadBalancer>, _ group: Handle<TargetGroup>) -> [LintFinding] {
        var order: [Cause] = []
        var causes: [Cause: (denial: Denial, stopped: Int)] = [:]
        var count = 0
        var passing = 0
        for branch in branches(balancer, group) {
            count += 1
            var isStopped = false
            var own: [Cause: Denial] = [:]
            for (passage, isCheck) in legs(branch).map({ ($0, false) }) + branch.healthChecks.map({ ($0, true) }) {
                guard let (denial, isReply) = firstStop(passage) else { continue }
                let cause = Cause(
                    code: denial.code(isEgress: isReply), component: denial.component(inventory),
                    port: passage.packets.destinationPorts.summary, isReply: isReply, isCheck: isCheck)
                if causes[cause] == nil { order.append(cause) }
                causes[cause] = causes[cause] ?? (denial, 0)
                own[cause] = denial
                if !isCheck { isStopped = true }
            }
            for cause in own.keys { causes[cause]?.stopped += 1 }
            if !isStopped { passing += 1 }
        }
        return order.compactMap { cause in
            causes[cause].map { finding(cause, $0.denial, balancer, group, $0.stopped, of: count, passing) }
        }
    }

    /// What every node sends to every target of a group.
    private func branches(_ balancer: Handle<LoadBalancer>, _ group: Handle<TargetGroup>) -> [Branch] {
        population.grouped(inventory.loadBalancers[balancer].nodes.flatMap { population.members(of: $0) })
            .flatMap { node -> [Branch] in
                let packets = PacketSpace().set(
                    source: node.addresses, destination: node.addresses, protocols: ProtocolSet([.tcp, .udp]))
                var arrived = Flight(packets: packets, station: .sender, zone: .empty)
                arrived.pass(node.ref, .delivered)
                let start = Passage(from: node, to: node, forward: arrived.trail(delivered: true), reply: nil)
                var notes: [Journey.Note] = []
                // The node stands for the clients too, whose addresses nobody asked about.
                switch walk.targets(of: group, balancer, node, .init(start), packets, .anything, [], &notes) {
                case .branches(let branches): return branches
                case .dead(let passage): return [Branch(passages: [passage])]
                case .elsewhere: return []
                }
            }
    }

    /// To the target, and through a node's port to the pod behind it. Another load balancer's targets are that one's own.
    private func legs(_ branch: Branch) -> [Passage] {
        var legs: [Passage] = []
        for passage in branch.passages where legs.last?.to.loadBalancer == nil { legs.append(passage) }
        return legs
    }

    /// What stops a passage first, of what its configuration decides: health is a symptom, and a node without a pod of a
    /// local service is left out by design.
    private func firstStop(_ passage: Passage) -> (denial: Denial, isReply: Bool)? {
        let trails = [(passage.forward, false)] + (passage.reply.map { [($0, true)] } ?? [])
        for (trail, isReply) in trails {
            for part in trail.hops.flatMap(\.parts) where !part.packets.isEmpty {
                guard case .denied(let denial) = part.judgement, !Self.isLeftToOthers(denial) else { continue }
                return (denial, isReply)
            }
        }
        return nil
    }

    /// What other rules say, or nobody would change.
    private static func isLeftToOthers(_ denial: Denial) -> Bool {
        switch denial {
        case .targetUnhealthy, .noHealthyTarget, .healthCheckBlocked, .localPolicyWithoutEndpoint, .noReadyPod,
            .selectorMatchesNoPod, .noRegisteredTargets, .ruleDoesNotForward, .listenerWithoutTargetGroup:
            true
        default: false
        }
    }

    // MARK: Words

    private func finding(
        _ cause: Cause, _ denial: Denial, _ balancer: Handle<LoadBalancer>, _ group: Handle<TargetGroup>,
        _ stopped: Int, of count: Int, _ passing: Int
    ) -> LintFinding {
        let isTotal = !cause.isCheck && passing == 0
        return LintFinding(
            code: cause.isCheck ? .healthCheckBlocked : cause.code, severity: isTotal ? .error : .warning,
            row: Self.row(cause, denial), component: cause.isCheck ? inventory.ref(of: group) : cause.component,
            place: nil, headline: headline(cause, denial, balancer, group, stopped, of: count),
            meaning: "\(cause.code.page.title)",
            cure:
                "`flightpath trace` from the load balancer to a target shows the hops, the rule and a change that cures it"
        )
    }

    private func headline(
        _ cause: Cause, _ denial: Denial, _ balancer: Handle<LoadBalancer>, _ group: Handle<TargetGroup>,
        _ stopped: Int, of count: Int
    ) -> Phrase {
        let sender = ResourceRef.loadBalancer(balancer)
        let target = inventory.ref(of: group)
        switch denial {
        case .noTargetsInZone(_, let zone):
            return "\(sender) has no target of \(target) in zone `\(zone)`, and cross-zone load balancing is off"
        case .notCrossZone(_, let zone):
            return "\(sender) has no instance in zone `\(zone)`, and cross-zone load balancing is off"
        case .zoneNotEnabled(_, let index, let zone):
            return "\(sender) is not enabled in zone `\(zone)` of \(name(of: group, index))"
        case .targetStale(_, let index):
            return "\(target) of \(sender) sends to \(name(of: group, index)), which no network interface has"
        case .nodePortNotAllocated(_, let port):
            return "\(sender) sends to node port \(Int(port)), which no Service has"
        default:
            let what: Phrase = cause.isCheck ? "health checks" : "traffic"
            let way: Phrase = cause.isReply ? "the replies to \(what) of" : "the \(what) of"
            let share: Phrase = stopped == count ? "every way" : "\(stopped) of \(count) ways"
            return "\(cause.component) stops \(way) \(sender) on port \(cause.port), on \(share) to \(target)"
        }
    }

    private func name(of group: Handle<TargetGroup>, _ index: Int) -> Phrase {
        guard let target = inventory.targetGroups[group].targets?[index] else { return "a target" }
        return target.port.map { "\(target.target):\($0)" } ?? "\(target.target)"
    }

    private static func row(_ cause: Cause, _ denial: Denial) -> Int {
        if cause.isCheck { return cause.code == .networkPolicyNoMatch ? 92 : 37 }
        switch denial {
        case .securityGroups(let denial): return denial.isEgress ? 35 : denial.lostReference == nil ? 29 : 33
        case .networkACL: return 56
        case .noRoute, .blackhole, .wrongVPC: return cause.isReply ? 53 : 52
        case .networkPolicies: return 87
        case .sourceAddressPreservation: return 59
        case .asymmetric: return 58
        case .noTargetsInZone, .notCrossZone, .zoneNotEnabled: return 24
        case .targetStale: return 17
        case .targetNotRoutable, .podInterfaceUnresolved: return 62
        case .nodePortNotAllocated: return 68
        case .transitGatewayNoRoute, .transitGatewayBlackhole, .transitGatewayNoAssociation, .transitGatewayZone:
            return 55
        default: return cause.isReply ? 53 : 52
        }
    }
}
