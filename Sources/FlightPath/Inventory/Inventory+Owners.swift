/// Why an address may have an owner although nothing in the snapshot has it.
extension Inventory {
    /// Why an address may have an owner although no interface in the snapshot has it.
    func interfaceGap(_ address: IPAddress) -> Gap? {
        let having = vpcs.filter { $0.addresses.contains(address) }
        guard !having.isEmpty else {
            switch coverage.state(.vpcs, account: .empty, region: .empty) {
            case .complete: return nil
            case .absent, .incomplete: return .notCollected(.vpcs, of: .empty, account: .empty, region: .empty)
            }
        }
        for vpc in having {
            if let gap = interfaceGap(of: vpc) { return gap }
        }
        return nil
    }

    /// Why a VPC may have other interfaces than those in the snapshot.
    func interfaceGap(of vpc: VPC) -> Gap? {
        switch coverage.state(.networkInterfaces, account: vpc.owner, region: vpc.region) {
        case .complete: nil
        case .absent: .notCollected(.networkInterfaces, of: vpc.id, account: vpc.owner, region: vpc.region)
        case .incomplete: .incomplete(.networkInterfaces, of: vpc.id, account: vpc.owner, region: vpc.region)
        }
    }
}
