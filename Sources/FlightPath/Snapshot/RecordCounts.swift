/// How many records of the kinds that need a subject there were before a response was read.
struct RecordCounts {
    let entries: Int
    let routes: Int
    let staticRoutes: Int
    let associations: Int
    let propagations: Int
    let references: Int
    let health: Int
    let groupAttributes: Int
    let balancerAttributes: Int
    let instanceStates: Int
    let classicAttributes: Int

    init(_ records: borrowing Records) {
        entries = records.prefixListEntries.count
        routes = records.transitGatewayRoutes.count
        staticRoutes = records.transitGatewayStaticRoutes.count
        associations = records.transitGatewayAssociations.count
        propagations = records.transitGatewayPropagations.count
        references = records.transitGatewayPrefixListReferences.count
        health = records.targetHealth.count
        groupAttributes = records.targetGroupAttributes.count
        balancerAttributes = records.loadBalancerAttributes.count
        instanceStates = records.instanceStates.count
        classicAttributes = records.classicAttributes.count
    }

    /// Gives the records read since to the subject, unless a response inside has done so already.
    func assign(_ subject: Subject, to records: inout Records) {
        for i in entries..<records.prefixListEntries.count where records.prefixListEntries[i].list == .unknown {
            records.prefixListEntries[i].list = subject
        }
        for i in routes..<max(routes, records.transitGatewayRoutes.count)
        where records.transitGatewayRoutes[i].table == .unknown {
            records.transitGatewayRoutes[i].table = subject
        }
        for i in associations..<records.transitGatewayAssociations.count
        where records.transitGatewayAssociations[i].table == .unknown {
            records.transitGatewayAssociations[i].table = subject
        }
        for i in propagations..<records.transitGatewayPropagations.count
        where records.transitGatewayPropagations[i].table == .unknown {
            records.transitGatewayPropagations[i].table = subject
        }
        for i in references..<records.transitGatewayPrefixListReferences.count
        where records.transitGatewayPrefixListReferences[i].table == .unknown {
            records.transitGatewayPrefixListReferences[i].table = subject
        }
        for i in health..<records.targetHealth.count where records.targetHealth[i].group == .unknown {
            records.targetHealth[i].group = subject
        }
        for i in groupAttributes..<records.targetGroupAttributes.count
        where records.targetGroupAttributes[i].subject == .unknown {
            records.targetGroupAttributes[i].subject = subject
        }
        for i in balancerAttributes..<records.loadBalancerAttributes.count
        where records.loadBalancerAttributes[i].subject == .unknown {
            records.loadBalancerAttributes[i].subject = subject
        }
        for i in instanceStates..<records.instanceStates.count where records.instanceStates[i].balancer == .unknown {
            records.instanceStates[i].balancer = subject
        }
        for i in classicAttributes..<records.classicAttributes.count
        where records.classicAttributes[i].balancer == .unknown {
            records.classicAttributes[i].balancer = subject
        }
    }
}
