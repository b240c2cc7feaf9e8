/// Turns facts into names and lines. All prose of reports starts here and in its extensions.
struct Describer {
    let inventory: Inventory

    var names: Names { inventory.names }

    func text(_ symbol: Symbol) -> String { names[symbol] }

    /// A name as sentences show it.
    func shown(_ symbol: Symbol) -> String { SafeText.name(names[symbol]) }

    private func optional(_ symbol: Symbol) -> String? { symbol == .empty ? nil : names[symbol] }

    // MARK: Components

    func component(_ ref: ResourceRef) -> Component {
        switch ref {
        case .vpc(let handle):
            let vpc = inventory.vpcs[handle]
            return make(.vpc, vpc.id, vpc.record.name, vpc.owner, vpc.region)
        case .subnet(let handle):
            let subnet = inventory.subnets[handle]
            return make(
                .subnet, subnet.id, subnet.record.name, subnet.record.owner, region(subnet.record.place))
        case .routeTable(let handle):
            let table = inventory.routeTables[handle]
            return make(.routeTable, table.record.id, table.record.name, table.record.owner, table.region)
        case .networkACL(let handle):
            let acl = inventory.networkACLs[handle]
            return make(.networkACL, acl.record.id, acl.record.name, acl.record.owner, acl.region)
        case .securityGroup(let handle):
            let group = inventory.securityGroups[handle]
            return make(.sg, group.record.id, group.record.name, group.record.owner, group.region)
        case .interface(let handle):
            let interface = inventory.interfaces[handle]
            return make(.eni, interface.id, interface.name, interface.owner, region(interface.place))
        case .internetGateway(let handle):
            let gateway = inventory.internetGateways[handle]
            return make(.igw, gateway.record.id, gateway.record.name, gateway.record.owner, gateway.region)
        case .natGateway(let handle):
            let gateway = inventory.natGateways[handle]
            return make(.nat, gateway.record.id, gateway.record.name, gateway.account, gateway.region)
        case .endpoint(let handle):
            let endpoint = inventory.endpoints[handle]
            return make(
                .vpcEndpoint, endpoint.record.id, endpoint.record.name, endpoint.record.owner, endpoint.region)
        case .firewall(let handle):
            let firewall = inventory.firewalls[handle]
            return make(
                .firewall, firewall.record.arn, firewall.record.name, firewall.account,
                region(firewall.record.place))
        case .peering(let handle):
            let peering = inventory.peerings[handle]
            return make(.pcx, peering.record.id, peering.record.name, peering.record.requester.owner, peering.region)
        case .transitGateway(let id):
            let gateway = inventory.transitGateways[id]
            return make(
                .tgw, id, gateway?.name ?? .empty, gateway?.owner ?? .empty,
                gateway.map { region($0.place) } ?? .empty)
        case .transitGatewayTable(let id):
            let table = inventory.transitGatewayTables[id]
            let gateway = table.flatMap { inventory.transitGateways[$0.transitGateway] }
            return make(
                .tgwRouteTable, id, table?.name ?? .empty, gateway?.owner ?? .empty,
                (table?.place ?? table?.rows.first?.place).map { region($0) } ?? .empty)
        case .attachment(let handle):
            let attachment = inventory.attachments[handle]
            return make(
                .tgwAttachment, attachment.id, attachment.name, attachment.owner, attachment.region)
        case .loadBalancer(let handle):
            let balancer = inventory.loadBalancers[handle]
            return make(.lb, balancer.id, balancer.record.name, balancer.account, balancer.region)
        case .targetGroup(let handle):
            let group = inventory.targetGroups[handle]
            return make(.targetGroup, group.record.arn, group.record.name, group.account, group.region)
        case .listener(let handle):
            return make(.listener, inventory.listeners[handle].record.arn, .empty, .empty, .empty)
        case .pod(let handle):
            let pod = inventory.pods[handle]
            return object(.pod, pod.record.meta)
        case .node(let handle): return object(.node, inventory.nodes[handle].record.meta)
        case .service(let handle): return object(.service, inventory.services[handle].record.meta)
        case .networkPolicy(let handle):
            let record = inventory.networkPolicies[handle].record
            return object(record.isApplication ? .applicationnetworkpolicy : .networkpolicy, record.meta)
        case .clusterPolicy(let handle):
            let record = inventory.clusterPolicies[handle].record
            return object(kind(record.api), record.meta)
        case .foreignPolicy(let handle):
            let record = inventory.foreignPolicies[handle].record
            return object(.policy, record.meta, word: text(record.kind).lowercased())
        case .cluster(let handle):
            let name = text(inventory.clusters[handle].name)
            return Component(kind: .cluster, id: "cluster/\(name)", name: name)
        case .object(let kind, let namespace, let name):
            return object(kind, ObjectMeta(name: name, namespace: namespace))
        case .named(.dxgw, let id):
            let gateway = inventory.directConnectGateways[id]
            return make(.dxgw, id, gateway?.name ?? .empty, gateway?.owner ?? .empty, .empty)
        case .named(.prefixList, let id):
            let list = inventory.prefixLists[id]
            let region = list?.entries?.first.map { inventory.file(of: $0.place).region } ?? .empty
            return make(.prefixList, id, .empty, list?.owner ?? .empty, region)
        case .named(let kind, let id): return make(kind, id, .empty, .empty, .empty)
        case .internet: return Component(kind: .internet, id: "internet")
        case .address(let address): return Component(kind: .address, id: address.description)
        }
    }

