/// Reads one file into records: recognises each response by what is in it, and marks what the file lists as collected.
struct SourceReader {
    var records: Records
    var collected: [Snapshot.Collected] = []
    /// What the file's name tells, for responses that do not name what they were asked about.
    let nameSubject: Subject
    let nameKind: RecordKind?
    /// Top-level members that hold lists nobody reads.
    private(set) var unread: [Symbol] = []
    /// The list or object being read when the file broke off.
    var current: RecordKind?
    /// The kind that the Kubernetes list being read names itself.
    var listKind: RecordKind?
    /// What that list says of its items: their kind and the group of their API.
    var listItems = ObjectType()
    /// Whether it broke off inside a Kubernetes list whose kinds the file's name does not tell.
    var isInMixedList = false
    /// What the parts of one response have in common: how many such parts there were before it.
    var responses = 0
    /// Whether an object was left out before its kind could be read.
    var hasUnknownObject = false

    init(records: consuming Records, nameSubject: Subject, nameKind: RecordKind?) {
        self.records = records
        self.nameSubject = nameSubject
        self.nameKind = nameKind
    }

    /// A document: one response, one Kubernetes object or list, or an array or object of several responses.
    mutating func document(_ r: inout JSONReader, _ b: Bytes, depth: Int = 0) throws(JSONError) {
        switch try r.kind(b) {
        case .array where depth < 3:
            try r.elements(b) { (r) throws(JSONError) in try document(&r, b, depth: depth + 1) }
        case .object:
            if try isKubernetes(r, b) {
                try kubernetesDocument(&r, b)
            } else {
                try response(&r, b, depth: depth)
            }
        default:
            try r.skip(b)
        }
    }

    // MARK: AWS

    private mutating func response(_ r: inout JSONReader, _ b: Bytes, depth: Int) throws(JSONError) {
        let start = RecordCounts(records)
        let outer = responses
        defer { responses = outer }
        responses =
            records.firewalls.count + records.firewallStatuses.count + records.firewallPolicies.count
            + records.firewallRuleGroups.count + records.firewallResponses.count
        let firstCollected = collected.count
        var subject = Subject.unknown
        var isPartial = false
        try r.object(b) { (key, r) throws(JSONError) in
            if r.is(key, "NextToken", b) || r.is(key, "NextMarker", b) || r.is(key, "nextToken", b) {
                isPartial = try !r.isNull(b)
                try r.skip(b)
            } else if r.is(key, "AdditionalRoutesAvailable", b) {
                if try r.bool(b) { isPartial = true }
            } else if r.is(key, "TargetGroupArn", b) || r.is(key, "LoadBalancerArn", b)
                || r.is(key, "ListenerArn", b) || r.is(key, "LoadBalancerName", b)
                || r.is(key, "TransitGatewayRouteTableId", b)
                || r.is(key, "PrefixListId", b)
            {
                subject = .id(try r.symbol(b))
            } else if r.is(key, "absent", b) {
                try r.skip(b)
                if let nameKind { mark(nameKind) }
            } else if try !list(key, &r, b) {
                try unrecognised(key, &r, b, depth: depth)
            }
            current = nil
        }
        let setAside = !r.setAside.isEmpty
        if subject == .unknown { subject = nameSubject }
        start.assign(subject, to: &records)
        for index in firstCollected..<collected.count {
            if collected[index].subject == .unknown { collected[index].subject = subject }
            if isPartial || setAside { collected[index].isComplete = false }
        }
    }

    mutating func mark(_ kind: RecordKind) {
        collected.append(.init(kind: kind, file: 0))
        current = kind
    }

    /// A member nobody reads: several responses under names of their own, or something not modelled.
    private mutating func unrecognised(
        _ key: Text, _ r: inout JSONReader, _ b: Bytes, depth: Int
    ) throws(JSONError) {
        switch try r.kind(b) {
        case .object where depth < 2: try document(&r, b, depth: depth + 1)
        case .array:
            if depth == 0 { unread.append(r.names.intern(b, key)) }
            try r.skip(b)
        default: try r.skip(b)
        }
    }

