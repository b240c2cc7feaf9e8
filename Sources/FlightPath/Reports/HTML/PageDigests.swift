/// The SHA-256 digests of what a page may run and be styled by, as its Content-Security-Policy names them.
///
/// Source: https://www.w3.org/TR/CSP3/#grammardef-hash-source. A test computes them, and says what they must be.
extension PageStyle {
    static let digest = "sha256-IH92Snl39s5zZQsEI4exaqHLKQBEFvy9MuQlqVBm89U="
}

extension PageScript {
    static let digest = "sha256-jxQASHTUuiopJ8YKhJ+r2ebVgdQiI9LtvBIJsA4aeDQ="
}
