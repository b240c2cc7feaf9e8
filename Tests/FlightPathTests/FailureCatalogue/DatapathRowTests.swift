import Testing

@testable import FlightPath

@Suite("Failure catalogue: services, nodes and health checks")
struct DatapathRowTests {
    private let base = HealthyBase()

    /// The base whose `api` Service keeps clients' addresses.
    private func local() throws -> HealthyBase {
        try base.with("services", #""externalTrafficPolicy": "Cluster""#, #""externalTrafficPolicy": "Local""#)
    }

    @Test("Row 70: a node without a pod of a Service with the Local policy")
    func localPolicy() throws {
        #expect(try local().findings() == [])
        let one = try local().with(
            "pods", #""name": "api-2", "namespace": "shop", "labels": {"app": "api"}"#,
            #""name": "api-2", "namespace": "shop", "labels": {"app": "old"}"#)
        #expect(
            try one.findings().filter { $0.hasSuffix(" 70") } == [
                "note SERVICE_LOCAL_POLICY_NO_ENDPOINT service/shop/api 70"
            ])
    }

    @Test("Row 71: endpoints name nodes that do not exist")
    func nodeNames() throws {
        let base = try local().with("endpointslices", #""nodeName": "node-a""#, #""nodeName": "node-a.corp""#)
        #expect(try base.findings() == ["warning SERVICE_NODE_NAME_MISMATCH service/shop/api 71"])
        let all = try base.with("endpointslices", #""nodeName": "node-b""#, #""nodeName": "node-b.corp""#)
        #expect(try all.findings() == ["error SERVICE_NODE_NAME_MISMATCH service/shop/api 71"])
    }

    @Test("Row 72: the health check does not ask kube-proxy, or is not admitted")
    func healthCheck() throws {
        let base = try local().with(
            "services", #""externalTrafficPolicy": "Local""#,
            #""externalTrafficPolicy": "Local", "healthCheckNodePort": 32456"#)
        #expect(try base.findings() == ["warning TG_HEALTH_CHECK_NOT_LOCAL \(HealthyBase.apiGroup) 72"])
        let asked = try base.with(
            "describe-target-groups", #""HealthCheckPort": "traffic-port""#, #""HealthCheckPort": "32456""#)
        #expect(try asked.findings() == ["error TG_HEALTH_CHECK_NOT_LOCAL eni-a 72"])
        let admitted = try asked.with(
            "describe-security-groups", #""FromPort": 30080, "ToPort": 30080"#, #""FromPort": 30000, "ToPort": 32767"#)
        #expect(try admitted.findings() == [])
    }

    @Test("Row 74: the target group speaks HTTP to a port that is called https")
    func protocolName() throws {
        let base = try base.with("services", #""targetPort": 8080"#, #""appProtocol": "https", "targetPort": 8080"#)
        #expect(try base.findings() == ["warning TG_PROTOCOL_MISMATCH \(HealthyBase.apiGroup) 74"])
    }

    @Test("Row 75: PROXY headers, which the container may read or not")
    func proxyProtocol() throws {
        let base = try base.with(
            "describe-target-group-attributes.api", #""proxy_protocol_v2.enabled", "Value": "false""#,
            #""proxy_protocol_v2.enabled", "Value": "true""#)
        #expect(try base.findings() == ["note TG_PROXY_PROTOCOL \(HealthyBase.apiGroup) 75"])
    }

    @Test("Row 79: a node that is not ready, and one that is being removed")
    func nodes() throws {
        let unready = try base.with(
            "nodes", #"{"type": "Ready", "status": "True"}"#, #"{"type": "Ready", "status": "False"}"#)
        #expect(
            try unready.findings().filter { $0.hasSuffix(" 79") }
                == ["warning NODE_NOT_READY node/node-a 79", "warning NODE_NOT_READY node/node-b 79"])
        let removed = try base.with(
            "nodes", #""taints": []"#, #""taints": [{"key": "ToBeDeletedByClusterAutoscaler", "effect": "NoSchedule"}]"#
        )
        #expect(
            try removed.findings().filter { $0.hasSuffix(" 79") } == [
                "note NODE_EXCLUDED_FROM_TARGETS node/node-a 79", "note NODE_EXCLUDED_FROM_TARGETS node/node-b 79",
            ])
    }

    @Test("Row 81: an exposed Service publishes pods that are not ready")
    func notReady() throws {
        let base = try base.with(
            "services", #""selector": {"app": "web"}"#, #""publishNotReadyAddresses": true, "selector": {"app": "web"}"#
        )
        #expect(try base.findings() == ["warning SERVICE_PUBLISHES_NOT_READY service/shop/web 81"])
    }

    @Test("Row 82: pods end before their targets are drained")
    func termination() throws {
        let base = try base.with(
            "pods", #""terminationGracePeriodSeconds": 330"#, #""terminationGracePeriodSeconds": 30"#
        )
        .with("pods", #""preStop": {"sleep": {"seconds": 20}}"#, #""postStart": {"sleep": {"seconds": 20}}"#)
        #expect(try base.findings() == ["note POD_TERMINATION_TOO_SHORT service/shop/web 82"])
        let quick = try base.with("describe-target-group-attributes.web", #""Value": "300""#, #""Value": "20""#)
        #expect(try quick.findings() == [])
    }

    @Test("Row 85: a health check that hardly waits")
    func timeout() throws {
        let base = try base.with(
            "describe-target-groups", #""HealthCheckTimeoutSeconds": 5"#, #""HealthCheckTimeoutSeconds": 2"#)
        #expect(
            try base.findings() == [
                "note TG_HEALTH_CHECK_TIMEOUT_SHORT \(HealthyBase.apiGroup) 85",
                "note TG_HEALTH_CHECK_TIMEOUT_SHORT \(HealthyBase.webGroup) 85",
            ])
    }

    @Test("Row 86: HTTP/1.1 to a port that is called grpc")
    func version() throws {
        let base = try base.with("services", #""targetPort": 8080"#, #""appProtocol": "grpc", "targetPort": 8080"#)
        #expect(try base.findings() == ["warning TG_PROTOCOL_VERSION_MISMATCH \(HealthyBase.apiGroup) 86"])
        let right = try base.with(
            "describe-target-groups", #""ProtocolVersion": "HTTP1""#, #""ProtocolVersion": "GRPC""#)
        #expect(try right.findings() == [])
    }
}
