import Foundation

/// A JSON Schema of those keywords that the schemas here use: enough to hold reports against them in every run of the tests,
/// without a dependency. `.ci/validate-reports` does the same with a validator of others.
struct JSONSchema {
    enum Failure: Error, CustomStringConvertible {
        case unreadable(String)

        var description: String {
            switch self {
            case .unreadable(let what): "\(what) cannot be read as a schema"
            }
        }
    }

    private let root: [String: Any]
    /// Whether members that the schema does not name are refused even where it leaves the object open.
    private let isClosed: Bool

    init(_ file: URL, isClosed: Bool = false) throws {
        guard let root = try JSONSerialization.jsonObject(with: Data(contentsOf: file)) as? [String: Any] else {
            throw Failure.unreadable(file.path())
        }
        self.root = root
        self.isClosed = isClosed
    }

    /// What is wrong with a document: a line for each mistake, with its pointer.
    func mistakes(_ text: String) throws -> [String] {
        let value = try JSONSerialization.jsonObject(with: Data(text.utf8), options: .fragmentsAllowed)
        return check(value, root, "")
    }

    private func check(_ value: Any, _ schema: [String: Any], _ at: String) -> [String] {
        if let reference = schema["$ref"] as? String {
            guard let target = resolve(reference) else { return ["\(at): \(reference) leads nowhere"] }
            return check(value, target, at)
        }
        var found: [String] = []
        for (keyword, rule) in schema.sorted(by: { $0.key < $1.key }) {
            found += check(value, keyword, rule, schema, at)
        }
        return found
    }

    private func resolve(_ reference: String) -> [String: Any]? {
        var target: Any? = root
        for part in reference.dropFirst().split(separator: "/") { target = (target as? [String: Any])?[String(part)] }
        return target as? [String: Any]
    }

    private func check(
        _ value: Any, _ keyword: String, _ rule: Any, _ schema: [String: Any], _ at: String
    ) -> [String] {
        switch keyword {
        case "$schema", "$id", "id", "title", "description", "default", "$defs", "definitions":
            return []
        case "additionalProperties":
            return schema["properties"] == nil ? members(value, [:], rule, at) : []
        case "type":
            let names = rule as? [String] ?? [rule as? String ?? ""]
            return names.contains { Self.isOf($0, value) } ? [] : ["\(at): is no \(names.joined(separator: " or "))"]
        case "enum":
            let allowed = rule as? [Any] ?? []
            return allowed.contains { Self.isEqual($0, value) } ? [] : ["\(at): \(value) is none of \(allowed)"]
        case "const": return Self.isEqual(rule, value) ? [] : ["\(at): \(value) is not \(rule)"]
        case "required":
            guard let object = value as? [String: Any] else { return [] }
            return (rule as? [String] ?? []).filter { object[$0] == nil }.map { "\(at): has no \($0)" }
        case "properties": return members(value, rule as? [String: Any] ?? [:], schema["additionalProperties"], at)
        case "items":
            guard let items = value as? [Any], let schema = rule as? [String: Any] else { return [] }
            return items.enumerated().flatMap { check($0.element, schema, "\(at)/\($0.offset)") }
        case "minItems":
            guard let items = value as? [Any] else { return [] }
            return items.count >= rule as? Int ?? 0 ? [] : ["\(at): has fewer than \(rule) elements"]
        case "uniqueItems":
            guard let items = value as? [Any], rule as? Bool == true else { return [] }
            return Set(items.map { "\($0)" }).count == items.count ? [] : ["\(at): holds the same twice"]
        case "minimum", "maximum":
            guard !(value is String), let number = value as? NSNumber, let limit = rule as? NSNumber else { return [] }
            let isWithin =
                keyword == "minimum" ? number.doubleValue >= limit.doubleValue : number.doubleValue <= limit.doubleValue
            return isWithin ? [] : ["\(at): \(number) is beyond \(keyword) \(limit)"]
        case "pattern":
            guard let text = value as? String, let pattern = rule as? String else { return [] }
            return text.range(of: pattern, options: .regularExpression) != nil
                ? [] : ["\(at): `\(text)` is not \(pattern)"]
        case "format": return format(value, rule as? String ?? "", at)
        case "anyOf", "oneOf":
            let branches = (rule as? [[String: Any]] ?? []).map { check(value, $0, at) }
            let fitting = branches.count { $0.isEmpty }
            if keyword == "anyOf" ? fitting > 0 : fitting == 1 { return [] }
            return ["\(at): fits \(fitting) of \(branches.count)"] + (branches.min { $0.count < $1.count } ?? [])
        default: return ["\(at): the keyword \(keyword) is not known here"]
        }
    }

    private func members(_ value: Any, _ properties: [String: Any], _ others: Any?, _ at: String) -> [String] {
        guard let object = value as? [String: Any] else { return [] }
        return object.sorted { $0.key < $1.key }.flatMap { key, member in
            if let schema = properties[key] as? [String: Any] { return check(member, schema, "\(at)/\(key)") }
            if let schema = others as? [String: Any] { return check(member, schema, "\(at)/\(key)") }
            let isOpen = others as? Bool ?? !isClosed
            return isOpen ? [] : ["\(at): no member is named \(key)"]
        }
    }

    private func format(_ value: Any, _ name: String, _ at: String) -> [String] {
        guard let text = value as? String else { return [] }
        let allowed = #"^[A-Za-z0-9\-._~:/?#\[\]@!$&'()*+,;=%]*$"#
        let isReference = text.range(of: allowed, options: .regularExpression) != nil
        switch name {
        case "uri": return isReference && text.contains(":") ? [] : ["\(at): `\(text)` is no URI"]
        case "uri-reference": return isReference ? [] : ["\(at): `\(text)` is no reference"]
        default: return ["\(at): the format \(name) is not known here"]
        }
    }

    private static func isOf(_ name: String, _ value: Any) -> Bool {
        switch name {
        case "object": value is [String: Any]
        case "array": value is [Any]
        case "string": value is String
        case "null": value is NSNull
        case "boolean": isBoolean(value)
        case "integer":
            !isBoolean(value) && (value as? NSNumber).map { $0.doubleValue.rounded() == $0.doubleValue } ?? false
        case "number": !isBoolean(value) && value is NSNumber
        default: false
        }
    }

    /// JSON's `true` is a number to Foundation, told by its type alone.
    private static func isBoolean(_ value: Any) -> Bool {
        (value as? NSNumber).map { String(cString: $0.objCType) == "c" } ?? (value is Bool)
    }

    private static func isEqual(_ one: Any, _ other: Any) -> Bool {
        switch (one, other) {
        case (let one as String, let other as String): one == other
        case (is NSNull, is NSNull): true
        case (let one as NSNumber, let other as NSNumber): isBoolean(one) == isBoolean(other) && one == other
        default: false
        }
    }
}
