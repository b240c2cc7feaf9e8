/// Templates of AWS CloudFormation: a resource for each rule, entry or route, beside the template that has the rest.
///
/// Source: https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-template-resource-type-ref.html
enum CloudFormation {
    struct Resource: Hashable, Sendable {
        /// Unique in the template, letters and digits alone.
        let name: String
        let type: String
        let properties: JSONPart

        init(_ type: String, _ name: String, _ properties: JSONPart) {
            self.type = type
            self.properties = properties
            // `fix sg-1 8080` becomes `FixSg18080`.
            let words = name.split { !($0.isASCII && ($0.isLetter || $0.isNumber)) }
            self.name = words.map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined()
        }
    }

    /// The template; nil without resources.
    static func template(_ resources: [Resource]) -> String? {
        guard !resources.isEmpty else { return nil }
        var seen: [String: Int] = [:]
        let members = resources.map { resource in
            let count = (seen[resource.name] ?? 0) + 1
            seen[resource.name] = count
            return JSONPart.Member(
                key: count == 1 ? resource.name : "\(resource.name)N\(count)",
                value: ["Type": .text(resource.type), "Properties": resource.properties])
        }
        let whole: JSONPart = ["AWSTemplateFormatVersion": "2010-09-09", "Resources": .object(members)]
        return whole.yaml()
    }
}
