/// The map as a picture, with the first way of one question drawn over it.
///
/// The script draws other ways in the same form; this one is there without it.
struct HTMLMap {
    let map: MapReport
    /// The question whose way is drawn.
    let question: Int

    /// The picture with what belongs to it: buttons, key, and room for the hop that is chosen.
    var figure: String {
        guard !map.things.isEmpty else { return "" }
        let left =
            map.leftOut.isEmpty
            ? ""
            : "<p class=\"hint\">Not drawn: \(map.leftOut.map { HTMLText.escape($0) }.joined(separator: "; ")).</p>"
        return """
            <figure id="map" aria-label="Map of the path">
            <div class="tools" hidden><button type="button" id="smaller" aria-label="Smaller">−</button>\
            <button type="button" id="larger" aria-label="Larger">+</button>\
            <button type="button" id="fit">Fit</button></div>
            <div class="view" id="view" tabindex="0" role="group" aria-label="Map. Arrow keys step from hop to hop; the list below says the same in words.">
            \(svg)
            </div>
            <figcaption class="key" aria-hidden="true">
            <span><svg width="34" height="10"><path class="line" d="M0 5H34"/></svg> there</span>
            <span><svg width="34" height="10"><path class="line back" d="M0 5H34"/></svg> back</span>
            <span><svg width="34" height="10"><path class="line beyond" d="M0 5H34"/></svg> behind a block, as if it were mended</span>
            <span class="sample denied"><span class="mark"></span> blocked</span>
            <span class="sample undetermined"><span class="mark"></span> not known</span>
            </figcaption>
            \(left)
            <section id="chosen" aria-label="The hop that is chosen" hidden><div class="step">\
            <button type="button" id="before">← hop before</button><button type="button" id="after">next hop →</button>\
            <span id="where"></span></div><div id="about"></div></section>
            </figure>
            """
    }

    private var svg: String {
        let boxes = map.boxes.map { box($0) }.joined(separator: "\n")
        let things = map.things.enumerated().map { thing($0.element, $0.offset) }.joined(separator: "\n")
        return """
            <svg id="picture" viewBox="0 0 \(map.width) \(map.height)" width="\(map.width)" height="\(map.height)" role="img" aria-labelledby="picture-title">
            <title id="picture-title">Accounts, regions, VPCs and subnets that the path passes, with the path drawn over them</title>
            <defs>
            <marker id="tip-there" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" markerUnits="userSpaceOnUse" orient="auto"><path class="tip" d="M0 0L8 4L0 8z"/></marker>
            <marker id="tip-back" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" markerUnits="userSpaceOnUse" orient="auto"><path class="tip back" d="M0 0L8 4L0 8z"/></marker>
            </defs>
            \(boxes)
            <g id="lines">\(drawing.lines)</g>
            \(things)
            <g id="badges">\(drawing.badges)</g>
            </svg>
            """
    }

    private func box(_ box: MapReport.Box) -> String {
        let isOuter = box.kind == .account || box.kind == .region
        let room = box.width / 7 - 3
        let note = box.note.map {
            "<text class=\"note\" x=\"\(box.x + box.width - 8)\" y=\"\(box.y + box.height - 7)\" text-anchor=\"end\">+ \(HTMLText.escape($0))</text>"
        }
        let detail =
            box.detail.isEmpty
            ? ""
            : "<text class=\"detail\" x=\"\(box.x + 10)\" y=\"\(box.y + 32)\">\(HTMLText.escape(HTMLText.shortened(box.detail, box.width / 6 - 3)))</text>"
        return """
            <g class="box \(box.kind.rawValue)\(box.isPassed ? "" : " around")">\
            <title>\(HTMLText.escape(box.title)) \(HTMLText.escape(box.detail))</title>\
            <rect x="\(box.x)" y="\(box.y)" width="\(box.width)" height="\(box.height)" rx="\(isOuter ? 4 : 6)"/>\
            <text class="title" x="\(box.x + 10)" y="\(box.y + (isOuter ? 17 : 18))">\(HTMLText.escape(HTMLText.shortened(box.title, room)))</text>\(detail)\(note ?? "")</g>
            """
    }

