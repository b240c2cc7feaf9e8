/// Entries that a network ACL lacks, under a number that is tried before the entry that refuses.
extension FaultSite {
    func networkACLFixes() -> [Fix] {
        guard case .networkACL(let acl, let isEgress, let entry) = finding.denial else { return [] }
        // An outbound entry names where packets go, an inbound one where they come from; a reply's ends are swapped.
        let isSource = isEgress == isReply
        let refused = isSource ? finding.packets.sources : finding.packets.destinations
        // The whole range that the client may use, not only the refused part of it.
        let whole = passages.first.map { isReply ? $0.packets : finding.packets } ?? finding.packets
        guard let transport = transports(whole, replyPorts: isReply).first else { return [] }
        return blockChoices(isSource: isSource, refused, most: 5).compactMap { blocks in
            number(acl, isEgress, before: entry, count: blocks.count).map {
                Fix(.addNetworkACLEntries(acl, isEgress: isEgress, number: $0, transport, blocks))
            }
        }
    }

    /// Free numbers that are tried before the entry that refuses.
    private func number(_ acl: Handle<NetworkACL>, _ isEgress: Bool, before entry: Int?, count: Int) -> Int? {
        let entries = inventory.networkACLs[acl].record.entries
        let used = Set(entries.filter { $0.isEgress == isEgress }.map(\.number))
        let limit = entry.map { entries[$0].number } ?? 32767
        let isDefault = limit >= 32767
        let first = isDefault ? (used.filter { $0 < 32767 }.max().map { $0 / 10 * 10 + 10 } ?? 100) : limit - count
        func isFree(_ start: Int) -> Bool {
            start > 0 && start + count <= min(limit, 32767) && (start..<start + count).allSatisfy { !used.contains($0) }
        }
        if isFree(first) { return first }
        var start = min(limit, 32767) - count
        while start > 0 {
            if isFree(start) { return start }
            start -= 1
        }
        return nil
    }
}
