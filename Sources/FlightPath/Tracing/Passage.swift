/// One leg of a journey on one branch: a way there, and the way its replies take back.
struct Passage {
    let from: Endpoint
    let to: Endpoint
    let forward: Trail
    /// Nil where the protocol has no replies, or the request's way is not known to its end.
    let reply: Trail?
    /// Whether it ends at a load balancer behind an interface endpoint.
    var isPrivateLink = false

    var packets: PacketSet { forward.packets }

    /// What is refused in either direction, as packets of the request.
    var denied: PacketSet {
        guard let reply else { return forward.denied }
        return forward.denied.union(reply.denied.requests(answeredBy: packets))
    }

    var undetermined: PacketSet {
        var open = forward.undetermined
        if let reply { open = open.union(reply.undetermined.requests(answeredBy: packets)) }
        return open.subtracting(denied)
    }

    var passing: PacketSet { packets.subtracting(denied).subtracting(undetermined) }

    /// What a hop of either direction refuses, as packets of the request.
    func requests(_ part: PacketSet, isReply: Bool) -> PacketSet {
        isReply ? part.requests(answeredBy: packets) : part
    }
}

/// One way that a question's packets may go from end to end: a leg, or several where load balancers stand between.
struct Branch {
    var passages: [Passage]
    /// How many branches of the question it stands for.
    var weight = 1
    /// The legs of health checks that decide whether targets on the way are used; no packets of the question.
    var healthChecks: [Passage] = []
    /// Targets on the way whose recorded bad health is explained by what stops their health checks.
    var explainedHealth: [RegisteredTarget] = []

    /// What is known of a branch: each may hold for a part of its packets.
    struct Outcome: OptionSet, Hashable {
        let rawValue: Int
        static let passes = Outcome(rawValue: 1)
        static let blocked = Outcome(rawValue: 2)
        static let undetermined = Outcome(rawValue: 4)
    }

    var outcome: Outcome { outcome(of: nil) ?? [] }

    /// What is known of the packets of some protocols; nil where the branch has none of them.
    func outcome(of protocols: ProtocolSet?) -> Outcome? {
        func part(_ packets: PacketSet) -> PacketSet {
            protocols.map { packets.restricted(protocols: $0) } ?? packets
        }
        var outcome = Outcome()
        var hasAny = false
        var isCut = false
        var passes = true
        var isOpen = false
        for passage in passages where !passage.packets.isEmpty {
            let packets = part(passage.packets)
            let denied = part(passage.denied)
            guard !packets.isEmpty || !denied.isEmpty else { continue }
            hasAny = true
            if !denied.isEmpty { outcome.insert(.blocked) }
            let rest = packets.subtracting(denied)
            if rest.isEmpty { isCut = true }
            let undetermined = part(passage.undetermined)
            if !undetermined.isEmpty { isOpen = true }
            if rest.subtracting(undetermined).isEmpty { passes = false }
        }
        guard hasAny else { return protocols == nil ? outcome : nil }
        // What one leg stops for certain stays stopped, whatever the others would do.
        if isCut { return .blocked }
        if isOpen { outcome.insert(.undetermined) }
        if passes { outcome.insert(.passes) }
        return outcome
    }
}

/// All branches of a question, with what was left out of it and why.
struct Journey {
    var branches: [Branch] = []
    var notes: [Note] = []

    /// Facts about how the question was understood.
    enum Note: Hashable {
        /// Subnets that hold no workloads were left out of a VPC or subnet asked about.
        case leftOut(Handle<Subnet>)
        /// A load balancer's name resolves to public addresses, though the source is private.
        case publicName(Handle<LoadBalancer>)
        /// Every target is unhealthy: the load balancer sends to all of them.
        case failsOpen(Handle<TargetGroup>)
        /// Something stops a target group's health checks, though its targets are used for now.
        case healthChecksRefused(Handle<TargetGroup>, port: UInt16, by: ResourceRef)
        /// A listener's rule tests what the question does not say, such as a header.
        case openRule(Handle<Listener>, Int)
        /// The journey ends at a Lambda function, which is no part of the network.
        case function(Handle<TargetGroup>)
        /// The destination declares no port.
        case allPorts
        /// The way leads through inspection that is set up in a known way.
        case pattern(InspectionPattern, ResourceRef)
        /// A pod's interface is not what the cluster's objects say now.
        case drift(PodInterfaceDrift)
        /// An application load balancer's nodes get through where they stand, not from all of their subnet.
        case nodesMayMove(Handle<LoadBalancer>, Handle<Subnet>, ResourceRef)
    }
}
