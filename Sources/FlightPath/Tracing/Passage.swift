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

    /// What is known of a branch: each may hold for a part of its packets.
    struct Outcome: OptionSet, Hashable {
        let rawValue: Int
        static let passes = Outcome(rawValue: 1)
        static let blocked = Outcome(rawValue: 2)
        static let undetermined = Outcome(rawValue: 4)
    }

    var outcome: Outcome {
        var outcome = Outcome()
        var isCut = false
        var passes = true
        var isOpen = false
        for passage in passages where !passage.packets.isEmpty {
            let denied = passage.denied
            if !denied.isEmpty { outcome.insert(.blocked) }
            if denied == passage.packets { isCut = true }
            let undetermined = passage.undetermined
            if !undetermined.isEmpty { isOpen = true }
            if passage.packets.subtracting(denied).subtracting(undetermined).isEmpty { passes = false }
        }
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
        /// The destination declares no port.
        case allPorts
        /// An application load balancer's nodes get through where they stand, not from all of their subnet.
        case nodesMayMove(Handle<LoadBalancer>, Handle<Subnet>, ResourceRef)
    }
}
