/// The AWS Load Balancer Controller as a cluster's deployments show it.
struct ControllerView {
    /// A release, for comparison: `2.8.0`.
    struct Version: Comparable, Hashable {
        var major = 0
        var minor = 0
        var patch = 0

        init(_ major: Int, _ minor: Int, _ patch: Int = 0) {
            (self.major, self.minor, self.patch) = (major, minor, patch)
        }

        /// From an image's tag, `…/aws-load-balancer-controller:v2.8.0`; nil for digests and names of one's own.
        init?(image: String) {
            guard let colon = image.lastIndex(of: ":"), !image.contains("@") else { return nil }
            let tag = image[image.index(after: colon)...].drop { $0 == "v" }
            let parts = tag.prefix { $0.isNumber || $0 == "." }.split(separator: ".").compactMap { Int($0) }
            guard parts.count >= 2 else { return nil }
            self.init(parts[0], parts[1], parts.count > 2 ? parts[2] : 0)
        }

        static func < (one: Version, other: Version) -> Bool {
            (one.major, one.minor, one.patch) < (other.major, other.minor, other.patch)
        }

        var text: String { "\(major).\(minor).\(patch)" }
    }

    let record: DeploymentRecord
    private let names: Names

    /// Nil where no deployment of the cluster runs it: EKS Auto Mode shows none, and it may not have been collected.
    init?(_ view: ClusterView) {
        let names = view.names
        let found = view.inventory.deployments.first { deployment in
            deployment.cluster == view.cluster
                && deployment.record.images.contains { names[$0].contains("aws-load-balancer-controller") }
        }
        guard let found else { return nil }
        record = found.record
        self.names = names
    }

    var ref: ResourceRef { .object(.deployment, namespace: record.meta.namespace, name: record.meta.name) }

    var version: Version? {
        record.images.first { names[$0].contains("aws-load-balancer-controller") }.flatMap { Version(image: names[$0]) }
    }

    /// The value of `--flag=value`; nil where it is not given.
    func flag(_ name: String) -> String? {
        let prefix = "--\(name)="
        return record.arguments.map { names[$0] }.first { $0.hasPrefix(prefix) }.map {
            String($0.dropFirst(prefix.count))
        }
    }
}
