/// A question as people type it, before it is understood: the options of `trace`, or one expectation of a file.
public struct QuestionText: Sendable, Hashable {
    /// Source selector.
    public var from: String
    /// Destination selector.
    public var to: String
    /// Load balancers to pass, in order.
    public var via: [String]
    /// Protocol name, number, or `all`.
    public var ipProtocol: String?
    /// A port, a range, a list of both, or a name.
    public var port: String?
    /// `TYPE` or `TYPE/CODE`.
    public var icmp: String?
    /// What decides.
    public var scope: Question.Scope
    /// Whether assumptions count as missing facts.
    public var isStrict: Bool

    /// A question as typed; what is left out takes the contract's defaults.
    public init(
        from: String, to: String, via: [String] = [], ipProtocol: String? = nil, port: String? = nil,
        icmp: String? = nil, scope: Question.Scope = .full, isStrict: Bool = false
    ) {
        self.from = from
        self.to = to
        self.via = via
        self.ipProtocol = ipProtocol
        self.port = port
        self.icmp = icmp
        self.scope = scope
        self.isStrict = isStrict
    }

    /// The question that is meant.
    ///
    /// - Throws: ``QuestionError`` for a protocol, port or ICMP type that is none, ``SelectionError`` for a selector.
    public func question() throws -> Question {
        var question = Question(from: try Selector(from), to: try Selector(to))
        question.via = try via.map { try Selector($0) }
        question.scope = scope
        question.isStrict = isStrict
        if let ipProtocol, ipProtocol.lowercased() == "all" {
            question.ipProtocol = nil
        } else if let ipProtocol {
            guard let known = IPProtocol(ipProtocol) else { throw QuestionError.badProtocol(ipProtocol) }
            question.ipProtocol = known == .icmpv6 ? .icmp : known
        } else if icmp != nil {
            question.ipProtocol = .icmp
        }
        if let icmp {
            guard question.ipProtocol?.isICMP ?? false else { throw QuestionError.notICMP(ipProtocol ?? "") }
            if let port { throw QuestionError.portOfICMP(port) }
            (question.icmpType, question.icmpCode) = try Self.message(icmp)
        }
        if let port { question.ports = try Self.ports(port) }
        if case .url(let url) = question.to.form, port == nil, via.isEmpty {
            question.ports = .numbers(PortSet(UInt16(clamping: url.port)))
        }
        return question
    }

    private static func message(_ text: String) throws(QuestionError) -> (UInt8?, UInt8?) {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        guard let type = parts.first.flatMap({ UInt8($0) }), parts.count <= 2 else { throw .badICMP(text) }
        guard parts.count == 2 else { return (type, nil) }
        guard let code = UInt8(parts[1]) else { throw .badICMP(text) }
        return (type, code)
    }

    private static func ports(_ text: String) throws(QuestionError) -> Question.Ports {
        var ranges: [ClosedRange<UInt16>] = []
        for part in text.split(separator: ",", omittingEmptySubsequences: false) {
            let ends = part.split(separator: "-", omittingEmptySubsequences: false).map { UInt16($0) }
            if ends.count == 1, let port = ends[0] {
                ranges.append(port...port)
            } else if ends.count == 2, let low = ends[0], let high = ends[1], low <= high {
                ranges.append(low...high)
            } else if text.contains(where: \.isLetter), !text.contains(",") {
                return .named(text)
            } else {
                throw .badPort(text)
            }
        }
        return .numbers(PortSet(ranges))
    }
}

/// Why a question cannot be understood.
public enum QuestionError: Error, Sendable, Hashable, CustomStringConvertible {
    /// No protocol has this name or number.
    case badProtocol(String)
    /// No port, range or name.
    case badPort(String)
    /// No ICMP type, or type and code.
    case badICMP(String)
    /// An ICMP type beside another protocol.
    case notICMP(String)
    /// A port beside an ICMP type.
    case portOfICMP(String)

    /// What was typed, and what would do.
    public var description: String {
        switch self {
        case .badProtocol(let text): "`\(text)` is no protocol: give a name such as tcp, a number from 0 to 255, or all"
        case .badPort(let text):
            "`\(text)` is no port: give a number from 0 to 65535, a range such as 8000-8090, or a name"
        case .badICMP(let text): "`\(text)` is no ICMP type: give TYPE or TYPE/CODE, each from 0 to 255"
        case .notICMP(let text): "an ICMP type is asked about with protocol `icmp`, not `\(text)`"
        case .portOfICMP(let text): "ICMP has types and codes, no ports: leave out the port `\(text)` or the ICMP type"
        }
    }
}
