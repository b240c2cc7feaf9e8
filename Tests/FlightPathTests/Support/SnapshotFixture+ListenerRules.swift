@testable import FlightPath

extension SnapshotFixture {
    /// A rule of an application load balancer's listener, before its default one.
    ///
    /// Conditions: `host a.example b.example`, `path /api/*`, `header X-Beta yes`, `method POST`, `query v=1 2`,
    /// `source 10.0.1.0/24`, `family ipv6`, `regex ^/v[0-9]`. Actions: `forward apps 1 other 0`, `redirect`, `fixed-response`,
    /// `authenticate-oidc`, in the order they are done.
    func rule(
        _ name: String, port: Int, priority: Int, _ conditions: [String], _ actions: [String],
        type: String = "app", transforms: [String] = []
    ) throws -> SnapshotFixture {
        let arn = "arn:aws:elasticloadbalancing:\(Self.region):\(Self.account):listener-rule/\(type)/\(name)/1/\(port)"
        let ordered = try actions.enumerated().map { try Self.action($0.element, order: $0.offset + 1) }
        return adding(
            [
                """
                {"RuleArn": "\(arn)/\(priority)", "Priority": "\(priority)", "IsDefault": false,
                 "Conditions": [\(try conditions.map(Self.condition).joined(separator: ", "))],
                 "Actions": [\(ordered.reversed().joined(separator: ", "))],
                 "Transforms": [\(transforms.map { "{\"Type\": \"\($0)\"}" }.joined(separator: ", "))]}
                """
            ], to: "describe-rules", key: "Rules")
    }

    private static func condition(_ row: String) throws -> String {
        let values = Array(row.words.dropFirst())
        switch row.words.first {
        case "host":
            return """
                {"Field": "host-header", "Values": \(values.quoted), "HostHeaderConfig": {"Values": \(values.quoted)}}
                """
        case "path":
            return """
                {"Field": "path-pattern", "Values": \(values.quoted), "PathPatternConfig": {"Values": \(values.quoted)}}
                """
        case "header":
            return """
                {"Field": "http-header", "HttpHeaderConfig": {"HttpHeaderName": "\(values[0])",
                 "Values": \(Array(values.dropFirst()).quoted)}}
                """
        case "method":
            return """
                {"Field": "http-request-method", "HttpRequestMethodConfig": {"Values": \(values.quoted)}}
                """
        case "query":
            let pairs = values.map { value in
                let ends = value.split(separator: "=").map(String.init)
                return ends.count > 1
                    ? "{\"Key\": \"\(ends[0])\", \"Value\": \"\(ends[1])\"}" : "{\"Value\": \"\(ends[0])\"}"
            }
            return """
                {"Field": "query-string", "QueryStringConfig": {"Values": [\(pairs.joined(separator: ", "))]}}
                """
        case "source": return "{\"Field\": \"source-ip\", \"SourceIpConfig\": {\"Values\": \(values.quoted)}}"
        case "family": return "{\"Field\": \"source-ip\", \"SourceIpConfig\": {\"IpAddressType\": \"\(values[0])\"}}"
        case "regex":
            return "{\"Field\": \"path-pattern\", \"PathPatternConfig\": {\"RegexValues\": \(values.quoted)}}"
        default: throw BadRow(row)
        }
    }

    private static func action(_ row: String, order: Int) throws -> String {
        let words = row.words
        guard let type = words.first else { throw BadRow(row) }
        guard type == "forward" else { return "{\"Type\": \"\(type)\", \"Order\": \(order)}" }
        let groups = stride(from: 1, to: words.count - 1, by: 2).map {
            "{\"TargetGroupArn\": \"\(groupARN(words[$0]))\", \"Weight\": \(words[$0 + 1])}"
        }
        return """
            {"Type": "forward", "Order": \(order), "ForwardConfig": {"TargetGroups": [\(groups.joined(separator: ", "))]}}
            """
    }
}
