/// An internet gateway, both ways: one public address for one private address, and nothing else.
///
/// Source: https://docs.aws.amazon.com/vpc/latest/userguide/VPC_Internet_Gateway.html
extension Course {
    func leaveByInternetGateway(
        _ start: Flight, _ gateway: Handle<InternetGateway>, _ subnet: Handle<Subnet>?, _ vpc: Handle<VPC>
    ) -> [Step] {
        var flight = start
        let component = ResourceRef.internetGateway(gateway)
        judgeAttachment(&flight, gateway, vpc)
        judgeBlockPublicAccess(
            &flight, subnet, vpc, comesFromNATGateway(flight) ? .egressOnly : isReply ? .direct : .begunInside)
        let rule = flight.hops.last { $0.action == .routed }?.rule
        let privateDestinations = flight.packets.restricted(destination: Self.privateAddresses)
        let sharedDestinations = flight.packets.restricted(destination: Self.sharedAddresses)
        if !privateDestinations.isEmpty || !sharedDestinations.isEmpty {
            flight.record(
                component, .routed,
                [
                    Part(
                        packets: privateDestinations,
                        judgement: .denied(.internetGatewayDestination(gateway, rule, isShared: false))),
                    Part(
                        packets: sharedDestinations,
                        judgement: .denied(.internetGatewayDestination(gateway, rule, isShared: true))),
                ])
            return resume(flight, from: vpc)
        }
        if let device = bypassedRedirection(flight, inventory.internetGateways[gateway].record.id, vpc),
            let table = flight.steering
        {
            flight.stop(table, .routed, .denied(.ingressRedirection(table, through: device)))
            return [.ended(flight)]
        }
        return translateSource(flight, gateway, vpc)
    }

    private func comesFromNATGateway(_ flight: Flight) -> Bool {
        if case .natGateway? = flight.translations.last?.device { return !isReply }
        return false
    }

    private func translateSource(
        _ start: Flight, _ gateway: Handle<InternetGateway>, _ vpc: Handle<VPC>
    ) -> [Step] {
        var flight = start
        let component = ResourceRef.internetGateway(gateway)
        let sender = isReply ? from : flight.translations.last?.holder ?? from
        // A regional NAT gateway sends from its public addresses themselves.
        if sender.place != .internet, !flight.packets.sources.subtracting(inventory.vpcs[vpc].addresses).isEmpty {
            flight.stop(component, .translatedSource, .denied(.spoofedSource(component)))
            return [.ended(flight)]
        }
        guard !sender.publicAddresses.isEmpty else {
            flight.stop(component, .translatedSource, noPublicAddress(flight, gateway, sender))
            return [.ended(flight)]
        }
        if flight.packets.sources.ipv4.isEmpty {
            flight.pass(component, .routed)
        } else {
            flight.pass(component, .translatedSource)
            if isReply {
                if flight.naming.sources == nil { flight.naming.sources = flight.packets.sources }
                flight.packets = flight.packets.replacingSources(with: sender.publicAddresses)
            } else {
                flight.translate(
                    Translation(
                        device: .internetGateway(gateway), before: flight.packets.sources,
                        after: sender.publicAddresses))
            }
        }
        flight.identity = .lost(.hop(component))
        flight.station = .internet
        return [.next(flight)]
    }

    private func noPublicAddress(
        _ flight: Flight, _ gateway: Handle<InternetGateway>, _ sender: Endpoint
    ) -> Judgement {
        if let gap = sender.gap { return .undetermined(gap) }
        // An appliance may have put its own address in place of the sender's; only its owner knows.
        if let appliance = untranslatingAppliance(flight) {
            return .undetermined(.notEvaluated(appliance, .applianceTranslation))
        }
        return .denied(.noPublicAddressEgress(gateway, sender.ref))
    }

    // MARK: The internet

