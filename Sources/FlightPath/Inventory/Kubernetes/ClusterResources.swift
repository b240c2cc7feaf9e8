/// A cluster: the directory that holds its files.
struct Cluster: Sendable {
    let directory: Symbol
    /// The last component of the directory, which is the EKS cluster's name where one is listed.
    let name: Symbol
    var vpc: Handle<VPC>?
    var account = Symbol.empty
    var region = Symbol.empty
    /// EKS Auto Mode, for the cluster or for some of its nodes.
    var isAutoMode = false
    /// Where pods of hybrid nodes have their addresses.
    var remotePodNetworks = AddressSet()
    var cni = CNISettings()
    /// What `eks describe-cluster` tells of it, where that was collected.
    var eks: EKSClusterRecord?
    /// What puts network policies into force on its nodes.
    var enforcement = PolicyEnforcement()
}

/// An object of a cluster that is used as it is read.
struct InCluster<Record: Sendable>: Sendable {
    var record: Record
    let cluster: Handle<Cluster>
}

/// A pod of a cluster.
struct Pod: Sendable {
    let record: PodRecord
    let cluster: Handle<Cluster>

    var namespace: Symbol { record.meta.namespace }
    var name: Symbol { record.meta.name }
}

/// A node of a cluster.
struct Node: Sendable {
    /// What a node is, which decides where its pods have their interfaces.
    enum Kind: Sendable, Hashable {
        case ec2
        /// An instance that EKS Auto Mode runs.
        case auto
        case fargate
        /// SageMaker HyperPod: no interface of the pod's own account names the instance.
        case hyperPod
        /// A machine outside AWS.
        case hybrid
    }

    let record: NodeRecord
    let cluster: Handle<Cluster>
    var kind = Kind.ec2
    /// The instance's id; empty where none is known.
    var instance = Symbol.empty
}

/// A namespace of a cluster.
typealias Namespace = InCluster<NamedObjectRecord>

/// A workload that owns pods: deployment, stateful set, replica set, daemon set, job.
typealias Workload = InCluster<NamedObjectRecord>

/// A service of a cluster.
typealias Service = InCluster<ServiceRecord>

/// A network policy of a cluster.
typealias NetworkPolicy = InCluster<NetworkPolicyRecord>

/// A target group binding of a cluster.
typealias TargetGroupBinding = InCluster<TargetGroupBindingRecord>

/// A security group policy of a cluster.
typealias SecurityGroupPolicy = InCluster<SecurityGroupPolicyRecord>

/// An ENIConfig of a cluster.
typealias ENIConfig = InCluster<ENIConfigRecord>

/// A daemon set of a cluster.
typealias DaemonSet = InCluster<DaemonSetRecord>
