/// Resolves Kubernetes records: clusters by directory, pods by address, policies by namespace.
struct KubernetesBuilder {
    let snapshot: Snapshot
    var inventory: Inventory
    var clusterByDirectory: [Symbol: Handle<Cluster>] = [:]

    init(snapshot: Snapshot, inventory: Inventory) {
        self.snapshot = snapshot
        self.inventory = inventory
    }

    var names: Names { snapshot.names }
    var records: Records { snapshot.records }

    mutating func build() {
        addClusters()
        inventory.pods = records.pods.compactMap { record in
            isHistory(record) ? nil : cluster(record.place).map { Pod(record: record, cluster: $0) }
        }
        inventory.nodes = records.nodes.compactMap { record in
            cluster(record.place).map { Node(record: record, cluster: $0) }
        }
        inventory.namespaces = inCluster(records.namespaces, \.place)
        inventory.workloads = inCluster(records.workloads, \.place)
        inventory.daemonSets = inCluster(records.daemonSets, \.place)
        inventory.services = inCluster(records.services, \.place)
        inventory.endpointSlices = inCluster(records.endpointSlices, \.place)
        inventory.networkPolicies = inCluster(records.networkPolicies, \.place)
        inventory.bindings = inCluster(records.targetGroupBindings, \.place)
        inventory.clusterPolicies = inCluster(records.clusterScopedPolicies, \.place)
        inventory.foreignPolicies = inCluster(records.foreignPolicies, \.place)
        inventory.securityGroupPolicies = inCluster(records.securityGroupPolicies, \.place)
        inventory.eniConfigs = inCluster(records.eniConfigs, \.place)
        inventory.serviceAccounts = inCluster(records.serviceAccounts, \.place)
        addControllersObjects()
        sortByName()
        indexPods()
        tieClusters()
        classifyNodes()
        readPluginSettings()
        findProxies()
        for handle in inventory.networkPolicies.handles {
            let policy = inventory.networkPolicies[handle]
            let key = Inventory.NamespaceKey(cluster: policy.cluster, namespace: policy.record.meta.namespace)
            inventory.policiesByNamespace[key, default: []].append(handle)
        }
        indexPodsByNamespace()
        indexForPolicies()
        for handle in inventory.clusters.handles {
            inventory.clusters[handle].enforcement = enforcement(of: handle)
        }
    }

    /// What the controllers of load balancers act on.
    private mutating func addControllersObjects() {
        inventory.deployments = inCluster(records.deployments, \.place)
        inventory.ingresses = inCluster(records.ingresses, \.place)
        inventory.ingressClasses = inCluster(records.ingressClasses, \.place)
        inventory.ingressClassParameters = inCluster(records.ingressClassParameters, \.place)
        inventory.gateways = inCluster(records.gateways, \.place)
        inventory.gatewayClasses = inCluster(records.gatewayClasses, \.place)
        inventory.gatewayRoutes = inCluster(records.gatewayRoutes, \.place)
        inventory.referenceGrants = inCluster(records.referenceGrants, \.place)
        inventory.autoScalingGroups = records.autoScalingGroups
    }

    /// A pod that has ended keeps its address in the record while another may already use it.
    private func isHistory(_ pod: PodRecord) -> Bool {
        names.equals(pod.phase, "Succeeded") || names.equals(pod.phase, "Failed")
    }

    private mutating func addClusters() {
        let kinds = Set(RecordKind.kubernetes)
        var directories: Set<Symbol> = []
        for entry in snapshot.collected where kinds.contains(entry.kind) {
            directories.insert(snapshot.files[Int(entry.file)].directory)
        }
        for directory in directories.sorted(by: { names[$0] < names[$1] }) {
            let last = names[directory].split(separator: "/").last.map(String.init) ?? ""
            clusterByDirectory[directory] = Handle(inventory.clusters.count)
            inventory.clusters.append(Cluster(directory: directory, name: names.find(last) ?? directory))
        }
    }

    /// Records with the clusters that their files belong to.
    private func inCluster<Record>(_ records: [Record], _ place: (Record) -> Place) -> [InCluster<Record>] {
        records.compactMap { record in cluster(place(record)).map { InCluster(record: record, cluster: $0) } }
    }

    func cluster(_ place: Place) -> Handle<Cluster>? {
        clusterByDirectory[snapshot.files[Int(place.file)].directory]
    }

    /// Order by namespace and name, so that the order of files and lists never shows.
    private mutating func sortByName() {
        let names = self.names
        func before(_ a: (Handle<Cluster>, ObjectMeta), _ b: (Handle<Cluster>, ObjectMeta)) -> Bool {
            if a.0 != b.0 { return a.0.index < b.0.index }
            if a.1.namespace != b.1.namespace { return names[a.1.namespace] < names[b.1.namespace] }
            return names[a.1.name] < names[b.1.name]
        }
        inventory.networkPolicies.sort { before(($0.cluster, $0.record.meta), ($1.cluster, $1.record.meta)) }
        inventory.clusterPolicies.sort { before(($0.cluster, $0.record.meta), ($1.cluster, $1.record.meta)) }
        inventory.foreignPolicies.sort { before(($0.cluster, $0.record.meta), ($1.cluster, $1.record.meta)) }
        inventory.services.sort { before(($0.cluster, $0.record.meta), ($1.cluster, $1.record.meta)) }
        inventory.bindings.sort { before(($0.cluster, $0.record.meta), ($1.cluster, $1.record.meta)) }
    }

    private mutating func indexPods() {
        inventory.podByAddress.reserve(inventory.pods.count)
        for handle in inventory.pods.handles where !inventory.pods[handle].record.isHostNetwork {
            for address in inventory.pods[handle].record.addresses { inventory.podByAddress.add(address, handle) }
        }
        inventory.podByAddress.finish()
    }

    /// A cluster belongs to the VPC that EKS names, else to the one that owns its node or pod addresses.
    private mutating func tieClusters() {
        var firstAddress: [Handle<Cluster>: [IPAddress]] = [:]
        for node in inventory.nodes { firstAddress[node.cluster, default: []] += node.record.addresses }
        for pod in inventory.pods where (firstAddress[pod.cluster]?.count ?? 0) < 8 {
            firstAddress[pod.cluster, default: []] += pod.record.addresses
        }
        for handle in inventory.clusters.handles {
            let named = records.eksClusters.first { $0.name == inventory.clusters[handle].name }
            if let named {
                inventory.clusters[handle].isAutoMode = named.isAutoMode
                inventory.clusters[handle].remotePodNetworks = AddressSet(named.remotePodNetworks)
            }
            inventory.clusters[handle].eks = named
            if let named, let vpc = inventory.vpcByID[named.vpc] {
                inventory.clusters[handle].vpc = vpc
            } else {
                inventory.clusters[handle].vpc = owner(of: firstAddress[handle] ?? [])
            }
            if let vpc = inventory.clusters[handle].vpc {
                inventory.clusters[handle].account = inventory.vpcs[vpc].owner
                inventory.clusters[handle].region = inventory.vpcs[vpc].region
            }
        }
    }

    private func owner(of addresses: [IPAddress]) -> Handle<VPC>? {
        for address in addresses {
            let vpcs = Set(inventory.addresses.owners(of: address).map { inventory.interfaces[$0].vpc })
            if vpcs.count == 1, let id = vpcs.first, let vpc = inventory.vpcByID[id] { return vpc }
        }
        for address in addresses {
            let vpcs = inventory.vpcs.handles.filter { inventory.vpcs[$0].addresses.contains(address) }
            if vpcs.count == 1 { return vpcs.first }
        }
        return nil
    }
}
