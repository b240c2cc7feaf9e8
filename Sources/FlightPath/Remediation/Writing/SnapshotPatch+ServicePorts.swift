/// Ports of services, and what the controllers of their load balancers make of them.
extension SnapshotPatch {
    mutating func write(_ edit: ServiceEdit) throws(JSONError) -> Int {
        switch edit {
        case .setNodePort(let service, let index, let port):
            return try changePort(of: service, index) { (own) throws(JSONError) in
                try own.set("nodePort", .number(Int(port)))
            }
        case .setTargetPort(let service, let index, let target):
            let value: JSONPart =
                switch target {
                case .number(let number): .number(number)
                case .name(let name): .text(inventory.text(name))
                }
            let count = try changePort(of: service, index) { (own) throws(JSONError) in
                try own.set("targetPort", value)
            }
            return count + (try followTargets(.service(edit)))
        case .reconcile(_, let change):
            let balancers = inventory.loadBalancers.filter { balancer in
                balancer.listeners.contains { inventory.listeners[$0].instances == change.group }
            }
            guard !balancers.isEmpty else { return try followTargets(.service(edit)) }
            return try moveInstances(of: balancers, from: Int(change.from), to: Int(change.to))
        case .addPort(let new): return try add(new)
        }
    }

    private mutating func changePort(
        of service: Handle<Service>, _ index: Int, _ body: (inout EditableJSON) throws(JSONError) -> Void
    ) throws(JSONError) -> Int {
        try change([inventory.services[service].record.place]) { (service) throws(JSONError) in
            try service.change("spec") { (spec) throws(JSONError) in
                try spec.change("ports", absent: "[]") { (ports) throws(JSONError) in
                    var number = 0
                    try ports.changeEach { (_, port) throws(JSONError) in
                        if number == index { try body(&port) }
                        number += 1
                    }
                }
            }
        }
    }

    // MARK: Classic load balancers

    private mutating func moveInstances(of balancers: [LoadBalancer], from: Int, to: Int) throws(JSONError) -> Int {
        try change(balancers.map(\.record.place)) { (balancer) throws(JSONError) in
            try balancer.change("ListenerDescriptions", absent: "[]") { (list) throws(JSONError) in
                try list.changeEach { (_, description) throws(JSONError) in
                    try description.change("Listener") { (listener) throws(JSONError) in
                        if listener["InstancePort"]?.text == "\(from)" { try listener.set("InstancePort", .number(to)) }
                    }
                }
            }
            // `TCP:30080` or `HTTP:30080/healthz`.
            guard let target = balancer["HealthCheck"]?["Target"]?.text else { return }
            let parts = target.split(separator: ":", maxSplits: 1)
            guard parts.count == 2, parts[1] == "\(from)" || parts[1].hasPrefix("\(from)/") else { return }
            try balancer.change("HealthCheck") { (check) throws(JSONError) in
                try check.set("Target", .text("\(parts[0]):\(to)" + parts[1].dropFirst("\(from)".count)))
            }
        }
    }

    private mutating func add(_ new: ServiceEdit.NewPort) throws(JSONError) -> Int {
        let target: JSONPart =
            switch new.target {
            case .number(let number): .number(number)
            case .name(let name): .text(inventory.text(name))
            }
        let port: JSONPart = [
            "name": .text(new.name), "port": .number(Int(new.port)), "protocol": "TCP", "targetPort": target,
            "nodePort": .number(Int(new.nodePort)),
        ]
        let listener: JSONPart = [
            "Listener": [
                "Protocol": "TCP", "LoadBalancerPort": .number(Int(new.port)), "InstanceProtocol": "TCP",
                "InstancePort": .number(Int(new.nodePort)),
            ], "PolicyNames": [],
        ]
        let count = try change([inventory.services[new.service].record.place]) { (service) throws(JSONError) in
            try service.change("spec") { (spec) throws(JSONError) in
                try spec.change("ports", absent: "[]") { (ports) throws(JSONError) in try ports.append(port) }
            }
        }
        return count
            + (try change([inventory.loadBalancers[new.balancer].record.place]) { (balancer) throws(JSONError) in
                try balancer.change("ListenerDescriptions", absent: "[]") { (list) throws(JSONError) in
                    try list.append(listener)
                }
            })
    }
}
