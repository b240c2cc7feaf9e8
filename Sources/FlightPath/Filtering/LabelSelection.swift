/// Label selectors as Kubernetes evaluates them.
///
/// Source: https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/
extension LabelSelectorRecord {
    /// Whether every label and expression holds; an empty selector matches everything.
    func matches(_ own: [ObjectMeta.Label], _ names: Names) -> Bool {
        labels.allSatisfy { own.contains($0) } && expressions.allSatisfy { $0.holds(own, names) }
    }

    var isEmpty: Bool { labels.isEmpty && expressions.isEmpty }
}

extension LabelSelectorRecord.Expression {
    func holds(_ labels: [ObjectMeta.Label], _ names: Names) -> Bool {
        let value = labels.first { $0.key == key }?.value
        switch names[op] {
        case "In": return value.map { values.contains($0) } ?? false
        // An absent key is not in any list of values.
        case "NotIn": return value.map { !values.contains($0) } ?? true
        case "Exists": return value != nil
        case "DoesNotExist": return value == nil
        default: return false
        }
    }
}
