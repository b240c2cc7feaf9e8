/// An IP protocol number as assigned by IANA.
public struct IPProtocol: RawRepresentable, Hashable, Sendable {
    /// The protocol number of the IP header.
    public let rawValue: UInt8

    /// Makes a protocol from its number.
    public init(rawValue: UInt8) {
        self.rawValue = rawValue
    }

    /// Internet Control Message Protocol for IPv4.
    public static let icmp = IPProtocol(rawValue: 1)
    /// Internet Group Management Protocol.
    public static let igmp = IPProtocol(rawValue: 2)
    /// IPv4 encapsulation.
    public static let ipip = IPProtocol(rawValue: 4)
    /// Transmission Control Protocol.
    public static let tcp = IPProtocol(rawValue: 6)
    /// User Datagram Protocol.
    public static let udp = IPProtocol(rawValue: 17)
    /// Datagram Congestion Control Protocol.
    public static let dccp = IPProtocol(rawValue: 33)
    /// IPv6 encapsulation.
    public static let ipv6 = IPProtocol(rawValue: 41)
    /// Generic Routing Encapsulation.
    public static let gre = IPProtocol(rawValue: 47)
    /// IPsec Encapsulating Security Payload.
    public static let esp = IPProtocol(rawValue: 50)
    /// IPsec Authentication Header.
    public static let ah = IPProtocol(rawValue: 51)
    /// Internet Control Message Protocol for IPv6.
    public static let icmpv6 = IPProtocol(rawValue: 58)
    /// Open Shortest Path First.
    public static let ospf = IPProtocol(rawValue: 89)
    /// Protocol Independent Multicast.
    public static let pim = IPProtocol(rawValue: 103)
    /// Virtual Router Redundancy Protocol.
    public static let vrrp = IPProtocol(rawValue: 112)
    /// Layer Two Tunneling Protocol version 3.
    public static let l2tp = IPProtocol(rawValue: 115)
    /// Stream Control Transmission Protocol.
    public static let sctp = IPProtocol(rawValue: 132)
    /// Lightweight User Datagram Protocol.
    public static let udplite = IPProtocol(rawValue: 136)

    /// The protocols whose packets carry a source and a destination port.
    static let withPorts: [IPProtocol] = [.tcp, .udp, .dccp, .sctp, .udplite]

    /// Whether packets carry a source and a destination port.
    public var hasPorts: Bool {
        switch self {
        case .tcp, .udp, .dccp, .sctp, .udplite: true
        default: false
        }
    }

    /// Whether packets carry an ICMP type and code.
    public var isICMP: Bool { self == .icmp || self == .icmpv6 }
}

extension IPProtocol {
    /// Parses a protocol name in any case, or a number from 0 to 255.
    public init?(_ text: some StringProtocol) {
        if let number = UInt8(text), text.utf8.allSatisfy({ $0 >= UInt8(ascii: "0") && $0 <= UInt8(ascii: "9") }) {
            self.init(rawValue: number)
            return
        }
        guard let found = Self.numbers[text.lowercased()] else { return nil }
        self.init(rawValue: found)
    }

    /// The lower-case name, or the number of a protocol without a common name.
    public var name: String { Self.names[rawValue] ?? String(rawValue) }

    private static let names: [UInt8: String] = [
        0: "hopopt", 1: "icmp", 2: "igmp", 3: "ggp", 4: "ipip", 6: "tcp", 8: "egp", 9: "igp", 17: "udp", 27: "rdp",
        33: "dccp", 41: "ipv6", 43: "ipv6-route", 44: "ipv6-frag", 46: "rsvp", 47: "gre", 50: "esp", 51: "ah",
        58: "icmpv6", 59: "ipv6-nonxt", 60: "ipv6-opts", 88: "eigrp", 89: "ospf", 97: "etherip", 103: "pim",
        108: "ipcomp", 112: "vrrp", 115: "l2tp", 132: "sctp", 136: "udplite", 137: "mpls-in-ip",
    ]

    private static let numbers: [String: UInt8] = {
        var numbers: [String: UInt8] = ["ipv6-icmp": 58, "icmp6": 58, "ipv4": 4, "ipencap": 4, "ospfigp": 89]
        for (number, name) in names { numbers[name] = number }
        return numbers
    }()
}

extension IPProtocol: Comparable {
    /// Orders by number.
    public static func < (left: IPProtocol, right: IPProtocol) -> Bool { left.rawValue < right.rawValue }
}

extension IPProtocol: CustomStringConvertible {
    /// The lower-case name or the number.
    public var description: String { name }
}

/// A set of IP protocols.
public typealias ProtocolSet = IntervalSet<UInt8>

extension IntervalSet where Bound == UInt8 {
    /// Makes the set of one protocol.
    public init(_ ipProtocol: IPProtocol) {
        self.init(ipProtocol.rawValue)
    }

    /// Makes the set of some protocols.
    public init(_ protocols: some Sequence<IPProtocol>) {
        self.init(protocols.map { $0.rawValue...$0.rawValue })
    }

    /// Whether a protocol is in the set.
    public func contains(_ ipProtocol: IPProtocol) -> Bool {
        contains(ipProtocol.rawValue)
    }

    /// The protocols for people, such as "tcp, udp", with "all" and "none" for the extremes.
    public var summary: String {
        if isEmpty { return "none" }
        if isAll { return "all" }
        return ranges.map { range in
            // Neighbours by number are strangers by name, so only long ranges print as numbers.
            guard range.count > 3 else {
                return range.map { IPProtocol(rawValue: $0).name }.joined(separator: ", ")
            }
            return "\(range.lowerBound)-\(range.upperBound)"
        }
        .joined(separator: ", ")
    }
}
