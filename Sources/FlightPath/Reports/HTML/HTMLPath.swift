/// The legs of a question, hop by hop, there and back.
struct HTMLPath {
    let report: Report
    let question: Int
    let map: MapReport.Question?

    var text: String {
        guard let map, !map.legs.isEmpty || map.legsLeftOut > 0 else { return "" }
        // The legs of the way that is drawn first are open.
        let open = map.first.map { map.legs[$0].way } ?? []
        let legs = map.legs.enumerated().map { place, leg in
            self.leg(place, report.legs[leg.index], isOpen: open.contains(place))
        }
        let count = map.legsLeftOut
        let left =
            count > 0
            ? "<p class=\"hint\">\(count) \(legs.isEmpty ? "" : "more ")leg\(count == 1 ? "" : "s") of other branches \(count == 1 ? "is" : "are") not shown.</p>"
            : ""
        return "<section class=\"path\"><h3>Path</h3>\(legs.joined(separator: "\n"))\(left)</section>"
    }

    private func leg(_ place: Int, _ leg: Leg, isOpen: Bool) -> String {
        let isCheck = leg.purpose != "traffic"
        let title = isCheck ? "Health check" : "Leg \(leg.number)"
        return """
            <details class="leg" data-leg="\(place)"\(isOpen ? " open" : "")>
            <summary><b>\(title)</b> \(HTMLText.prose(leg.from)) <span class="to">to</span> \(HTMLText.prose(leg.to)) \
            <span class="state \(leg.verdict.rawValue)">\(leg.verdict.rawValue)</span></summary>
            <div class="ways">
            \(way("There", leg.forward, "q\(question)-l\(place)-f"))
            \(way("Back", leg.reply, "q\(question)-l\(place)-r"))
            </div>
            </details>
            """
    }

    private func way(_ title: String, _ hops: [HopReport], _ prefix: String) -> String {
        let isReply = title == "Back"
        guard !hops.isEmpty else {
            return
                "<div class=\"way\"><h4>\(title)</h4><p class=\"hint\">\(isReply ? "No reply, or its way is not known." : "No hop.")</p></div>"
        }
        let items = hops.enumerated().map { index, hop in
            "<li>\(item(hop, "\(prefix)\(index + 1)", isReply: isReply))</li>"
        }
        return
            "<div class=\"way \(isReply ? "back" : "there")\"><h4>\(title)</h4><ol class=\"hops\">\(items.joined(separator: "\n"))</ol></div>"
    }

    private func item(_ hop: HopReport, _ id: String, isReply: Bool) -> String {
        var rows = [
            ("Component", HTMLCode.component(hop.component)),
            ("Decision", "\(hop.decision): \(HTMLText.prose(hop.action))"),
        ]
        let blocker = blocker(hop, isReply: isReply)
        if hop.decision == "denied" {
            let cause = blocker.map {
                "refused: <code class=\"code\">\($0.code.rawValue)</code>, \(HTMLText.prose($0.headline))"
            }
            rows.append(("Rule", cause ?? "refused: no rule admits them"))
            if let place = blocker?.evidence { rows.append(("Evidence", HTMLCode.place(place))) }
        } else if hop.rule == nil {
            rows.append(("Rule", hop.decision == "undetermined" ? "not known: a fact is missing" : "none"))
        }
        if let rule = hop.rule {
            // Part of what a hop refuses or cannot decide may pass by a rule.
            rows.append((hop.isStop ? "Lets some through" : "Rule", line(rule)))
            if let place = rule.evidence { rows.append(("Evidence", HTMLCode.place(place))) }
        }
        rows.append(("Packets", HTMLCode.packets(hop.packets)))
        let list = rows.map { "<dt>\($0.0)</dt><dd>\($0.1)</dd>" }.joined()
        let name = hop.component.name.map { $0.isEmpty ? hop.component.id : $0 } ?? hop.component.id
        let what = hop.component.kind == .internet ? "the internet" : "\(hop.component.kind.noun) \(name)"
        return """
            <details class="hop \(hop.decision)" id="\(id)"><summary><span class="number">\(hop.hop)</span>\
            <span class="mark" aria-hidden="true"></span>\
            <span class="what"><b>\(HTMLText.escape(what))</b> \
            <span class="did">\(HTMLText.plain(hop.action))</span></span>\
            <span class="decision">\(hop.decision)</span></summary><dl>\(list)</dl></details>
            """
    }

    private func line(_ rule: RuleReport) -> String {
        let note = rule.note.map { " <span class=\"hint\">\(HTMLText.escape($0))</span>" } ?? ""
        return "<code class=\"rule\">\(HTMLText.escape(rule.text))</code>\(note)"
    }

    /// The blocker that this hop is a case of.
    private func blocker(_ hop: HopReport, isReply: Bool) -> Blocker? {
        guard let cause = hop.cause else { return nil }
        return report.blockers.first {
            ($0.direction == "reply") == isReply && $0.code == cause.code && $0.component == cause.component
        }
    }
}
