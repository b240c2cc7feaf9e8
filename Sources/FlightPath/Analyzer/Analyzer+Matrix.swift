extension Analyzer {
    /// Who reaches whom, by group: every cell is the verdict of `trace` between the selectors of its row and column.
    ///
    /// - Parameters:
    ///   - question: the groups and the traffic.
    ///   - progress: told how many rows of how many are done.
    /// - Throws: ``SelectionError`` when a selector that restricts the rows or columns stands for nothing.
    public func matrix(
        _ question: MatrixQuestion, progress: (_ done: Int, _ of: Int) -> Void = { _, _ in }
    ) throws(SelectionError) -> MatrixReport {
        var walk = try MatrixWalk(inventory, question)
        let count = walk.rows.count
        return MatrixReport(try walk.matrix { progress($0, count) })
    }
}
