/// One question: does this traffic get there and back?
public struct Question: Hashable, Sendable {
    /// What decides: the whole network, or only what the cluster's own objects say.
    public enum Scope: String, Sendable, Codable, CaseIterable {
        /// Routes, filters, load balancers and policies.
        case full
        /// Policies and services alone; the objects given are the whole cluster.
        case kubernetes
    }

    /// The destination's own ports.
    public enum Ports: Hashable, Sendable {
        /// Every port the destination declares; all ports where it declares none.
        case declared
        case numbers(PortSet)
        /// A container port's or service port's name.
        case named(String)
    }

    /// Where the traffic starts.
    public var from: Selector
    /// Where it is to arrive.
    public var to: Selector
    /// Load balancers it passes, in order.
    public var via: [Selector] = []
    /// Nil is every protocol.
    public var ipProtocol: IPProtocol? = .tcp
    /// The destination's own ports; those of the first load balancer where one is passed.
    public var ports = Ports.declared
    /// ICMP type; echo request where the protocol is ICMP and none is given.
    public var icmpType: UInt8?
    /// ICMP code; every code where none is given.
    public var icmpCode: UInt8?
    /// What decides.
    public var scope = Scope.full
    /// Whether every assumption counts as a missing fact.
    public var isStrict = false

    /// A question over TCP about the ports the destination declares.
    public init(from: Selector, to: Selector) {
        self.from = from
        self.to = to
    }
}
