/// Kubernetes objects and lists.
extension SourceReader {
    /// Whether the object at the cursor is a Kubernetes object or list. Its head tells: the members before the first
    /// one that holds a list or an object are looked at, so that no response is read twice.
    func isKubernetes(_ reader: JSONReader, _ b: Bytes) throws(JSONError) -> Bool {
        var r = reader
        var answer: Bool?
        try r.leaving { (r) throws(JSONError) in
            try r.object(b) { (key, r) throws(JSONError) in
                if r.is(key, "apiVersion", b) || r.is(key, "kind", b) || r.is(key, "items", b)
                    || r.is(key, "metadata", b)
                {
                    answer = true
                    throw JSONReader.leave
                }
                switch try r.kind(b) {
                case .object, .array:
                    answer = false
                    throw JSONReader.leave
                default: try r.skip(b)
                }
            }
        }
        return answer ?? false
    }

    mutating func kubernetesDocument(_ r: inout JSONReader, _ b: Bytes) throws(JSONError) {
        let start = r.position
        var sawItems = false
        var sawObjects = false
        var isPartial = false
        let first = collected.count
        // Looked up before, not kept for later: a second reader would make every new name copy all names.
        let ownItems = try Self.itemType(r, b)
        let ownKind = ownItems.recordKind
        try r.object(b) { (key, r) throws(JSONError) in
            if r.is(key, "items", b) {
                sawItems = true
                listKind = ownKind
                listItems = ownItems
                isInMixedList = nameKind == nil && listKind == nil
                try r.elements(b) { (r) throws(JSONError) in
                    sawObjects = true
                    try kubernetesObject(&r, b)
                }
                isInMixedList = false
            } else if r.is(key, "metadata", b), try r.kind(b) == .object {
                // `kubectl get --raw` writes it before the items, `kubectl get -o json` after them.
                isPartial = try r.member("continue", b) != .empty
            } else {
                try r.skip(b)
            }
        }
        guard sawItems else {
            r.position = start
            return try kubernetesObject(&r, b)
        }
        defer { (listKind, listItems) = (nil, ObjectType()) }
        let told = nameKind ?? listKind
        if let told, !sawObjects { markObject(told) }
        if isPartial || !r.setAside.isEmpty {
            for index in first..<collected.count { collected[index].isComplete = false }
            if let told { markObject(told, isComplete: false) }
        }
        if hasUnknownObject, told == nil { markEveryKindIncomplete() }
    }

    /// What a list of one kind says of its items, as `PodList` does; they need not repeat it.
    private static func itemType(_ list: JSONReader, _ b: Bytes) throws(JSONError) -> ObjectType {
        var list = list
        var type = ObjectType()
        try list.leaving { (r) throws(JSONError) in
            try r.object(b) { (key, r) throws(JSONError) in
                if r.is(key, "items", b) { throw JSONReader.leave }
                if r.is(key, "kind", b), try r.kind(b) == .string {
                    type.kind = try r.string(b)
                } else if r.is(key, "apiVersion", b), try r.kind(b) == .string {
                    type.group = try r.string(b).prefix { $0 != "/" }
                } else {
                    try r.skip(b)
                }
            }
        }
        guard type.kind.hasSuffix("List") else { return ObjectType() }
        type.kind.removeLast(4)
        return type
    }

    /// What cannot be read may have been of any kind.
    mutating func markEveryKindIncomplete() {
        for kind in RecordKind.kubernetes { markObject(kind, isComplete: false) }
    }

    /// Marks a kind as listed, once for each file.
    mutating func markObject(_ kind: RecordKind, isComplete: Bool = true) {
        if let index = collected.firstIndex(where: { $0.kind == kind }) {
            if !isComplete { collected[index].isComplete = false }
        } else {
            collected.append(.init(kind: kind, file: 0, isComplete: isComplete))
        }
    }

