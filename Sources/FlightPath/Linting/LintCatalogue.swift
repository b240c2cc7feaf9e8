extension LintRule {
    /// Every rule: one file in `Rules` and one line here.
    static let catalogue: [LintRule] = [
        .targetGroupUnbound,
        .bindingServiceExists,
        .bindingPortExists,
        .selectorMatchesPods,
        .namedPortOnPods,
        .podsReady,
        .bindingNetworkingRules,
    ]
}
