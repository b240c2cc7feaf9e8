/// One concrete packet, as far as filters and routes can see it.
public struct Packet: Hashable, Sendable {
    /// The source address.
    public var source: IPAddress
    /// The destination address.
    public var destination: IPAddress
    /// The IP protocol.
    public var ipProtocol: IPProtocol
    /// The source port, or the ICMP type.
    public var sourcePort: UInt16
    /// The destination port, or the ICMP code.
    public var destinationPort: UInt16

    /// Makes a packet; for ICMP the type goes to `sourcePort` and the code to `destinationPort`.
    public init(
        source: IPAddress,
        destination: IPAddress,
        ipProtocol: IPProtocol,
        sourcePort: UInt16 = 0,
        destinationPort: UInt16 = 0
    ) {
        self.source = source
        self.destination = destination
        self.ipProtocol = ipProtocol
        self.sourcePort = sourcePort
        self.destinationPort = destinationPort
    }
}

extension Packet: CustomStringConvertible {
    /// The packet for people, such as "tcp 10.0.0.1:40000 -> 10.0.0.2:443".
    public var description: String {
        if ipProtocol.hasPorts {
            let from = Self.endpoint(source, sourcePort)
            return "\(ipProtocol) \(from) -> \(Self.endpoint(destination, destinationPort))"
        }
        let plain = "\(ipProtocol) \(source) -> \(destination)"
        return ipProtocol.isICMP ? "\(plain) type \(sourcePort) code \(destinationPort)" : plain
    }

    private static func endpoint(_ address: IPAddress, _ port: UInt16) -> String {
        address.family == .ipv4 ? "\(address):\(port)" : "[\(address)]:\(port)"
    }
}
