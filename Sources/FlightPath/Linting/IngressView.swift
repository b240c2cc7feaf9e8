/// Ingresses as the AWS Load Balancer Controller sees them: which are its own, and what they ask for.
struct IngressView {
    /// Whether a controller takes an ingress.
    enum Claim: Hashable {
        /// The load balancer controller, or EKS Auto Mode's.
        case ours
        case other
        /// No class of that name.
        case unknownClass(Symbol)
        /// No class is named and none is the default.
        case unclaimed
        /// Several classes are the default.
        case severalDefaults
    }

    static let prefix = "alb.ingress.kubernetes.io/"

    let view: ClusterView
    private let classes: [ControllerClassRecord]
    private let parameters: [IngressClassParametersRecord]

    init(_ view: ClusterView) {
        self.view = view
        classes = view.objects(view.inventory.ingressClasses, \.meta)
        parameters = view.objects(view.inventory.ingressClassParameters, \.meta)
    }

    var ingresses: [IngressRecord] { view.objects(view.inventory.ingresses, \.meta) }
    var own: [IngressRecord] { ingresses.filter { claim($0) == .ours } }

    func annotation(_ ingress: IngressRecord, _ name: String) -> String? {
        ingress.meta.annotation(Self.prefix + name, view.names)
    }

    func isOurs(_ record: ControllerClassRecord) -> Bool {
        ["ingress.k8s.aws/alb", "eks.amazonaws.com/alb"].contains(view.names[record.controller])
    }

    private func ingressClass(_ ingress: IngressRecord) -> ControllerClassRecord? {
        if ingress.className != .empty { return classes.first { $0.meta.name == ingress.className } }
        let defaults = defaultClasses
        return defaults.count == 1 ? defaults.first : nil
    }

    private var defaultClasses: [ControllerClassRecord] {
        classes.filter { $0.meta.annotation("ingressclass.kubernetes.io/is-default-class", view.names) == "true" }
    }

    func claim(_ ingress: IngressRecord) -> Claim {
        if ingress.className == .empty, let legacy = ingress.meta.annotation("kubernetes.io/ingress.class", view.names)
        {
            return legacy == (ControllerView(view)?.flag("ingress-class") ?? "alb") ? .ours : .other
        }
        if let found = ingressClass(ingress) { return isOurs(found) ? .ours : .other }
        if ingress.className != .empty { return .unknownClass(ingress.className) }
        return defaultClasses.isEmpty ? .unclaimed : .severalDefaults
    }

    private func parameters(of ingress: IngressRecord) -> IngressClassParametersRecord? {
        guard let name = ingressClass(ingress)?.parameters, name != .empty else { return nil }
        return parameters.first { $0.meta.name == name }
    }

    /// `group.name`: ingresses of one group share a load balancer. An ingress without one is a group by itself.
    func group(_ ingress: IngressRecord) -> String? {
        if let group = parameters(of: ingress)?.group, group != .empty { return view.names[group] }
        return annotation(ingress, "group.name")
    }

    /// Groups with their members in the order in which their rules are tried.
    func groups() -> [[IngressRecord]] {
        var order: [String] = []
        var members: [String: [IngressRecord]] = [:]
        for ingress in own {
            let key = group(ingress) ?? "\(view.names[ingress.meta.namespace])/\(view.names[ingress.meta.name])"
            if members[key] == nil { order.append(key) }
            members[key, default: []].append(ingress)
        }
        return order.map { key in
            let all = members[key] ?? []
            return all.enumerated().sorted { one, other in
                let (a, b) = (priority(one.element), priority(other.element))
                return a == b ? one.offset < other.offset : a < b
            }.map(\.element)
        }
    }

    private func priority(_ ingress: IngressRecord) -> Int {
        annotation(ingress, "group.order").flatMap { Int($0) } ?? 0
    }

    /// `ip` or `instance`: the class's parameters, the service's annotation, the ingress's, the controller's default.
    func isInstance(_ ingress: IngressRecord, _ service: Handle<Service>) -> Bool {
        if let type = parameters(of: ingress)?.targetType, type != .empty { return view.names.equals(type, "instance") }
        let meta = view.inventory.services[service].record.meta
        let type = meta.annotation(Self.prefix + "target-type", view.names) ?? annotation(ingress, "target-type")
        return (type ?? ControllerView(view)?.flag("default-target-type") ?? "instance") == "instance"
    }
}
