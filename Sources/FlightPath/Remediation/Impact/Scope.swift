/// Packets that an edit may let through or stop: everything else is treated as before.
struct Scope: Hashable {
    /// Senders or receivers of the snapshot.
    enum Side: Hashable {
        /// Interfaces that have a security group.
        case group(Handle<SecurityGroup>)
        /// What lies in some subnets; within these blocks, where there are any.
        case subnets(Set<Handle<Subnet>>, within: [CIDRBlock]?)
        /// Whoever has addresses in these blocks: in any VPC, or on the internet.
        case blocks([CIDRBlock])
        case pods([Handle<Pod>])
    }

    var from: Side
    var to: Side
    /// Nil is every protocol.
    var ipProtocol: IPProtocol?
    /// Destination ports.
    var ports: ClosedRange<UInt16>?
    var icmpType: UInt16?

    init(from: Side, to: Side, _ transport: InventoryEdit.Transport = .init()) {
        self.from = from
        self.to = to
        ipProtocol = transport.ipProtocol
        ports = transport.ports
        icmpType = transport.icmpType
    }
}

/// The scopes of an edit.
struct Scopes {
    var all: [Scope] = []
    /// Whether the edit may change more than the scopes hold, which is then counted only where the question itself goes.
    var isPartial = false

    static let question = Scopes(isPartial: true)

    mutating func formUnion(_ other: Scopes) {
        all += other.all.filter { !all.contains($0) }
        isPartial = isPartial || other.isPartial
    }

    /// Both ways between two sides, over every protocol: routes serve requests of either.
    static func between(_ one: Scope.Side, _ other: Scope.Side) -> Scopes {
        Scopes(all: [Scope(from: one, to: other), Scope(from: other, to: one)])
    }
}
