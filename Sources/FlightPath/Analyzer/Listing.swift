/// What a snapshot holds, as selectors that can be pasted (contract, section 5, `list`).
public struct Listing: Sendable, Codable, Hashable {
    /// One endpoint or component.
    public struct Item: Sendable, Codable, Hashable {
        /// The selector that names it alone.
        public var selector: String
        /// The selector word.
        public var kind: ComponentKind
        /// The AWS id or ARN, or `kind/NAMESPACE/NAME`.
        public var id: String
        /// Its name; nil when it has none.
        public var name: String?
        /// The owner's account.
        public var account: String?
        /// The region.
        public var region: String?
        /// Its addresses and blocks.
        public var addresses: [String]
    }

    /// The version of these keys.
    public var schemaVersion = 1
    /// By kind, then by selector.
    public var items: [Item]
}

extension Analyzer {
    /// The kinds that `list` knows, in its order.
    public static let listedKinds: [ComponentKind] = [
        .vpc, .subnet, .lb, .instance, .eni, .sg, .nat, .igw, .tgwAttachment, .namespace, .service, .deployment,
        .statefulset, .daemonset, .job, .pod, .node,
    ]

    /// Lists endpoints and components.
    ///
    /// - Parameter kind: one kind; nil lists all but interfaces, of which there may be very many.
    public func list(_ kind: ComponentKind? = nil) -> Listing {
        let kinds = kind.map { [$0] } ?? Self.listedKinds.filter { $0 != .eni }
        return Listing(items: kinds.flatMap { items($0) })
    }

    private func items(_ kind: ComponentKind) -> [Listing.Item] {
        let describer = Describer(inventory: inventory)
        switch kind {
        case .vpc:
            return named(
                inventory.vpcs.handles.map { (.vpc($0), inventory.vpcs[$0].record.blocks.map(\.description)) },
                describer)
        case .subnet:
            return named(
                inventory.subnets.handles.map { (.subnet($0), inventory.subnets[$0].record.blocks.map(\.description)) },
                describer)
        case .lb:
            return named(
                inventory.loadBalancers.handles.map { handle in
                    let nodes = inventory.loadBalancers[handle].nodes.flatMap { inventory.interfaces[$0].addresses }
                    return (.loadBalancer(handle), nodes.map(\.address.description))
                }, describer)
        case .eni:
            return named(
                inventory.interfaces.handles.map { handle in
                    (.interface(handle), inventory.interfaces[handle].addresses.map(\.address.description))
                }, describer)
        case .sg:
            return named(inventory.securityGroups.handles.map { (.securityGroup($0), []) }, describer)
        case .instance: return instances()
        case .nat:
            return named(
                inventory.natGateways.handles.map { handle in
                    let addresses = inventory.natGateways[handle].record.addresses
                        .flatMap { [$0.privateAddress, $0.publicAddress] }
                    return (.natGateway(handle), addresses.compactMap { $0?.description })
                }, describer)
        case .igw: return named(inventory.internetGateways.handles.map { (.internetGateway($0), []) }, describer)
        case .tgwAttachment: return named(inventory.attachments.handles.map { (.attachment($0), []) }, describer)
        case .pod:
            return named(
                inventory.pods.handles.map { (.pod($0), inventory.pods[$0].record.addresses.map(\.description)) },
                describer)
        case .node:
            return named(
                inventory.nodes.handles.map { (.node($0), inventory.nodes[$0].record.addresses.map(\.description)) },
                describer)
        case .service:
            return named(
                inventory.services.handles.map { handle in
                    (.service(handle), inventory.services[handle].record.clusterIPs.map(\.description))
                }, describer)
        case .namespace, .deployment: return clusterNames(kind)
        case .statefulset, .daemonset, .job:
            return WorkloadNames(inventory).byKind[kind, default: []].sorted().map { Self.object(kind, $0) }
        default: return []
        }
    }

    private func named(_ refs: [(ResourceRef, [String])], _ describer: Describer) -> [Listing.Item] {
        let components = refs.map { describer.component($0.0) }
        var uses: [String: Int] = [:]
        for component in components { uses[component.name ?? "", default: 0] += 1 }
        let items = zip(components, refs).map { component, ref in
            // A name that several have names none of them.
            let isUnique = component.name.map { !$0.isEmpty && uses[$0] == 1 } ?? false
            let isObject = component.id.hasPrefix("\(component.kind.rawValue)/")
            let text =
                isObject
                ? component.id
                : "\(component.kind.rawValue)/\(isUnique ? component.name ?? component.id : component.id)"
            return Listing.Item(
                selector: text, kind: component.kind, id: component.id, name: component.name,
                account: component.account, region: component.region, addresses: ref.1)
        }
        return items.sorted { ($0.selector, $0.id) < ($1.selector, $1.id) }
    }

    private func instances() -> [Listing.Item] {
        var addresses: [Symbol: [String]] = [:]
        for interface in inventory.interfaces where interface.instance != .empty {
            addresses[interface.instance, default: []] += interface.addresses.map(\.address.description)
        }
        let names = inventory.names
        return inventory.instances.values.map { record in
            let name = names[record.name]
            return Listing.Item(
                selector: "instance/\(names[record.id])", kind: .instance, id: names[record.id],
                name: name.isEmpty ? nil : name, addresses: addresses[record.id] ?? [])
        }.sorted { $0.selector < $1.selector }
    }

    private func clusterNames(_ kind: ComponentKind) -> [Listing.Item] {
        let names = inventory.names
        if kind == .namespace {
            let all = Set(
                inventory.pods.map { names[$0.namespace] } + inventory.namespaces.map { names[$0.record.meta.name] })
            return all.sorted().map {
                .init(selector: "namespace/\($0)", kind: .namespace, id: "namespace/\($0)", name: $0, addresses: [])
            }
        }
        let deployments = inventory.workloads.filter { names.equals($0.record.kind, "Deployment") }
            .map { "\(names[$0.record.meta.namespace])/\(names[$0.record.meta.name])" }
        return Set(deployments).sorted().map { Self.object(.deployment, $0) }
    }

    private static func object(_ kind: ComponentKind, _ path: String) -> Listing.Item {
        let selector = "\(kind.rawValue)/\(path)"
        let name = path.split(separator: "/").last.map(String.init)
        return .init(selector: selector, kind: kind, id: selector, name: name, addresses: [])
    }
}

/// A listing for people: aligned columns.
public enum ListingRenderer {
    /// One line an item: selector, id, addresses.
    public static func text(_ listing: Listing) -> String {
        let rows = listing.items.map { item in
            [item.selector, item.selector.hasSuffix(item.id) ? "" : item.id, addresses(item.addresses)]
        }
        guard !rows.isEmpty else { return "nothing of this kind is in the snapshot\n" }
        let widths = (0..<2).map { column in min(60, rows.map { $0[column].count }.max() ?? 0) }
        return rows.map { row in
            var line = ""
            for column in 0..<2 {
                line += row[column] + String(repeating: " ", count: max(0, widths[column] - row[column].count) + 2)
            }
            line += row[2]
            while line.hasSuffix(" ") { line.removeLast() }
            return SafeText.line(line)
        }.joined(separator: "\n") + "\n"
    }

    private static func addresses(_ list: [String]) -> String {
        list.count <= 4 ? list.joined(separator: ", ") : list.prefix(3).joined(separator: ", ") + ", +\(list.count - 3)"
    }
}
