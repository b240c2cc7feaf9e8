/// What is stated of an appliance: an instance that forwards other people's packets, such as a firewall or a gateway.
struct ApplianceHint: Sendable {
    /// Where packets leave the appliance.
    enum Exit: Hashable, Sendable {
        case interface(Handle<NetworkInterface>)
        /// By the interface they came in.
        case sameInterface
    }

    /// The source address that packets leave with.
    enum SourceTranslation: Hashable, Sendable {
        /// Their own.
        case none
        /// That of the interface they leave by.
        case exitInterface
        case address(IPAddress)
    }

    /// One rule of a stateful policy: it is about the packet that opens a connection, and the replies follow it.
    struct Rule: Hashable, Sendable {
        let permits: Bool
        var protocols = ProtocolSet.all
        var ports = PortSet.all
        var icmpTypes = PortSet.all
        var icmpCodes = PortSet.all
        var sources = AddressSet.all
        var destinations = AddressSet.all
        /// The name or note beside it.
        var note: String?
        /// Its position among the rules, from 0.
        let index: Int
        /// Where the hints file says so.
        let place: ResolvedPlace
    }

    /// The appliance's interfaces, at least one, by id.
    var interfaces: [Handle<NetworkInterface>]
    /// The instance that has them; nil where they belong to none, or to several.
    var instance: Symbol?
    /// In order: the first that matches decides.
    var rules: [Rule] = []
    /// What becomes of packets that no rule matches; nil where the file does not say, which it must once it has rules.
    var defaultPermits: Bool?
    /// Nil where the file does not say.
    var exit: Exit?
    /// Nil where the file does not say.
    var snat: SourceTranslation?
    /// Whether both directions of a connection pass the same appliance; nil where the file does not say.
    var isSymmetric: Bool?
    /// What people call it.
    var name: String?
    /// Its position in ``Hints/appliances``.
    var index = 0
    /// Where the hints file says so.
    var place: ResolvedPlace

    /// Whether the file says what the appliance lets through.
    var statesPolicy: Bool { defaultPermits != nil }
}