    private func thing(_ thing: MapReport.Thing, _ index: Int) -> String {
        let isGate = thing.width < 150
        let kind = thing.kind.rawValue
        let detail = isGate ? thing.kind.noun : thing.detail
        let middle = detail.isEmpty ? 20 : 14
        let second =
            detail.isEmpty
            ? ""
            : "<text class=\"detail\" x=\"0\" y=\"26\">\(HTMLText.escape(HTMLText.shortened(detail, (thing.width - 14) * 10 / 54)))</text>"
        // An SVG of its own cuts off what a wide font makes too long.
        return """
            <g class="thing \(kind)" data-thing="\(index)"><title>\(HTMLText.escape(thing.title)) \(HTMLText.escape(thing.detail))</title>\
            <rect x="\(thing.x)" y="\(thing.y)" width="\(thing.width)" height="\(thing.height)" rx="5"/>\
            <rect class="band" x="\(thing.x)" y="\(thing.y)" width="4" height="\(thing.height)" rx="2"/>\
            <svg x="\(thing.x + 10)" y="\(thing.y)" width="\(thing.width - 13)" height="\(thing.height)">\
            <text class="title" x="0" y="\(middle)">\(HTMLText.escape(HTMLText.shortened(thing.title, (thing.width - 14) * 10 / 68)))</text>\(second)</svg></g>
            """
    }

    // MARK: The way that is drawn first

    private var drawing: (lines: String, badges: String) {
        guard map.questions.indices.contains(question), let first = map.questions[question].first else {
            return ("", "")
        }
        let all = map.questions[question]
        var drawing = MapDrawing(map)
        for place in all.legs[first].way {
            drawing.add(all.legs[place], place, question, isOneOf: all.legs[first].way.count)
        }
        return (drawing.lines.joined(), drawing.badges.joined())
    }
}

/// Lines and badges of one way over the map.
struct MapDrawing {
    private let map: MapReport
    private(set) var lines: [String] = []
    private(set) var badges: [String] = []
    /// Whether the leg at hand lets nothing through: only then nothing is behind what it denies.
    private var isBlocked = false
    private var isStopped = false
    /// How many badges each thing has on its upper and lower edge.
    private var taken: [Int: Int] = [:]
    private var legs = 0

    init(_ map: MapReport) { self.map = map }

    mutating func add(_ leg: MapReport.Leg, _ place: Int, _ question: Int, isOneOf count: Int) {
        legs += 1
        isBlocked = leg.isBlocked
        add(leg.forward, isReply: false, "q\(question)-l\(place)-f", count)
        let wasStopped = isStopped
        add(leg.reply, isReply: true, "q\(question)-l\(place)-r", count)
        isStopped = wasStopped
    }

    private mutating func add(_ hops: [MapReport.Hop], isReply: Bool, _ prefix: String, _ count: Int) {
        for (index, hop) in hops.enumerated() {
            guard let at = hop.at else { continue }
            if index > 0, let from = hops[index - 1].at, from != at,
                let route = map.routes.first(where: { $0.from == from && $0.to == at && $0.isReply == isReply })
            {
                let state = (isReply ? " back" : "") + (isStopped ? " beyond" : "")
                let tip = isReply ? "back" : "there"
                lines.append("<path class=\"line\(state)\" marker-end=\"url(#tip-\(tip))\" d=\"\(route.line)\"/>")
            }
            badge(hop, at, index + 1, isReply, "\(prefix)\(index + 1)", count)
            if hop.stops == "denied", isBlocked { isStopped = true }
        }
    }

    private mutating func badge(
        _ hop: MapReport.Hop, _ at: Int, _ number: Int, _ isReply: Bool, _ id: String, _ count: Int
    ) {
        let thing = map.things[at]
        let label =
            hop.stops == nil
            ? (count > 1 ? "\(legs)·\(number)" : "\(number)")
            : (hop.stops == "denied" ? (isBlocked ? "✕ blocked" : "✕ in part") : "? not known")
        let width = hop.stops == nil ? label.count * 6 + 8 : 66
        let key = at * 2 + (isReply ? 1 : 0)
        let offset = taken[key] ?? 0
        taken[key] = offset + width + 3
        let x = thing.x + thing.width - 6 - offset - width
        let y = isReply ? thing.y + thing.height - 4 : thing.y - 10
        let state = hop.stops ?? (isReply ? "back" : "there")
        if hop.stops != nil {
            badges.append(
                "<rect class=\"ring \(state)\" x=\"\(thing.x - 3)\" y=\"\(thing.y - 3)\" width=\"\(thing.width + 6)\" height=\"\(thing.height + 6)\" rx=\"7\"/>"
            )
        }
        badges.append(
            "<g class=\"badge \(state)\" data-hop=\"\(id)\"><rect x=\"\(x)\" y=\"\(y)\" width=\"\(width)\" height=\"14\" rx=\"7\"/><text x=\"\(x + width / 2)\" y=\"\(y + 11)\" text-anchor=\"middle\">\(label)</text></g>"
        )
    }
}
