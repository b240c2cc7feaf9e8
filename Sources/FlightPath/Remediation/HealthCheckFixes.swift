/// What stops health checks is mended like what stops traffic: on the leg of the checks.
extension FaultSite {
    func healthCheckFixes() -> [Fix] {
        guard case .healthCheckBlocked(_, _, _, let refusal) = finding.denial else { return [] }
        var site: FaultSite?
        for leg in healthChecks {
            for (trail, isReply) in [(leg.forward, false), (leg.reply, true)] {
                for part in (trail?.hops ?? []).flatMap(\.parts) where part.judgement == .denied(refusal) {
                    let packets = leg.requests(part.packets, isReply: isReply)
                    if site == nil {
                        site = FaultSite(of: refusal, isReply: isReply, packets, leg, like: self)
                    } else {
                        site?.add(packets, leg)
                    }
                }
            }
        }
        return site.map { FixCatalogue.fixes(of: $0) } ?? []
    }

    private init(of refusal: Denial, isReply: Bool, _ packets: PacketSet, _ leg: Passage, like other: FaultSite) {
        inventory = other.inventory
        finding = Finding(
            identity: .init(
                code: refusal.code(isEgress: isReply), component: refusal.component(other.inventory),
                direction: isReply ? .reply : .forward, leg: 1), denial: refusal,
            position: .init(leg: 1, isReply: isReply, hop: 0, zone: "", address: 0), packets: packets, branches: 1,
            sequence: 0, branchIndices: [], passage: leg)
        passages = [leg]
        healthChecks = []
    }

    private mutating func add(_ packets: PacketSet, _ leg: Passage) {
        guard finding.packets.space === packets.space else { return }
        finding.packets = finding.packets.union(packets)
        passages.append(leg)
    }
}
