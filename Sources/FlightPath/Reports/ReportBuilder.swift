/// Makes a ``Report`` of a diagnosis: facts become words, and places become lines.
struct ReportBuilder {
    let snapshot: Snapshot
    let inventory: Inventory
    let question: Question
    let diagnosis: Diagnosis
    let remediations: [TriedRemediation]
    /// Whether fixes were looked for, so that having none means something.
    let triesFixes: Bool
    /// Whether the report tells every leg hop by hop, and where each rule stands: finding a line means reading a file.
    let includesLegs: Bool
    let describer: Describer
    private var places: PlaceCache

    init(
        snapshot: Snapshot, inventory: Inventory, question: Question, diagnosis: Diagnosis,
        remediations: [TriedRemediation], triesFixes: Bool = true, includesLegs: Bool
    ) {
        self.triesFixes = triesFixes
        self.includesLegs = includesLegs
        self.snapshot = snapshot
        self.inventory = inventory
        self.question = question
        self.diagnosis = diagnosis
        self.remediations = remediations
        describer = Describer(inventory: inventory)
        places = PlaceCache(snapshot: snapshot, isWanted: includesLegs)
    }

    static func query(_ question: Question) -> Report.Query {
        let port: PortValue? =
            switch question.ports {
            case .declared: nil
            case .named(let name): .text(name)
            case .numbers(let set):
                set.count == FlowCount(1) ? set.first.map { .number(Int($0)) } : .text(set.summary)
            }
        let icmp = question.icmpType.map {
            Report.ICMPValue(type: Int($0), code: question.icmpCode.map(Int.init))
        }
        return Report.Query(
            from: question.from.text, to: question.to.text, via: question.via.map(\.text),
            protocol: question.ipProtocol?.name ?? "all", port: port, icmp: icmp, scope: question.scope.rawValue,
            strict: question.isStrict)
    }

    mutating func report() -> Report {
        let blockers = diagnosis.findings.indices.map { blocker(at: $0) }
        let summary = Summary(describer: describer, question: question, diagnosis: diagnosis).text
        let hypotheses = Hypotheses(inventory: inventory, diagnosis: diagnosis).list
        return Report(
            query: Self.query(question), verdict: diagnosis.verdict, summary: summary,
            protocols: diagnosis.protocols.isEmpty
                ? nil : diagnosis.protocols.map { .init(protocol: $0.name, verdict: $0.verdict) },
            blockers: blockers,
            remediations: remediations.map { remediation($0) }, legs: includesLegs ? legs() : [],
            gaps: diagnosis.gaps.map { describer.report($0) },
            assumptions: diagnosis.assumptions.map { describer.words($0) }, warnings: warnings(),
            hypotheses: hypotheses.isEmpty ? nil : hypotheses.map { describer.report($0) })
    }

    private func warnings() -> [String] {
        notes() + diagnosis.remarks.map { describer.words($0) }
    }

    private func notes() -> [String] {
        diagnosis.journey.notes.map { note in
            switch note {
            case .leftOut(let subnet):
                return "\(describer.label(.subnet(subnet))) is left out: it holds no workloads"
            case .publicName(let balancer):
                return
                    "the name of \(describer.label(.loadBalancer(balancer))) resolves to public addresses, from inside too"
            case .failsOpen(let group):
                return
                    "every target of \(describer.label(.targetGroup(group))) is unhealthy: the load balancer sends to all"
            case .healthChecksRefused(let group, let port, let component):
                return "\(describer.label(component)) stops the health checks of"
                    + " \(describer.label(.targetGroup(group))) on tcp/\(port): targets will not stay healthy"
            case .nodesMayMove(let balancer, let subnet, let component):
                return "\(describer.label(component)) admits the nodes of"
                    + " \(describer.label(.loadBalancer(balancer))) where"
                    + " they stand, but not all of \(describer.label(.subnet(subnet))), and its nodes move"
            case .drift(let drift): return describer.words(drift)
            case .pattern(let pattern, let device): return pattern.words(describer.label(device))
            case .openRule(let listener, let index): return describer.openRule(listener, index)
            case .function(let group):
                return "\(describer.label(.targetGroup(group))) calls a Lambda function: what it may do is not judged"
            case .allPorts: return "the destination declares no port: every port is asked about"
            }
        }
    }

