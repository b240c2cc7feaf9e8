/// A set of transport ports.
public typealias PortSet = IntervalSet<UInt16>

extension IntervalSet where Bound == UInt16 {
    /// Every port outside the well-known ones, the safe choice when the client is unknown.
    public static var ephemeralAny: PortSet { PortSet(1024...65535) }

    /// The default source ports of Linux clients.
    public static var ephemeralLinux: PortSet { PortSet(32768...60999) }

    /// The default source ports of Windows clients, and the IANA dynamic range.
    public static var ephemeralWindows: PortSet { PortSet(49152...65535) }

    /// The ports for people, such as "80, 443, 8000-8090", with "all" and "none" for the extremes.
    public var summary: String {
        if isEmpty { return "none" }
        if isAll { return "all" }
        return ranges.map { range in
            range.count == 1 ? "\(range.lowerBound)" : "\(range.lowerBound)-\(range.upperBound)"
        }
        .joined(separator: ", ")
    }
}
