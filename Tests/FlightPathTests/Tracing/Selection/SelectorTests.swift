import Testing

@testable import FlightPath

@Suite("Selector texts")
struct SelectorTests {
    private static func block(_ text: String) -> Selector.Form? { CIDRBlock(text).map { .block($0) } }
    private static func address(_ text: String) -> Selector.Form? { IPAddress(text).map { .address($0) } }

    @Test(
        "a selector is taken apart by its form",
        arguments: [
            ("internet", .internet, nil),
            ("203.0.113.7", address("203.0.113.7"), nil),
            ("2001:db8::1", address("2001:db8::1"), nil),
            ("10.0.0.0/16", block("10.0.0.0/16"), nil),
            ("2001:db8::/32", block("2001:db8::/32"), nil),
            ("10.0.0.5@vpc-0a1", address("10.0.0.5"), "vpc-0a1"),
            ("vpc/shop", .resource(.vpc, namespace: nil, name: "shop"), nil),
            (
                "vpc/ingress@111122223333/us-east-1", .resource(.vpc, namespace: nil, name: "ingress"),
                "111122223333/us-east-1"
            ),
            ("tgw-attachment/a", .resource(.tgwAttachment, namespace: nil, name: "a"), nil),
            ("lb/web", .resource(.lb, namespace: nil, name: "web"), nil),
            ("node/ip-10-0-0-1.ec2.internal", .resource(.node, namespace: nil, name: "ip-10-0-0-1.ec2.internal"), nil),
            ("namespace/shop", .resource(.namespace, namespace: nil, name: "shop"), nil),
            ("pod/shop/web-*@prod", .resource(.pod, namespace: "shop", name: "web-*"), "prod"),
            ("deployment/shop/web", .resource(.deployment, namespace: "shop", name: "web"), nil),
            ("service/shop/web", .resource(.service, namespace: "shop", name: "web"), nil),
            ("eni-0a1", .identifier("eni-0a1"), nil),
            (
                "arn:aws:elasticloadbalancing:r:1:loadbalancer/app/x/1",
                .identifier("arn:aws:elasticloadbalancing:r:1:loadbalancer/app/x/1"), nil
            ),
            ("web-1.elb.us-east-1.amazonaws.com", .identifier("web-1.elb.us-east-1.amazonaws.com"), nil),
            (
                "http://shop.example",
                .url(.init(scheme: "http", host: "shop.example", port: 80, path: "/", query: "")), nil
            ),
            (
                "https://shop.example/a?q=1",
                .url(.init(scheme: "https", host: "shop.example", port: 443, path: "/a", query: "q=1")),
                nil
            ),
            (
                "http://shop.example?q=/1#top",
                .url(.init(scheme: "http", host: "shop.example", port: 80, path: "/", query: "q=/1")), nil
            ),
            (
                "https://shop.example:8443/a/b",
                .url(.init(scheme: "https", host: "shop.example", port: 8443, path: "/a/b", query: "")), nil
            ),
        ] as [(String, Selector.Form?, String?)])
    func good(text: String, form: Selector.Form?, qualifier: String?) throws {
        let selector = try Selector(text)
        #expect(selector.form == form)
        #expect(selector.qualifier == qualifier)
        #expect(selector.description == text)
    }

    @Test(
        "a text without a form is refused, with the reason and what is near",
        arguments: [
            ("", "`` is not a selector: it is empty"),
            (
                "shop",
                "`shop` is not a selector: it is no address, block, id or URL, and has no kind before its name, as in"
                    + " `vpc/shop`"
            ),
            ("vcp/shop", "`vcp/shop` is not a selector: `vcp` is no kind of selector; did you mean `vpc`?"),
            ("pod/web", "`pod/web` is not a selector: a pod is written pod/NAMESPACE/NAME"),
            ("pod//web", "`pod//web` is not a selector: a pod is written pod/NAMESPACE/NAME"),
            ("service/shop/", "`service/shop/` is not a selector: a service is written service/NAMESPACE/NAME"),
            ("http://", "`http://` is not a selector: it names no host"),
            ("http:///x", "`http:///x` is not a selector: it names no host"),
            ("http://h:0/", "`http://h:0/` is not a selector: its port is no number from 1 to 65535"),
            ("http://h:65536/", "`http://h:65536/` is not a selector: its port is no number from 1 to 65535"),
            ("https://h:x", "`https://h:x` is not a selector: its port is no number from 1 to 65535"),
        ])
    func bad(text: String, message: String) {
        let error = #expect(throws: SelectionError.self) { try Selector(text) }
        #expect(error?.description == message)
    }

    @Test(
        "ports, protocols and ICMP types that are none are refused",
        arguments: [
            (nil, "65536", nil), (nil, "80-", nil), (nil, "90-80", nil), (nil, "80,http", nil), (nil, "-1", nil),
            ("tpc", nil, nil), ("256", nil, nil), (nil, nil, "256"), (nil, nil, "8/0/0"), (nil, nil, "8/x"),
        ] as [(String?, String?, String?)])
    func badQuestion(ipProtocol: String?, port: String?, icmp: String?) {
        let text = QuestionText(from: "internet", to: "lb/web", ipProtocol: ipProtocol, port: port, icmp: icmp)
        #expect(throws: QuestionError.self) { try text.question() }
    }

    @Test(
        "`*` stands for any text, `?` for one character",
        arguments: [
            ("web-*", "web-1", true), ("web-*", "web-", true), ("web-*", "web", false), ("*", "", true),
            ("*-web", "my-web", true), ("a*b*c", "aXbYc", true), ("a*b*c", "acb", false), ("a*b", "ab", true),
            ("w?b", "web", true), ("w?b", "wb", false), ("web", "web", true), ("web", "webs", false),
            ("*a*a", "aa", true), ("*a*a", "a", false), ("**", "x", true),
        ])
    func wildcards(pattern: String, text: String, isMatch: Bool) {
        #expect(Wildcard(pattern).matches(text) == isMatch)
    }

    @Test(
        "the edit distance counts characters put in, taken out, changed and swapped",
        arguments: [("vpc", "vpc", 0), ("vpc", "vcp", 1), ("", "abc", 3), ("pods", "pod", 1), ("kitten", "sitting", 3)])
    func distance(one: String, other: String, expected: Int) {
        #expect(one.editDistance(to: other) == expected)
        #expect(other.editDistance(to: one) == expected)
    }
}
