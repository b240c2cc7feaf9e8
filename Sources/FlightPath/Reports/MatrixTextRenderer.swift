/// A matrix for the terminal.
public struct MatrixTextRenderer: Sendable {
    private let style: TextRenderer.Style
    private let isVerbose: Bool

    public init(style: TextRenderer.Style = .init(), isVerbose: Bool = false) {
        self.style = style
        self.isVerbose = isVerbose
    }

    public func text(_ report: MatrixReport) -> String { "\(report.counts)\n" }
}
