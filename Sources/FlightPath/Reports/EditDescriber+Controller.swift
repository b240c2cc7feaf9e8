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

    func words(_ admission: BindingAdmission) -> EditWords {
        let record = inventory.bindings[admission.binding].record
        // EKS Auto Mode has a kind of its own by this name.
        let group = text(record.apiVersion).split(separator: "/").first.map(String.init) ?? "elbv2.k8s.aws"
        let base =
            "kubectl patch \(ShellWord("targetgroupbindings." + group)) --namespace \(word(admission.namespace))"
            + " \(word(admission.name)) --type json --patch "
        let entry = admission.entry(inventory)
        let added: JSONPart = ["op": "add", "path": "/spec/networking/ingress/-", "value": entry]
        let removed: JSONPart = [
            "op": "remove", "path": .text("/spec/networking/ingress/\(record.networking?.count ?? 0)"),
        ]
        let clients = admission.peers.map { peer in
            switch peer {
            case .group(let id): text(id)
            case .block(let block): block.description
            }
        }.joined(separator: ", ")
        return EditWords(
            title: "let \(describer.label(admission.component)) admit \(clients) on"
                + " \(admission.ipProtocol.lowercased())/\(admission.port), for which its controller then writes the rule",
            line: "+ networking.ingress  \(admission.ipProtocol) \(admission.port)  from \(clients)",
            kubectl: [base + ShellWord(JSONPart.list([added]).line).description],
            rollback: [base + ShellWord(JSONPart.list([removed]).line).description],
            notes: [
                "what keeps the TargetGroupBinding, such as a chart or a controller that made it, has to say the same: else it is"
                    + " taken back"
            ])
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
