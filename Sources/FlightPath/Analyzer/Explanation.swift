/// A code's page, as `explain` prints it.
public struct Explanation: Sendable, Encodable {
    /// The page.
    public let page: CausePage

    /// Looks a code up, in any case.
    ///
    /// - Throws: ``UnknownCode`` with the nearest codes.
    public init(code: String) throws(UnknownCode) {
        let wanted = code.uppercased().replacing("-", with: "_")
        guard let known = CauseCode(rawValue: wanted) else {
            throw UnknownCode(
                code: code, nearest: CauseCode.allCases.map(\.rawValue).nearest(to: wanted, limit: 3))
        }
        page = known.page
    }

    enum CodingKeys: String, CodingKey {
        case code, title, meaning, check, fix, aws
    }

    /// The contract's keys; `aws` is null where there is no source page.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(page.code, forKey: .code)
        try container.encode(page.title, forKey: .title)
        try container.encode(page.meaning, forKey: .meaning)
        try container.encode(page.check, forKey: .check)
        try container.encode(page.fix, forKey: .fix)
        try container.encode(page.aws, forKey: .aws)
    }

    /// The page for a terminal.
    public var text: String {
        var text =
            "\(page.code.rawValue): \(page.title)\n\n\(page.meaning)\n\nCheck by hand\n\n\(page.check)\n\nFix\n\n\(page.fix)\n"
        if let aws = page.aws { text += "\nSource: \(aws)\n" }
        return text
    }
}

/// A code that no page explains.
public struct UnknownCode: Error, Sendable, Hashable, CustomStringConvertible {
    /// What was asked for.
    public let code: String
    /// Codes that look alike.
    public let nearest: [String]

    /// One line.
    public var description: String {
        "no code is named `\(code)`" + DidYouMean.hint(nearest)
    }
}
