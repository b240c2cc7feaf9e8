/// Told while long work goes on: how many steps are done, of how many, and what the work is ("reading the snapshot").
///
/// The first call of a piece of work has none done, the last has all done. The library itself never prints.
public typealias ProgressReport = (_ done: Int, _ total: Int, _ what: String) -> Void