    // MARK: Blockers

    private mutating func blocker(at index: Int) -> Blocker {
        let finding = diagnosis.findings[index]
        let rule = describer.decidingRule(finding.denial)
        let misses = describer.nearMisses(finding.denial)
        let place =
            rule.flatMap { describer.place(of: $0) } ?? misses.first.flatMap { describer.place(of: $0.rule) }
            ?? finding.denial.association.map { inventory.directConnectAssociations[$0].place }
            ?? describer.place(of: finding.component)
        let owners = owners(of: finding.component)
        return Blocker(
            code: finding.code, first: index == 0, direction: finding.identity.direction.rawValue,
            leg: finding.identity.leg, hop: finding.position.hop == Int.max ? 1 : finding.position.hop + 1,
            headline: describer.headline(finding), component: describer.component(finding.component),
            rule: rule.map { report($0) },
            alsoDenying: describer.alsoDenying(finding.denial, finding.component).map { describer.component($0) },
            nearMisses: misses.map { miss in
                NearMissReport(
                    rule: report(miss.rule),
                    fields: Dictionary(uniqueKeysWithValues: miss.fields.all.map { ($0.field.rawValue, $0.matches) }))
            },
            packets: describer.report(finding.packets),
            affects: .init(branches: finding.branches, of: diagnosis.total),
            evidence: statedPlace(finding.denial, rule) ?? place.flatMap { places.resolve($0) },
            notes: describer.notes(finding) + Owner.notes(owners), owners: owners,
            unfixed: isUnfixed(index) ? describer.unfixed(finding) : nil)
    }

    /// Whether fixes were looked for, and none was found.
    private func isUnfixed(_ index: Int) -> Bool {
        triesFixes && index < Trial.mostFindings && !remediations.contains { $0.fixes.contains(index) }
    }

    /// Where the hints file says so, for what people state.
    private func statedPlace(_ denial: Denial, _ rule: RuleRef?) -> ResolvedPlace? {
        if case .outsidePolicy(let index, _) = denial { return inventory.hints.outside[index].place }
        return rule.flatMap { describer.statedPlace(of: $0) }
    }

    private mutating func report(_ rule: RuleRef) -> RuleReport {
        var report = describer.rule(rule)
        report.evidence =
            describer.statedPlace(of: rule) ?? describer.place(of: rule).flatMap { places.resolve($0) }
        return report
    }

    // MARK: Legs

    /// Passages that go the same way are shown once: those of the first blocked branch before others.
    private mutating func legs() -> [Leg] {
        var seen: Set<[String]> = []
        var legs: [Leg] = []
        for branch in diagnosis.journey.branches {
            for (number, passage) in branch.passages.enumerated() {
                guard seen.insert(signature(passage, number)).inserted else { continue }
                legs.append(leg(passage, purpose: "traffic", position: number + 1))
            }
        }
        // Checks come last, so that legs of traffic keep the numbers that blockers name.
        for passage in diagnosis.journey.branches.flatMap(\.healthChecks)
        where seen.insert(signature(passage, -1)).inserted {
            legs.append(leg(passage, purpose: "health-check", position: 1))
        }
        return legs
    }

    private func signature(_ passage: Passage, _ number: Int) -> [String] {
        // Ids, which are whole: labels may be shortened.
        let ends = [passage.from, passage.to].map { describer.component($0.ref).id + $0.addresses.summary }
        let hops = passage.forward.hops + (passage.reply?.hops ?? [])
        return ["\(number)"] + ends + hops.map { describer.component($0.component).id }
    }

    private mutating func leg(_ passage: Passage, purpose: String, position: Int) -> Leg {
        let outcome = Branch(passages: [passage]).outcome
        return Leg(
            from: endpoint(passage.from), to: endpoint(passage.to), purpose: purpose, verdict: Verdict([outcome]),
            forward: hops(passage.forward, isReply: false, position, from: passage.from, to: passage.to),
            reply: passage.reply.map {
                hops($0, isReply: true, position, from: passage.to, to: passage.from)
            } ?? [], position: position)
    }

    private func endpoint(_ endpoint: Endpoint) -> String {
        let addresses = describer.brief(endpoint.addresses)
        // Where the walk ends before an address is known, every address stands for it.
        if case .unresolved = endpoint.place, endpoint.addresses == .allIPv4 { return describer.label(endpoint.ref) }
        let label = describer.label(endpoint.ref)
        return label.contains(addresses) ? label : "\(label) (\(addresses))"
    }

