/// An EKS add-on as `eks describe-addon` prints it (`addon`).
struct EKSAddonRecord: Sendable {
    var name = Symbol.empty
    var cluster = Symbol.empty
    var version = Symbol.empty
    /// What people set, as JSON or YAML in a string.
    var configuration = Symbol.empty
    var place: Place

    static func read(_ r: inout JSONReader, _ b: Bytes) throws(JSONError) -> EKSAddonRecord {
        var record = EKSAddonRecord(place: r.place)
        try r.object(b) { (key, r) throws(JSONError) in
            if r.is(key, "addonName", b) {
                record.name = try r.symbol(b)
            } else if r.is(key, "clusterName", b) {
                record.cluster = try r.symbol(b)
            } else if r.is(key, "addonVersion", b) {
                record.version = try r.symbol(b)
            } else if r.is(key, "configurationValues", b) {
                record.configuration = try r.symbol(b)
            } else {
                try r.skip(b)
            }
        }
        return record
    }

    /// The word after a key of the configuration, in either notation; nil where it is not set.
    func setting(_ key: String, _ names: Names) -> String? {
        let text = names[configuration]
        guard let found = text.firstRange(of: key) else { return nil }
        let rest = text[found.upperBound...].drop { !($0.isLetter || $0.isNumber) }
        let word = rest.prefix { $0.isLetter || $0.isNumber || $0 == "-" }
        return word.isEmpty ? nil : String(word)
    }
}
