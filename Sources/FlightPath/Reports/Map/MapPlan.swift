/// What goes on a map, before anything has a position.
struct MapPlan {
    struct Thing {
        let site: MapSite
        let kind: ComponentKind
        let title: String
        let detail: String
    }

    struct Subnet {
        /// Public subnets stand on top, those of transit gateway attachments at the bottom, nearest to what they lead to.
        enum Tier: Int { case open, inner, attached }

        let title: String
        let detail: String
        let zone: String
        let tier: Tier
        /// When it is first passed; nil for a subnet that is only drawn as surroundings.
        let order: Int?
        let id: String
        /// The network ACL and the route table.
        var gates: [Thing] = []
        var things: [Thing] = []
        var note: String?
    }

    struct VPC {
        let title: String
        let detail: String
        let order: Int
        /// Gateways on its edge.
        var edge: [Thing] = []
        var subnets: [Subnet] = []
        var note: String?
    }

    struct TransitGateway {
        let title: String
        let detail: String
        var attachments: [Thing] = []
        var tables: [Thing] = []
        var note: String?
    }

    struct Region {
        let name: String
        var vpcs: [VPC] = []
        var transitGateways: [TransitGateway] = []
        /// Peering connections.
        var links: [Thing] = []
    }

    struct Account {
        let id: String
        var regions: [Region] = []
    }

    struct Cluster {
        let title: String
        var things: [Thing] = []
    }

    var outside: [Thing] = []
    var accounts: [Account] = []
    var clusters: [Cluster] = []
    var leftOut: [String] = []
}
