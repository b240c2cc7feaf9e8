/// What people state and no API tells, resolved against an inventory: the policy of appliances, overlay tunnels, and what
/// lies beyond a link. Without a hints file all lists are empty.
struct Hints: Sendable {
    /// In the order of the file; an entry that names several instances is one hint for each.
    private(set) var appliances: [ApplianceHint] = []
    private(set) var links: [OverlayLinkHint] = []
    private(set) var outside: [OutsideHint] = []
    private var applianceByInterface: [Handle<NetworkInterface>: Int] = [:]
    private var linksByInterface: [Handle<NetworkInterface>: [Int]] = [:]

    init() {}

    init(appliances: [ApplianceHint], links: [OverlayLinkHint], outside: [OutsideHint]) {
        self.appliances = appliances
        self.links = links
        self.outside = outside
        for (index, appliance) in appliances.enumerated() {
            self.appliances[index].index = index
            for interface in appliance.interfaces { applianceByInterface[interface] = index }
        }
        for (index, link) in links.enumerated() {
            self.links[index].index = index
            for interface in Set(link.ends.flatMap(\.interfaces)) {
                linksByInterface[interface, default: []].append(index)
            }
        }
        for index in outside.indices { self.outside[index].index = index }
    }

    var isEmpty: Bool { appliances.isEmpty && links.isEmpty && outside.isEmpty }

    /// What is stated of the appliance that an interface belongs to; nil where nothing is.
    func appliance(of interface: Handle<NetworkInterface>) -> ApplianceHint? {
        applianceByInterface[interface].map { appliances[$0] }
    }

    /// The overlay tunnels that traffic arriving at an interface can enter, in the file's order. A tunnel that is stated
    /// for one direction is entered at its first end alone.
    func links(from interface: Handle<NetworkInterface>) -> [OverlayLinkHint] {
        (linksByInterface[interface] ?? []).map { links[$0] }.filter { $0.farEnd(from: interface) != nil }
    }

    /// The networks stated to lie beyond a link, those stated without a link among them, in the file's order.
    func outside(via link: OutsideHint.Via) -> [OutsideHint] {
        outside.filter { $0.via.isEmpty || $0.via.contains(link) }
    }
}

/// A fact of a hints file on which an answer rests, by the positions of its entry and rule in ``Hints``.
enum HintFact: Hashable, Sendable {
    /// The appliance lets the packets through: by a rule, or without one by its default.
    case appliancePermits(appliance: Int, rule: Int?)
    /// Where the packets leave the appliance.
    case applianceExit(appliance: Int)
    /// What the appliance does to source addresses.
    case applianceTranslation(appliance: Int)
    /// Whether the appliance must see, or is sure to see, both directions.
    case applianceSymmetry(appliance: Int)
    /// The packets cross an overlay tunnel.
    case link(Int)
    /// The addresses lie beyond a link.
    case outside(Int)
    /// The network beyond the link lets the packets through.
    case outsidePermits(Int)
}
