/// The packet fields in the order a diagram tests them.
///
/// Addresses come first because filters differ most in them; with the ports last, a rule's tail is shared by every
/// address that reaches it.
enum PacketField: Int, CaseIterable {
    case source
    case destination
    case ipProtocol
    /// The source port, or the ICMP type.
    case sourcePort
    /// The destination port, or the ICMP code.
    case destinationPort

    /// The highest value of a field by its raw value.
    @inline(__always)
    static func maximum(_ level: Int) -> UInt128 {
        if level < ipProtocol.rawValue { return .max }
        return level == ipProtocol.rawValue ? 255 : 65535
    }

    /// The number of values of a field.
    static func size(_ level: Int) -> FlowCount {
        FlowCount(maximum(level)) + .one
    }
}
