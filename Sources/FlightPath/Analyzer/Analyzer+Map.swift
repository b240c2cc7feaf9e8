/// Maps of what questions pass.
extension Analyzer {
    /// The map under one answer; it needs the report's legs, as ``trace(_:triesFixes:includesLegs:)`` made them here.
    public func map(of report: Report) -> MapReport { MapBuilder(inventory: inventory).map([report]) }

    /// The map under all answers of a check that was made with `verbose`; an answer without its report has no legs on it.
    public func map(of check: CheckReport) -> MapReport {
        // Where the map cannot show everything it shows what does not hold.
        let indices = check.results.indices
        let order = indices.filter { !check.results[$0].holds } + indices.filter { check.results[$0].holds }
        return MapBuilder(inventory: inventory).map(check.results.map(\.report), order: order)
    }
}
