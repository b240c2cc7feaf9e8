/// Listeners, their rules, and what is registered behind them.
extension SnapshotPatch {
    mutating func write(_ edit: ListenerEdit) throws(JSONError) -> Int {
        switch edit {
        case .add(let new): return try add(new)
        case .addHostRule(let rule):
            let listener = inventory.listeners[rule.listener]
            let part: JSONPart = [
                "RuleArn": .text(ruleARN(text(listener.record.arn)) + "/of-the-fix"),
                "Priority": .text("\(rule.priority)"), "IsDefault": false,
                "Conditions": [
                    [
                        "Field": "host-header", "Values": [.text(rule.host)],
                        "HostHeaderConfig": ["Values": [.text(rule.host)]],
                    ]
                ], "Actions": forward(to: rule.group),
            ]
            guard let place = listener.rules.first?.place else { return 0 }
            try use(rule.group, by: rule.balancer)
            return try changeList(of: place) { (rules) throws(JSONError) in try rules.append(part) }
        }
    }

    /// Into the list that holds a listener of the account already, or the empty one of the load balancer; an application
    /// load balancer's listener has a default rule too.
    private mutating func add(_ new: ListenerEdit.NewListener) throws(JSONError) -> Int {
        let balancer = inventory.loadBalancers[new.balancer]
        let own = text(balancer.record.arn)
        let arn = own.replacing(":loadbalancer/", with: ":listener/") + "/of-the-fix-\(new.port)"
        let part: JSONPart = [
            "ListenerArn": .text(arn), "LoadBalancerArn": .text(own), "Port": .number(Int(new.port)),
            "Protocol": .text(new.ipProtocol), "DefaultActions": forward(to: new.group),
        ]
        try use(new.group, by: new.balancer)
        if balancer.type == .application {
            let rule: JSONPart = [
                "Rules": [
                    [
                        "RuleArn": .text(ruleARN(arn) + "/default"), "Priority": "default", "IsDefault": true,
                        "Conditions": [], "Actions": forward(to: new.group),
                    ]
                ]
            ]
            add(file: directory(of: balancer.record.place) + "elbv2-describe-rules.of-the-fix.json", rule.line + "\n")
        }
        if let place = balancer.listeners.first.map({ inventory.listeners[$0].record.place }) {
            return try changeList(of: place) { (listeners) throws(JSONError) in try listeners.append(part) }
        }
        let list: JSONPart = ["Listeners": [part]]
        add(file: directory(of: balancer.record.place) + "elbv2-describe-listeners.of-the-fix.json", list.line + "\n")
        return 1
    }

    private func ruleARN(_ listener: String) -> String { listener.replacing(":listener/", with: ":listener-rule/") }

    /// The directory that a file lies in, with a slash behind it.
    private func directory(of place: Place) -> String {
        let path = snapshot.files[Int(place.file)].path
        return path.lastIndex(of: "/").map { String(path[...$0]) } ?? ""
    }

    private func forward(to group: Handle<TargetGroup>) -> JSONPart {
        [["Type": "forward", "TargetGroupArn": .text(text(inventory.targetGroups[group].record.arn))]]
    }

    /// The target group tells which load balancers use it.
    private mutating func use(_ group: Handle<TargetGroup>, by balancer: Handle<LoadBalancer>) throws(JSONError) {
        let arn = inventory.targetGroups[group].record.arn
        let own = text(inventory.loadBalancers[balancer].record.arn)
        _ = try change(records.targetGroups.filter { $0.arn == arn }.map(\.place)) { (group) throws(JSONError) in
            try group.change("LoadBalancerArns", absent: "[]") { (list) throws(JSONError) in
                if !list.elements.contains(where: { $0.text == own }) { try list.append(.text(own)) }
            }
        }
    }
}
