import Testing

@testable import FlightPath

@Suite("Fixes in full")
struct FixRendererTests {
    private func report(_ name: String, _ from: String, _ to: String, _ port: String) throws -> FixReport {
        let question = try QuestionText(from: from, to: to, port: port).question()
        let answer = try Scenario.named(name).analyzer().fix(question)
        return FixReport(answer.report, choice: answer.report.remediations.isEmpty ? nil : 1)
    }

    private func group() throws -> FixReport {
        try report("a01-node-sg-single-ip", "vpc/ingress-vpc", "pod/shop/web-*", "8080")
    }

    @Test("what is to be pasted stands at the margin, under what it is for")
    func text() throws {
        let lines = FixRenderer().text(try group()).split(separator: "\n").map(String.init)
        let titles = lines.filter { $0.hasPrefix("# ") && !$0.hasPrefix("# Where") }
        #expect(titles == ["# AWS CLI", "# Terraform", "# CloudFormation", "# to undo it", "# console"])
        #expect(lines.contains { $0.hasPrefix("aws ec2 authorize-security-group-ingress --region us-east-1 ") })
        #expect(lines.contains { $0.hasPrefix("aws ec2 revoke-security-group-ingress --region us-east-1 ") })
        #expect(lines.contains("    Type: \"AWS::EC2::SecurityGroupIngress\""))
        #expect(lines.contains("fix 1 of 2: admit 10.10.0.0/23 on tcp/8080   [verified: reachable]"))
        #expect(lines.last == "fix 2: admit 10.10.0.0/16 on tcp/8080   [verified: reachable]   (--choice 2)")
        #expect(FixRenderer(isVerbose: true).text(try group()).contains("\nfix 2 of 2: "))
    }

    @Test("Markdown has a block for each, in its own language")
    func markdown() throws {
        let text = FixRenderer().markdown(try group())
        for language in ["diff", "bash", "hcl", "yaml"] { #expect(text.contains("\n```\(language)\n")) }
        #expect(text.split(separator: "\n").count { $0.hasPrefix("```") }.isMultiple(of: 2))
    }

    @Test("nothing to fix, and nothing known that would")
    func none() throws {
        let reachable = try report("A", "internet", "52.201.17.44", "443")
        #expect(FixRenderer().text(reachable).contains("\nnothing to fix\n"))
        #expect(reachable.verdictAfter == .reachable)
        var hopeless = try group()
        hopeless.remediations = []
        hopeless.choice = nil
        #expect(
            FixRenderer().text(hopeless).contains("\nno fix: none of the changes known here was found to cure it\n"))
        #expect(hopeless.verdictAfter == .partial)
    }

    @Test("the table has what ought to be reachable and is not, with the cure that is written down")
    func table() throws {
        let scenario = try Scenario.named("a01-node-sg-single-ip")
        let table = try scenario.analyzer().fixes(try scenario.expectations())
        #expect(!table.rows.isEmpty)
        #expect(table.rows.allSatisfy { $0.before != "reachable" && $0.expected != nil && $0.error == nil })
        let row = try #require(table.rows.first)
        #expect(row.question == "10.10.0.37 -> 100.64.0.21 tcp/8080")
        #expect(row.code == "ENI_SG_RULES_MISMATCH" && row.after == "reachable" && row.opens?.flows == "2805")
        let markdown = FixTableRenderer.markdown(table).split(separator: "\n")
        #expect(markdown.count == table.rows.count + 2)
        #expect(FixTableRenderer.text(table).contains(" reachable with a fix that was tried\n"))
        let cells = markdown.map { $0.replacing("\\|", with: "").count { $0 == "|" } }
        #expect(Set(cells) == [9])
    }
}

@Suite("CloudFormation")
struct CloudFormationTests {
    @Test("names are letters and digits and differ; strings are quoted, whatever they hold")
    func template() {
        let text = CloudFormation.template([
            .init("AWS::EC2::Route", "fix rtb-1 10.0.0.0/8", ["RouteTableId": "a\"\n${b}: c"]),
            .init("AWS::EC2::Route", "fix rtb-1 10.0.0.0/8", ["Nested": ["From": 1], "Egress": true]),
        ])
        #expect(
            text == #"""
                AWSTemplateFormatVersion: "2010-09-09"
                Resources:
                  FixRtb1100008:
                    Type: "AWS::EC2::Route"
                    Properties:
                      RouteTableId: "a\"\n${b}: c"
                  FixRtb1100008N2:
                    Type: "AWS::EC2::Route"
                    Properties:
                      Nested:
                        From: 1
                      Egress: true

                """#)
        #expect(CloudFormation.template([]) == nil)
    }
}