    private mutating func hops(
        _ trail: Trail, isReply: Bool, _ position: Int, from: Endpoint, to: Endpoint
    ) -> [HopReport] {
        let sites = SiteFinder(inventory: inventory).sites(trail, from: from, to: to)
        var reports: [HopReport] = []
        // Most hops get the same packets as the one before.
        var described: (packets: PacketSet, report: PacketReport)?
        for (number, hop) in trail.hops.enumerated() {
            let packets =
                described.flatMap { $0.packets == hop.packets ? $0.report : nil } ?? describer.report(hop.packets)
            described = (hop.packets, packets)
            reports.append(
                HopReport(
                    hop: number + 1, component: describer.component(hop.component), action: action(hop),
                    decision: hop.decision, rule: hop.rule.map { report($0) },
                    packets: packets, stoppedBy: blockers(hop, isReply: isReply, position), site: sites[number]))
        }
        return reports
    }

    /// The blockers that a hop's denials are told as.
    private func blockers(_ hop: Hop, isReply: Bool, _ position: Int) -> [Int] {
        guard hop.parts.denied != nil else { return [] }
        let identities = hop.parts.compactMap { part -> Finding.Identity? in
            guard case .denied(let denial) = part.judgement else { return nil }
            return Finding.Identity(denial, at: hop, isReply: isReply, leg: position - 1, inventory: inventory)
        }
        return diagnosis.findings.indices.filter { identities.contains(diagnosis.findings[$0].identity) }
    }

    private func action(_ hop: Hop) -> String {
        switch hop.action {
        case .sent: "sent"
        case .delivered: "delivered"
        case .routed: "looked up in the route table"
        case .peered: "carried over the peering connection"
        case .inspected:
            switch hop.component {
            case .firewall: "judged by the firewall's policy"
            case .interface: "inspected by the appliance"
            default: "handed to the appliances and back"
            }
        case .listened: "taken by a listener"
        case .resumed: "let through without a route"
        case .forwarded: "sent on"
        case .tunnelled: "entered an overlay tunnel"
        case .enteredTransitGateway: "entered the transit gateway"
        case .lookedUpInTransitGateway: "looked up in the transit gateway route table"
        case .leftTransitGateway(let subnet):
            "left the transit gateway into \(describer.label(.subnet(subnet)))"
        case .translatedSource: "source translated"
        case .translatedDestination: "destination translated"
        case .securityGroups(let isEgress):
            isEgress ? "egress rules of the security groups" : "ingress rules of the security groups"
        case .networkACL(let isEgress, let subnet):
            "\(isEgress ? "outbound" : "inbound") entries at \(describer.label(.subnet(subnet)))"
        case .networkPolicies(let isEgress): isEgress ? "egress policies" : "ingress policies"
        case .state: "state checked"
        case .targets: "targets chosen"
        }
    }
}

extension Hop {
    /// One word for what it did with the packets, by what stops most.
    var decision: String {
        if parts.denied != nil { return "denied" }
        if parts.undetermined != nil { return "undetermined" }
        switch action {
        case .delivered: return "delivered"
        case .translatedSource, .translatedDestination: return "translated"
        case .routed, .peered, .inspected, .leftTransitGateway, .enteredTransitGateway, .lookedUpInTransitGateway,
            .resumed, .sent, .forwarded, .tunnelled:
            return "forwarded"
        case .listened, .securityGroups, .networkACL, .networkPolicies, .state, .targets: return "allowed"
        }
    }
}

/// Lines and pointers of places, each file read once.
struct PlaceCache {
    let snapshot: Snapshot
    /// Whether anybody reads them.
    let isWanted: Bool
    private var found: [Place: ResolvedPlace?] = [:]

    init(snapshot: Snapshot, isWanted: Bool) {
        self.snapshot = snapshot
        self.isWanted = isWanted
    }

    mutating func resolve(_ place: Place) -> ResolvedPlace? {
        guard isWanted else { return nil }
        if let known = found[place] { return known }
        let resolved = snapshot.resolve(place)
        found[place] = .some(resolved)
        return resolved
    }
}
