extension LintRule {
    /// Row 72: the health check does not ask kube-proxy whether the node has a pod.
    static let localHealthChecks = LintRule(
        rows: [72], title: "health checks of Services with externalTrafficPolicy Local ask kube-proxy",
        needs: [
            .targetGroupBindings, .services, .targetGroups, .nodes, .networkInterfaces, .securityGroups, .loadBalancers,
        ],
        check: .cluster(HealthChecks.local))

    /// Rows 74 and 86: the target group speaks another protocol than the port says.
    static let targetProtocols = LintRule(
        rows: [74, 86], title: "target groups speak the protocol of their Services' ports",
        needs: [.targetGroupBindings, .services, .targetGroups], check: .cluster(HealthChecks.protocols))

    /// Row 75: targets must read the PROXY header.
    static let proxyProtocol = LintRule(
        rows: [75], title: "targets are sent no PROXY header",
        needs: [.targetGroupBindings, .targetGroups, .targetGroupAttributes],
        check: .cluster(HealthChecks.proxyProtocol))

    /// Row 82: pods end before the load balancer has stopped sending.
    static let termination = LintRule(
        rows: [82], title: "pods live on while their targets are deregistered",
        needs: [.targetGroupBindings, .services, .pods, .targetGroups, .targetGroupAttributes],
        check: .cluster(HealthChecks.termination))

    /// Row 85: health checks that a slow answer fails.
    static let checkTimeouts = LintRule(
        rows: [85], title: "health checks wait for an answer", needs: [.targetGroupBindings, .targetGroups],
        check: .cluster(HealthChecks.timeouts))
}

private enum HealthChecks {
    static func local(_ view: ClusterView) -> [LintFinding] {
        view.bindings.compactMap { binding in
            guard view.isInstance(binding), let group = view.targetGroup(of: binding),
                let service = view.service(of: binding)
            else { return nil }
            let record = view.inventory.services[service].record
            guard view.names.equals(record.externalTrafficPolicy, "Local"), let port = record.healthCheckNodePort else {
                return nil
            }
            let target = view.inventory.targetGroups[group].record
            let ref = ResourceRef.targetGroup(group)
            let checked = view.names[target.healthCheck.port]
            guard checked == String(port) else {
                return LintFinding(
                    code: .localHealthCheck, severity: .warning, row: 72, component: ref, place: target.place,
                    headline:
                        "\(ref) checks `\(checked)`, and \(ResourceRef.service(service)) with externalTrafficPolicy Local tells its health on node port \(port)",
                    meaning: "nodes without a pod drop the check, or pass one that says nothing about the pod",
                    cure: "check HTTP `/healthz` on port \(port)")
            }
            guard let interface = TargetAdmission(view: view, binding: binding).refusing(port: port) else { return nil }
            return LintFinding(
                code: .localHealthCheck, severity: .error, row: 72, component: .interface(interface), place: nil,
                headline:
                    "\(ref) checks node port \(port), on which no security group of \(ResourceRef.interface(interface)) admits its load balancer",
                meaning: "every target is unhealthy",
                cure: "admit tcp/\(port) from the load balancer")
        }
    }

    static func protocols(_ view: ClusterView) -> [LintFinding] {
        view.bindings.compactMap { binding in
            guard let group = view.targetGroup(of: binding), let service = view.service(of: binding),
                let port = view.port(binding.port, of: service)
            else { return nil }
            let record = view.inventory.targetGroups[group].record
            let ref = ResourceRef.targetGroup(group)
            let own = view.names[record.ipProtocol]
            let words = words(port, service, view)
            let isSecure = words.contains("https") || words.contains("wss")
            let isPlain = words.contains("http") || words.contains("ws")
            if (own == "HTTP" && isSecure) || (own == "HTTPS" && isPlain && !isSecure) {
                return LintFinding(
                    code: .targetProtocolMismatch, severity: .warning, row: 74, component: ref, place: record.place,
                    headline:
                        "\(ref) speaks \(own), and port \(port.port) of \(ResourceRef.service(service)) is called \(isSecure ? "https" : "http")",
                    meaning: "where the name is right, health checks fail and requests end in 400 or 502",
                    cure:
                        "make the target group's protocol the one that the container speaks (`backend-protocol` of an ingress)"
                )
            }
            let version = view.names[record.protocolVersion]
            let isGRPC = words.contains("grpc")
            guard own == "HTTP" || own == "HTTPS", isGRPC, version == "HTTP1" else { return nil }
            return LintFinding(
                code: .targetProtocolVersion, severity: .warning, row: 86, component: ref, place: record.place,
                headline:
                    "\(ref) speaks HTTP/1.1, and port \(port.port) of \(ResourceRef.service(service)) is called grpc",
                meaning: "gRPC calls need HTTP/2 to the target: they end in 464 or 502",
                cure: "make a target group with protocol version GRPC (`backend-protocol-version` of an ingress)")
        }
    }

