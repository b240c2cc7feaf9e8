import Testing

@testable import FlightPath

@Suite("Failure catalogue: ingresses and gateways")
struct IngressRowTests {
    private let base = HealthyBase()

    @Test(
        "Row 19: a class that does not exist, none, several defaults, and another controller's",
        arguments: [
            (#""ingressClassName": "alb""#, #""ingressClassName": "abl""#, 2),
            (#""ingressClassName": "alb", "#, "", 2),
        ])
    func classes(old: String, new: String, count: Int) throws {
        let findings = try base.with("ingresses", old, new).lint().findings
        #expect(findings.map(\.code) == Array(repeating: .ingressClassUnclaimed, count: count))
        #expect(findings.allSatisfy { $0.severity == .error && $0.row == 19 })
    }

    @Test("Row 19: the default class, two defaults, and a class of another controller")
    func defaults() throws {
        let none = try base.with("ingresses", #""ingressClassName": "alb", "#, "")
        let annotated = #"{"name": "alb", "annotations": {"ingressclass.kubernetes.io/is-default-class": "true"}}"#
        let one = try none.with("ingressclasses", #"{"name": "alb"}"#, annotated)
        #expect(try one.findings() == [])
        let second = """
            {"apiVersion": "networking.k8s.io/v1", "kind": "IngressClass", "metadata": {"name": "nginx",
             "annotations": {"ingressclass.kubernetes.io/is-default-class": "true"}},
             "spec": {"controller": "k8s.io/ingress-nginx"}}
            """
        #expect(try one.adding("ingressclasses", second).lint().findings.map(\.row) == [19, 19])
        #expect(try base.with("ingressclasses", "ingress.k8s.aws/alb", "k8s.io/ingress-nginx").findings() == [])
    }

    @Test("Row 19: a load balancer class that nobody serves")
    func serviceClass() throws {
        let base = try base.with(
            "services", #""type": "NodePort""#, #""type": "LoadBalancer", "loadBalancerClass": "example.com/lb""#)
        #expect(try base.findings() == ["warning SERVICE_CLASS_UNCLAIMED service/shop/api 19"])
        let served = try base.with("services", "example.com/lb", "service.k8s.aws/nlb")
        #expect(try served.findings() == [])
    }

    @Test("Row 20: two members of a group want two schemes")
    func group() throws {
        let scheme = #""alb.ingress.kubernetes.io/scheme": "internal","#
        let base = try base.with(
            "ingresses", scheme + "\n   \"alb.ingress.kubernetes.io/target-type\"",
            #""alb.ingress.kubernetes.io/scheme": "internet-facing", "alb.ingress.kubernetes.io/target-type""#)
        #expect(try base.findings() == ["error INGRESS_GROUP_CONFLICT ingress/shop/web 20"])
    }

    @Test("Row 83: a member before takes everything")
    func order() throws {
        let base = try base.with("ingresses", #""host": "api.example.com", "#, "")
        #expect(try base.findings() == ["warning INGRESS_RULE_SHADOWED ingress/shop/web 83"])
        let ordered = try base.with(
            "ingresses", #""alb.ingress.kubernetes.io/target-type": "ip""#,
            #""alb.ingress.kubernetes.io/target-type": "ip", "alb.ingress.kubernetes.io/group.order": "-1""#)
        #expect(try ordered.findings() == [])
    }

    @Test("Row 83: a redirect to a port without HTTPS")
    func redirect() throws {
        let annotation = #""alb.ingress.kubernetes.io/target-type": "ip""#
        let base = try base.with(
            "ingresses", annotation, annotation + #", "alb.ingress.kubernetes.io/ssl-redirect": "443""#)
        #expect(try base.findings() == ["error INGRESS_REDIRECT_NOWHERE ingress/shop/web 83"])
        let ports = #", "alb.ingress.kubernetes.io/listen-ports": "[{\"HTTP\": 80}, {\"HTTPS\": 443}]""#
        #expect(try base.with("ingresses", annotation, annotation + ports).findings() == [])
    }

    @Test("Row 84: a Service that does not exist, and a port that it does not have")
    func backend() throws {
        #expect(
            try base.with("ingresses", #""service": {"name": "web""#, #""service": {"name": "shop""#).findings()
                == ["error INGRESS_BACKEND_NOT_FOUND ingress/shop/web 84"])
        #expect(
            try base.with("ingresses", #""port": {"number": 80}"#, #""port": {"number": 8080}"#).findings()
                == ["error INGRESS_BACKEND_NOT_FOUND ingress/shop/api 84"])
        #expect(
            try base.with("ingresses", #""port": {"name": "main"}"#, #""port": {"name": "use-annotation"}"#).findings()
                == ["error INGRESS_BACKEND_NOT_FOUND ingress/shop/web 84"])
    }

    @Test("Row 19: a gateway of a class that does not exist")
    func gatewayClass() throws {
        #expect(
            try base.with("gateways", #""gatewayClassName": "aws-alb""#, #""gatewayClassName": "alb""#).findings()
                == ["error GATEWAY_CLASS_UNCLAIMED gateway/edge/front 19"])
    }

    @Test("Row 83: a route that its gateway does not allow, with another hostname, or to no listener")
    func gatewayRoute() throws {
        #expect(
            try base.with("gateways", #"{"team": "shop"}"#, #"{"team": "edge"}"#).findings()
                == ["error GATEWAY_ROUTE_NOT_ALLOWED gateway/edge/front 83"])
        #expect(
            try base.with(
                "gateways", #""allowedRoutes": {"namespaces": {"from": "Selector","#,
                #""ignored": {"namespaces": {"from": "Selector","#
            ).findings()
                == ["error GATEWAY_ROUTE_NOT_ALLOWED gateway/edge/front 83"])
        #expect(
            try base.with("httproutes", "web.example.com", "web.example.org").findings()
                == ["error GATEWAY_ROUTE_HOSTNAME_MISMATCH httproute/shop/web 83"])
        #expect(
            try base.with("httproutes", #""sectionName": "http""#, #""sectionName": "https""#).findings()
                == ["error GATEWAY_ROUTE_DETACHED httproute/shop/web 83"])
        #expect(
            try base.with("httproutes", #""namespace": "edge", "#, "").findings()
                == ["error GATEWAY_ROUTE_DETACHED httproute/shop/web 83"])
    }

    @Test("Row 84: a route's backend is missing, or of a namespace that did not grant it")
    func gatewayBackend() throws {
        let backend = #"{"name": "web", "port": 80}"#
        #expect(
            try base.with("httproutes", backend, #"{"name": "web", "port": 8080}"#).findings()
                == ["error GATEWAY_BACKEND_NOT_FOUND httproute/shop/web 84"])
        #expect(
            try base.with("httproutes", backend, #"{"name": "shop", "port": 80}"#).findings()
                == ["error GATEWAY_BACKEND_NOT_FOUND httproute/shop/web 84"])
        let foreign = try base.with("httproutes", backend, #"{"name": "web", "namespace": "edge", "port": 80}"#)
        #expect(try foreign.findings() == ["error GATEWAY_REFERENCE_NOT_GRANTED httproute/shop/web 84"])
        let grant = """
            {"apiVersion": "gateway.networking.k8s.io/v1beta1", "kind": "ReferenceGrant",
             "metadata": {"name": "web", "namespace": "edge"}, "spec": {
             "from": [{"group": "gateway.networking.k8s.io", "kind": "HTTPRoute", "namespace": "shop"}],
             "to": [{"group": "", "kind": "Service"}]}}
            """
        #expect(
            try foreign.adding("referencegrants", grant).findings()
                == ["error GATEWAY_BACKEND_NOT_FOUND httproute/shop/web 84"])
    }
}