    private func make(
        _ kind: ComponentKind, _ id: Symbol, _ name: Symbol, _ account: Symbol, _ region: Symbol
    ) -> Component {
        var component = Component(
            kind: kind, id: text(id), name: optional(name), account: optional(account), region: optional(region))
        component.console = ConsoleLink.url(component)
        return component
    }

    private func kind(_ api: ClusterPolicyRecord.API) -> ComponentKind {
        switch api {
        case .admin: .adminnetworkpolicy
        case .baselineAdmin: .baselineadminnetworkpolicy
        case .upstream, .aws: .clusternetworkpolicy
        }
    }

    private func object(_ kind: ComponentKind, _ meta: ObjectMeta, word: String? = nil) -> Component {
        let path = meta.namespace == .empty ? text(meta.name) : "\(text(meta.namespace))/\(text(meta.name))"
        return Component(kind: kind, id: "\(word ?? kind.rawValue)/\(path)", name: text(meta.name))
    }

    func region(_ place: Place) -> Symbol { inventory.file(of: place).region }

    /// `security group `sg-0834 (prod-eks-node-sg)``, as sentences name it.
    func label(_ ref: ResourceRef) -> String {
        let component = shown(component(ref))
        switch component.kind {
        case .internet: return "the internet"
        case .address: return component.id
        case .lb: return "\(balancerWord(ref)) `\(component.name ?? component.id)`"
        case .firewall: return "firewall `\(component.name ?? component.id)`"
        case .targetGroup: return "target group `\(component.name ?? component.id)`"
        case .policy:
            guard case .foreignPolicy(let handle) = ref else { return component.id }
            let name = component.id.drop { $0 != "/" }.dropFirst()
            return "\(shown(inventory.foreignPolicies[handle].record.kind)) `\(name)`"
        case .pod, .node, .service, .networkpolicy, .cluster, .targetgroupbinding, .ingress, .ingressclass, .gateway,
            .gatewayclass, .httproute, .grpcroute, .tcproute, .udproute, .tlsroute, .deployment, .namespace,
            .applicationnetworkpolicy, .clusternetworkpolicy, .adminnetworkpolicy, .baselineadminnetworkpolicy:
            let name = component.id.drop { $0 != "/" }.dropFirst()
            return "\(component.kind.noun) `\(name)`"
        default:
            let name = component.name.map { $0.isEmpty ? "" : " (\($0))" } ?? ""
            return "\(component.kind.noun) `\(component.id)\(name)`"
        }
    }

