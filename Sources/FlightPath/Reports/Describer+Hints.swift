/// What people state, in words that say so.
extension Describer {
    /// The fact, and where the hints file states it.
    func words(_ fact: HintFact) -> String {
        switch fact {
        case .appliancePermits(let index, let rule):
            let hint = inventory.hints.appliances[index]
            guard let rule, let cited = hint.rules.first(where: { $0.index == rule }) else {
                let what = hint.rules.isEmpty ? "everything" : "what none of its rules matches"
                return "\(stated(hint.place)): \(appliance(hint)) permits \(what)"
            }
            return "\(stated(cited.place)): \(appliance(hint)) permits by its \(hintLine(index, rule).compact)"
        case .applianceExit(let index):
            let hint = inventory.hints.appliances[index]
            let way =
                switch hint.exit {
                case .interface(let exit): "by \(label(.interface(exit)))"
                case .sameInterface: "by the interface they came in"
                case nil: "by an interface that is not stated"
                }
            return "\(stated(hint.place)): packets leave \(appliance(hint)) \(way)"
        case .applianceTranslation(let index):
            let hint = inventory.hints.appliances[index]
            let what =
                switch hint.snat {
                case nil, ApplianceHint.SourceTranslation.none?: "leaves source addresses as they are"
                case .exitInterface: "sends with the address of the interface that packets leave by"
                case .address(let address): "sends with the source address \(address)"
                }
            return "\(stated(hint.place)): \(appliance(hint)) \(what)"
        case .applianceSymmetry(let index):
            let hint = inventory.hints.appliances[index]
            let what = hint.isSymmetric == false ? "need not pass" : "pass"
            return "\(stated(hint.place)): both directions of a connection \(what) \(appliance(hint))"
        case .link(let index):
            let link = inventory.hints.links[index]
            let ends = link.ends.map { gateway($0) }.joined(separator: " and ")
            return "\(stated(link.place)): \(link.name.map { "the link `\($0)`" } ?? "a link") joins \(ends)"
        case .outside(let index):
            let hint = inventory.hints.outside[index]
            return "\(stated(hint.place)): \(brief(hint.addresses)) is \(outside(index))"
        case .outsidePermits(let index):
            return "\(stated(inventory.hints.outside[index].place)): \(outside(index)) lets the traffic through"
        }
    }

    /// `stated in hints.json:4`.
    private func stated(_ place: ResolvedPlace) -> String { "stated in \(place.file):\(place.line)" }

    // MARK: Names

    /// ``appliance `i-0abc (fw-a)` ``: the instance where there is one.
    func appliance(_ hint: ApplianceHint) -> String {
        if let instance = hint.instance { return "appliance \(ticked(instance, inventory.instances[instance]?.name))" }
        guard let first = hint.interfaces.first else { return "an appliance" }
        return "appliance \(ticked(inventory.interfaces[first].id, inventory.interfaces[first].name))"
    }

    func appliance(_ interface: Handle<NetworkInterface>) -> String {
        inventory.hints.appliance(of: interface).map { appliance($0) } ?? label(.interface(interface))
    }

    func outside(_ index: Int) -> String {
        inventory.hints.outside[index].name.map { "the network `\($0)`" } ?? "a network outside"
    }

    private func gateway(_ end: OverlayLinkHint.End) -> String {
        if let instance = end.instance { return ticked(instance, inventory.instances[instance]?.name) }
        return end.interfaces.first.map { ticked(inventory.interfaces[$0].id, nil) } ?? "a gateway"
    }

    private func ticked(_ id: Symbol, _ name: Symbol?) -> String {
        let name = name.map { text($0) } ?? ""
        return name.isEmpty ? "`\(shown(id))`" : "`\(shown(id)) (\(name))`"
    }

    /// The hints file, as it was named.
    var hintsPath: String {
        let hints = inventory.hints
        return hints.appliances.first?.place.file ?? hints.outside.first?.place.file ?? "the hints"
    }

    // MARK: Rules

    /// A stated rule in one line; without a position the default.
    func hintLine(_ appliance: Int, _ rule: Int?) -> Line {
        let hint = inventory.hints.appliances[appliance]
        guard let rule, let cited = hint.rules.first(where: { $0.index == rule }) else {
            let action = hint.defaultPermits == true ? "permit" : "deny"
            return Line(parts: [(nil, "policy"), (nil, action), (nil, "all")], note: hint.name)
        }
        let ports: (field: NearMiss.Field?, text: String) =
            if cited.icmpTypes.isAll {
                (.port, cited.ports.summary)
            } else {
                (
                    .icmp,
                    "type \(cited.icmpTypes.summary)"
                        + (cited.icmpCodes.isAll ? "" : " code \(cited.icmpCodes.summary)")
                )
            }
        return Line(
            parts: [
                (nil, "rule \(rule + 1)"), (nil, cited.permits ? "permit" : "deny"),
                (.ipProtocol, cited.protocols.summary), ports,
                (.source, "from \(cited.sources.isAll ? "any" : cited.sources.summary)"),
                (.destination, "to \(cited.destinations.isAll ? "any" : cited.destinations.summary)"),
            ], note: cited.note)
    }

    /// Where the hints file states a rule; nil for rules that a snapshot holds.
    func statedPlace(of rule: RuleRef) -> ResolvedPlace? {
        switch rule {
        case .hintRule(let appliance, let index):
            inventory.hints.appliances[appliance].rules.first { $0.index == index }?.place
        case .hintPolicy(let appliance): inventory.hints.appliances[appliance].place
        case .securityGroupRule, .networkACLEntry, .route, .prefixListRoute, .transitGatewayRow, .policyRule, .listener,
            .clusterPolicyRule, .listenerRule, .target, .firewallRule, .firewallDefault:
            nil
        }
    }
}
