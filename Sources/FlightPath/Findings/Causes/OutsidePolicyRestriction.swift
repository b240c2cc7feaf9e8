extension CausePage {
    /// A hints file states that the network beyond a link refuses the packets.
    static let outsidePolicyRestriction = CausePage(
        code: .outsidePolicyRestriction,
        title: "a network outside is stated to refuse the packet",
        meaning: """
            The packet goes to or comes from a network beyond a VPN, Direct Connect or another link out of
            AWS. No AWS API tells what that network lets through. The file given with `--hints` states that it
            does not permit traffic on its own side.
            """,
        check: """
            Look at the entry of `outside` that the report cites, in the hints file. Then ask whoever runs
            the network whether their firewall and routes let the traffic through.
            """,
        fix: """
            Have the network outside permit the traffic, then set `permits` to true in the hints file. If it
            permits the traffic already, correct the hints file alone.
            """,
        aws: nil
    )
}
