/// Listeners and their rules.
extension EditDescriber {
    func words(_ edit: ListenerEdit) -> EditWords {
        switch edit {
        case .add(let listener): words(listener)
        case .addHostRule(let rule): words(rule)
        }
    }

    /// What the snapshot cannot tell, the shell asks for: it stops where the variable is not set.
    private static let certificate = "\"CertificateArn=${CERTIFICATE_ARN:?the ARN of the certificate to present}\""

    private func words(_ listener: ListenerEdit.NewListener) -> EditWords {
        let region = region(of: .loadBalancer(listener.balancer))
        let balancer = id(.loadBalancer(listener.balancer))
        let group = id(.targetGroup(listener.group))
        let isEncrypted = listener.ipProtocol == "HTTPS"
        let query =
            "\"$(aws elbv2 describe-listeners\(region) --load-balancer-arn \(ShellWord(balancer))"
            + " --query 'Listeners[?Port==`\(listener.port)`].ListenerArn' --output text)\""
        let resource = "fix_\(name(listener.balancer))_\(listener.port)"
        let variable = HCL.identifier("\(resource)_certificate_arn")
        return EditWords(
            title: "listen on \(listener.ipProtocol) \(listener.port) at"
                + " \(describer.label(.loadBalancer(listener.balancer))) and forward to"
                + " \(describer.label(.targetGroup(listener.group)))"
                + (isEncrypted ? ", with a certificate of yours" : ""),
            line: "+ listener  \(listener.ipProtocol):\(listener.port)  forward to \(name(listener.group))",
            aws: [
                "aws elbv2 create-listener\(region) --load-balancer-arn \(ShellWord(balancer)) --protocol"
                    + " \(listener.ipProtocol) --port \(listener.port)"
                    + (isEncrypted ? " --certificates \(Self.certificate)" : "")
                    + " --default-actions Type=forward,TargetGroupArn=\(ShellWord(group))"
            ],
            rollback: ["aws elbv2 delete-listener\(region) --listener-arn \(query)"],
            terraform: (isEncrypted ? "variable \"\(variable)\" {\n  type = string\n}\n\n" : "")
                + HCL.resource(
                    "aws_lb_listener", resource,
                    [
                        ("load_balancer_arn", .text(balancer)), ("port", .number(Int(listener.port))),
                        ("protocol", .text(listener.ipProtocol)),
                    ],
                    blocks: (isEncrypted ? ["certificate_arn = var.\(variable)"] : [])
                        + [forwarding(to: group, as: "default_action")]))
    }

    private func words(_ rule: ListenerEdit.HostRule) -> EditWords {
        let region = region(of: .listener(rule.listener))
        let listener = id(.listener(rule.listener))
        let group = id(.targetGroup(rule.group))
        let query =
            "\"$(aws elbv2 describe-rules\(region) --listener-arn \(ShellWord(listener))"
            + " --query \"Rules[?Priority=='\(rule.priority)'].RuleArn\" --output text)\""
        return EditWords(
            title: "forward \(rule.host) at \(describer.label(.loadBalancer(rule.balancer))) to"
                + " \(describer.label(.targetGroup(rule.group)))",
            line: "+ rule  \(rule.priority)  host-header \(rule.host)  forward to \(name(rule.group))",
            aws: [
                "aws elbv2 create-rule\(region) --listener-arn \(ShellWord(listener)) --priority \(rule.priority)"
                    + " --conditions \(ShellWord("Field=host-header,Values=\(rule.host)"))"
                    + " --actions Type=forward,TargetGroupArn=\(ShellWord(group))"
            ],
            rollback: ["aws elbv2 delete-rule\(region) --rule-arn \(query)"],
            terraform: HCL.resource(
                "aws_lb_listener_rule", "fix_\(rule.host)",
                [("listener_arn", .text(listener)), ("priority", .number(rule.priority))],
                blocks: [
                    forwarding(to: group, as: "action"),
                    "condition {\n  host_header {\n    values = [\(HCL.text(.text(rule.host)))]\n  }\n}",
                ]))
    }

    private func forwarding(to group: String, as block: String) -> String {
        "\(block) {\n  type             = \"forward\"\n  target_group_arn = \(HCL.text(.text(group)))\n}"
    }

    func name(_ group: Handle<TargetGroup>) -> String { text(inventory.targetGroups[group].record.name) }

    private func name(_ balancer: Handle<LoadBalancer>) -> String {
        text(inventory.loadBalancers[balancer].record.name)
    }
}

extension HCL {
    /// A resource with blocks behind its arguments.
    static func resource(
        _ type: String, _ name: String, _ arguments: [(String, Value)], blocks: [String]
    ) -> String {
        let inner = blocks.map { block in
            "\n" + block.split(separator: "\n").map { "  \($0)\n" }.joined()
        }
        return resource(type, name, arguments).dropLast(2) + inner.joined() + "}\n"
    }
}
