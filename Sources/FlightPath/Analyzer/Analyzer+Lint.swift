extension Analyzer {
    /// Misconfigurations that need no question: everything the catalogue of rules finds in the snapshot.
    public func lint() -> LintReport {
        var builder = LintReportBuilder(snapshot: snapshot, inventory: inventory)
        return builder.report(Linter(inventory: inventory).result())
    }
}
