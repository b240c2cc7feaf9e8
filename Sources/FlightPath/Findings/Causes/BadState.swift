extension CausePage {
    /// An instance, interface, gateway, endpoint or peering connection is not in service.
    static let badState = CausePage(
        code: .badState,
        title: "a component on the path is not operational",
        meaning: """
            A component that the packet must pass is not in a functional state: an instance that is stopped,
            an interface that is not attached, a NAT gateway that is pending, failed or deleted, an endpoint
            that waits for acceptance, a peering connection that is not active. Rules and routes around it
            may all be right; nothing passes until it is in service.
            """,
        check: """
            Look at the state of the component named in the finding, with the command of its kind:

                aws ec2 describe-instances --instance-ids INSTANCE_ID \\
                    --query 'Reservations[].Instances[].State.Name'
                aws ec2 describe-network-interfaces --network-interface-ids ENI_ID \\
                    --query 'NetworkInterfaces[].[Status,Attachment.Status]'
                aws ec2 describe-nat-gateways --nat-gateway-ids NAT_ID \\
                    --query 'NatGateways[].[State,FailureMessage]'
                aws ec2 describe-vpc-peering-connections --vpc-peering-connection-ids PCX_ID \\
                    --query 'VpcPeeringConnections[].Status'
                aws ec2 describe-vpc-endpoints --vpc-endpoint-ids VPCE_ID --query 'VpcEndpoints[].State'

            Wanted: `running`, `in-use` and `attached`, `available`, `active`, `available`.
            """,
        fix: """
            Bring it into service: start it, attach it, or have the owner accept it.

                aws ec2 start-instances --instance-ids INSTANCE_ID
                aws ec2 accept-vpc-peering-connection --vpc-peering-connection-id PCX_ID
                aws ec2 accept-vpc-endpoint-connections --service-id SERVICE_ID --vpc-endpoint-ids VPCE_ID

            Acceptance is run by the account and in the Region of the accepter. A peering connection that is
            expired, rejected, failed or deleted, and a failed NAT gateway, must be created anew: routes
            then need the new id.
            """,
        aws: "https://docs.aws.amazon.com/vpc/latest/reachability/explanation-codes.html"
    )
}
