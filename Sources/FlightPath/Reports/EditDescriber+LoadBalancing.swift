extension EditDescriber {
    func words(_ edit: LoadBalancingEdit) -> EditWords {
        let (key, value) = edit.attribute
        let component = edit.component
        let before = value == "true" ? "false" : "true"
        let what = key == "preserve_client_ip.enabled" ? "client address preservation" : "cross-zone load balancing"
        return EditWords(
            title: "turn \(what) \(value == "true" ? "on" : "off") for \(describer.label(component))",
            line: "\(key)  \(before) -> \(value)", aws: [command(component, key, value)],
            rollback: [command(component, key, before)], notes: [written(argument(component, key), resource(component))]
        )
    }

    private func command(_ component: ResourceRef, _ key: String, _ value: String) -> String {
        let region = region(of: component)
        let id = ShellWord(id(component))
        switch component {
        case .loadBalancer(let balancer) where inventory.loadBalancers[balancer].type == .classic:
            return "aws elb modify-load-balancer-attributes\(region) --load-balancer-name \(id)"
                + " --load-balancer-attributes '{\"CrossZoneLoadBalancing\":{\"Enabled\":\(value)}}'"
        case .loadBalancer:
            return "aws elbv2 modify-load-balancer-attributes\(region) --load-balancer-arn \(id) --attributes"
                + " Key=\(key),Value=\(value)"
        default:
            return "aws elbv2 modify-target-group-attributes\(region) --target-group-arn \(id) --attributes"
                + " Key=\(key),Value=\(value)"
        }
    }

    private func argument(_ component: ResourceRef, _ key: String) -> String {
        if key == "preserve_client_ip.enabled" { return "preserve_client_ip" }
        switch component {
        case .loadBalancer(let balancer) where inventory.loadBalancers[balancer].type == .classic:
            return "cross_zone_load_balancing"
        case .loadBalancer: return "enable_cross_zone_load_balancing"
        default: return "load_balancing_cross_zone_enabled"
        }
    }

    private func resource(_ component: ResourceRef) -> String {
        switch component {
        case .loadBalancer(let balancer) where inventory.loadBalancers[balancer].type == .classic: "aws_elb"
        case .loadBalancer: "aws_lb"
        default: "aws_lb_target_group"
        }
    }
}
