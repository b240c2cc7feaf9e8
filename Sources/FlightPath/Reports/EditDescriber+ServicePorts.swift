/// Ports of services.
extension EditDescriber {
    func words(_ edit: ServiceEdit) -> EditWords {
        let service = edit.service
        let label = describer.label(.service(service))
        let record = inventory.services[service].record
        switch edit {
        case .addPort(let new):
            let index = record.ports.count
            let value =
                "{\"name\":\(JSONText.string(new.name)),\"port\":\(new.port),\"targetPort\":\(json(new.target)),"
                + "\"nodePort\":\(new.nodePort),\"protocol\":\"TCP\"}"
            return EditWords(
                title: "add port \(new.port) to \(label), for which its load balancer gets a listener",
                line: "+ port  \(new.port)  -> \(words(new.target))  node port \(new.nodePort)",
                kubectl: [patch(service, "[{\"op\":\"add\",\"path\":\"/spec/ports/-\",\"value\":\(value)}]")],
                rollback: [
                    patch(
                        service,
                        "[{\"op\":\"test\",\"path\":\"/spec/ports/\(index)/port\",\"value\":\(new.port)},"
                            + "{\"op\":\"remove\",\"path\":\"/spec/ports/\(index)\"}]")
                ])
        case .setNodePort(_, let index, let port):
            let before = record.ports[index].nodePort.map { "\($0)" } ?? "none"
            return EditWords(
                title: "give \(label) the node port \(port), to which the load balancer sends",
                line: "nodePort  \(before) -> \(port)",
                kubectl: [replace(service, index, "nodePort", "\(port)")],
                rollback: [replace(service, index, "nodePort", before)])
        case .setTargetPort(_, let index, let target):
            let port = record.ports[index]
            let before = port.target ?? .number(port.port)
            return EditWords(
                title: "send port \(port.port) of \(label) to the container port \(words(target))",
                line: "targetPort  \(words(before)) -> \(words(target))",
                kubectl: [replace(service, index, "targetPort", json(target))],
                rollback: [replace(service, index, "targetPort", json(before))])
        case .reconcile(let service, let change): return words(service, change)
        }
    }

    /// A controller brings in line what it made whenever the annotations of its object change.
    private func words(_ service: Handle<Service>, _ change: ServiceEdit.Reconciled) -> EditWords {
        let meta: ObjectMeta
        let kind: String
        if let binding = change.binding {
            meta = inventory.bindings[binding].record.meta
            // EKS Auto Mode has a kind of its own by this name.
            let group = text(inventory.bindings[binding].record.apiVersion).split(separator: "/").first
            kind = "targetgroupbindings.\(group ?? "elbv2.k8s.aws")"
        } else {
            meta = inventory.services[service].record.meta
            kind = "service"
        }
        let base = "kubectl annotate \(kind) --namespace \(word(meta.namespace)) \(word(meta.name))"
        let ref = inventory.ref(of: change.group)
        return EditWords(
            title: "have the controller of \(describer.label(.service(service))) bring \(describer.label(ref)) in line:"
                + " node port \(change.to)",
            line: "node port  \(change.from) -> \(change.to)",
            kubectl: ["\(base) --overwrite flightpath-reconcile=\(change.to)"],
            rollback: ["\(base) flightpath-reconcile-"])
    }

    private func words(_ port: PortReference) -> String {
        switch port {
        case .number(let number): "\(number)"
        case .name(let name): text(name)
        }
    }

    private func json(_ port: PortReference) -> String {
        switch port {
        case .number(let number): "\(number)"
        case .name(let name): JSONText.string(text(name))
        }
    }

    private func replace(_ service: Handle<Service>, _ index: Int, _ key: String, _ value: String) -> String {
        patch(service, "[{\"op\":\"replace\",\"path\":\"/spec/ports/\(index)/\(key)\",\"value\":\(value)}]")
    }

    private func patch(_ service: Handle<Service>, _ json: String) -> String {
        let meta = inventory.services[service].record.meta
        return "kubectl patch service --namespace \(word(meta.namespace)) \(word(meta.name)) --type json --patch"
            + " \(ShellWord(json))"
    }
}
