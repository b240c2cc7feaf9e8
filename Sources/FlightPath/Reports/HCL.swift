/// Resources in Terraform's language, in the style of the AWS provider of today: one resource for each rule.
///
/// Source: https://developer.hashicorp.com/terraform/language/expressions/strings
enum HCL {
    enum Value {
        case text(String)
        case number(Int)
        case flag(Bool)
    }

    /// - Parameters:
    ///   - instead: where else the same may be written, which then undoes this resource; a comment says so.
    ///   - importID: what `terraform import` takes, for what was made by hand already.
    static func resource(
        _ type: String, _ name: String, _ arguments: [(String, Value)], instead: String? = nil, importID: String? = nil
    ) -> String {
        let name = identifier(name)
        var comments = ""
        if let instead {
            comments += "# Where \(instead) has it written inline, add it there instead: each undoes the other.\n"
        }
        if let importID {
            comments += "# Made by hand already: terraform import \(type).\(name) \(ShellWord(importID))\n"
        }
        let width = arguments.map(\.0.count).max() ?? 0
        let lines = arguments.map { key, value in
            "  \(key)\(String(repeating: " ", count: width - key.count)) = \(text(value))"
        }
        return comments + "resource \"\(type)\" \"\(name)\" {\n" + lines.joined(separator: "\n") + "\n}\n"
    }

    static func text(_ value: Value) -> String {
        switch value {
        case .number(let number): return "\(number)"
        case .flag(let flag): return "\(flag)"
        case .text(let text):
            // A template's opening is written twice where it is meant as it stands.
            return JSONText.string(text).replacing("${", with: "$${").replacing("%{", with: "%%{")
        }
    }

    static func identifier(_ name: String) -> String {
        String(
            name.map { character in
                character.isASCII && (character.isLetter || character.isNumber || character == "-") ? character : "_"
            })
    }
}
