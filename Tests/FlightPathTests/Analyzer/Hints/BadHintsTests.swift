import Foundation
import Testing

@testable import FlightPath

/// What is said of hints that cannot be read, word for word.
@Suite("Bad hints")
struct BadHintsTests {
    @Test(
        "What is no hints file says what is wrong, and where",
        arguments: [
            ("", "hints.json:1: the file holds no value"),
            ("{", "hints.json:1: the file ends inside an object"),
            ("[]", "hints.json:1: expected an object, found an array"),
            ("{}", "hints.json:1: it has no `version`, which is 1"),
            (#"{"version": 2}"#, "hints.json:1 (/version): version 2 is not known, and 1 is the only one there is"),
            (#"{"version": "1"}"#, "hints.json:1 (/version): expected the number 1, found a string"),
            (
                "{\"version\": 1,\n\"appliance\": []}",
                "hints.json:2 (/appliance): no key is named `appliance`; did you mean `appliances`?"
            ),
            (
                "{\"version\": 1,\n\n\"firewalls\": []}",
                "hints.json:3 (/firewalls): no key is named `firewalls`; it may be version, appliances, links, outside,"
                    + " note, $schema"
            ),
            (#"{"version": 1, "links": [], "links": []}"#, "hints.json:1 (/links): the key `links` stands twice"),
            ("{\"version\": 1,\n \"links\": [,]}", "hints.json:2 (/links): expected a value"),
        ])
    func file(_ text: String, _ message: String) {
        let error = #expect(throws: HintsError.self) { try HintsFile(json: Array(text.utf8), path: "hints.json") }
        #expect(error?.description == message)
    }

    @Test(
        "A member of an appliance that cannot be understood is quoted",
        arguments: [
            (#""polcy": "permit""#, "(/appliances/0/polcy): no key is named `polcy`; did you mean `policy`?"),
            (#""policy": "maybe""#, "(/appliances/0/policy): `maybe` is no policy: it may be permit or deny"),
            (#""policy": true"#, "(/appliances/0/policy): expected a string, found a boolean"),
            (#""policy": """#, "(/appliances/0/policy): expected a string, found an empty one"),
            (#""symmetric": "yes""#, "(/appliances/0/symmetric): expected true or false, found a string"),
            (
                #""snat": "exit""#,
                "(/appliances/0/snat): `exit` is no source translation: it may be none, exit-interface, or an address"
            ),
            (#""exit": 3"#, "(/appliances/0/exit): expected a string, found a number"),
            (#""rules": "all""#, "(/appliances/0/rules): expected an object, found a string"),
        ])
    func appliance(_ member: String, _ message: String) {
        #expect(hintsProblems(#""appliances": [{"instance": "i-fw", \#(member)}]"#) == [message])
    }

    @Test(
        "A rule that cannot be understood is quoted",
        arguments: [
            ("{}", "(/appliances/0/rules/0): the rule has no `action`, which may be permit or deny"),
            (
                #"{"action": "log"}"#,
                "(/appliances/0/rules/0/action): `log` is no action: it may be permit or deny"
            ),
            (
                #"{"action": "permit", "protocol": "tpc"}"#,
                "(/appliances/0/rules/0/protocol): `tpc` is no protocol: give a name such as tcp, a number from 0 to 255,"
                    + " or all"
            ),
            (
                #"{"action": "permit", "ports": ["443", 70000]}"#,
                "(/appliances/0/rules/0/ports/1): `70000` is no port: give numbers from 0 to 65535, ranges such as"
                    + " 8000-8090, or all"
            ),
            (
                #"{"action": "permit", "ports": "90-80"}"#,
                "(/appliances/0/rules/0/ports): `90-80` is no port: give numbers from 0 to 65535, ranges such as"
                    + " 8000-8090, or all"
            ),
            (
                #"{"action": "permit", "port": 1, "ports": 2}"#,
                "(/appliances/0/rules/0/port): `port` and `ports` are the same: give one of them"
            ),
            (
                #"{"action": "permit", "protocol": ["tcp", "icmp"], "ports": 443}"#,
                "(/appliances/0/rules/0/ports): ports are given, and icmp has none"
            ),
            (
                #"{"action": "permit", "protocol": "tcp", "icmp": 8}"#,
                "(/appliances/0/rules/0/icmp): an ICMP type is given, and the protocol is tcp"
            ),
            (
                #"{"action": "permit", "icmp": "8/x"}"#,
                "(/appliances/0/rules/0/icmp): `8/x` is no ICMP type: give TYPE or TYPE/CODE, each from 0 to 255"
            ),
            (
                #"{"action": "permit", "from": "10.0.0.300"}"#,
                "(/appliances/0/rules/0/from): `10.0.0.300` is no address: give addresses, blocks such as 10.0.0.0/8,"
                    + " internet, or any"
            ),
            (
                #"{"action": "permit", "to": []}"#,
                "(/appliances/0/rules/0/to): the list is empty: leave it out where every address is meant"
            ),
            (
                #"{"action": "permit", "source": "10.0.0.0/8"}"#,
                "(/appliances/0/rules/0/source): no key is named `source`; it may be action, protocol, port, ports, icmp,"
                    + " from, to, name, note"
            ),
        ])
    func rule(_ rule: String, _ message: String) {
        #expect(hintsProblems(#""appliances": [{"instance": "i-fw", "rules": [\#(rule)]}]"#) == [message])
    }

    @Test(
        "An entry without what it needs says so",
        arguments: [
            (#""appliances": [{}]"#, "(/appliances/0): it names no `instance` and no `interfaces`"),
            (#""appliances": [{"interfaces": []}]"#, "(/appliances/0): its list of instances or interfaces is empty"),
            (#""appliances": ["i-fw"]"#, "(/appliances/0): expected an object, found a string"),
            (#""links": [{}]"#, "(/links/0): it has no `between`, the two gateways that the link joins"),
            (
                #""links": [{"between": ["i-a"]}]"#,
                "(/links/0/between): a link is between two gateways, and 1 are named"
            ),
            (
                #""links": [{"between": ["i-a", "i-b"], "bidirectional": false, "return-destinations": "any"}]"#,
                "(/links/0/return-destinations): nothing returns over a link that is not bidirectional"
            ),
            (#""outside": [{"via": "vgw-1"}]"#, "(/outside/0): it has no `addresses`"),
        ])
    func entry(_ members: String, _ message: String) {
        #expect(hintsProblems(members) == [message])
    }

    private static let analyzer = Result { try SnapshotFixture.firewall().analyzer() }

    @Test(
        "A name that the snapshot does not have lists the nearest",
        arguments: [
            (
                #""appliances": [{"instance": "i-fx"}]"#,
                "(/appliances/0/instance): no instance in the snapshot is named `i-fx`; did you mean `i-fw` or"
                    + " `i-gw`?"
            ),
            (
                #""appliances": [{"interface": "eni-fw-lun"}]"#,
                "(/appliances/0/interface): no network interface in the snapshot is named `eni-fw-lun`; did you mean"
                    + " `eni-fw-lan` or `eni-fw-wan`?"
            ),
            (
                #""appliances": [{"instance": "gateway"}]"#,
                "(/appliances/0/instance): `gateway` is ambiguous; it may be `i-gw`, `i-gw2`"
            ),
            (
                #""appliances": [{"instance": "eni-fw-lan"}]"#,
                "(/appliances/0/instance): `eni-fw-lan` is a network interface: write it as `interface`"
            ),
            (
                #""appliances": [{"interface": "i-fw"}]"#,
                "(/appliances/0/interface): `i-fw` is an instance, and a network interface belongs here"
            ),
            (
                #""appliances": [{"instance": "i-bare"}]"#,
                "(/appliances/0/instance): instance `i-bare` has no network interface that could be meant"
            ),
            (
                #""appliances": [{"instance": "i-fw", "interfaces": ["eni-fw-lan", "eni-gw"]}]"#,
                "(/appliances/0): network interface `eni-gw` belongs to no instance that is named here"
            ),
            (
                #""appliances": [{"instance": "i-fw", "exit": "eni-gw"}]"#,
                "(/appliances/0/exit): `eni-gw` is no interface of this appliance, which has `eni-fw-lan`, `eni-fw-wan`"
            ),
            (
                #""appliances": [{"instances": ["i-fw", "i-gw"], "exit": "eni-gw"}]"#,
                "(/appliances/0/exit): several instances cannot share an exit: give each an entry of its own"
            ),
            (
                #""appliances": [{"instance": "i-gw"}, {"interface": "eni-gw"}]"#,
                "(/appliances/1): network interface `eni-gw` is already named by /appliances/0"
            ),
            (
                #""links": [{"between": ["i-fw", "eni-fw-lan"]}]"#,
                "(/links/0): both ends of the link are the same gateway"
            ),
            (
                #""outside": [{"addresses": "192.168.0.0/16", "via": "vgw-2"}]"#,
                "(/outside/0/via): no virtual private gateway or transit gateway attachment in the snapshot is named"
                    + " `vgw-2`; did you mean `vgw-1`?"
            ),
            (
                #""outside": [{"addresses": "192.168.0.0/16", "via": "vpn-9"}]"#,
                "(/outside/0/via): no transit gateway attachment in the snapshot is of `vpn-9`; name the virtual private"
                    + " gateway or the attachment that it ends at"
            ),
        ])
    func name(_ members: String, _ message: String) throws {
        #expect(hintsProblems(members, in: try Self.analyzer.get()) == [message])
    }

    @Test("Every mistake is told at once, by line")
    func all() throws {
        let problems = hintsProblems(
            #"""
            "links": [{"between": ["a"], "bidirectional": 1}],
            "appliances": [{"instance": "i-1", "policy": 5, "exits": "x"}, {}]
            """#)
        #expect(
            problems.map { String($0.prefix { $0 != ")" }) } == [
                "(/links/0/between", "(/links/0/bidirectional", "hints.json:2 (/appliances/0/exits",
                "hints.json:2 (/appliances/0/policy", "hints.json:2 (/appliances/1",
            ])
    }

    @Test("What is quoted does not act on a terminal")
    func inert() {
        let problems = hintsProblems(#""appliances": [{"instance": "i-1", "policy": "\u001b[31m\u202e"}]"#)
        #expect(
            problems == ["(/appliances/0/policy): `\u{FFFD}[31m\u{FFFD}` is no policy: it may be permit or deny"])
    }

    @Test("Without interfaces in the snapshot names are not told from misspelt ones")
    func noInterfaces() throws {
        let bare = try SnapshotFixture().vpc("vpc-a", "10.0.0.0/16").analyzer()
        let file = try hintsFile(#""appliances": [{"instance": "i-1", "policy": "permit"}]"#)
        #expect(try bare.with(file).inventory.hints.isEmpty)
    }
}
