/// A network that no snapshot holds, such as an office or a data centre, with the links that lead to it.
struct OutsideHint: Sendable {
    /// A link to networks outside.
    enum Via: Hashable, Sendable {
        case vpnGateway(Symbol)
        case attachment(Handle<TransitGatewayAttachment>)
    }

    /// What people call it.
    var name: String?
    var addresses: AddressSet
    /// The links that lead to it; empty where it may be reached by any.
    var via: [Via]
    /// Whether the network itself lets traffic to and from its addresses through; nil where the file does not say.
    var permits: Bool?
    /// Its position in ``Hints/outside``.
    var index = 0
    /// Where the hints file says so.
    var place: ResolvedPlace
}
