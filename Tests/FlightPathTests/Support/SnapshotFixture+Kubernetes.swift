@testable import FlightPath

extension SnapshotFixture {
    static let cluster = "kubernetes/prod/"

    func object(_ file: String, _ text: String) -> SnapshotFixture {
        appending(
            [text], to: Self.cluster + file + ".json",
            open: "{\"apiVersion\": \"v1\", \"kind\": \"List\", \"items\": [",
            close: "]}")
    }

    func metadata(_ path: String, _ labels: [String: String]) -> String {
        let parts = path.split(separator: "/").map(String.init)
        let namespace = parts.count > 1 ? ", \"namespace\": \"\(parts[0])\"" : ""
        return "{\"name\": \"\(parts.last ?? "")\"\(namespace), \"labels\": \(Self.labels(labels))}"
    }

    static func labels(_ labels: [String: String]) -> String {
        "{" + labels.map { "\"\($0.key)\": \"\($0.value)\"" }.sorted().joined(separator: ", ") + "}"
    }

    /// A pod, `NAMESPACE/NAME`. Ports: `http 8080`, `dns 53 UDP`.
    func pod(
        _ path: String, _ address: String, _ labels: [String: String] = [:], ports: [String] = [], on node: String = "",
        isHostNetwork: Bool = false, branch: String? = nil, account: String = "default", phase: String = "Running",
        owner: String? = nil
    ) -> SnapshotFixture {
        let ports = ports.map { row in
            let words = row.words
            return """
                {"name": "\(words[0])", "containerPort": \(words[1]), "protocol": "\(words.count > 2 ? words[2] : "TCP")"}
                """
        }
        var meta = metadata(path, labels)
        if let branch {
            let entry =
                #"[{\"eniId\":\""# + branch + #"\",\"ifAddress\":\"02:11:22:33:44:55\",\"privateIp\":\""#
                + address + #"\",\"vlanId\":1,\"subnetCidr\":\"10.1.2.0/24\"}]"#
            meta = meta.dropLast() + ", \"annotations\": {\"vpc.amazonaws.com/pod-eni\": \"\(entry)\"}}"
        }
        if let owner {
            meta =
                meta.dropLast()
                + ", \"ownerReferences\": [{\"kind\": \"DaemonSet\", \"name\": \"\(owner)\", \"controller\": true}]}"
        }
        return object(
            "pods",
            """
            {"apiVersion": "v1", "kind": "Pod", "metadata": \(meta),
             "spec": {"nodeName": "\(node)", "hostNetwork": \(isHostNetwork), "serviceAccountName": "\(account)",
              "containers": [{"name": "main", "ports": [\(ports.joined(separator: ", "))]}]},
             "status": {"phase": "\(phase)", "podIP": "\(address)", "podIPs": [{"ip": "\(address)"}]}}
            """)
    }

    func namespace(_ name: String, _ labels: [String: String] = [:]) -> SnapshotFixture {
        object(
            "namespaces", "{\"apiVersion\": \"v1\", \"kind\": \"Namespace\", \"metadata\": \(metadata(name, labels))}")
    }

    func clusterNode(_ name: String, _ address: String) -> SnapshotFixture {
        object(
            "nodes",
            """
            {"apiVersion": "v1", "kind": "Node", "metadata": {"name": "\(name)"},
             "status": {"addresses": [{"type": "InternalIP", "address": "\(address)"}]}}
            """)
    }

    /// A network policy, `NAMESPACE/NAME`, with its `spec`.
    func policy(_ path: String, _ spec: String) -> SnapshotFixture {
        object(
            "networkpolicies",
            """
            {"apiVersion": "networking.k8s.io/v1", "kind": "NetworkPolicy", "metadata": \(metadata(path, [:])),
             "spec": \(spec)}
            """)
    }
}
