/// What a fix opens, stops and goes past, in words.
extension TriedRemediation {
    /// The question's own packets first, then what else the same change lets through.
    func opening(_ describer: Describer) -> String {
        var parts: [String] = []
        if question.isEmpty {
            parts.append("nothing of this question yet; other blockers remain")
        } else {
            parts.append(
                "\(describer.service(question)) from \(describer.brief(question.sources)) to"
                    + " \(describer.brief(question.destinations))")
        }
        let beside = impact.opened.subtracting(question)
        if !beside.isEmpty {
            let others = others(beside.destinations.subtracting(question.destinations), describer)
            parts.append(
                "also lets \(describer.brief(beside.sources)) reach \(others.isEmpty ? "them" : others) on"
                    + " \(describer.service(beside))")
        }
        if !unassigned.isEmpty { parts.append(later(describer)) }
        if impact.isPartial { parts.append("what else goes that way was not counted to its end") }
        if !impact.lost.isEmpty { parts.append("stops \(stopping(describer))") }
        if let bypass = bypass(describer) { parts.append(bypass) }
        return parts.joined(separator: "; ")
    }

    /// `admits 64992 addresses that no subnet has yet`.
    private func later(_ describer: Describer) -> String {
        let count = unassigned.count
        guard count > FlowCount(1 << 24) else {
            return "admits \(count) address\(count == .one ? "" : "es") that no subnet has yet"
        }
        return "admits most of \(describer.brief(unassigned)), which no subnet has yet"
    }

    /// What gets through without the fix, and not with it.
    func stopping(_ describer: Describer) -> String {
        "\(describer.service(impact.lost)) from \(describer.brief(impact.lost.sources)) to"
            + " \(describer.brief(impact.lost.destinations))"
    }

    private func bypass(_ describer: Describer) -> String? {
        guard !bypassed.isEmpty else { return nil }
        let labels = bypassed.map { describer.label($0) }.joined(separator: ", ")
        return "goes past the inspection at \(labels)"
    }

    /// `14 other pods and 3 other addresses`.
    private func others(_ addresses: AddressSet, _ describer: Describer) -> String {
        guard !addresses.isEmpty else { return "" }
        var pods = AddressSet()
        for range in addresses.blocks {
            for (address, _) in describer.inventory.podByAddress.entries(in: AddressSet(range)) {
                pods.formUnion(AddressSet(address))
            }
        }
        var rest = addresses.subtracting(pods)
        let isInternet = AddressSet.internet.ipv4.subtracting(rest).count < FlowCount(1 << 24)
        if isInternet { rest.subtract(.internet) }
        func count(_ set: AddressSet, _ one: String, _ many: String) -> String? {
            guard !set.isEmpty else { return nil }
            let number = set.ranges.reduce(FlowCount.zero) { $0 + FlowCount($1.upperBound - $1.lowerBound) + .one }
            return "\(number) other \(number == .one ? one : many)"
        }
        return [isInternet ? "the internet" : nil, count(pods, "pod", "pods"), count(rest, "address", "addresses")]
            .compactMap { $0 }.joined(separator: " and ")
    }
}
