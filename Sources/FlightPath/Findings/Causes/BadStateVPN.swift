extension CausePage {
    /// No VPN connection of the virtual private gateway is up.
    static let badStateVPN = CausePage(
        code: .badStateVPN,
        title: "every VPN connection of the virtual private gateway is down",
        meaning: """
            A route leads to a virtual private gateway, and the gateway is attached, but none of its VPN
            connections has a tunnel that is up. The gateway has nowhere to send the packets and drops them.
            A tunnel whose `StatusMessage` says `IPSEC IS UP` and whose status is `DOWN` stands, but BGP
            inside it does not. The state is that of the moment when the snapshot was taken.
            """,
        check: """
                aws ec2 describe-vpn-connections --filters Name=vpn-gateway-id,Values=VGW_ID \\
                    --query 'VpnConnections[].[VpnConnectionId,State,Options.StaticRoutesOnly]'
                aws ec2 describe-vpn-connections --filters Name=vpn-gateway-id,Values=VGW_ID \\
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

            A connection that is `deleted` must be created anew, and the device configured with its new
            addresses and keys.
            """,
        aws: "https://docs.aws.amazon.com/vpn/latest/s2svpn/VPNTunnels.html"
    )
}