    private mutating func kubernetesObject(_ r: inout JSONReader, _ b: Bytes) throws(JSONError) {
        let knewAll = !hasUnknownObject
        let told = nameKind ?? listKind
        hasUnknownObject = told == nil
        let group = try r.stringMember("apiVersion", b).map { $0.prefix { $0 != "/" } } ?? ""
        let own = try r.stringMember("kind", b)
        if own == nil, told == nil { try r.requireNoMember("kind", b) }
        let kind = own.map { RecordKind(kubernetesKind: $0, group: group) } ?? told
        if knewAll { hasUnknownObject = false }
        guard let kind else { return try r.skip(b) }
        markObject(kind)
        current = kind
        switch kind {
        case .pods: records.pods.append(try .read(&r, b))
        case .nodes: records.nodes.append(try .read(&r, b))
        case .namespaces: records.namespaces.append(try .read(&r, b))
        case .services: records.services.append(try .read(&r, b))
        case .endpointSlices: records.endpointSlices.append(try .read(&r, b))
        case .deployments:
            let deployment = try DeploymentRecord.read(&r, b)
            let name = own ?? "Deployment"
            records.workloads.append(
                .init(kind: r.names.intern(name), meta: deployment.meta, place: deployment.place))
            records.deployments.append(deployment)
        case .ingresses: records.ingresses.append(try .read(&r, b))
        case .ingressClasses: records.ingressClasses.append(try .read(&r, b))
        case .ingressClassParameters: records.ingressClassParameters.append(try .read(&r, b))
        case .gateways: records.gateways.append(try .read(&r, b))
        case .gatewayClasses: records.gatewayClasses.append(try .read(&r, b))
        case .gatewayRoutes: records.gatewayRoutes.append(try .read(&r, b))
        case .referenceGrants: records.referenceGrants.append(try .read(&r, b))
        case .statefulSets, .replicaSets, .jobs: records.workloads.append(try .read(&r, b))
        case .daemonSets: records.daemonSets.append(try .read(&r, b))
        case .networkPolicies: records.networkPolicies.append(try .read(&r, b))
        case .targetGroupBindings: records.targetGroupBindings.append(try .read(&r, b))
        case .securityGroupPolicies: records.securityGroupPolicies.append(try .read(&r, b))
        case .eniConfigs: records.eniConfigs.append(try .read(&r, b))
        case .serviceAccounts: records.serviceAccounts.append(try .read(&r, b))
        case .clusterScopedPolicies:
            let type = own.map { ObjectType(kind: $0, group: group) } ?? listItems
            let policy = try ClusterPolicyRecord.read(&r, b, as: type)
            // Several APIs have kinds of that name, which decide differently.
            if policy == nil { markObject(kind, isComplete: false) }
            if let policy { records.clusterScopedPolicies.append(policy) }
        case .foreignPolicies:
            records.foreignPolicies.append(
                try .read(&r, b, as: own.map { ObjectType(kind: $0, group: group) } ?? listItems))
        case .applicationPolicies:
            var policy = try NetworkPolicyRecord.read(&r, b)
            policy.isApplication = true
            records.networkPolicies.append(policy)
        case .policyEndpoints: records.policyEndpoints.append(try .read(&r, b))
        case .configMaps: records.configMaps.append(try .read(&r, b))
        case .nodeClasses: records.nodeClasses.append(try .read(&r, b))
        default: try r.skip(b)
        }
        current = nil
    }
}

extension JSONReader {
    /// Thrown to leave an object early, which a pull parser has no other way to do; `leaving` takes it for success.
    static var leave: JSONError { JSONError(offset: -1, reason: .badValue("left early")) }

    /// Runs the body, treating `leave` as its end.
    mutating func leaving(_ body: (inout JSONReader) throws(JSONError) -> Void) throws(JSONError) {
        do throws(JSONError) {
            try body(&self)
        } catch {
            if error != JSONReader.leave { throw error }
        }
    }

    /// Throws where the object at the cursor has a member of this name, which then is no string; the cursor does not move.
    func requireNoMember(_ name: StaticString, _ b: Bytes) throws(JSONError) {
        var r = self
        try r.object(b) { (key, r) throws(JSONError) in
            guard r.is(key, name, b) else { return try r.skip(b) }
            throw JSONError(offset: r.position, reason: .wrongType(expected: .string, found: try r.kind(b)))
        }
    }

    /// The string member of the object at the cursor, wherever it stands; the cursor does not move.
    func stringMember(_ name: StaticString, _ b: Bytes) throws(JSONError) -> String? {
        var r = self
        guard try r.kind(b) == .object else {
            throw JSONError(offset: position, reason: .wrongType(expected: .object, found: try r.kind(b)))
        }
        var found: String?
        try r.leaving { (r) throws(JSONError) in
            try r.object(b) { (key, r) throws(JSONError) in
                guard r.is(key, name, b), try r.kind(b) == .string else { return try r.skip(b) }
                found = try r.string(b)
                throw JSONReader.leave
            }
        }
        return found
    }
}

/// A kind with the group of its API, as an object or a typed list names them; empty where neither does.
struct ObjectType: Sendable, Hashable {
    var kind = ""
    var group: Substring = ""

    var recordKind: RecordKind? { kind.isEmpty ? nil : RecordKind(kubernetesKind: kind, group: group) }
}
