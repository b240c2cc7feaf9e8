/// A class of senders or receivers that every filter and route treats alike.
struct Endpoint {
    /// Where its packets enter or leave the network.
    enum Place: Hashable {
        case subnet(Handle<Subnet>)
        case internet
        /// A private address that nothing in the snapshot owns.
        case outside
        /// Pods as the cluster alone sees them (`--scope kubernetes`).
        case cluster(Handle<Cluster>)
        /// It lies in something the snapshot lacks.
        case unresolved(Gap)
    }

    var place: Place
    /// Private addresses in a subnet, or public ones on the internet.
    var addresses: AddressSet
    /// The public addresses that an internet gateway translates to `addresses`; IPv6 addresses are their own.
    var publicAddresses = AddressSet()
    /// A member's interface; nil for addresses without one.
    var interface: Handle<NetworkInterface>?
    /// Group ids of its interface.
    var groups: [Symbol] = []
    /// The link by which an address beyond AWS comes in, where the question names it.
    var link: ResourceRef?
    var pod: Handle<Pod>?
    var loadBalancer: Handle<LoadBalancer>?
    var node: Handle<Node>?
    /// The node that runs it, where all of the class are on one.
    var host: Handle<Node>?
    /// Of pods: the primary interfaces of their nodes, which are alike for all of the class.
    var nodeEgress: NodeEgress?
    /// Of a network load balancer's node: the target group to whose targets it passes on its client's address, which is
    /// what `addresses` holds then.
    var preservingGroup: Handle<TargetGroup>?
    /// Of a pod that no interface of its node has the address of: the interface that shows it.
    var unresolvedBy: Handle<NetworkInterface>?
    /// How many interfaces, pods or nodes the class stands for.
    var members = 1
    /// Source ports its kind of client uses.
    var ephemeralPorts = PortSet.ephemeralAny
    /// Nobody owns the address, or who owns it cannot be told.
    var owner = Owner.known
    /// What it is, as reports name it.
    var ref: ResourceRef

    /// By what nodes send what the network plugin gives their own address.
    struct NodeEgress {
        let interface: Handle<NetworkInterface>
        var addresses: AddressSet
        var publicAddresses: AddressSet
    }

    /// Whether somebody is known to have the address.
    enum Owner: Hashable {
        case known
        /// Addresses of a subnet at large: nobody in particular has to have them.
        case anyone
        /// The interfaces were collected, and none has it.
        case nobody
        case unknown(Gap)
    }

    /// What keeps it from being known as an end: where it lies, or who has the address.
    var gap: Gap? {
        if case .unresolved(let gap) = place { return gap }
        if case .unknown(let gap) = owner { return gap }
        return nil
    }

    /// The endpoint as the filters of the other end know it.
    var party: Traffic.Party { .init(interface: interface, groups: groups, pod: pod, node: node, gap: gap) }

    var subnet: Handle<Subnet>? {
        if case .subnet(let subnet) = place { return subnet }
        return nil
    }
}
