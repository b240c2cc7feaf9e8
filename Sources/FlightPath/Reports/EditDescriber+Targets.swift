/// What is registered in target groups, and how it is checked.
extension EditDescriber {
    func words(_ edit: TargetEdit) -> EditWords {
        let region = region(of: edit.component)
        let id = id(edit.component)
        let base = "aws elbv2 modify-target-group\(region) --target-group-arn \(ShellWord(id)) --health-check-port"
        switch edit {
        case .replace(let group, let replacements): return words(group, replacements, region, id)
        case .checkTrafficPort(let group):
            let before = text(inventory.targetGroups[group].record.healthCheck.port)
            return EditWords(
                title: "check the targets of \(describer.label(edit.component)) on the port that traffic goes to",
                line: "health check port  \(before) -> traffic-port", aws: ["\(base) traffic-port"],
                rollback: ["\(base) \(ShellWord(before))"])
        }
    }

    private func words(
        _ group: Handle<TargetGroup>, _ replacements: [TargetEdit.Replacement], _ region: String, _ id: String
    ) -> EditWords {
        let targets = inventory.targetGroups[group].targets ?? []
        let own = inventory.targetGroups[group].record.port
        var old: [String] = []
        var new: [String] = []
        var resources: [String] = []
        var lines: [String] = []
        for replacement in replacements where targets.indices.contains(replacement.index) {
            let target = targets[replacement.index]
            let port = (target.port ?? own).map { ",Port=\($0)" } ?? ""
            let zone = target.zone == .empty ? "" : ",AvailabilityZone=\(text(target.zone))"
            old.append(ShellWord("Id=\(text(target.target))\(port)\(zone)").target)
            new.append(ShellWord("Id=\(replacement.address)\(port)\(zone)").target)
            lines.append("\(text(target.target)) -> \(replacement.address)")
            var arguments: [(String, HCL.Value)] = [
                ("target_group_arn", .text(id)), ("target_id", .text(replacement.address.description)),
            ]
            if let port = target.port ?? own { arguments.append(("port", .number(port))) }
            if target.zone != .empty { arguments.append(("availability_zone", .text(text(target.zone)))) }
            resources.append(
                HCL.resource("aws_lb_target_group_attachment", "fix_\(name(group))_\(replacement.address)", arguments))
        }
        func command(_ verb: String, _ targets: [String]) -> String {
            "aws elbv2 \(verb)-targets\(region) --target-group-arn \(ShellWord(id)) --targets "
                + targets.joined(separator: " ")
        }
        return EditWords(
            title: "register the present addresses of the load balancer in \(describer.label(.targetGroup(group)))",
            line: "targets  " + lines.joined(separator: ", "),
            aws: [command("register", new), command("deregister", old)],
            // Rolled back from the last to the first.
            rollback: [command("deregister", new), command("register", old)],
            terraform: resources.joined(separator: "\n"))
    }
}

extension ShellWord {
    /// Commas and equals signs, which the shell takes as they are, need no quotes.
    fileprivate var target: String {
        let plain = text.replacing(",", with: "").replacing("=", with: "")
        return ShellWord(plain).description == plain ? text : description
    }
}