    /// What the author says is spoken: `appProtocol`, else the port's names.
    private static func words(_ port: ServiceRecord.Port, _ service: Handle<Service>, _ view: ClusterView) -> Set<
        String
    > {
        var names: [Symbol] = [port.appProtocol, port.name]
        if case .name(let name) = port.target { names.append(name) }
        if port.appProtocol != .empty { names = [port.appProtocol] }
        var words: Set<String> = []
        for name in names {
            for word in view.names[name].lowercased().split(whereSeparator: { $0 == "-" || $0 == "/" || $0 == "." }) {
                words.insert(String(word))
            }
        }
        return words
    }

    static func proxyProtocol(_ view: ClusterView) -> [LintFinding] {
        view.bindings.compactMap { binding in
            guard let handle = view.targetGroup(of: binding) else { return nil }
            let group = view.inventory.targetGroups[handle]
            guard group.value(of: "proxy_protocol_v2.enabled", view.names) == "true" else { return nil }
            let ref = ResourceRef.targetGroup(handle)
            let isHTTP = ["HTTP", "HTTPS"].contains(view.names[group.record.healthCheck.ipProtocol])
            return LintFinding(
                code: .proxyProtocol, severity: .note, row: 75, component: ref, place: group.record.place,
                headline:
                    "\(ref) sends a PROXY protocol header before each connection\(isHTTP ? ", also before HTTP health checks" : "")",
                meaning:
                    "a target that does not read it takes it for the request: TCP health checks pass, and requests fail",
                cure:
                    "see that the container reads it (`use-proxy-protocol` of ingress-nginx), or turn the attribute off; what it reads is not in the snapshot"
            )
        }
    }

    static func termination(_ view: ClusterView) -> [LintFinding] {
        view.bindings.compactMap { binding in
            guard !view.isInstance(binding), let handle = view.targetGroup(of: binding),
                let service = view.service(of: binding), view.inventory.targetGroups[handle].attributes != nil
            else { return nil }
            let text = view.inventory.targetGroups[handle].value(of: "deregistration_delay.timeout_seconds", view.names)
            let delay = text.flatMap { Int($0) } ?? 300
            let short = view.pods(of: service).filter { pod in
                let record = view.inventory.pods[pod].record
                return !record.hasPreStop && record.gracePeriod ?? 30 < delay
            }
            guard let first = short.first else { return nil }
            let ref = ResourceRef.service(service)
            return LintFinding(
                code: .terminationTooShort, severity: .note, row: 82, component: ref,
                place: view.inventory.pods[first].record.place,
                headline:
                    "\(short.count) pods of \(ref), such as \(ResourceRef.pod(first)), end within \(view.inventory.pods[first].record.gracePeriod ?? 30) s and without a preStop hook, and their targets are drained for \(delay) s",
                meaning: "during a rollout the load balancer sends to pods that have ended: bursts of 502 and 504",
                cure:
                    "let a preStop hook sleep while the target is deregistered, with a grace period beyond it, or shorten the delay"
            )
        }
    }

    static func timeouts(_ view: ClusterView) -> [LintFinding] {
        view.bindings.compactMap { binding in
            guard let handle = view.targetGroup(of: binding) else { return nil }
            let record = view.inventory.targetGroups[handle].record
            let isWeb = ["HTTP", "HTTPS"].contains(view.names[record.healthCheck.ipProtocol])
            guard isWeb, let timeout = record.healthCheck.timeout, timeout <= 2 else { return nil }
            let ref = ResourceRef.targetGroup(handle)
            return LintFinding(
                code: .healthCheckTimeout, severity: .note, row: 85, component: ref, place: record.place,
                headline: "\(ref) gives its targets \(timeout) s to answer a health check",
                meaning: "a target that is slow for a moment is taken out (Target.Timeout)",
                cure: "wait longer than the slowest answer of the health check's path")
        }
    }
}
