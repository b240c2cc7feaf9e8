/// The network that questions touch, laid out as nested boxes, with the ways that packets take over it.
///
/// Coordinates are CSS pixels from the top left corner. The same reports give the same map.
public struct MapReport: Sendable, Codable, Hashable {
    /// A box that holds others: an account, region, VPC, subnet, transit gateway or cluster.
    public struct Box: Sendable, Codable, Hashable {
        /// What a box stands for.
        public enum Kind: String, Sendable, Codable, Hashable {
            /// Accounts and regions hold VPCs, those hold subnets.
            case account, region, vpc, subnet
            /// Holds attachments and route tables.
            case transitGateway = "transit-gateway"
            /// A Kubernetes cluster of which no network is known.
            case cluster
        }

        /// What it stands for.
        public var kind: Kind
        /// Its name, or its id where it has none.
        public var title: String
        /// Its id, zone and addresses.
        public var detail: String
        /// Left edge.
        public var x: Int
        /// Top edge.
        public var y: Int
        /// Width.
        public var width: Int
        /// Height.
        public var height: Int
        /// Whether a question passes it; others are drawn as surroundings.
        public var isPassed: Bool
        /// What it holds beside what is drawn, in words.
        public var note: String?
    }

    /// Something that packets pass.
    public struct Thing: Sendable, Codable, Hashable {
        /// The word for its kind, as components have it.
        public var kind: ComponentKind
        /// Its name, or its id where it has none.
        public var title: String
        /// What it is, and its id or address.
        public var detail: String
        /// Left edge.
        public var x: Int
        /// Top edge.
        public var y: Int
        /// Width.
        public var width: Int
        /// Height.
        public var height: Int
    }

    /// The line from one thing to the next.
    public struct Route: Sendable, Codable, Hashable {
        /// Index of the thing it leaves.
        public var from: Int
        /// Index of the thing it leads to.
        public var to: Int
        /// Whether replies go by it: they are drawn beside requests.
        public var isReply: Bool
        /// The line as an SVG path.
        public var line: String
    }

    /// One hop on the map.
    public struct Hop: Sendable, Codable, Hashable {
        /// Index of the thing it stands at; nil where that is not drawn.
        public var at: Int?
        /// `denied` or `undetermined`, where it stops packets.
        public var stops: String?
    }

    /// A leg on the map.
    public struct Leg: Sendable, Codable, Hashable {
        /// Its index among the report's legs.
        public var index: Int
        /// Whether nothing of it passes; what is denied at a hop of another leg is a part.
        public var isBlocked: Bool
        /// The legs, by their places in ``Question/legs``, of the way through load balancers that it is part of.
        public var way: [Int]
        /// The way there.
        public var forward: [Hop]
        /// The way back.
        public var reply: [Hop]
    }

    /// A question over the map.
    public struct Question: Sendable, Codable, Hashable {
        /// Its legs, as many as are drawn.
        public var legs: [Leg]
        /// The leg to show first: the one with the first block.
        public var first: Int?
        /// How many legs are not drawn.
        public var legsLeftOut: Int
    }

    /// The version of these keys.
    public var schemaVersion = 1
    /// Width of the whole.
    public var width: Int
    /// Height of the whole.
    public var height: Int
    /// Outer boxes before the boxes in them.
    public var boxes: [Box]
    /// Everything packets pass.
    public var things: [Thing]
    /// The lines between things.
    public var routes: [Route]
    /// The questions, in the order they were asked.
    public var questions: [Question]
    /// What the snapshot holds and the map does not show, in words.
    public var leftOut: [String]
}