    /// A component with its id and name as sentences show them.
    private func shown(_ component: Component) -> Component {
        var component = component
        component.id = SafeText.name(component.id)
        component.name = component.name.map { SafeText.name($0) }
        return component
    }

    private func balancerWord(_ ref: ResourceRef) -> String {
        guard case .loadBalancer(let handle) = ref else { return "load balancer" }
        switch inventory.loadBalancers[handle].type {
        case .application: return "ALB"
        case .network: return "NLB"
        case .gateway: return "GWLB"
        case .classic: return "classic load balancer"
        case .unknown: return "load balancer"
        }
    }

    // MARK: Places

    func place(of ref: ResourceRef) -> Place? {
        switch ref {
        case .vpc(let handle): inventory.vpcs[handle].record.place
        case .subnet(let handle): inventory.subnets[handle].record.place
        case .routeTable(let handle): inventory.routeTables[handle].record.place
        case .networkACL(let handle): inventory.networkACLs[handle].record.place
        case .securityGroup(let handle): inventory.securityGroups[handle].record.place
        case .interface(let handle): inventory.interfaces[handle].place
        case .internetGateway(let handle): inventory.internetGateways[handle].record.place
        case .natGateway(let handle): inventory.natGateways[handle].record.place
        case .endpoint(let handle): inventory.endpoints[handle].record.place
        case .peering(let handle): inventory.peerings[handle].record.place
        case .firewall(let handle): inventory.firewalls[handle].record.place
        case .transitGateway(let id): inventory.transitGateways[id]?.place
        case .transitGatewayTable(let id): inventory.transitGatewayTables[id]?.place
        case .attachment(let handle): inventory.attachments[handle].place
        case .loadBalancer(let handle): inventory.loadBalancers[handle].record.place
        case .targetGroup(let handle): inventory.targetGroups[handle].record.place
        case .listener(let handle): inventory.listeners[handle].record.place
        case .pod(let handle): inventory.pods[handle].record.place
        case .node(let handle): inventory.nodes[handle].record.place
        case .service(let handle): inventory.services[handle].record.place
        case .networkPolicy(let handle): inventory.networkPolicies[handle].record.place
        case .clusterPolicy(let handle): inventory.clusterPolicies[handle].record.place
        case .foreignPolicy(let handle): inventory.foreignPolicies[handle].record.place
        case .named(.instance, let id): inventory.instances[id]?.place
        case .named(.dxgw, let id):
            // Its associations say what it lets through, and to whom.
            inventory.directConnectAssociations.first { $0.directConnectGateway == id }?.place
                ?? inventory.directConnectGateways[id]?.place
        case .named, .object, .cluster, .internet, .address: nil
        }
    }
}

extension ComponentKind {
    /// AWS's or Kubernetes' noun for it.
    var noun: String {
        switch self {
        case .vpc: "VPC"
        case .subnet: "subnet"
        case .instance: "instance"
        case .eni: "network interface"
        case .sg: "security group"
        case .nat: "NAT gateway"
        case .igw: "internet gateway"
        case .lb: "load balancer"
        case .networkACL: "network ACL"
        case .routeTable: "route table"
        case .tgw: "transit gateway"
        case .tgwRouteTable: "transit gateway route table"
        case .tgwAttachment: "transit gateway attachment"
        case .targetGroup: "target group"
        case .vpcEndpoint: "VPC endpoint"
        case .pcx: "peering connection"
        case .prefixList: "prefix list"
        case .networkpolicy: "NetworkPolicy"
        case .applicationnetworkpolicy: "ApplicationNetworkPolicy"
        case .clusternetworkpolicy: "ClusterNetworkPolicy"
        case .adminnetworkpolicy: "AdminNetworkPolicy"
        case .baselineadminnetworkpolicy: "BaselineAdminNetworkPolicy"
        case .vgw: "virtual private gateway"
        case .targetgroupbinding: "TargetGroupBinding"
        case .ingressclass: "IngressClass"
        case .gatewayclass: "GatewayClass"
        case .httproute: "HTTPRoute"
        case .grpcroute: "GRPCRoute"
        case .tcproute: "TCPRoute"
        case .udproute: "UDPRoute"
        case .tlsroute: "TLSRoute"
        case .dxgw: "Direct Connect gateway"
        case .pod, .node, .namespace, .service, .ingress, .deployment, .cluster, .statefulset, .daemonset, .replicaset,
            .job, .gateway, .listener, .firewall, .internet, .address, .policy:
            rawValue
        }
    }
}

