import Foundation
import Testing

@testable import FlightPath

/// What is said of questions that cannot be asked, word for word.
@Suite("Bad questions")
struct BadInputTests {
    private static let analyzer = Result { try Scenario.named("A").analyzer() }

    private func message(_ text: QuestionText) throws -> String {
        let analyzer = try Self.analyzer.get()
        do {
            return "answered: \(try analyzer.trace(try text.question(), triesFixes: false).verdict)"
        } catch {
            return "\(error)"
        }
    }

    static let selectors: [(selector: String, message: String)] = [
        ("", "`` is not a selector: it is empty"),
        (
            "web",
            "`web` is not a selector: it is no address, block, id or URL, and has no kind before its name, as in `vpc/web`"
        ),
        ("pod/shop", "`pod/shop` is not a selector: a pod is written pod/NAMESPACE/NAME"),
        ("pod/shop/", "`pod/shop/` is not a selector: a pod is written pod/NAMESPACE/NAME"),
        ("pod//web", "`pod//web` is not a selector: a pod is written pod/NAMESPACE/NAME"),
        ("pood/shop/web", "`pood/shop/web` is not a selector: `pood` is no kind of selector; did you mean `pod`?"),
        ("xyz-123", "`xyz-123` is not a selector: no kind of AWS id starts like this"),
        ("https://", "`https://` is not a selector: it names no host"),
        ("https://:443/", "`https://:443/` is not a selector: it names no host"),
        ("https://a:99999/", "`https://a:99999/` is not a selector: its port is no number from 1 to 65535"),
        ("https://a:x/", "`https://a:x/` is not a selector: its port is no number from 1 to 65535"),
        ("vpc/nope", "nothing in the snapshot is named `vpc/nope`"),
        ("vpc/eks-vpcs", "nothing in the snapshot is named `vpc/eks-vpcs`; did you mean `vpc/eks-vpc`?"),
        ("vpc-00000000000000000", "nothing in the snapshot is named `vpc-00000000000000000`"),
        (
            "lb/ingress-ablb",
            "nothing in the snapshot is named `lb/ingress-ablb`; did you mean `lb/ingress-alb`?"
        ),
        (
            "service/shop/wob",
            "nothing in the snapshot is named `service/shop/wob`; did you mean `service/shop/web`?"
        ),
        (
            "sg/default",
            "`sg/default` is ambiguous; it may be `sg/sg-05ee01b4bd32e8922`, `sg/sg-07818c48599fcf8e7`,"
                + " `sg/sg-0fc46638d8777c0e7`"
        ),
        (
            "10.99.0.0/16",
            "`10.99.0.0/16` stands for no address: no interface in the snapshot has an address in it"
        ),
        (
            "nat/x",
            "nothing in the snapshot is named `nat/x`"
        ),
        ("vpc", "`vpc` is not a selector: a name is missing after the kind, as in `vpc/NAME`"),
        ("vpc/", "`vpc/` is not a selector: a name is missing after the kind, as in `vpc/NAME`"),
        (
            "10.0.0.0/33",
            "`10.0.0.0/33` is not a selector: the prefix length of an IPv4 block is a number from 0 to 32"
        ),
        (
            "2001:db8::/129",
            "`2001:db8::/129` is not a selector: the prefix length of an IPv6 block is a number from 0 to 128"
        ),
        ("10.0.0.300", "`10.0.0.300` is not a selector: it is no IPv4 address"),
        ("igw/nope", "nothing in the snapshot is named `igw/nope`"),
        ("100.64.0.21@nowhere", "nothing in the snapshot is named `100.64.0.21@nowhere`"),
        ("pod/shop/web", "nothing in the snapshot is named `pod/shop/web`; did you mean `pod/shop/web-*`?"),
    ]

    @Test("A selector that stands for nothing says why", arguments: selectors)
    func selector(_ row: (selector: String, message: String)) throws {
        #expect(try message(QuestionText(from: "internet", to: row.selector, port: "443")) == row.message)
    }

    @Test("Sources have forms of their own")
    func sources() throws {
        func said(_ from: String) throws -> String { try message(QuestionText(from: from, to: "100.64.0.21")) }
        #expect(
            try said("https://shop.example.com/")
                == "`https://shop.example.com/` cannot be followed in this version: a URL can only be a destination")
        #expect(
            try said("service/shop/web")
                == "`service/shop/web` cannot be followed in this version: name the pods or the workload as the source")
        let answered = try said("igw/nope")
        #expect(answered == "nothing in the snapshot is named `igw/nope`")
    }

    @Test("Only load balancers are passed")
    func via() throws {
        func said(_ via: String) throws -> String {
            try message(QuestionText(from: "internet", to: "100.64.0.21", via: [via]))
        }
        #expect(try said("lb/nope") == "nothing in the snapshot is named `lb/nope`")
        #expect(
            try said("pod/shop/x")
                == "`pod/shop/x` is not a selector: --via takes a load balancer, as in `lb/NAME`")
    }

    @Test("A bad port is quoted", arguments: ["65536", "-1", "80-70", "80-", "80,,443", "http,80", "1-2-3", " 80", ""])
    func port(_ text: String) throws {
        #expect(
            try message(QuestionText(from: "internet", to: "100.64.0.21", port: text))
                == "`\(text)` is no port: give a number from 0 to 65535, a range such as 8000-8090, or a name")
    }

    @Test("A port name that nothing declares is named", arguments: ["nope", "8080x"])
    func portName(_ text: String) throws {
        let said = try message(QuestionText(from: "10.10.0.37", to: "100.64.0.21", port: text))
        #expect(said == "`100.64.0.21` declares no port named `\(text)`")
    }

    @Test("A bad protocol is quoted", arguments: ["256", "-1", "foo", "", "tcp udp"])
    func ipProtocol(_ text: String) throws {
        #expect(
            try message(QuestionText(from: "internet", to: "100.64.0.21", ipProtocol: text))
                == "`\(text)` is no protocol: give a name such as tcp, a number from 0 to 255, or all")
    }

    @Test("A bad ICMP type is quoted", arguments: ["8/", "/0", "256", "8/256", "8/0/0", "x", "", "-1"])
    func icmp(_ text: String) throws {
        #expect(
            try message(QuestionText(from: "internet", to: "100.64.0.21", icmp: text))
                == "`\(text)` is no ICMP type: give TYPE or TYPE/CODE, each from 0 to 255")
    }

    @Test("Options that exclude each other are not dropped without a word")
    func exclusive() throws {
        let ends = QuestionText(from: "10.10.0.37", to: "100.64.0.21", port: "8080", icmp: "8")
        var both = ends
        both.port = nil
        both.ipProtocol = "tcp"
        let said = [try message(ends), try message(both)]
        #expect(!said.contains { $0.hasPrefix("answered") }, "\(said)")
    }
}