    /// The list of sources: which top-level member holds which records.
    private mutating func list(_ key: Text, _ r: inout JSONReader, _ b: Bytes) throws(JSONError) -> Bool {
        if r.is(key, "Vpcs", b) {
            mark(.vpcs)
            try r.elements(b) { (r) throws(JSONError) in records.vpcs.append(try .read(&r, b)) }
        } else if r.is(key, "Subnets", b) {
            mark(.subnets)
            try r.elements(b) { (r) throws(JSONError) in records.subnets.append(try .read(&r, b)) }
        } else if r.is(key, "RouteTables", b) {
            mark(.routeTables)
            try r.elements(b) { (r) throws(JSONError) in records.routeTables.append(try .read(&r, b)) }
        } else if r.is(key, "NetworkAcls", b) {
            mark(.networkACLs)
            try r.elements(b) { (r) throws(JSONError) in records.networkACLs.append(try .read(&r, b)) }
        } else if r.is(key, "SecurityGroups", b) {
            mark(.securityGroups)
            try r.elements(b) { (r) throws(JSONError) in records.securityGroups.append(try .read(&r, b)) }
        } else if r.is(key, "SecurityGroupRules", b) {
            mark(.securityGroupRules)
            try r.elements(b) { (r) throws(JSONError) in records.securityGroupRules.append(try .read(&r, b)) }
        } else if r.is(key, "NetworkInterfaces", b) {
            mark(.networkInterfaces)
            try r.elements(b) { (r) throws(JSONError) in records.networkInterfaces.append(try .read(&r, b)) }
        } else if r.is(key, "Reservations", b) {
            mark(.instances)
            try r.elements(b) { (r) throws(JSONError) in try reservation(&r, b) }
        } else if r.is(key, "PrefixLists", b) {
            mark(.prefixLists)
            try r.elements(b) { (r) throws(JSONError) in records.prefixLists.append(try .read(&r, b)) }
        } else if r.is(key, "Entries", b) {
            mark(.prefixListEntries)
            try r.elements(b) { (r) throws(JSONError) in try prefixListEntry(&r, b) }
        } else if r.is(key, "InternetGateways", b) {
            mark(.internetGateways)
            try r.elements(b) { (r) throws(JSONError) in records.internetGateways.append(try .read(&r, b)) }
        } else if r.is(key, "NatGateways", b) {
            mark(.natGateways)
            try r.elements(b) { (r) throws(JSONError) in records.natGateways.append(try .read(&r, b)) }
        } else if r.is(key, "VpnGateways", b) {
            mark(.vpnGateways)
            try r.elements(b) { (r) throws(JSONError) in records.vpnGateways.append(try .read(&r, b)) }
        } else if r.is(key, "VpcEndpoints", b) {
            mark(.vpcEndpoints)
            try r.elements(b) { (r) throws(JSONError) in records.vpcEndpoints.append(try .read(&r, b)) }
        } else if r.is(key, "ServiceConfigurations", b) {
            mark(.endpointServices)
            try r.elements(b) { (r) throws(JSONError) in records.endpointServices.append(try .read(&r, b)) }
        } else if r.is(key, "VpcPeeringConnections", b) {
            mark(.peeringConnections)
            try r.elements(b) { (r) throws(JSONError) in records.peeringConnections.append(try .read(&r, b)) }
        } else {
            return try transitGatewayList(key, &r, b)
        }
        return true
    }

    private mutating func transitGatewayList(
        _ key: Text, _ r: inout JSONReader, _ b: Bytes
    ) throws(JSONError) -> Bool {
        if r.is(key, "TransitGateways", b) {
            mark(.transitGateways)
            try r.elements(b) { (r) throws(JSONError) in records.transitGateways.append(try .read(&r, b)) }
        } else if r.is(key, "TransitGatewayAttachments", b) {
            mark(.transitGatewayAttachments)
            try r.elements(b) { (r) throws(JSONError) in
                records.transitGatewayAttachments.append(try .read(&r, b, isVPCShape: false))
            }
        } else if r.is(key, "TransitGatewayVpcAttachments", b) {
            mark(.transitGatewayVPCAttachments)
            try r.elements(b) { (r) throws(JSONError) in
                records.transitGatewayAttachments.append(try .read(&r, b, isVPCShape: true))
            }
        } else if r.is(key, "TransitGatewayRouteTables", b) {
            mark(.transitGatewayRouteTables)
            try r.elements(b) { (r) throws(JSONError) in records.transitGatewayRouteTables.append(try .read(&r, b)) }
        } else if r.is(key, "Routes", b) {
            mark(.transitGatewayRoutes)
            try r.elements(b) { (r) throws(JSONError) in records.transitGatewayRoutes.append(try .read(&r, b)) }
        } else if r.is(key, "Associations", b) {
            mark(.transitGatewayAssociations)
            try r.elements(b) { (r) throws(JSONError) in records.transitGatewayAssociations.append(try .read(&r, b)) }
        } else if r.is(key, "TransitGatewayRouteTablePropagations", b) {
            mark(.transitGatewayPropagations)
            try r.elements(b) { (r) throws(JSONError) in records.transitGatewayPropagations.append(try .read(&r, b)) }
        } else if r.is(key, "TransitGatewayStaticRoutes", b) {
            mark(.transitGatewayStaticRoutes)
            try wrapped(&r, b, staticRoutes: true)
        } else if r.is(key, "TransitGatewayPropagations", b) {
            mark(.transitGatewayPropagations)
            try wrapped(&r, b)
        } else {
            return try loadBalancerList(key, &r, b)
        }
        return true
    }

