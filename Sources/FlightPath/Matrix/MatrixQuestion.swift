/// What a matrix tells: which groups reach which, with which traffic.
public struct MatrixQuestion: Hashable, Sendable {
    /// What the rows and columns are.
    public enum Grouping: String, Sendable, Codable, CaseIterable {
        /// The VPCs.
        case vpc
        /// The subnets.
        case subnet
        /// The security groups: the interfaces that carry each.
        case sg
        /// The namespaces: all pods of each.
        case namespace
        /// Deployments, stateful sets, daemon sets, jobs, and pods that nothing owns.
        case workload
    }

    /// What the rows and columns are.
    public var grouping: Grouping
    /// The rows wanted; empty is every group.
    public var from: [Selector] = []
    /// The columns wanted; empty is every group.
    public var to: [Selector] = []
    /// Whether the internet is a row and a column too, where rows or columns are every group.
    public var includesInternet = false
    /// The traffic that every cell asks about; its ends are replaced by the groups.
    public var traffic: Question

    /// A matrix of every group.
    public init(by grouping: Grouping, traffic: Question) {
        self.grouping = grouping
        self.traffic = traffic
    }

    /// The question that a cell answers.
    func question(from: Selector, to: Selector) -> Question {
        var question = traffic
        question.from = from
        question.to = to
        if case .url(let url) = to.form, question.ports == .declared {
            question.ports = .numbers(PortSet(UInt16(clamping: url.port)))
        }
        return question
    }
}

/// A row or column of a matrix.
struct MatrixGroup: Hashable {
    /// The selector that `trace` takes for it.
    let selector: Selector
    let subject: Subject

    enum Subject: Hashable {
        case vpc(Handle<VPC>)
        case subnet(Handle<Subnet>)
        case securityGroup(Handle<SecurityGroup>)
        case pods([Handle<Pod>])
        /// What the question names, and is no group of its kind.
        case asked
    }
}

/// What a matrix says of one row and one column.
struct MatrixCell: Hashable {
    /// Nil where the two have no packets for each other: of other address families, or one and the same interface.
    let verdict: Verdict?
    /// How much of it gets through; nil where nothing does for certain, or the way leads through load balancers or services.
    var flows: Flows?

    struct Flows: Hashable {
        /// What gets there and back on every way it may take.
        var passing = FlowCount.zero
        var undetermined = FlowCount.zero
        var total = FlowCount.zero
    }
}

/// Who reaches whom.
struct ReachabilityMatrix {
    let question: MatrixQuestion
    let rows: [MatrixGroup]
    let columns: [MatrixGroup]
    /// Whether anything of the group can send, by row.
    var sends: [Bool]
    /// Whether anything of the group can be asked for, by column.
    var receives: [Bool]
    /// By row, in the order of the columns. What is not listed of a row that sends and a column that receives is blocked:
    /// of the pairs of a large network nearly all are.
    var cells: [[Entry]]

    struct Entry: Hashable {
        let column: Int
        let cell: MatrixCell
    }
}
