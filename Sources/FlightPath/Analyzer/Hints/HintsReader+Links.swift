/// Entries of `links` and `outside`.
extension HintsReader {
    mutating func link(_ tree: JSONTree) -> WrittenLink? {
        guard let fields = fields(of: tree, Self.linkKeys) else { return nil }
        var link = WrittenLink(place: place(tree))
        link.name = label(fields)
        if let between = fields["between"] {
            let ends = items(between)
            if ends.count != 2 { note(between, "a link is between two gateways, and \(ends.count) are named") }
            link.ends = names(ends)
        } else {
            note(tree, "it has no `between`, the two gateways that the link joins")
        }
        if let set = addresses(fields["destinations"]) { link.destinations = set }
        link.returnDestinations = addresses(fields["return-destinations"])
        link.isBidirectional = bool(fields["bidirectional"]) ?? true
        if let back = fields["return-destinations"], !link.isBidirectional {
            note(back, "nothing returns over a link that is not bidirectional")
        }
        return link
    }

    mutating func outsideNetwork(_ tree: JSONTree) -> WrittenOutside? {
        guard let fields = fields(of: tree, Self.outsideKeys) else { return nil }
        var outside = WrittenOutside(place: place(tree))
        outside.name = label(fields)
        if let set = addresses(fields["addresses"]) {
            outside.addresses = set
        } else {
            note(tree, "it has no `addresses`")
        }
        outside.via = names(items(fields["via"]))
        outside.permits = bool(fields["permits"])
        return outside
    }
}
