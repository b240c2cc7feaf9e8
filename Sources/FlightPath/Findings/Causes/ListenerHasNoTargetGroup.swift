extension CausePage {
    /// The listener takes the connection and has nowhere to send it.
    static let listenerHasNoTargetGroup = CausePage(
        code: .listenerHasNoTargetGroup,
        title: "the listener has no target group to forward to",
        meaning: """
            The listener takes the connection, but its forward action leads to no target group that could
            answer: it names none, every one it names has weight 0, or none of them exists any more. A
            target group that is there but empty is reported as `TG_NO_REGISTERED_TARGETS`; AWS Reachability
            Analyzer uses this code for both.
            """,
        check: """
                aws elbv2 describe-listeners --listener-arns LISTENER_ARN --query 'Listeners[].DefaultActions'
                aws elbv2 describe-rules --listener-arn LISTENER_ARN --query 'Rules[].[Priority,Actions]'

            Look at `ForwardConfig.TargetGroups[]` and each `Weight`. A blue/green deployment that stopped
            halfway leaves weights of 0.
            """,
        fix: """
            Send the traffic to a target group that has targets:

                aws elbv2 modify-listener --listener-arn LISTENER_ARN \\
                    --default-actions Type=forward,TargetGroupArn=TARGET_GROUP_ARN

            For a rule of an Application Load Balancer use `modify-rule --rule-arn RULE_ARN --actions` with
            the same action. Where a controller or a deployment tool owns the listener, correct the weights
            or backends there, or it will undo this.
            """,
        aws: "https://docs.aws.amazon.com/vpc/latest/reachability/explanation-codes.html"
    )
}
