/// One figure of the table, and what it is to be.
struct Row {
    /// The side on which a figure is good enough.
    enum Target {
        case atMost(Double)
        case atLeast(Double)
    }

    var label: String
    var figure: Double
    var unit: String
    var target: Target?

    /// The cells, separated by tabs; `run` lays them out.
    var text: String {
        let cells = [label, "\(Self.rounded(figure)) \(unit)"]
        switch target {
        case .none: return cells.joined(separator: "\t")
        case .atMost(let most): return (cells + bound("<=", most, figure <= most)).joined(separator: "\t")
        case .atLeast(let least): return (cells + bound(">=", least, figure >= least)).joined(separator: "\t")
        }
    }

    private func bound(_ sign: String, _ value: Double, _ isMet: Bool) -> [String] {
        ["\(sign) \(Self.rounded(value)) \(unit)", isMet ? "PASS" : "MISS"]
    }

    /// Three significant digits; all of those before the point.
    private static func rounded(_ value: Double) -> String {
        var scale = 1.0
        while value > 0, value * scale < 100, scale < 1000 { scale *= 10 }
        let rounded = (value * scale).rounded() / scale
        return rounded == rounded.rounded() ? "\(Int(rounded))" : "\(rounded)"
    }
}
