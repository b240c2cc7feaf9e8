/// The sentence a person would say.
struct Summary {
    let describer: Describer
    let question: Question
    let diagnosis: Diagnosis

    private var from: String { "`\(question.from.text)`" }
    private var to: String { "`\(question.to.text)`" }

    private var service: String {
        guard let packets = diagnosis.journey.branches.first?.passages.first?.packets else { return "" }
        return " on " + describer.service(packets)
    }

    var text: String {
        switch diagnosis.verdict {
        case .reachable: return "\(from) reaches \(to)\(service), and every reply returns"
        case .blocked: return blocked
        case .partial: return partial
        case .undetermined:
            let gap = diagnosis.gaps.first.map { describer.report($0).what } ?? "a fact is missing"
            return "cannot tell whether \(from) reaches \(to)\(service): \(gap)"
        }
    }

    private var blocked: String {
        guard let first = diagnosis.findings.first else { return "\(from) does not reach \(to)\(service)" }
        return "\(from) does not reach \(to)\(service): \(describer.headline(first))"
    }

    /// Which part gets through, where it is a part of the addresses or ports; else how many branches do.
    private var partial: String {
        guard let first = diagnosis.findings.first else { return "\(from) reaches \(to)\(service) only in part" }
        if let through = passing {
            if case .securityGroups = first.denial {
                return
                    "\(describer.label(first.component)) admits only \(through)\(service); the rest of \(from) is refused"
            }
            return "only \(through) of \(from) reaches \(to)\(service): \(describer.headline(first))"
        }
        let share = "\(first.branches) of \(diagnosis.total) branches"
        return "\(from) reaches \(to)\(service) only in part: on \(share), \(describer.headline(first))"
    }

    /// The sources that reach every destination on every branch of theirs, where only some do.
    private var passing: String? {
        let passages = diagnosis.journey.branches.compactMap(\.passages.first)
        guard diagnosis.journey.branches.allSatisfy({ $0.passages.count == 1 }) else { return nil }
        var through = AddressSet()
        var refused = AddressSet()
        for passage in passages {
            through.formUnion(passage.passing.sources)
            refused.formUnion(passage.denied.sources)
        }
        let only = through.subtracting(refused)
        guard !only.isEmpty, only == through else { return nil }
        let items = only.blocks.map(\.description)
        return items.count <= 3 ? items.joined(separator: ", ") : nil
    }
}
