import ArgumentParser
import FlightPath
import Testing

@testable import flightpath_cli

/// What a shell is offered; how real shells take it is tried by `.ci/terminal`.
@Suite("Completion")
struct CompletionTests {
    private func offered(_ role: SelectorCompletion.Role, _ typed: String, snapshot: String? = BuiltCommand.snapshot)
        -> [String]
    {
        let words = ["flightpath", "trace"] + (snapshot.map { ["--snapshot", $0] } ?? []) + ["--from", typed]
        return SelectorCompletion(role: role).candidates(words, words.count - 1).map(\.selector)
    }

    @Test("Names of the snapshot that go on from what is typed")
    func names() {
        #expect(offered(.source, "vpc/") == ["vpc/eks-vpc", "vpc/ingress-vpc", "vpc/inspection-vpc"])
        #expect(offered(.source, "vpc/ing") == ["vpc/ingress-vpc"])
        #expect(offered(.destination, "service/shop") == ["service/shop/web"])
        #expect(offered(.source, "int") == ["internet"])
        #expect(offered(.via, "") == ["lb/fw-gwlb", "lb/ingress-alb"])
        #expect(offered(.source, "zone/") == [])
        #expect(offered(.source, "'pod/shop/web-4") == offered(.source, "pod/shop/web-4"))
    }

    @Test("A service is no source; interfaces are offered when they are asked for")
    func kinds() {
        #expect(offered(.source, "service/") == [])
        #expect(!offered(.source, "").contains { $0.hasPrefix("eni/") })
        #expect(!offered(.source, "eni/").isEmpty)
        #expect(offered(.destination, "").contains("deployment/shop/web"))
    }

    @Test("Without a snapshot the forms of a selector", arguments: [nil, "/nowhere"])
    func forms(_ snapshot: String?) {
        #expect(offered(.source, "", snapshot: snapshot).starts(with: ["internet", "vpc/"]))
        #expect(offered(.destination, "h", snapshot: snapshot) == ["http://", "https://"])
        #expect(offered(.via, "", snapshot: snapshot) == ["lb/"])
    }

    @Test("Everything that is offered can be asked about")
    func asked() throws {
        let analyzer = Analyzer(try Snapshot.load([BuiltCommand.snapshot]))
        for selector in offered(.destination, "") + offered(.source, "eni/") {
            _ = try Selector(selector)
            // Subnets without workloads and the like stand for no address; a name that does not exist is a mistake.
            do {
                _ = try analyzer.trace(
                    QuestionText(from: "10.10.0.37", to: selector, port: "8080").question(), triesFixes: false)
            } catch SelectionError.unknown(let text, nearest: _) {
                Issue.record("\(text) is offered and unknown")
            } catch {
                continue
            }
        }
    }

    @Test("zsh has descriptions behind a colon, fish behind a tab, bash none")
    func shells() {
        let candidate = SelectorCompletion.Candidate(selector: "lb/a:b\\c", detail: "10.0.0.1")
        #expect(candidate.written(for: .zsh) == "lb/a\\:b\\\\c:10.0.0.1")
        #expect(candidate.written(for: .fish) == "lb/a:b\\c\t10.0.0.1")
        #expect(candidate.written(for: .bash) == "lb/a:b\\c")
    }

    @Test(
        "The snapshot is found among the words",
        arguments: [
            (["flightpath", "trace", "--snapshot", "a", "--from", "x"], ["a"]),
            (["flightpath", "--snapshot=a b", "--snapshot", "c"], ["a b", "c"]),
            (["flightpath", "--snapshot", "=", "a"], ["a"]),
            (["flightpath", "--snapshot", "'my dir'/x"], ["my dir/x"]),
            (["flightpath", "--snapshot", "~/snap"], ["/home/me/snap"]),
            (["flightpath", "--snapshot", "$WHERE/snap"], ["/data/snap"]),
            (["flightpath", "--snapshot", "\"${WHERE}/snap\""], ["/data/snap"]),
            (["flightpath", "--snapshot", "'$WHERE'"], ["$WHERE"]),
            (["flightpath", "--snapshot", "--from", "x"], []),
            (["flightpath", "--snapshot"], []),
        ])
    func snapshots(_ words: [String], _ paths: [String]) {
        let variables = ["HOME": "/home/me", "WHERE": "/data"]
        #expect(SnapshotWords.paths(in: words) { variables[$0] } == paths)
    }

    @Test("The word being completed is no snapshot")
    func completing() {
        #expect(SnapshotWords.paths(in: ["f", "--snapshot", "a", "--snapshot", "b"], completing: 4) == ["a"])
    }

    @Test(
        "A quoted word reads back as it was",
        arguments: ["plain", "a b", "it's", "a*b", "", "$HOME", "~", "a\\b", "\"q\"", "https://a/?b=c", "x;y"])
    func quoted(_ text: String) {
        #expect(ShellWord.unquoted(ShellWord.quoted(text)) == text)
    }

    @Test("Kinds and codes are offered")
    func fixedWords() throws {
        let environment = ["SAP_SHELL": "bash", "SAP_SHELL_VERSION": "5.2"]
        let kinds = try BuiltCommand.run(
            ["---completion", "list", "--", "positional@0", "2", "0", "flightpath", "list", ""],
            environment: environment)
        #expect(kinds.output.split(separator: "\n").map(String.init) == Analyzer.listedKinds.map(\.rawValue))
        let codes = try BuiltCommand.run(
            ["---completion", "explain", "--", "positional@0", "2", "0", "flightpath", "explain", ""],
            environment: environment)
        #expect(codes.output.split(separator: "\n").map(String.init) == CauseCode.allCases.map(\.rawValue))
        let nonsense = try BuiltCommand.run(["---completion", "nowhere", "--", "--from"])
        #expect(nonsense.status == 64 && nonsense.errors == "")
    }
}
