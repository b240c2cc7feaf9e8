import Testing

@testable import FlightPath

@Suite("Owners")
struct OwnerTests {
    @Test(
        "what is written on an object tells whose it is",
        arguments: [
            (Mark.Kind.tag, "Owner", "ana@example.com", "owner: ana@example.com"),
            (.tag, "acme:team", "payments", "owner: payments"),
            (.tag, "owner_email", "net@example.com", "owner: net@example.com"),
            (.label, "team", "shop", "owner: shop"),
            (.tag, "eks:eni:owner", "amazon-vpc-cni", "-"),
            (.tag, "Name", "owner", "-"),
            (.tag, "Owner", "", "-"),
            (.tag, "aws:cloudformation:stack-name", "network", "tool: CloudFormation stack network"),
            (.tag, "ManagedBy", "terraform", "tool: terraform"),
            (.tag, "terraform", "true", "tool: Terraform"),
            (.tag, "Terraform", "false", "-"),
            (.tag, "terraform", "live/prod/network", "tool: Terraform (live/prod/network)"),
            (.label, "app.kubernetes.io/managed-by", "Helm", "tool: Helm"),
            (.annotation, "meta.helm.sh/release-name", "shop", "tool: Helm release shop"),
            (
                .annotation, "argocd.argoproj.io/tracking-id", "shop:apps/Deployment:shop/web",
                "tool: Argo CD application shop"
            ),
            (.label, "kustomize.toolkit.fluxcd.io/name", "apps", "tool: Flux Kustomization apps"),
            (.tag, "ingress.k8s.aws/stack", "shop/web", "controller: AWS Load Balancer Controller (Ingress shop/web)"),
            (.tag, "ingress.k8s.aws/stack", "edge", "controller: AWS Load Balancer Controller (IngressGroup edge)"),
            (.tag, "service.eks.amazonaws.com/stack", "shop/web", "controller: EKS Auto Mode (Service shop/web)"),
            (.label, "ingress.k8s.aws/stack", "shop/web", "-"),
        ])
    func reading(kind: Mark.Kind, key: String, value: String, owner: String) {
        let read = Owner(Mark(kind: kind, key: key, value: value)).map { "\($0.role.rawValue): \($0.name)" }
        #expect(read ?? "-" == owner)
    }

    @Test("a blocker tells whose the group is, people first, and what takes back changes")
    func blocker() throws {
        let fixture = try SnapshotFixture.bareVPC()
            .group(
                "sg-db", tags: ["ManagedBy": "Terraform", "Name": "db", "team": "payments"], ["in tcp 1 10.0.0.0/8"]
            )
            .interface("eni-db", "10.0.2.9", in: "subnet-server", groups: ["sg-db"])
        let question = try QuestionText(from: "10.0.1.10", to: "10.0.2.9", port: "443").question()
        let report = try fixture.whileWritten { try Analyzer($0).trace(question) }
        let blocker = try #require(report.blockers.first)
        #expect(
            blocker.owners == [
                Owner(role: .owner, name: "payments", mark: "tag team"),
                Owner(role: .tool, name: "Terraform", mark: "tag ManagedBy"),
            ])
        #expect(blocker.notes.contains("it belongs to payments (tag team)"))
        #expect(
            blocker.notes.contains(
                "it is managed by Terraform (tag ManagedBy): make the change there, or the next run may take it back"))
    }

    @Test("tags that are no list, and files that are gone, tell nothing")
    func nothing() throws {
        let fixture = try SnapshotFixture.bareVPC().file(
            "aws/111122223333/us-east-1/describe-route-tables.json",
            #"{"RouteTables": [{"RouteTableId": "rtb-odd", "VpcId": "vpc-a", "Tags": null}]}"#)
        let snapshot = try fixture.snapshot()
        #expect(snapshot.marks(at: Place(file: 0, offset: 0)).isEmpty)
        #expect(snapshot.marks(at: Place(file: 9999, offset: 0)).isEmpty)
    }
}
