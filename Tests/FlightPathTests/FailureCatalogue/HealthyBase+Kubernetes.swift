extension HealthyBase {
    static var kubernetes: [String: String] {
        var files: [String: String] = [:]
        for (name, items) in objects {
            files["kubernetes/prod/\(name).json"] =
                "{\"apiVersion\": \"v1\", \"kind\": \"List\", \"items\": [\(items.joined(separator: ",\n"))]}"
        }
        return files
    }

    private static let objects: [String: [String]] = [
        "namespaces": [
            #"{"apiVersion": "v1", "kind": "Namespace", "metadata": {"name": "shop", "labels": {"team": "shop"}}}"#,
            #"{"apiVersion": "v1", "kind": "Namespace", "metadata": {"name": "edge", "labels": {"team": "edge"}}}"#,
        ],
        "pods": [
            pod("web-1", "100.64.0.21", "node-a"), pod("web-2", "100.64.0.22", "node-b"),
            pod("api-1", "100.64.0.31", "node-a"), pod("api-2", "100.64.0.32", "node-b"),
        ],
        "nodes": [
            node("node-a", "10.20.1.11", "us-east-1a", "i-0a"), node("node-b", "10.20.2.11", "us-east-1b", "i-0b"),
        ],
        "daemonsets": [
            """
            {"apiVersion": "apps/v1", "kind": "DaemonSet", "metadata": {"name": "aws-node", "namespace": "kube-system"},
             "spec": {"template": {"spec": {"containers": [
              {"name": "aws-node", "image": "amazon-k8s-cni:v1.19.2-eksbuild.1", "env": []},
              {"name": "aws-eks-nodeagent", "args": ["--enable-network-policy=true"]}]}}},
             "status": {"desiredNumberScheduled": 2}}
            """
        ],
        "services": [
            """
            {"apiVersion": "v1", "kind": "Service", "metadata": {"name": "web", "namespace": "shop"},
             "spec": {"type": "ClusterIP", "clusterIP": "172.20.0.21", "ipFamilies": ["IPv4"],
              "selector": {"app": "web"},
              "ports": [{"name": "main", "port": 80, "protocol": "TCP", "targetPort": "http"}]}}
            """,
            """
            {"apiVersion": "v1", "kind": "Service", "metadata": {"name": "api", "namespace": "shop"},
             "spec": {"type": "NodePort", "clusterIP": "172.20.0.31", "ipFamilies": ["IPv4"],
              "externalTrafficPolicy": "Cluster", "selector": {"app": "api"},
              "ports": [{"name": "main", "port": 80, "protocol": "TCP", "targetPort": 8080, "nodePort": 30080}]}}
            """,
        ],
        "endpointslices": [
            slice("web", [("100.64.0.21", "web-1", "node-a"), ("100.64.0.22", "web-2", "node-b")]),
            slice("api", [("100.64.0.31", "api-1", "node-a"), ("100.64.0.32", "api-2", "node-b")]),
        ],
        "targetgroupbindings": [
            """
            {"apiVersion": "elbv2.k8s.aws/v1beta1", "kind": "TargetGroupBinding",
             "metadata": {"name": "web", "namespace": "shop"},
             "spec": {"serviceRef": {"name": "web", "port": 80}, "targetGroupARN": "\(webGroup)", "targetType": "ip",
              "ipAddressType": "ipv4", "vpcID": "vpc-edge",
              "networking": {"ingress": [{"from": [{"ipBlock": {"cidr": "10.10.0.0/16"}}],
               "ports": [{"protocol": "TCP", "port": 8080}]}]}}}
            """,
            """
            {"apiVersion": "elbv2.k8s.aws/v1beta1", "kind": "TargetGroupBinding",
             "metadata": {"name": "api", "namespace": "shop"},
             "spec": {"serviceRef": {"name": "api", "port": 80}, "targetGroupARN": "\(apiGroup)",
              "targetType": "instance", "ipAddressType": "ipv4", "vpcID": "vpc-eks",
              "networking": {"ingress": [{"from": [{"securityGroup": {"groupID": "sg-lb"}}],
               "ports": [{"protocol": "TCP", "port": 30080}]}]}}}
            """,
        ],
        "deployments": [
            """
            {"apiVersion": "apps/v1", "kind": "Deployment",
             "metadata": {"name": "aws-load-balancer-controller", "namespace": "kube-system",
              "labels": {"app.kubernetes.io/name": "aws-load-balancer-controller"}},
             "spec": {"replicas": 2, "template": {"spec": {"containers": [{"name": "aws-load-balancer-controller",
              "image": "public.ecr.aws/eks/aws-load-balancer-controller:v2.13.0",
              "args": ["--cluster-name=prod", "--ingress-class=alb"]}]}}},
             "status": {"replicas": 2, "availableReplicas": 2}}
            """
        ],
        "ingresses": [
            """
            {"apiVersion": "networking.k8s.io/v1", "kind": "Ingress",
             "metadata": {"name": "api", "namespace": "shop",
              "annotations": {"alb.ingress.kubernetes.io/scheme": "internal",
               "alb.ingress.kubernetes.io/group.name": "inner"}},
             "spec": {"ingressClassName": "alb", "rules": [{"host": "api.example.com", "http": {"paths": [
              {"path": "/", "pathType": "Prefix",
               "backend": {"service": {"name": "api", "port": {"number": 80}}}}]}}]}}
            """,
            """
            {"apiVersion": "networking.k8s.io/v1", "kind": "Ingress",
             "metadata": {"name": "web", "namespace": "shop",
              "annotations": {"alb.ingress.kubernetes.io/scheme": "internal",
               "alb.ingress.kubernetes.io/target-type": "ip",
               "alb.ingress.kubernetes.io/group.name": "inner"}},
             "spec": {"ingressClassName": "alb", "rules": [{"host": "web.example.com", "http": {"paths": [
              {"path": "/", "pathType": "Prefix",
               "backend": {"service": {"name": "web", "port": {"name": "main"}}}}]}}]}}
            """,
        ],
        "ingressclasses": [
            """
            {"apiVersion": "networking.k8s.io/v1", "kind": "IngressClass", "metadata": {"name": "alb"},
             "spec": {"controller": "ingress.k8s.aws/alb"}}
            """
        ],
        "ingressclassparams": [
            """
            {"apiVersion": "elbv2.k8s.aws/v1beta1", "kind": "IngressClassParams", "metadata": {"name": "alb"},
             "spec": {}}
            """
        ],
        "gatewayclasses": [
            """
            {"apiVersion": "gateway.networking.k8s.io/v1", "kind": "GatewayClass", "metadata": {"name": "aws-alb"},
             "spec": {"controllerName": "gateway.k8s.aws/alb"}}
            """
        ],
        "gateways": [
            """
            {"apiVersion": "gateway.networking.k8s.io/v1", "kind": "Gateway",
             "metadata": {"name": "front", "namespace": "edge"},
             "spec": {"gatewayClassName": "aws-alb", "listeners": [{"name": "http", "port": 80, "protocol": "HTTP",
              "hostname": "*.example.com", "allowedRoutes": {"namespaces": {"from": "Selector",
              "selector": {"matchLabels": {"team": "shop"}}}}}]}}
            """
        ],
        "httproutes": [
            """
            {"apiVersion": "gateway.networking.k8s.io/v1", "kind": "HTTPRoute",
             "metadata": {"name": "web", "namespace": "shop"},
             "spec": {"hostnames": ["web.example.com"],
              "parentRefs": [{"name": "front", "namespace": "edge", "sectionName": "http"}],
              "rules": [{"backendRefs": [{"name": "web", "port": 80}]}]}}
            """
        ],
        "referencegrants": [],
    ]

    private static func pod(_ name: String, _ address: String, _ node: String) -> String {
        """
        {"apiVersion": "v1", "kind": "Pod",
         "metadata": {"name": "\(name)", "namespace": "shop", "labels": {"app": "\(name.dropLast(2))"}},
         "spec": {"nodeName": "\(node)", "terminationGracePeriodSeconds": 330,
          "containers": [{"name": "main",
           "ports": [{"name": "http", "containerPort": 8080, "protocol": "TCP"}],
           "lifecycle": {"preStop": {"sleep": {"seconds": 20}}}}]},
         "status": {"phase": "Running", "podIP": "\(address)", "podIPs": [{"ip": "\(address)"}],
          "conditions": [{"type": "Ready", "status": "True"}, {"type": "ContainersReady", "status": "True"}]}}
        """
    }

    private static func node(_ name: String, _ address: String, _ zone: String, _ instance: String) -> String {
        """
        {"apiVersion": "v1", "kind": "Node",
         "metadata": {"name": "\(name)", "labels": {"topology.kubernetes.io/zone": "\(zone)"}},
         "spec": {"providerID": "aws:///\(zone)/\(instance)", "taints": []},
         "status": {"addresses": [{"type": "InternalIP", "address": "\(address)"}],
          "conditions": [{"type": "Ready", "status": "True"}]}}
        """
    }

    private static func slice(_ service: String, _ pods: [(address: String, name: String, node: String)]) -> String {
        let endpoints = pods.map { pod in
            """
            {"addresses": ["\(pod.address)"], "nodeName": "\(pod.node)",
             "conditions": {"ready": true, "serving": true, "terminating": false},
             "targetRef": {"kind": "Pod", "name": "\(pod.name)", "namespace": "shop"}}
            """
        }
        return """
            {"apiVersion": "discovery.k8s.io/v1", "kind": "EndpointSlice", "addressType": "IPv4",
             "metadata": {"name": "\(service)-x", "namespace": "shop",
              "labels": {"kubernetes.io/service-name": "\(service)"}},
             "ports": [{"name": "main", "port": 8080, "protocol": "TCP"}],
             "endpoints": [\(endpoints.joined(separator: ",\n"))]}
            """
    }
}
