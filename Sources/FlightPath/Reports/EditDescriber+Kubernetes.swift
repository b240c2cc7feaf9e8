extension EditDescriber {
    func words(_ edit: KubernetesEdit) -> EditWords {
        switch edit {
        case .addPolicy(let policy): return words(policy)
        case .setSelector(let service, let labels):
            let before = inventory.services[service].record.selector ?? []
            return EditWords(
                title: "let \(describer.label(.service(service))) select \(list(labels))",
                line: "selector  \(list(before)) -> \(list(labels))",
                kubectl: [patch(service, selector(labels, insteadOf: before))],
                rollback: [patch(service, selector(before, insteadOf: labels))])
        case .sendToEveryNode(let service):
            let before = JSONText.string(text(inventory.services[service].record.externalTrafficPolicy))
            return EditWords(
                title: "set `externalTrafficPolicy: Cluster` on \(describer.label(.service(service)))"
                    + (inventory.services[service].record.healthCheckNodePort == nil
                        ? "" : ", whose controller then moves the health checks to the traffic port"),
                line: "externalTrafficPolicy  Local -> Cluster",
                kubectl: [patch(service, "{\"spec\":{\"externalTrafficPolicy\":\"Cluster\"}}")],
                rollback: [patch(service, "{\"spec\":{\"externalTrafficPolicy\":\(before)}}")])
        case .tellController(let setting): return words(setting)
        case .admit(let admission): return words(admission)
        }
    }

    private func words(_ policy: KubernetesEdit.AddedPolicy) -> EditWords {
        let transport = policy.transport
        let peers = policy.peers.map { peer($0) }.joined(separator: ", ")
        let namespace = text(policy.namespace)
        let way = policy.isEgress ? "out to" : "in from"
        return EditWords(
            title: "add a NetworkPolicy to `\(namespace)` that lets \(service(transport)) \(way) \(peers)",
            line: "+ \(policy.isEgress ? "egress" : "ingress")  allow  \(columns(transport))"
                + "  \(policy.isEgress ? "to" : "from") \(peers)",
            kubectl: ["kubectl apply -f - <<'EOF'\n\(manifest(policy))EOF"],
            rollback: [
                "kubectl delete networkpolicy --namespace \(ShellWord(namespace)) \(ShellWord(policy.name))"
            ])
    }

    private func peer(_ peer: NetworkPolicyRecord.Peer) -> String {
        if let block = peer.block { return block.description }
        let pods = "pods {\(list(peer.podSelector?.labels ?? []))}"
        guard let namespaces = peer.namespaceSelector else { return pods }
        return "\(pods) of namespaces {\(list(namespaces.labels))}"
    }

    /// Every string is written as JSON has it, which YAML reads too.
    private func manifest(_ policy: KubernetesEdit.AddedPolicy) -> String {
        let way = policy.isEgress ? "Egress" : "Ingress"
        var lines = [
            "apiVersion: networking.k8s.io/v1", "kind: NetworkPolicy", "metadata:",
            "  name: \(JSONText.string(policy.name))", "  namespace: \(JSONText.string(text(policy.namespace)))",
            "spec:",
            "  podSelector:", "    matchLabels: \(object(policy.labels))", "  policyTypes: [\(way)]",
            "  \(way.lowercased()):", "    - \(policy.isEgress ? "to" : "from"):",
        ]
        for peer in policy.peers {
            if let block = peer.block {
                lines.append("        - ipBlock: {\"cidr\": \(JSONText.string(block.description))}")
            } else {
                lines.append("        - podSelector: {\"matchLabels\": \(object(peer.podSelector?.labels ?? []))}")
                if let namespaces = peer.namespaceSelector {
                    lines.append("          namespaceSelector: {\"matchLabels\": \(object(namespaces.labels))}")
                }
            }
        }
        if let ipProtocol = policy.transport.ipProtocol {
            lines += ["      ports:", "        - protocol: \(ipProtocol.name.uppercased())"]
            if let ports = policy.transport.ports {
                lines.append("          port: \(ports.lowerBound)")
                if ports.upperBound > ports.lowerBound { lines.append("          endPort: \(ports.upperBound)") }
            }
        }
        return lines.joined(separator: "\n") + "\n"
    }

    private func patch(_ service: Handle<Service>, _ json: String) -> String {
        let meta = inventory.services[service].record.meta
        return "kubectl patch service --namespace \(ShellWord(text(meta.namespace))) \(ShellWord(text(meta.name)))"
            + " --type merge --patch \(ShellWord(json))"
    }

    /// A merge patch takes away what it gives as null.
    private func selector(_ labels: [ObjectMeta.Label], insteadOf old: [ObjectMeta.Label]) -> String {
        let members = labels.map { "\(JSONText.string(text($0.key))): \(JSONText.string(text($0.value)))" }
        let removed = old.filter { label in !labels.contains { $0.key == label.key } }
            .map { "\(JSONText.string(text($0.key))): null" }
        return "{\"spec\":{\"selector\":{\((members + removed).joined(separator: ", "))}}}"
    }

    private func object(_ labels: [ObjectMeta.Label]) -> String {
        let members = labels.map { "\(JSONText.string(text($0.key))): \(JSONText.string(text($0.value)))" }
        return "{\(members.joined(separator: ", "))}"
    }

    private func list(_ labels: [ObjectMeta.Label]) -> String {
        labels.map { "\(text($0.key))=\(text($0.value))" }.joined(separator: ",")
    }
}
