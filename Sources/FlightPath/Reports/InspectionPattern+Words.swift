extension InspectionPattern {
    /// What the pattern is called, and what its way back needs.
    func words(_ device: String) -> String {
        switch self {
        case .internetEdge:
            "pattern: inspection at the internet edge, by \(device); replies have to leave through the device of the"
                + " same zone"
        case .centralInspection:
            "pattern: central inspection behind a transit gateway, by \(device); both directions have to pass the same"
                + " device, for which the attachment needs appliance mode"
        case .fireNet:
            "pattern: firewalls behind gateway instances (FireNet), by \(device); what the gateway steers is not in AWS's"
                + " route tables"
        case .centralEgress:
            "pattern: central egress behind a transit gateway; the NAT gateway's subnet needs routes back to the clients"
        case .eastWest:
            "pattern: east-west inspection inside a VPC, by \(device); both subnets' tables have to lead through it"
        }
    }
}
