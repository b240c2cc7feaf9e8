extension LintRule {
    /// Every rule: one file in `Rules` and one line here.
    static let catalogue: [LintRule] = [
        .targetGroupUnbound,
        .bindingServiceExists,
        .bindingPortExists,
        .selectorMatchesPods,
        .namedPortOnPods,
        .podsReady,
        .readinessGates,
        .bindingVPC,
        .overlappingBlocks,
        .crossZoneOffOutside,
        .bindingRole,
        .sharedTargetGroups,
        .otherRegistrars,
        .registeredTargets,
        .controllerRuns,
        .controllerWebhook,
        .controllerClusterName,
        .targetsAdmitBalancer,
        .bindingNetworkingRules,
        .networkingPorts,
        .taggedSecurityGroups,
        .foreignReferences,
        .sharedRules,
        .ruleQuota,
    ]
}
