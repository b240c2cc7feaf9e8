/// How a cluster's network plugin connects its pods, as the daemon set `aws-node` is set.
///
/// Source: https://github.com/aws/amazon-vpc-cni-k8s/blob/master/README.md
struct CNISettings: Sendable, Hashable {
    /// What gives pods their addresses.
    enum Plugin: Sendable, Hashable {
        case vpcCNI
        /// EKS Auto Mode: the VPC CNI as a process of the node, without a daemon set.
        case autoMode
        /// Another project's, by the name of its daemon set.
        case other(Symbol)
        /// Daemon sets were collected, and none of a known plugin is among them.
        case unknown
    }

    /// `POD_SECURITY_GROUP_ENFORCING_MODE`.
    enum BranchMode: Sendable, Hashable {
        case strict, standard
    }

    var plugin = Plugin.vpcCNI
    /// Whether these are the documented defaults because daemon sets were not collected.
    var isAssumed = false

    // Nil where the value is taken from elsewhere (`valueFrom`), which no file shows.

    /// `AWS_VPC_K8S_CNI_EXTERNALSNAT`.
    var externalSNAT: Bool? = false
    /// `AWS_VPC_K8S_CNI_EXCLUDE_SNAT_CIDRS`.
    var excludedFromSNAT: AddressSet? = AddressSet()
    var branchMode: BranchMode? = .strict
    /// `AWS_VPC_K8S_CNI_CUSTOM_NETWORK_CFG`: pods' interfaces are made by ENIConfigs.
    var customNetworking: Bool? = false
    /// `ENI_CONFIG_LABEL_DEF` and `ENI_CONFIG_ANNOTATION_DEF`: where a node says which ENIConfig is its own.
    var configLabel: String? = CNISettings.defaultConfigKey
    var configAnnotation: String? = CNISettings.defaultConfigKey
    /// `DISABLE_TCP_EARLY_DEMUX` of the initializing container.
    var disablesEarlyDemux: Bool? = false
    /// `AWS_VPC_ENI_MTU`.
    var mtu: Int? = 9001
    /// Of the image's tag; nil where it tells none.
    var version: CNIVersion?

    static let defaultConfigKey = "k8s.amazonaws.com/eniConfig"

    /// Daemon sets of plugins that are not AWS's.
    static let otherPlugins = [
        "calico-node", "cilium", "kube-flannel", "kube-flannel-ds", "weave-net", "antrea-agent", "kube-router", "canal",
    ]

    /// Before this version, replies to other networks left by the node's primary interface whatever interface has the pod.
    ///
    /// Source: https://github.com/aws/amazon-vpc-cni-k8s/pull/1475
    var sendsRepliesByPrimaryInterface: Bool {
        guard plugin == .vpcCNI, let version else { return false }
        return version < CNIVersion(major: 1, minor: 8, patch: 0)
    }
}

/// `v1.7.5-eksbuild.1`, by its three numbers.
struct CNIVersion: Sendable, Hashable, Comparable {
    let major: Int
    let minor: Int
    let patch: Int

    init(major: Int, minor: Int, patch: Int) {
        (self.major, self.minor, self.patch) = (major, minor, patch)
    }

    /// The version that an image's tag gives: `…/amazon-k8s-cni:v1.19.2-eksbuild.1`.
    init?(image: String) {
        guard let colon = image.lastIndex(of: ":") else { return nil }
        let tag = image[image.index(after: colon)...].drop { $0 == "v" }
        let numbers = tag.prefix { $0.isNumber || $0 == "." }.split(separator: ".").compactMap { Int($0) }
        guard numbers.count >= 2 else { return nil }
        self.init(major: numbers[0], minor: numbers[1], patch: numbers.count > 2 ? numbers[2] : 0)
    }

    static func < (left: CNIVersion, right: CNIVersion) -> Bool {
        (left.major, left.minor, left.patch) < (right.major, right.minor, right.patch)
    }
}

extension CNISettings {
    /// The settings of a cluster from its daemon sets.
    ///
    /// - Parameter isListed: whether the daemon sets are in the snapshot, all of them.
    init(_ sets: [DaemonSetRecord], isListed: Bool, isAutoMode: Bool, _ names: Names) {
        self.init()
        let running = sets.filter { $0.desired != 0 }
        if let set = running.first(where: { names.equals($0.meta.name, "aws-node") }) {
            read(set, names)
        } else if isAutoMode {
            plugin = .autoMode
        } else if let other = running.first(where: { Self.otherPlugins.contains(names[$0.meta.name]) }) {
            plugin = .other(other.meta.name)
        } else if isListed {
            plugin = .unknown
        } else {
            isAssumed = true
        }
    }

    /// What `eks describe-addon` tells where daemon sets were not collected; the rest stays assumed.
    mutating func read(_ addon: EKSAddonRecord, _ names: Names) {
        version = CNIVersion(image: ":" + names[addon.version])
        if let value = addon.setting("AWS_VPC_K8S_CNI_EXTERNALSNAT", names) { externalSNAT = value == "true" }
        if let value = addon.setting("POD_SECURITY_GROUP_ENFORCING_MODE", names) {
            branchMode = value == "standard" ? .standard : .strict
        }
        // A list of blocks is more than the reader of these texts gives.
        if addon.setting("AWS_VPC_K8S_CNI_EXCLUDE_SNAT_CIDRS", names) != nil { excludedFromSNAT = nil }
    }

    private mutating func read(_ set: DaemonSetRecord, _ names: Names) {
        var values: [String: Symbol?] = [:]
        for container in set.initializers + set.containers {
            for variable in container.environment { values[names[variable.name]] = variable.value }
            if names.equals(container.name, "aws-node") {
                version = CNIVersion(image: names[container.image])
            }
        }
        /// The default where it is absent, nil where it is not shown.
        func text(_ key: String, _ standard: String) -> String? {
            guard let value = values[key] else { return standard }
            return value.map { $0 == .empty ? standard : names[$0] }
        }
        func flag(_ key: String) -> Bool? {
            // As Go's `strconv.ParseBool`; what it cannot read is the default.
            text(key, "false").map { ["1", "t", "T", "true", "TRUE", "True"].contains($0) }
        }
        externalSNAT = flag("AWS_VPC_K8S_CNI_EXTERNALSNAT")
        customNetworking = flag("AWS_VPC_K8S_CNI_CUSTOM_NETWORK_CFG")
        disablesEarlyDemux = flag("DISABLE_TCP_EARLY_DEMUX")
        branchMode = text("POD_SECURITY_GROUP_ENFORCING_MODE", "strict").map { $0 == "standard" ? .standard : .strict }
        configLabel = text("ENI_CONFIG_LABEL_DEF", Self.defaultConfigKey)
        configAnnotation = text("ENI_CONFIG_ANNOTATION_DEF", Self.defaultConfigKey)
        mtu = text("AWS_VPC_ENI_MTU", "9001").flatMap { Int($0) }
        excludedFromSNAT = text("AWS_VPC_K8S_CNI_EXCLUDE_SNAT_CIDRS", "").map { list in
            AddressSet(list.split(separator: ",").compactMap { CIDRBlock($0.filter { $0 != " " }) })
        }
    }
}