    private mutating func loadBalancerList(
        _ key: Text, _ r: inout JSONReader, _ b: Bytes
    ) throws(JSONError) -> Bool {
        if r.is(key, "LoadBalancers", b) {
            mark(.loadBalancers)
            try r.elements(b) { (r) throws(JSONError) in records.loadBalancers.append(try .read(&r, b)) }
        } else if try classicList(key, &r, b) {
            return true
        } else if r.is(key, "Listeners", b) {
            mark(.listeners)
            try r.elements(b) { (r) throws(JSONError) in records.listeners.append(try .read(&r, b)) }
        } else if r.is(key, "Rules", b) {
            mark(.listenerRules)
            try r.elements(b) { (r) throws(JSONError) in records.listenerRules.append(try .read(&r, b)) }
        } else if r.is(key, "TargetGroups", b) {
            mark(.targetGroups)
            try r.elements(b) { (r) throws(JSONError) in records.targetGroups.append(try .read(&r, b)) }
        } else if r.is(key, "TargetHealthDescriptions", b) {
            mark(.targetHealth)
            try r.elements(b) { (r) throws(JSONError) in records.targetHealth.append(try .read(&r, b)) }
        } else if r.is(key, "Attributes", b) {
            try attributes(&r, b)
        } else if r.is(key, "LoadBalancerListeners", b) {
            mark(.listeners)
            try wrapped(&r, b)
        } else if r.is(key, "LoadBalancerTargetHealth", b) {
            mark(.targetHealth)
            try wrapped(&r, b)
        } else if r.is(key, "LoadBalancerAttributes", b), try r.kind(b) == .array {
            mark(.loadBalancerAttributes)
            try wrapped(&r, b)
        } else if try firewall(key, &r, b) {
            return true
        } else if r.is(key, "AutoScalingGroups", b) {
            mark(.autoScalingGroups)
            try r.elements(b) { (r) throws(JSONError) in records.autoScalingGroups.append(try .read(&r, b)) }
        } else if r.is(key, "cluster", b) {
            mark(.eksClusters)
            records.eksClusters.append(try .read(&r, b))
        } else if r.is(key, "addon", b) {
            mark(.eksAddons)
            records.eksAddons.append(try .read(&r, b))
        } else {
            return try edgeList(key, &r, b)
        }
        return true
    }

    /// Lists of responses, each beside the id it was asked about, as Batfish collects them.
    private mutating func wrapped(
        _ r: inout JSONReader, _ b: Bytes, staticRoutes: Bool = false
    ) throws(JSONError) {
        let first = records.transitGatewayRoutes.count
        let firstCollected = collected.count
        try r.elements(b) { (r) throws(JSONError) in try response(&r, b, depth: 1) }
        guard staticRoutes else { return }
        records.transitGatewayStaticRoutes += records.transitGatewayRoutes[first...]
        records.transitGatewayRoutes.removeSubrange(first...)
        for index in firstCollected..<collected.count where collected[index].kind == .transitGatewayRoutes {
            collected[index].kind = .transitGatewayStaticRoutes
        }
    }

    private mutating func reservation(_ r: inout JSONReader, _ b: Bytes) throws(JSONError) {
        let first = records.instances.count
        var owner = Symbol.empty
        try r.object(b) { (key, r) throws(JSONError) in
            if r.is(key, "Instances", b) {
                try r.elements(b) { (r) throws(JSONError) in records.instances.append(try .read(&r, b)) }
            } else if r.is(key, "OwnerId", b) {
                owner = try r.symbol(b)
            } else {
                try r.skip(b)
            }
        }
        for index in first..<records.instances.count { records.instances[index].owner = owner }
    }

    private mutating func prefixListEntry(_ r: inout JSONReader, _ b: Bytes) throws(JSONError) {
        let place = r.place
        var block: CIDRBlock?
        try r.object(b) { (key, r) throws(JSONError) in
            if r.is(key, "Cidr", b) { block = try r.block(b) } else { try r.skip(b) }
        }
        if let block { records.prefixListEntries.append(.init(list: .unknown, block: block, place: place)) }
    }

    /// `Attributes` of a target group or of a load balancer; the response does not say which, the file's name does.
    private mutating func attributes(_ r: inout JSONReader, _ b: Bytes) throws(JSONError) {
        let ofTargetGroup = nameKind == .targetGroupAttributes
        mark(ofTargetGroup ? .targetGroupAttributes : .loadBalancerAttributes)
        try r.elements(b) { (r) throws(JSONError) in
            let attribute = try AttributeRecord.read(&r, b)
            if ofTargetGroup {
                records.targetGroupAttributes.append(attribute)
            } else {
                records.loadBalancerAttributes.append(attribute)
            }
        }
    }
}
