/// A cause that the snapshot cannot show, where the health of targets asks for one.
public struct HypothesisReport: Sendable, Codable, Hashable {
    /// The row of the failure catalogue (`docs/failure-catalogue.md`).
    public var row: Int
    /// The target group whose targets are in bad health.
    public var component: Component
    /// The reason that the load balancer gives, such as `Target.Timeout`; nil where it gives none.
    @ExplicitNull public var reason: String?
    /// What may be the cause, and how to find out.
    public var text: String
}

extension Describer {
    func report(_ hypothesis: Hypothesis) -> HypothesisReport {
        HypothesisReport(
            row: hypothesis.cause.rawValue, component: component(.targetGroup(hypothesis.group)),
            reason: hypothesis.reason == .empty ? nil : text(hypothesis.reason), text: hypothesis.cause.words)
    }
}

extension HypothesisReport {
    /// One line: the target group, the reason, the cause.
    var line: String {
        let why = reason.map { " (\($0))" } ?? ""
        return "targets of `\(component.name ?? component.id)` are unhealthy\(why): \(text) [row \(row)]"
    }
}

extension Hypothesis.Cause {
    /// What may be, and how to check it where it can be seen.
    fileprivate var words: String {
        switch self {
        case .blocksOverlap:
            "their addresses may be of the load balancer's VPC too: compare the blocks of both VPCs"
        case .zoneNotEnabled:
            "their zone may not be enabled at the load balancer: compare its subnets with the targets' zones"
        case .notForwarded: "no listener may forward to the target group: look at its listeners and rules"
        case .healthCheckPort:
            "the health check has a port of its own, which was not asked about: trace that port too"
        case .nothingListens:
            "the container may listen on another port. Not visible here: check with `ss -ltn` in the pod"
        case .listensOnLoopback:
            "the container may listen on 127.0.0.1 alone. Not visible here: check with `ss -ltn` in the pod"
        case .localPolicy: "nodes without a pod answer 503 with externalTrafficPolicy Local, by design"
        case .checkedPath:
            "the path of the health check may answer with another code than its matcher takes. Not visible here: check"
                + " with `curl` from the node"
        case .wrongProtocol:
            "the health check may speak HTTP to a TLS port, or TLS to an HTTP port. Not visible here: check with `curl -v`"
        case .proxyHeader:
            "the container may not read the PROXY protocol header. Not visible here: check its configuration"
        case .meshRefuses:
            "a service mesh may take mutual TLS alone. Not visible here: check PeerAuthentication and"
                + " AuthorizationPolicy of the pod"
        case .kubeProxy:
            "kube-proxy may not run on the node. Not visible here: check its pod there, and the node port with `curl`"
        case .hostFirewall:
            "a firewall on the node or in the pod may drop the packets. Not visible here: check `iptables -S` and `nft list"
                + " ruleset` on the node"
        case .slowAnswer:
            "the container may answer later than the health check waits. Not visible here: time the path with `curl`"
        case .policyAgent:
            "the network policy agent of the node may hold back pods without a policy. Not visible here: check its"
                + " release and log"
        }
    }
}
