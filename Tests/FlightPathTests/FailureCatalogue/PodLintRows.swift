import Testing

@testable import FlightPath

/// Interfaces of pods as `lint` looks at them.
@Suite("Failure catalogue: lint of pods' interfaces")
struct PodLintRows {
    private static let policy =
        #"{"podSelector": {"matchLabels": {"app": "web"}}, "securityGroups": {"groupIds": ["sg-new"]}}"#

    private func codes(_ fixture: SnapshotFixture, row: Int) throws -> [String] {
        try fixture.analyzer().lint().findings.filter { $0.row == row }
            .map { "\($0.severity.rawValue) \($0.code.rawValue) \($0.component.id)" }
    }

    private func branch(_ mode: String, demux: String = "false", pods: Int = 2) throws -> SnapshotFixture {
        var fixture = try SnapshotFixture.eks(
            env: ["POD_SECURITY_GROUP_ENFORCING_MODE=\(mode)", "DISABLE_TCP_EARLY_DEMUX=\(demux)"]
        ).group("sg-pod", vpc: "vpc-b", ["in all 0.0.0.0/0", "out all 0.0.0.0/0"])
        for number in 1...pods {
            fixture =
                fixture
                .interface(
                    "eni-branch-\(number)", "10.1.2.\(76 + number)", in: "subnet-b", groups: ["sg-pod"], type: "branch"
                )
                .pod(
                    "shop/web-\(number)", "10.1.2.\(76 + number)", ["app": "web"], on: "node-1",
                    branch: "eni-branch-\(number)")
        }
        return fixture
    }

    @Test("Row 41: strict mode with TCP early demultiplexing keeps probes from pods")
    func probes() throws {
        #expect(
            try codes(branch("strict"), row: 41) == ["warning POD_SG_PROBES_BLOCKED daemonset/kube-system/aws-node"])
        #expect(try codes(branch("strict", demux: "true"), row: 41) == [])
        #expect(try codes(branch("standard"), row: 41) == [])
    }

    @Test("Row 42: pods that keep the groups of before are one finding")
    func policies() throws {
        let edited = try branch("strict").securityGroupPolicy("shop/web", Self.policy)
        #expect(try codes(edited, row: 42) == ["warning POD_ENI_DRIFT pod/shop/web-1"])
        #expect(
            try edited.analyzer().lint().findings.first { $0.row == 42 }?.headline.contains("1 more pods alike") == true
        )
        let same = try branch("strict").securityGroupPolicy(
            "shop/web", Self.policy.replacing("sg-new", with: "sg-pod"))
        #expect(try codes(same, row: 42) == [])
        #expect(try codes(branch("strict"), row: 42) == [])
    }

    @Test("Row 43: an interface that has other groups or another subnet than its ENIConfig says")
    func configs() throws {
        func fixture(_ subnet: String, _ groups: [String]) throws -> SnapshotFixture {
            try SnapshotFixture.eks(env: ["AWS_VPC_K8S_CNI_CUSTOM_NETWORK_CFG=true"])
                .eksNode("node-9", "10.1.2.21", "aws:///us-east-1a/i-2", ["k8s.amazonaws.com/eniConfig": "a"])
                .pod("shop/web", "10.1.2.66", on: "node-9").eniConfig("a", subnet: subnet, groups: groups)
        }
        #expect(try codes(fixture("subnet-b", ["sg-node"]), row: 43) == [])
        #expect(try codes(fixture("subnet-b", ["sg-other"]), row: 43) == ["warning POD_ENI_DRIFT eni-2b"])
        #expect(try codes(fixture("subnet-x", ["sg-node"]), row: 43) == ["warning POD_ENI_DRIFT eni-2b"])
        // Without groups of its own the interface gets the primary one's.
        #expect(try codes(fixture("subnet-b", []), row: 43) == [])
    }
}
