/// What the files say: records, each with the place where it stood. Nothing is resolved.
public struct Snapshot: Sendable {
    /// One file that was read.
    public struct File: Sendable, Hashable {
        /// The path inside the snapshot, as reports show it.
        public var path: String
        /// The path it was opened by.
        var location: String
        /// The account its directory names; empty when none does.
        var account: Symbol
        /// The region its directory names; empty when none does.
        var region: Symbol
        /// The directory it lies in: the cluster, for Kubernetes files.
        var directory: Symbol
    }

    /// That a file lists objects of a kind, whole or with something missing.
    struct Collected: Sendable, Hashable {
        var kind: RecordKind
        var file: Int32
        var subject = Subject.unknown
        var isComplete = true
    }

    /// The files that were read, by path.
    public internal(set) var files: [File] = []
    /// What could not be read or understood, by file and line.
    public internal(set) var problems: [SnapshotProblem] = []
    var names = Names()
    var records = Records()
    var collected: [Collected] = []

    /// Whether any file held something to work with.
    public var isEmpty: Bool { !collected.contains { $0.isComplete } && records.isEmpty }

    /// The kinds of objects the snapshot lists.
    public var kinds: Set<RecordKind> { Set(collected.map(\.kind)) }

    /// The line and JSON pointer of a place; nil when its file can no longer be read.
    func resolve(_ place: Place) -> ResolvedPlace? {
        let file = files[Int(place.file)]
        guard let mapped = try? MappedFile(path: file.location) else { return nil }
        let found = mapped.withBytes { PlaceFinder.locate(Int(place.offset), in: $0) }
        return ResolvedPlace(file: file.path, pointer: found.pointer, line: found.line)
    }
}

/// A place as people and scripts read it.
public struct ResolvedPlace: Hashable, Sendable, Codable {
    /// The path inside the snapshot.
    public var file: String
    /// RFC 6901 JSON pointer of the value.
    public var pointer: String
    /// The line the value starts on, from 1.
    public var line: Int
}

/// Something in a snapshot that could not be read or understood.
public struct SnapshotProblem: Sendable, Hashable, CustomStringConvertible {
    /// How much it matters.
    public enum Severity: String, Sendable, Hashable {
        /// Answers that may depend on it are undetermined.
        case warning
        /// Nothing depends on it.
        case note
    }

    /// How much it matters.
    public var severity: Severity
    /// The path inside the snapshot.
    public var file: String
    /// The line, from 1, where one can be told.
    public var line: Int?
    /// The JSON pointer of the value, where one can be told.
    public var pointer: String?
    /// What is wrong: lower case, no final stop.
    public var message: String

    /// `warning: FILE:LINE: MESSAGE`, as compilers print it.
    public var description: String { "\(severity.rawValue): \(words)" }

    /// The place and the message.
    var words: String {
        var place = file
        if let line { place += ":\(line)" }
        if let pointer, !pointer.isEmpty { place += " (\(pointer))" }
        return "\(place): \(message)"
    }
}

/// Every record of a snapshot, by kind.
struct Records: Sendable {
    /// Whether there are none of the kinds that a question can start from.
    var isEmpty: Bool {
        vpcs.isEmpty && subnets.isEmpty && networkInterfaces.isEmpty && securityGroups.isEmpty && loadBalancers.isEmpty
            && pods.isEmpty && services.isEmpty && nodes.isEmpty
    }

