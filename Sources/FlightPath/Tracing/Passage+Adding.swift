/// Branches and passages with more said of them.
extension Branch {
    /// The branch with what comes behind its end.
    func followed(by next: Branch) -> Branch {
        Branch(
            passages: passages + next.passages, weight: next.weight, healthChecks: healthChecks + next.healthChecks,
            explainedHealth: explainedHealth + next.explainedHealth)
    }

    func checked(by check: HealthCheck) -> Branch {
        var branch = self
        branch.healthChecks = check.legs + healthChecks
        return branch
    }

    func explaining(_ target: RegisteredTarget) -> Branch {
        var branch = self
        branch.explainedHealth.append(target)
        return branch
    }

    /// The branch with assumptions that all of it rests on.
    func assuming(_ assumptions: [Assumption], _ component: ResourceRef) -> Branch {
        var branch = self
        if let first = passages.first { branch.passages[0] = first.assuming(assumptions, component) }
        return branch
    }
}

extension Passage {
    func assuming(_ assumptions: [Assumption], _ component: ResourceRef) -> Passage {
        assumptions.isEmpty ? self : adding(.allowed(nil), component, assuming: assumptions)
    }

    /// The same passage with a hop before all others that judges all of it.
    func adding(
        _ judgement: Judgement, _ component: ResourceRef, assuming assumptions: [Assumption] = []
    ) -> Passage {
        adding([Part(packets: packets, judgement: judgement)], component, assuming: assumptions)
    }

    /// The same passage with a hop before all others that judges each part of it.
    func adding(_ parts: [Part], _ component: ResourceRef, assuming assumptions: [Assumption] = []) -> Passage {
        var forward = forward
        forward.hops.insert(
            Hop(component: component, action: .targets, parts: parts, packets: packets, assumptions: assumptions), at: 0
        )
        return Passage(from: from, to: to, forward: forward, reply: reply)
    }
}
