/// Settings that the load balancer controller reads.
extension EditDescriber {
    func words(_ setting: ControllerSetting) -> EditWords {
        let label = describer.label(setting.component)
        let effects = setting.effects.map { words($0) }
        let effect = effects.first.map { ", for which its controller then makes the change: \($0.title)" } ?? ""
        switch setting.field {
        case .annotation(let key, let value, let before):
            let undone = before.map { "\(key)=\($0)" }
            return EditWords(
                title: "annotate \(label) with `\(key): \(value)`\(effect)",
                line: "\(key)  \(before ?? "(none)") -> \(value)",
                kubectl: [annotate(setting, "\(key)=\(value)")],
                rollback: [annotate(setting, undone ?? "\(key)-")])
        case .sourceRanges(let blocks, let before):
            return EditWords(
                title: "set `loadBalancerSourceRanges` of \(label) to \(list(blocks))\(effect)",
                line: "loadBalancerSourceRanges  \(list(before)) -> \(list(blocks))",
                kubectl: [patch(setting, blocks)], rollback: [patch(setting, before)])
        }
    }

    private func annotate(_ setting: ControllerSetting, _ change: String) -> String {
        "kubectl annotate \(object(setting)) --overwrite \(ShellWord(change))"
    }

    private func patch(_ setting: ControllerSetting, _ blocks: [CIDRBlock]) -> String {
        let list = blocks.map { JSONText.string($0.description) }.joined(separator: ",")
        return "kubectl patch \(object(setting)) --type merge --patch "
            + ShellWord("{\"spec\":{\"loadBalancerSourceRanges\":[\(list)]}}").description
    }

    private func object(_ setting: ControllerSetting) -> String {
        switch setting.object {
        case .ingress(_, let namespace, let name):
            return "ingress --namespace \(word(namespace)) \(word(name))"
        case .service(let service):
            let meta = inventory.services[service].record.meta
            return "service --namespace \(word(meta.namespace)) \(word(meta.name))"
        }
    }
}
