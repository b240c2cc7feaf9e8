extension CausePage {
    /// The VPN connection behind a transit gateway attachment is down.
    static let transitGatewayBadStateVPN = CausePage(
        code: .transitGatewayBadStateVPN,
        title: "the VPN connection of the transit gateway attachment is down",
        meaning: """
            The transit gateway route table sends the packet to a VPN attachment, and the VPN connection
            behind it has no tunnel that is up. A static route can stay in the table while the tunnels are
            down, and packets for it are lost; a route learned by BGP goes away. A tunnel whose
            `StatusMessage` says `IPSEC IS UP` and whose status is `DOWN` stands, but BGP inside it does not.
            The state is that of the moment when the snapshot was taken.
            """,
        check: """
            The attachment names its VPN connection:

                aws ec2 describe-transit-gateway-attachments --transit-gateway-attachment-ids ATTACHMENT_ID \\
                    --query 'TransitGatewayAttachments[].[ResourceType,ResourceId,State]'
                aws ec2 describe-vpn-connections --filters Name=vpn-connection-id,Values=VPN_ID \\
                    --query 'VpnConnections[].[VpnConnectionId,State,Options.StaticRoutesOnly]'
                aws ec2 describe-vpn-connections --filters Name=vpn-connection-id,Values=VPN_ID \\
                    --query 'VpnConnections[].VgwTelemetry'

            Wanted: a connection that is `available`, with a tunnel that is `UP`. With BGP,
            `AcceptedRouteCount` must not be 0.
            """,
        fix: """
            Mend the customer gateway device first: it must be reachable at its address on UDP 500 and 4500,
            with the parameters and keys of the connection. AWS gives the configuration that it expects:

                aws ec2 get-vpn-connection-device-types
                aws ec2 get-vpn-connection-device-sample-configuration --vpn-connection-id VPN_ID \\
                    --vpn-connection-device-type-id DEVICE_TYPE_ID

            By default the device starts the negotiation, so an idle tunnel stays down. Send something
            through it, or let AWS start and restart it. The tunnel is interrupted while that changes:

                aws ec2 modify-vpn-tunnel-options --vpn-connection-id VPN_ID \\
                    --vpn-tunnel-outside-ip-address OUTSIDE_ADDRESS \\
                    --tunnel-options StartupAction=start,DPDTimeoutAction=restart

            If another attachment leads to the same network, let the table use that one meanwhile. Where both
            connections use BGP, propagate them instead of static routes, and the table follows by itself:

                aws ec2 replace-transit-gateway-route --transit-gateway-route-table-id TGW_RTB_ID \\
                    --destination-cidr-block CIDR --transit-gateway-attachment-id OTHER_ATTACHMENT_ID
            """,
        aws: "https://docs.aws.amazon.com/vpn/latest/s2svpn/VPNTunnels.html"
    )
}
