extension Analyzer {
    /// The report with the snapshot it speaks of. It reads every file again, which large snapshots should pay only for
    /// reports that show it.
    public func identified(_ report: Report) -> Report {
        var report = report
        report.snapshot = SnapshotReport(snapshot.identity())
        return report
    }
}
