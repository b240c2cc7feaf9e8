/// What a question's `from`, `to` or `via` names, as it was typed and taken apart.
///
/// The forms are those of the contract, section 2: `internet`, addresses and blocks, `KIND/NAME`, ids, ARNs and URLs.
public struct Selector: Hashable, Sendable, CustomStringConvertible {
    enum Form: Hashable, Sendable {
        case internet
        case address(IPAddress)
        case block(CIDRBlock)
        /// `KIND/NAME` or `KIND/NAMESPACE/NAME`; names may hold `*`.
        case resource(ComponentKind, namespace: String?, name: String)
        case identifier(String)
        case url(WebAddress)
    }

    /// A URL's parts that decide where a request goes.
    struct WebAddress: Hashable, Sendable {
        let scheme: String
        let host: String
        let port: Int
        let path: String
        let query: String
    }

    /// The text as it was typed.
    public let text: String
    let form: Form
    /// What stands behind `@`: a cluster, a VPC, or an account and region.
    let qualifier: String?

    /// The text as it was typed.
    public var description: String { text }

    /// Kinds that can be written before a slash.
    private static let kinds: [String: ComponentKind] = [
        "vpc": .vpc, "subnet": .subnet, "instance": .instance, "eni": .eni, "sg": .sg, "nat": .nat, "igw": .igw,
        "tgw-attachment": .tgwAttachment, "lb": .lb, "pod": .pod, "node": .node, "namespace": .namespace,
        "deployment": .deployment, "statefulset": .statefulset, "daemonset": .daemonset, "replicaset": .replicaset,
        "job": .job, "service": .service, "ingress": .ingress,
    ]

    private static let namespaced: Set<ComponentKind> = [
        .pod, .deployment, .statefulset, .daemonset, .replicaset, .job, .service, .ingress,
    ]

    /// Takes a selector apart.
    ///
    /// - Throws: ``SelectionError/malformed(_:reason:)`` when the text has none of the forms.
    public init(_ text: String) throws(SelectionError) {
        self.text = text
        guard !text.isEmpty else { throw .malformed(text, reason: "it is empty") }
        if text.hasPrefix("http://") || text.hasPrefix("https://") {
            form = .url(try Self.webAddress(text))
            qualifier = nil
            return
        }
        let parts = text.split(separator: "@", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        let head = parts[0]
        qualifier = parts.count > 1 ? parts[1] : nil
        if head == "internet" {
            form = .internet
        } else if let address = IPAddress(head) {
            form = .address(address)
        } else if let block = CIDRBlock(head) {
            form = .block(block)
        } else if head.hasPrefix("arn:") {
            form = .identifier(head)
        } else if let word = head.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false).first,
            Self.kinds[String(word)] != nil, word.utf8.count + 1 >= head.utf8.count
        {
            throw .malformed(text, reason: "a name is missing after the kind, as in `\(word)/NAME`")
        } else if let slash = head.firstIndex(of: "/") {
            form = try Self.resource(String(head[..<slash]), String(head[head.index(after: slash)...]), text)
        } else if head.contains("."), head.allSatisfy({ $0.isNumber || $0 == "." }) {
            throw .malformed(text, reason: "it is no IPv4 address")
        } else if head.contains("-") || head.contains(".") {
            form = .identifier(head)
        } else {
            throw .malformed(
                text,
                reason: "it is no address, block, id or URL, and has no kind before its name, as in `vpc/\(head)`")
        }
    }

    private static func resource(_ word: String, _ rest: String, _ text: String) throws(SelectionError) -> Form {
        guard let kind = kinds[word] else {
            if let address = IPAddress(word) {
                let (family, most) = address.family == .ipv4 ? ("IPv4", 32) : ("IPv6", 128)
                throw .malformed(
                    text, reason: "the prefix length of an \(family) block is a number from 0 to \(most)")
            }
            let known = kinds.keys.sorted().nearest(to: word, limit: 3)
            throw .malformed(text, reason: "`\(word)` is no kind of selector", nearest: known)
        }
        guard namespaced.contains(kind) else { return .resource(kind, namespace: nil, name: rest) }
        let names = rest.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        guard names.count == 2, !names[0].isEmpty, !names[1].isEmpty else {
            throw .malformed(text, reason: "a \(word) is written \(word)/NAMESPACE/NAME")
        }
        return .resource(kind, namespace: names[0], name: names[1])
    }

    private static func webAddress(_ text: String) throws(SelectionError) -> WebAddress {
        let scheme = text.hasPrefix("https://") ? "https" : "http"
        let rest = text.dropFirst(scheme.count + 3)
        let end = rest.firstIndex { "/?#".contains($0) } ?? rest.endIndex
        let authority = rest[..<end]
        // A fragment stays with the client.
        let target = rest[end...].prefix { $0 != "#" }
        let path = String(target.prefix { $0 != "?" })
        let query = String(target.dropFirst(path.count + 1))
        var host = String(authority)
        var port = scheme == "https" ? 443 : 80
        if let colon = authority.lastIndex(of: ":") {
            guard let number = Int(authority[authority.index(after: colon)...]), (1...65535).contains(number) else {
                throw .malformed(text, reason: "its port is no number from 1 to 65535")
            }
            host = String(authority[..<colon])
            port = number
        }
        guard !host.isEmpty else { throw .malformed(text, reason: "it names no host") }
        return WebAddress(scheme: scheme, host: host, port: port, path: path.isEmpty ? "/" : path, query: query)
    }
}

/// Why a selector stands for nothing.
public enum SelectionError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The text has none of the forms of a selector.
    case malformed(String, reason: String, nearest: [String] = [])
    /// Nothing in the snapshot has that name.
    case unknown(String, nearest: [String])
    /// Several things do, and the selector has no `*`.
    case ambiguous(String, matches: [String])
    /// The form is known, but this version does not follow it.
    case unsupported(String, reason: String)
    /// The name is known, but nothing that could send or receive belongs to it.
    case empty(String, reason: String)
    /// The destination is known, but declares no port of that name.
    case portNotDeclared(String, port: String)
    /// The snapshot lacks the list in which the name would stand.
    case notCollected(String, command: String)

    /// One line: what was asked, why it stands for nothing, and what is near.
    public var description: String {
        switch self {
        case .malformed(let text, let reason, let nearest):
            return "`\(text)` is not a selector: \(reason)" + DidYouMean.hint(nearest)
        case .unknown(let text, let nearest):
            return "nothing in the snapshot is named `\(text)`" + DidYouMean.hint(nearest)
        case .ambiguous(let text, let matches):
            let shown = matches.prefix(5).map { "`\($0)`" }.joined(separator: ", ")
            let more = matches.count > 5 ? " and \(matches.count - 5) more" : ""
            return "`\(text)` is ambiguous; it may be \(shown)\(more)"
        case .unsupported(let text, let reason):
            return "`\(text)` cannot be followed in this version: \(reason)"
        case .empty(let text, let reason):
            return "`\(text)` stands for no address: \(reason)"
        case .portNotDeclared(let text, let port):
            return "`\(text)` declares no port named `\(port)`"
        case .notCollected(let text, let command):
            return "`\(text)` cannot be looked up: the snapshot lacks the output of `\(command)`"
        }
    }
}
