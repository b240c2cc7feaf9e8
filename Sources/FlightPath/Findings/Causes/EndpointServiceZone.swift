extension CausePage {
    /// The endpoint service is not offered in the endpoint's zone.
    static let endpointServiceZone = CausePage(
        code: .endpointServiceZone,
        title: "the endpoint service is not installed in the endpoint's zone",
        meaning: """
            An endpoint hands its traffic to the load balancer of the service in the same Availability Zone.
            The service is not offered in the zone of this endpoint's interface. AWS refuses to make such an
            endpoint, so most often the load balancer of the service was taken out of the zone afterwards.
            Clients that use the interface of this zone fail, while those that use another get through.
            """,
        check: """
            Compare zone ids, not names, as names differ between accounts:

                aws ec2 describe-vpc-endpoints --vpc-endpoint-ids VPCE_ID \\
                    --query 'VpcEndpoints[].[ServiceName,SubnetIds]'
                aws ec2 describe-subnets --subnet-ids SUBNET_ID --query 'Subnets[].AvailabilityZoneId'
                aws ec2 describe-vpc-endpoint-services --service-names SERVICE_NAME \\
                    --query 'ServiceDetails[].AvailabilityZoneIds'

            The zone of each subnet of the endpoint must be among those of the service.
            """,
        fix: """
            On the consumer's side, take the endpoint's subnet of this zone out and add one of a zone that is
            served. Its private DNS name follows:

                aws ec2 modify-vpc-endpoint --vpc-endpoint-id VPCE_ID --remove-subnet-ids SUBNET_ID \\
                    --add-subnet-ids OTHER_SUBNET_ID

            A Gateway Load Balancer endpoint has one subnet, which cannot be changed: create another endpoint
            in a zone that is served, and name it in the routes.

            On the provider's side, enable the zone on the load balancer. The list replaces the present one,
            so name all subnets; the new zone needs targets, or cross-zone load balancing:

                aws elbv2 set-subnets --load-balancer-arn LOAD_BALANCER_ARN --subnets SUBNET_ID OTHER_SUBNET_ID
            """,
        aws: "https://docs.aws.amazon.com/vpc/latest/privatelink/create-endpoint-service.html"
    )
}