    var vpcs: [VPCRecord] = []
    var subnets: [SubnetRecord] = []
    var routeTables: [RouteTableRecord] = []
    var networkACLs: [NetworkACLRecord] = []
    var securityGroups: [SecurityGroupRecord] = []
    var securityGroupRules: [SecurityGroupRuleRecord] = []
    var prefixLists: [PrefixListRecord] = []
    var prefixListEntries: [PrefixListEntryRecord] = []
    var networkInterfaces: [NetworkInterfaceRecord] = []
    var instances: [InstanceRecord] = []
    var internetGateways: [InternetGatewayRecord] = []
    var natGateways: [NATGatewayRecord] = []
    var egressOnlyInternetGateways: [EgressOnlyInternetGatewayRecord] = []
    var vpnGateways: [VPNGatewayRecord] = []
    var vpnConnections: [VPNConnectionRecord] = []
    var directConnectGateways: [DirectConnectGatewayRecord] = []
    var directConnectAssociations: [DirectConnectAssociationRecord] = []
    var vpcEndpoints: [VPCEndpointRecord] = []
    var endpointServices: [EndpointServiceRecord] = []
    var peeringConnections: [PeeringConnectionRecord] = []
    var transitGateways: [TransitGatewayRecord] = []
    var transitGatewayAttachments: [TransitGatewayAttachmentRecord] = []
    var transitGatewayRouteTables: [TransitGatewayRouteTableRecord] = []
    var transitGatewayRoutes: [TransitGatewayRouteRecord] = []
    var transitGatewayStaticRoutes: [TransitGatewayRouteRecord] = []
    var transitGatewayAssociations: [TransitGatewayTableLinkRecord] = []
    var transitGatewayPropagations: [TransitGatewayTableLinkRecord] = []
    var transitGatewayPeerings: [TransitGatewayPeeringRecord] = []
    var transitGatewayPrefixListReferences: [TransitGatewayPrefixListReferenceRecord] = []
    var addresses: [ElasticAddressRecord] = []
    var availabilityZones: [AvailabilityZoneRecord] = []
    var blockPublicAccessOptions: [BlockPublicAccessOptionsRecord] = []
    var blockPublicAccessExclusions: [BlockPublicAccessExclusionRecord] = []
    var trunkAssociations: [TrunkAssociationRecord] = []
    var endpointConnections: [EndpointConnectionRecord] = []
    var loadBalancers: [LoadBalancerRecord] = []
    var loadBalancerAttributes: [AttributeRecord] = []
    var listeners: [ListenerRecord] = []
    var listenerRules: [ListenerRuleRecord] = []
    var targetGroups: [TargetGroupRecord] = []
    var targetGroupAttributes: [AttributeRecord] = []
    var targetHealth: [TargetHealthRecord] = []
    var loadBalancerTags: [LoadBalancerTagsRecord] = []
    var classicLoadBalancers: [ClassicLoadBalancerRecord] = []
    var instanceStates: [InstanceStateRecord] = []
    var classicAttributes: [ClassicAttributesRecord] = []
    var eksClusters: [EKSClusterRecord] = []
    var eksAddons: [EKSAddonRecord] = []
    var firewalls: [FirewallRecord] = []
    var firewallStatuses: [FirewallStatusRecord] = []
    var firewallPolicies: [FirewallPolicyRecord] = []
    var firewallRuleGroups: [FirewallRuleGroupRecord] = []
    /// The ARNs that responses about policies, rule groups and endpoint associations give.
    var firewallResponses: [FirewallResponseRecord] = []
    var pods: [PodRecord] = []
    var nodes: [NodeRecord] = []
    var namespaces: [NamedObjectRecord] = []
    var services: [ServiceRecord] = []
    var endpointSlices: [EndpointSliceRecord] = []
    var workloads: [NamedObjectRecord] = []
    var daemonSets: [DaemonSetRecord] = []
    var networkPolicies: [NetworkPolicyRecord] = []
    var targetGroupBindings: [TargetGroupBindingRecord] = []
    var securityGroupPolicies: [SecurityGroupPolicyRecord] = []
    var eniConfigs: [ENIConfigRecord] = []
    var serviceAccounts: [NamedObjectRecord] = []
    var deployments: [DeploymentRecord] = []
    var ingresses: [IngressRecord] = []
    var ingressClasses: [ControllerClassRecord] = []
    var ingressClassParameters: [IngressClassParametersRecord] = []
    var gateways: [GatewayRecord] = []
    var gatewayClasses: [ControllerClassRecord] = []
    var gatewayRoutes: [GatewayRouteRecord] = []
    var referenceGrants: [ReferenceGrantRecord] = []
    var autoScalingGroups: [AutoScalingGroupRecord] = []
    var clusterScopedPolicies: [ClusterPolicyRecord] = []
    var foreignPolicies: [ForeignPolicyRecord] = []
    var policyEndpoints: [PolicyEndpointRecord] = []
    var configMaps: [ConfigMapRecord] = []
    var nodeClasses: [NodeClassRecord] = []
}
