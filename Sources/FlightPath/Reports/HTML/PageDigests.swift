/// The SHA-256 digests of what a page may run and be styled by, as its Content-Security-Policy names them.
///
/// Source: https://www.w3.org/TR/CSP3/#grammardef-hash-source. A test computes them, and says what they must be.
extension PageStyle {
    static let digest = "sha256-aF5xK4WksnAHD5czgGpITZcgFuwwt4u5gBsWh0XqQHQ="
}

extension PageScript {
    static let digest = "sha256-SoW8z7u81adbYCtiwqfNZg1ljM10n3VpcNiBY8yteQU="
}