/// Pages of the AWS console.
enum ConsoleLink {
    static func url(_ component: Component) -> String? {
        guard let region = component.region, isRegion(region) else { return nil }
        guard component.id.utf8.allSatisfy({ isPlain($0) }) else { return nil }
        guard let fragment = fragment(component) else { return nil }
        let service = fragment.isVPC ? "vpcconsole" : "ec2"
        return "https://\(region).\(domain(region))/\(service)/home?region=\(region)#\(fragment.text)"
    }

    /// Each partition has a console of its own.
    private static func domain(_ region: String) -> String {
        if region.hasPrefix("cn-") { return "console.amazonaws.cn" }
        if region.hasPrefix("us-gov-") { return "console.amazonaws-us-gov.com" }
        return "console.aws.amazon.com"
    }

    /// What is no region leads elsewhere than to AWS.
    private static func isRegion(_ text: String) -> Bool {
        !text.isEmpty
            && text.utf8.allSatisfy { $0 >= 0x61 && $0 <= 0x7A || $0 >= 0x30 && $0 <= 0x39 || $0 == 0x2D }
    }

    /// The characters of ids and ARNs.
    private static func isPlain(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x2F, 0x3A, 0x5F: true
        default: false
        }
    }

    private static func fragment(_ component: Component) -> (text: String, isVPC: Bool)? {
        let id = component.id
        switch component.kind {
        case .vpc: return ("VpcDetails:VpcId=\(id)", true)
        case .subnet: return ("SubnetDetails:subnetId=\(id)", true)
        case .routeTable: return ("RouteTableDetails:RouteTableId=\(id)", true)
        case .networkACL: return ("NetworkAclDetails:networkAclId=\(id)", true)
        case .igw: return ("InternetGateway:internetGatewayId=\(id)", true)
        case .nat: return ("NatGatewayDetails:natGatewayId=\(id)", true)
        case .pcx: return ("PeeringConnectionDetails:VpcPeeringConnectionId=\(id)", true)
        case .tgw: return ("TransitGatewayDetails:transitGatewayId=\(id)", true)
        case .tgwRouteTable: return ("TransitGatewayRouteTableDetails:transitGatewayRouteTableId=\(id)", true)
        case .tgwAttachment: return ("TransitGatewayAttachmentDetails:transitGatewayAttachmentId=\(id)", true)
        case .vpcEndpoint: return ("EndpointDetails:vpcEndpointId=\(id)", true)
        case .sg: return ("SecurityGroup:groupId=\(id)", false)
        case .eni: return ("NetworkInterface:networkInterfaceId=\(id)", false)
        case .instance: return ("InstanceDetails:instanceId=\(id)", false)
        case .lb: return ("LoadBalancer:loadBalancerArn=\(id)", false)
        case .targetGroup: return ("TargetGroup:targetGroupArn=\(id)", false)
        case .prefixList: return ("PrefixListDetails:PrefixListId=\(id)", true)
        // The ARN with its colons and slashes written otherwise.
        case .firewall:
            let arn = id.replacing(":", with: "_").replacing("/", with: "~")
            return ("NetworkFirewallDetails:arn=\(arn)", true)
        default: return nil
        }
    }
}
