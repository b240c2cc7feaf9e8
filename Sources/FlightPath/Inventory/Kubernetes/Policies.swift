/// A policy of a whole cluster.
typealias ClusterPolicy = InCluster<ClusterPolicyRecord>

/// A policy of Calico, Cilium or Istio in a cluster.
typealias ForeignPolicy = InCluster<ForeignPolicyRecord>

/// What else a reader should know of the policies on a path: it decides nothing.
enum Remark: Hashable, Sendable {
    /// Policies would refuse the packets, and nothing enforces them (failure catalogue, row 99).
    case notEnforced(ResourceRef, PolicyEnforcement.Idle)
    /// Policies of an API that the cluster's network plugin does not read.
    case inert(ResourceRef)
    /// The VPC CNI's agent and another plugin both enforce policies.
    case severalEnforcers(cluster: Symbol)
    /// Policies of other projects that do not select the pod, and how many.
    case foreignPoliciesElsewhere(ResourceRef, Int)
    /// Calico's objects are there and Calico is not: its rules may have stayed on the nodes (row 100).
    case calicoLeftOver(cluster: Symbol)
    /// More ports stand for one block than the VPC CNI's agent keeps (row 95).
    case tooManyPorts(ResourceRef, peer: String, Int)
    /// The VPC CNI's controller has not resolved the policy, or not to this pod.
    case notResolved(ResourceRef, pod: ResourceRef)
    /// Another pod of the node shares the name by which the agent keeps rules.
    case sharedIdentifier(ResourceRef, with: ResourceRef)
    /// This version of the agent may refuse pods that no policy selects (row 101).
    case agentRefusesUnselected(version: Symbol)
}
