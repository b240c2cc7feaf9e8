/// A VPC with what hangs on it.
struct VPC: Sendable {
    var record: VPCRecord
    let region: Symbol
    /// Every associated block, of both families.
    var addresses: AddressSet
    /// The table whose association is `Main`.
    var mainRouteTable: Handle<RouteTable>?
    var internetGateways: [Handle<InternetGateway>] = []

    var id: Symbol { record.id }
    var owner: Symbol { record.owner }
}

/// A subnet with the table and ACL that apply to it.
struct Subnet: Sendable {
    let record: SubnetRecord
    let vpc: Handle<VPC>?
    let addresses: AddressSet
    /// The table associated with the subnet itself; nil leaves the VPC's main table.
    var routeTable: Handle<RouteTable>?
    var networkACL: Handle<NetworkACL>?

    var id: Symbol { record.id }
    /// The zone's id, the same in every account; its name where the snapshot has no id.
    var zone: Symbol { record.zoneID == .empty ? record.zoneName : record.zoneID }
}

/// A route table; its routes are evaluated in `Filtering`.
struct RouteTable: Sendable {
    var record: RouteTableRecord
    let region: Symbol
    /// Gateways whose inbound traffic the table steers (an edge association).
    let edgeGateways: [Symbol]
}

/// A network ACL.
struct NetworkACL: Sendable {
    var record: NetworkACLRecord
    let region: Symbol
}

/// A security group.
struct SecurityGroup: Sendable {
    var record: SecurityGroupRecord
    let region: Symbol
    /// Whether `describe-security-group-rules` agrees; false leaves the group undetermined.
    var isConsistent = true
}

/// The blocks of a prefix list; nil when its entries were not collected.
struct PrefixList: Sendable {
    let id: Symbol
    var name = Symbol.empty
    var owner = Symbol.empty
    var entries: [PrefixListEntryRecord]?
    var isComplete = true
}

/// A network interface is used as it is printed: there may be a hundred thousand.
typealias NetworkInterface = NetworkInterfaceRecord

/// An internet gateway.
struct InternetGateway: Sendable {
    var record: InternetGatewayRecord
    let region: Symbol
}

/// A VPC endpoint.
struct VPCEndpoint: Sendable {
    let record: VPCEndpointRecord
    let region: Symbol
}

/// A peering connection; several accounts list the same one.
struct PeeringConnection: Sendable {
    var record: PeeringConnectionRecord
    let region: Symbol
}

/// A transit gateway attachment, merged from the responses that list it.
struct TransitGatewayAttachment: Sendable {
    /// What tells attachments apart: the two ends of a peering may have the same id, each at its own transit gateway.
    struct End: Hashable, Sendable {
        let attachment: Symbol
        let transitGateway: Symbol
    }

    var id = Symbol.empty
    var transitGateway = Symbol.empty
    var name = Symbol.empty
    var state = Symbol.empty
    var resourceType = Symbol.empty
    var resource = Symbol.empty
    var owner = Symbol.empty
    /// The table its traffic is looked up in; nil when no response tells, `.some(.empty)` when it has none.
    var associatedTable: Symbol?
    var associationState = Symbol.empty
    /// Its subnets, one a zone; nil when `describe-transit-gateway-vpc-attachments` does not list it.
    var subnets: [Symbol]?
    var isApplianceMode = false
    var securityGroupReferencing = Symbol.empty
    /// `Options.Ipv6Support`: whether it carries IPv6.
    var ipv6Support = Symbol.empty
    var region = Symbol.empty
    var place: Place
}

/// A transit gateway's route table: rows as searched, or computed from what propagates.
struct TransitGatewayTable: Sendable {
    /// A row, with the attachments it leads to.
    struct Row: Sendable {
        /// Nil where the row is for a prefix list whose entries were not collected.
        var block: CIDRBlock?
        /// The list that the block is an entry of.
        var prefixList: Symbol
        var attachments: [Symbol]
        var isStatic: Bool
        var isBlackhole: Bool
        var place: Place
    }

    let id: Symbol
    var name = Symbol.empty
    var transitGateway = Symbol.empty
    var rows: [Row] = []
    /// Whether the rows come from `search-transit-gateway-routes`.
    var isSearched = false
    /// Whether static routes are known: searched, or listed apart.
    var knowsStaticRoutes = false
    /// Whether propagations are known: searched, or listed apart.
    var knowsPropagations = false
    var isComplete = true
    var place: Place?
}

/// A NAT gateway.
struct NATGateway: Sendable {
    let record: NATGatewayRecord
    let region: Symbol
    /// The owner of its interfaces, else of its VPC: the response itself does not say.
    let account: Symbol
    let vpc: Handle<VPC>?
}
