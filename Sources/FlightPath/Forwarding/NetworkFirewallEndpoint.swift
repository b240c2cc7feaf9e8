/// An endpoint of AWS Network Firewall: its policy judges the packets, of both directions, and they leave it as they came.
///
/// Source: https://docs.aws.amazon.com/network-firewall/latest/developerguide/firewall-rules-engines.html
extension Course {
    /// - Parameter id: of the endpoint, or of a transit gateway attachment.
    func judgeFirewall(_ flight: inout Flight, _ id: Symbol, at component: ResourceRef) {
        guard let firewall = inventory.firewallByEndpoint[id] else {
            return flight.stop(
                component, .inspected, .undetermined(.dangling(.firewalls, id: id, referredToBy: component)))
        }
        let ref = ResourceRef.firewall(firewall)
        let value = inventory.firewalls[firewall]
        let assumptions: [Assumption] =
            value.isSynced && !value.unreadyEndpoints.contains(id) ? [] : [.firewallInSync(ref)]
        do throws(NetworkFirewallFilter.Missing) {
            let filter = try NetworkFirewallFilter(inventory: inventory, firewall: firewall)
            let parts = isReply ? filter.judgeReply(flight.packets) : filter.judge(flight.packets)
            let alerts: [Assumption] =
                !isReply && filter.alerts(flight.packets) ? [.open(.alertsDoNotEndEvaluation, ref)] : []
            flight.record(ref, .inspected, parts, assuming: assumptions + alerts)
        } catch {
            flight.stop(ref, .inspected, .undetermined(error.gap))
        }
    }
}
