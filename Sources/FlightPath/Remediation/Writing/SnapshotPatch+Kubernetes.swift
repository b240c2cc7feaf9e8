/// Objects of a cluster, as `kubectl get -o json` prints them.
extension SnapshotPatch {
    mutating func write(_ edit: KubernetesEdit) throws(JSONError) -> Int {
        switch edit {
        case .addPolicy(let policy): return try add(policy)
        case .setSelector(let service, let labels):
            let selector = object(labels)
            let count = try changeSpec(of: service) { (spec) throws(JSONError) in try spec.set("selector", selector) }
            return count + (try followTargets(.kubernetes(edit)))
        case .sendToEveryNode(let service):
            try moveHealthChecks(sentToEveryNode: service)
            return try changeSpec(of: service) { (spec) throws(JSONError) in
                try spec.set("externalTrafficPolicy", "Cluster")
                spec.remove("healthCheckNodePort")
            }
        case .tellController(let setting): return try write(setting)
        case .admit(let admission): return try write(admission)
        }
    }

    private mutating func write(_ admission: BindingAdmission) throws(JSONError) -> Int {
        let entry = admission.entry(inventory)
        var count = try change([inventory.bindings[admission.binding].record.place]) { (object) throws(JSONError) in
            try object.change("spec") { (spec) throws(JSONError) in
                try spec.change("networking") { (networking) throws(JSONError) in
                    try networking.change("ingress", absent: "[]") { (list) throws(JSONError) in try list.append(entry)
                    }
                }
            }
        }
        for effect in admission.effects { count += try write(effect) }
        return count
    }

    /// The setting, and what the controller then makes of it.
    private mutating func write(_ setting: ControllerSetting) throws(JSONError) -> Int {
        let place =
            switch setting.object {
            case .ingress(let index, _, _): inventory.ingresses[index].record.place
            case .service(let service): inventory.services[service].record.place
            }
        var count = try change([place]) { (object) throws(JSONError) in
            switch setting.field {
            case .annotation(let key, let value, _):
                try object.change("metadata") { (metadata) throws(JSONError) in
                    try metadata.change("annotations", absent: "{}") { (annotations) throws(JSONError) in
                        try annotations.set(key, .text(value))
                    }
                }
            case .sourceRanges(let blocks, _):
                try object.change("spec") { (spec) throws(JSONError) in
                    try spec.set("loadBalancerSourceRanges", .list(blocks.map { .text($0.description) }))
                }
            }
        }
        for effect in setting.effects { count += try write(effect) }
        return count
    }

    private mutating func changeSpec(
        of service: Handle<Service>, _ body: (inout EditableJSON) throws(JSONError) -> Void
    ) throws(JSONError) -> Int {
        try change([inventory.services[service].record.place]) { (service) throws(JSONError) in
            try service.change("spec") { (spec) throws(JSONError) in try body(&spec) }
        }
    }

    /// What the controller makes of it, as the edit of the inventory has it.
    private mutating func moveHealthChecks(sentToEveryNode service: Handle<Service>) throws(JSONError) {
        let after = inventory.applying(.kubernetes(.sendToEveryNode(service)))
        for group in inventory.targetGroups.handles {
            let port = after.targetGroups[group].record.healthCheck.port
            guard inventory.targetGroups[group].record.healthCheck.port != port else { continue }
            let arn = inventory.targetGroups[group].record.arn
            let own = after.text(port)
            _ = try change(records.targetGroups.filter { $0.arn == arn }.map(\.place)) { (group) throws(JSONError) in
                try group.set("HealthCheckPort", .text(own))
            }
            let places = (inventory.targetGroups[group].targets ?? []).map(\.place)
            _ = try change(places) { (target) throws(JSONError) in target.remove("HealthCheckPort") }
        }
    }

    /// Into the list that holds a policy of the cluster already, or an empty one; else a file of its own beside.
    private mutating func add(_ policy: KubernetesEdit.AddedPolicy) throws(JSONError) -> Int {
        let manifest = manifest(policy)
        let directory = inventory.clusters[policy.cluster].directory
        for record in records.networkPolicies
        where snapshot.files[Int(record.place.file)].directory == directory {
            if try changeList(of: record.place, { (list) throws(JSONError) in try list.append(manifest) }) > 0 {
                return 1
            }
        }
        let prefix = text(directory).isEmpty ? "" : text(directory) + "/"
        add(file: prefix + "networkpolicies.\(policy.name).json", manifest.line + "\n")
        return 1
    }

    private func manifest(_ policy: KubernetesEdit.AddedPolicy) -> JSONPart {
        let way = policy.isEgress ? "Egress" : "Ingress"
        let rule: JSONPart = [policy.isEgress ? "to" : "from": .list(policy.peers.map { peer($0) })]
        let ports: JSONPart? = policy.transport.ipProtocol.map { ipProtocol in
            let start: JSONPart = ["protocol": .text(ipProtocol.name.uppercased())]
            let port = start.adding("port", policy.transport.ports.map { .number(Int($0.lowerBound)) })
            guard let ports = policy.transport.ports, ports.upperBound > ports.lowerBound else { return [port] }
            return [port.adding("endPort", .number(Int(ports.upperBound)))]
        }
        return [
            "apiVersion": "networking.k8s.io/v1", "kind": "NetworkPolicy",
            "metadata": ["name": .text(policy.name), "namespace": .text(text(policy.namespace))],
            "spec": [
                "podSelector": ["matchLabels": object(policy.labels)], "policyTypes": [.text(way)],
                way.lowercased(): [rule.adding("ports", ports)],
            ],
        ]
    }

    private func peer(_ peer: NetworkPolicyRecord.Peer) -> JSONPart {
        if let block = peer.block { return ["ipBlock": ["cidr": .text(block.description)]] }
        let start: JSONPart = [
            "podSelector": ["matchLabels": object(peer.podSelector?.labels ?? [])]
        ]
        return start.adding("namespaceSelector", peer.namespaceSelector.map { ["matchLabels": object($0.labels)] })
    }

    private func object(_ labels: [ObjectMeta.Label]) -> JSONPart {
        .object(labels.map { .init(key: text($0.key), value: .text(text($0.value))) })
    }
}
