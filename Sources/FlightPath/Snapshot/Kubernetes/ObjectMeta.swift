/// `metadata` of a Kubernetes object: name, namespace, labels, and what else a reader asks for.
struct ObjectMeta: Sendable {
    /// A label, or a selector's `key: value`.
    struct Label: Hashable, Sendable {
        var key: Symbol
        var value: Symbol
    }

    /// The controller among `ownerReferences[]`.
    struct Owner: Hashable, Sendable {
        var kind = Symbol.empty
        var name = Symbol.empty
    }

    var name = Symbol.empty
    var namespace = Symbol.empty
    var labels: [Label] = []
    var owner: Owner?
    /// `vpc.amazonaws.com/pod-eni`, an array serialised as a string.
    var podENI = Symbol.empty
    var isTerminating = false
    /// Annotations, of the kinds of objects whose controllers take their settings there.
    var annotations: [Label] = []

    /// The value of an annotation; nil where it is absent.
    func annotation(_ key: String, _ names: Names) -> String? {
        annotations.first { names[$0.key] == key }.map { names[$0.value] }
    }

    static func read(
        _ r: inout JSONReader, _ b: Bytes, keepsAnnotations: Bool = false
    ) throws(JSONError) -> ObjectMeta {
        var meta = ObjectMeta()
        try r.object(b) { (key, r) throws(JSONError) in
            if r.is(key, "name", b) {
                meta.name = try r.symbol(b)
            } else if r.is(key, "namespace", b) {
                meta.namespace = try r.symbol(b)
            } else if r.is(key, "labels", b) {
                meta.labels = try r.labels(b)
            } else if r.is(key, "ownerReferences", b) {
                meta.owner = try owner(&r, b)
            } else if keepsAnnotations, r.is(key, "annotations", b) {
                meta.annotations = try annotations(&r, b)
            } else if r.is(key, "annotations", b) {
                meta.podENI = try r.member("vpc.amazonaws.com/pod-eni", b)
            } else if r.is(key, "deletionTimestamp", b) {
                meta.isTerminating = try !r.isNull(b)
                try r.skip(b)
            } else {
                try r.skip(b)
            }
        }
        return meta
    }

    /// What `kubectl apply` keeps there is a copy of the object, and no setting.
    private static func annotations(_ r: inout JSONReader, _ b: Bytes) throws(JSONError) -> [Label] {
        var found: [Label] = []
        if try r.isNull(b) {
            try r.skip(b)
            return []
        }
        try r.object(b) { (key, r) throws(JSONError) in
            guard !r.is(key, "kubectl.kubernetes.io/last-applied-configuration", b) else { return try r.skip(b) }
            let name = r.names.intern(b, key)
            found.append(.init(key: name, value: try r.symbol(b)))
        }
        return found
    }

    private static func owner(_ r: inout JSONReader, _ b: Bytes) throws(JSONError) -> Owner? {
        var controller: Owner?
        try r.array(b) { (r) throws(JSONError) in
            var owner = Owner()
            var isController = false
            try r.object(b) { (key, r) throws(JSONError) in
                if r.is(key, "kind", b) {
                    owner.kind = try r.symbol(b)
                } else if r.is(key, "name", b) {
                    owner.name = try r.symbol(b)
                } else if r.is(key, "controller", b) {
                    isController = try r.optionalBool(b) ?? false
                } else {
                    try r.skip(b)
                }
            }
            if isController || controller == nil { controller = owner }
        }
        return controller
    }
}

extension JSONReader {
    /// An object of strings, in the order it is written.
    mutating func labels(_ b: Bytes) throws(JSONError) -> [ObjectMeta.Label] {
        var labels: [ObjectMeta.Label] = []
        try object(b) { (key, r) throws(JSONError) in
            let name = r.names.intern(b, key)
            labels.append(.init(key: name, value: try r.symbol(b)))
        }
        return labels
    }
}

/// A `LabelSelector`: `matchLabels` and `matchExpressions`, all of which must hold. An empty one matches everything.
struct LabelSelectorRecord: Hashable, Sendable {
    /// One of `matchExpressions[]`.
    struct Expression: Hashable, Sendable {
        var key = Symbol.empty
        /// `In`, `NotIn`, `Exists` or `DoesNotExist`.
        var op = Symbol.empty
        var values: [Symbol] = []
    }

    var labels: [ObjectMeta.Label] = []
    var expressions: [Expression] = []

    static func read(_ r: inout JSONReader, _ b: Bytes) throws(JSONError) -> LabelSelectorRecord? {
        if try r.isNull(b) {
            try r.skip(b)
            return nil
        }
        var selector = LabelSelectorRecord()
        try r.object(b) { (key, r) throws(JSONError) in
            if r.is(key, "matchLabels", b) {
                selector.labels = try r.labels(b)
            } else if r.is(key, "matchExpressions", b) {
                try r.array(b) { (r) throws(JSONError) in
                    var expression = Expression()
                    try r.object(b) { (key, r) throws(JSONError) in
                        if r.is(key, "key", b) {
                            expression.key = try r.symbol(b)
                        } else if r.is(key, "operator", b) {
                            expression.op = try r.symbol(b)
                        } else if r.is(key, "values", b) {
                            expression.values = try r.symbols(b)
                        } else {
                            try r.skip(b)
                        }
                    }
                    selector.expressions.append(expression)
                }
            } else {
                try r.skip(b)
            }
        }
        return selector
    }
}

/// A port that is a number or the name of a container port (`IntOrString`).
enum PortReference: Hashable, Sendable {
    case number(Int)
    case name(Symbol)

    static func read(_ r: inout JSONReader, _ b: Bytes) throws(JSONError) -> PortReference? {
        switch try r.kind(b) {
        case .null:
            try r.skip(b)
            return nil
        case .number: return .number(try r.int(b))
        default: return .name(try r.symbol(b))
        }
    }
}
