import Testing

@testable import FlightPath

@Suite("What may have been meant")
struct NearnessTests {
    private static let names = ["ingress-vpc", "eks-vpc", "inspection-vpc", "shop/web-4b5e57f6e-x7k2p", "prod-db"]

    @Test(
        "A few wrong letters, a beginning and a part are recognised, whatever the case",
        arguments: [
            ("ingres-vpc", ["ingress-vpc"]), ("ingres", ["ingress-vpc"]), ("INGRESS", ["ingress-vpc"]),
            ("eks", ["eks-vpc"]), ("eks-vcp", ["eks-vpc"]), ("db", ["prod-db"]),
            ("shop/wbe", ["shop/web-4b5e57f6e-x7k2p"]),
            ("vpc", ["eks-vpc", "ingress-vpc", "inspection-vpc"]), ("eks-vpc-old", ["eks-vpc"]),
            ("payments", []), ("x", []), ("", []),
        ])
    func nearest(_ word: String, _ expected: [String]) {
        #expect(Self.names.nearest(to: word, limit: 3) == expected)
    }

    @Test("The closest stands first, and a limit holds")
    func order() {
        let names = ["web-1", "web-12", "web", "wab", "wxyz"]
        #expect(names.nearest(to: "web", limit: 9).first == "web")
        #expect(names.nearest(to: "web", limit: 2).count == 2)
        #expect(names.nearest(to: "web-1", limit: 2) == ["web-1", "web-12"])
    }

    @Test("A hint names them in a question, or says nothing")
    func hint() {
        #expect(DidYouMean.hint("eks-vcp", among: Self.names) == "; did you mean `eks-vpc`?")
        #expect(DidYouMean.hint("a-vpc", among: ["b-vpc", "c-vpc"]) == "; did you mean `b-vpc` or `c-vpc`?")
        #expect(DidYouMean.hint("payments", among: Self.names) == "")
    }
}