    func crossInternet(_ start: Flight) -> [Step] {
        var flight = start
        if isReply {
            if case .internetGateway(let gateway)? = flight.translations.last?.device {
                return returnByInternetGateway(flight, gateway)
            }
            if case .egressOnlyInternetGateway(let id)? = request?.edge {
                flight.pass(.named(.igw, id), .routed)
                flight.station = .arrival(.otherSubnet)
                return [.next(flight)]
            }
        }
        switch to.place {
        case .internet:
            flight.pass(.internet, .delivered)
            return [.delivered(flight)]
        case .subnet(let subnet):
            return enterByInternetGateway(flight, subnet)
        case .unresolved(let gap):
            flight.stop(to.ref, .delivered, .undetermined(gap))
            return [.ended(flight)]
        case .outside, .cluster:
            flight.stop(to.ref, .delivered, .denied(.noPublicAddressIngress(to.ref)))
            return [.ended(flight)]
        }
    }

    /// Replies to an address that the gateway put in place of the sender's.
    private func returnByInternetGateway(_ start: Flight, _ gateway: Handle<InternetGateway>) -> [Step] {
        var flight = start
        guard let translation = flight.translations.popLast(),
            let vpc = inventory.internetGateways[gateway].record.attachments
                .compactMap({ inventory.vpcByID[$0.vpc] }).first
        else { return [.ended(flight)] }
        flight.pass(.internetGateway(gateway), .translatedDestination)
        flight.undo(translation)
        if case .natGateway(let regional)? = flight.translations.last?.device,
            flight.translations.last?.holder?.place == .internet, let own = flight.translations.last
        {
            return returnThroughNATGateway(flight, own, regional, .sameSubnet)
        }
        return enterVPC(flight, vpc, by: inventory.internetGateways[gateway].record.id)
    }

    private func enterByInternetGateway(_ start: Flight, _ subnet: Handle<Subnet>) -> [Step] {
        var flight = start
        guard let vpc = inventory.subnets[subnet].vpc else {
            let gap = Gap.dangling(
                .vpcs, id: inventory.subnets[subnet].record.vpc, referredToBy: .subnet(subnet))
            flight.stop(.subnet(subnet), .routed, .undetermined(gap))
            return [.ended(flight)]
        }
        let hasIPv4 = !flight.packets.destinations.ipv4.isEmpty
        if to.publicAddresses.isEmpty {
            if case .unknown(let gap) = to.owner {
                flight.stop(to.ref, .delivered, .undetermined(gap))
            } else {
                flight.stop(to.ref, .delivered, .denied(.noPublicAddressIngress(to.ref)))
            }
            return [.ended(flight)]
        }
        guard let gateway = inventory.vpcs[vpc].internetGateways.first else {
            let owner = inventory.vpcs[vpc].owner
            let region = inventory.vpcs[vpc].region
            let isKnown =
                inventory.coverage.state(.internetGateways, account: owner, region: region) == .complete
            flight.stop(
                .vpc(vpc), .routed,
                isKnown
                    ? .denied(.notAttached(.vpc(vpc), state: .empty))
                    : .undetermined(
                        .notCollected(
                            .internetGateways, of: inventory.vpcs[vpc].id, account: owner, region: region)))
            return [.ended(flight)]
        }
        judgeAttachment(&flight, gateway, vpc)
        judgeBlockPublicAccess(&flight, subnet, vpc, .direct)
        if hasIPv4 {
            flight.pass(.internetGateway(gateway), .translatedDestination)
            if flight.naming.destinations == nil { flight.naming.destinations = flight.packets.destinations }
            flight.packets = flight.packets.replacingDestinations(with: to.addresses)
        } else {
            flight.pass(.internetGateway(gateway), .routed)
        }
        flight.identity = .lost(.hop(.internetGateway(gateway)))
        return enterVPC(flight, vpc, by: inventory.internetGateways[gateway].record.id)
    }

    // MARK: Gates

    private func judgeAttachment(
        _ flight: inout Flight, _ gateway: Handle<InternetGateway>, _ vpc: Handle<VPC>
    ) {
        let attachment = inventory.internetGateways[gateway].record.attachments.first {
            $0.vpc == inventory.vpcs[vpc].id
        }
        let isAttached = attachment.map { ["available", "attached"].contains(inventory.names[$0.state]) } ?? false
        guard !isAttached else { return }
        flight.stop(
            .internetGateway(gateway), .state,
            .denied(.notAttached(.internetGateway(gateway), state: attachment?.state ?? .empty)))
    }

    static let privateAddresses = AddressSet(
        ["10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16"].compactMap { CIDRBlock($0) })

    static let sharedAddresses = AddressSet(["100.64.0.0/10"].compactMap { CIDRBlock($0) })
}
