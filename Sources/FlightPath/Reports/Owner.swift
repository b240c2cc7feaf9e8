/// Whose an object is, by what is written on it: people, or a tool that takes back what is changed by hand.
public struct Owner: Sendable, Codable, Hashable {
    /// What the owner is.
    public enum Role: String, Sendable, Codable, Hashable {
        /// People: an owner, a team, somebody to ask.
        case owner
        /// A tool that keeps the object as its own files say: Terraform, a CloudFormation stack, Helm, Argo CD, …
        case tool
        /// A controller that keeps the object as objects of a cluster say.
        case controller
    }

    /// What the owner is.
    public var role: Role
    /// Its name: `payments`, `CloudFormation stack network`, `AWS Load Balancer Controller (Ingress shop/web)`.
    public var name: String
    /// The tag, label or annotation that says so, as `tag team`.
    public var mark: String

    /// Reads an owner off one mark; nil where the mark tells none.
    ///
    /// Sources: https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-properties-resource-tags.html
    /// (`aws:cloudformation:*`), https://kubernetes.io/docs/concepts/overview/working-with-objects/common-labels/
    /// (`app.kubernetes.io/managed-by`), https://helm.sh/docs/chart_best_practices/labels/,
    /// https://argo-cd.readthedocs.io/en/stable/user-guide/resource_tracking/,
    /// https://fluxcd.io/flux/components/kustomize/kustomizations/, and, for the tags of the AWS Load Balancer
    /// Controller, https://github.com/kubernetes-sigs/aws-load-balancer-controller/pull/1469.
    init?(_ mark: Mark) {
        guard !mark.value.isEmpty, let (role, name) = Self.reading(mark) else { return nil }
        self.role = role
        self.name = name
        self.mark = "\(mark.kind.rawValue) \(mark.key)"
    }

    private static func reading(_ mark: Mark) -> (Role, String)? {
        switch mark.kind {
        case .tag: controllerTag(mark) ?? toolTag(mark) ?? people(mark)
        case .label, .annotation: clusterTool(mark) ?? people(mark)
        }
    }

    // MARK: People

    /// Keys that organisations use for people, whatever their case and punctuation: `Owner`, `owner-email`, `acme:team`.
    private static func people(_ mark: Mark) -> (Role, String)? {
        let words: Set<String> = [
            "owner", "owners", "owneremail", "ownedby", "team", "teamname", "squad", "contact", "maintainer",
        ]
        let own = mark.key.split { $0 == ":" || $0 == "/" }.last ?? ""
        let plain = own.lowercased().filter { $0.isLetter || $0.isNumber }
        // The VPC CNI and Amazon EKS name themselves so; they come and go with pods.
        guard words.contains(plain), !mark.key.hasPrefix("eks:") else { return nil }
        return (.owner, mark.value)
    }

    // MARK: Tools

    private static func toolTag(_ mark: Mark) -> (Role, String)? {
        switch mark.key {
        case "aws:cloudformation:stack-name": return (.tool, "CloudFormation stack \(mark.value)")
        case "aws:servicecatalog:provisionedProductArn": return (.tool, "Service Catalog product \(mark.value)")
        case "aws:autoscaling:groupName": return (.tool, "Auto Scaling group \(mark.value)")
        case "crossplane-name": return (.tool, "Crossplane (\(mark.value))")
        case "pulumi:project": return (.tool, "Pulumi project \(mark.value)")
        default: break
        }
        let plain = mark.key.lowercased().filter { $0.isLetter }
        switch plain {
        case "managedby", "provisioner", "provisionedby", "createdby", "deployedby", "iac":
            return (.tool, mark.value)
        case "terraform", "opentofu", "pulumi":
            let value = mark.value.lowercased()
            guard value != "false", value != "no" else { return nil }
            let name = ["terraform": "Terraform", "opentofu": "OpenTofu", "pulumi": "Pulumi"][plain] ?? mark.key
            return (.tool, value == "true" || value == "yes" ? name : "\(name) (\(mark.value))")
        default: return nil
        }
    }

    private static func clusterTool(_ mark: Mark) -> (Role, String)? {
        switch (mark.kind, mark.key) {
        case (.label, "app.kubernetes.io/managed-by"): (.tool, mark.value)
        case (.annotation, "meta.helm.sh/release-name"): (.tool, "Helm release \(mark.value)")
        case (_, "argocd.argoproj.io/instance"): (.tool, "Argo CD application \(mark.value)")
        case (.annotation, "argocd.argoproj.io/tracking-id"):
            (.tool, "Argo CD application \(mark.value.prefix { $0 != ":" })")
        case (.label, "kustomize.toolkit.fluxcd.io/name"): (.tool, "Flux Kustomization \(mark.value)")
        case (.label, "helm.toolkit.fluxcd.io/name"): (.tool, "Flux HelmRelease \(mark.value)")
        default: nil
        }
    }

    // MARK: Controllers

    /// Only what keeps its objects as they are: Amazon EKS and the VPC CNI leave added rules alone.
    private static func controllerTag(_ mark: Mark) -> (Role, String)? {
        switch mark.key {
        case "ingress.k8s.aws/stack": (.controller, "AWS Load Balancer Controller (\(stack(mark.value, "Ingress")))")
        case "service.k8s.aws/stack": (.controller, "AWS Load Balancer Controller (\(stack(mark.value, "Service")))")
        case "ingress.eks.amazonaws.com/stack": (.controller, "EKS Auto Mode (\(stack(mark.value, "Ingress")))")
        case "service.eks.amazonaws.com/stack": (.controller, "EKS Auto Mode (\(stack(mark.value, "Service")))")
        case "kubernetes.io/service-name": (.controller, "AWS cloud provider (Service \(mark.value))")
        default: nil
        }
    }

    /// Of one object the stack is named `NAMESPACE/NAME`, of a group of ingresses as the group is.
    private static func stack(_ value: String, _ kind: String) -> String {
        value.contains("/") ? "\(kind) \(value)" : "IngressGroup \(value)"
    }
}

extension Owner {
    init(role: Role, name: String, mark: String) {
        self.role = role
        self.name = name
        self.mark = mark
    }

    /// A sentence for each role: whom to ask, and what takes back changes by hand.
    static func notes(_ owners: [Owner]) -> [String] {
        func list(_ role: Role) -> String? {
            let own = owners.filter { $0.role == role }.map { "\($0.name) (\($0.mark))" }
            return own.isEmpty ? nil : own.joined(separator: ", ")
        }
        return [
            list(.owner).map { "it belongs to \($0)" },
            list(.tool).map { "it is managed by \($0): make the change there, or the next run may take it back" },
            list(.controller).map { "it is kept by \($0), which takes back what its own objects do not say" },
        ].compactMap { $0 }
    }

    /// The owners that an object's marks name, people first, each once.
    static func all(_ marks: [Mark]) -> [Owner] {
        var found: [Owner] = []
        for owner in marks.compactMap({ Owner($0) })
        where !found.contains(where: { $0.role == owner.role && $0.name == owner.name }) {
            found.append(owner)
        }
        let order: [Role] = [.owner, .tool, .controller]
        return order.flatMap { role in found.filter { $0.role == role } }
    }
}
