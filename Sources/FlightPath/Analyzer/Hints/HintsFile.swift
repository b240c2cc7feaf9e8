/// A hints file: what people state and no API tells, such as the policy of a firewall instance or an overlay tunnel.
///
/// It is read whole and its form is checked; names are looked up when an ``Analyzer`` is given it, for only then is there
/// a snapshot. The form is in `docs/hints.md`.
public struct HintsFile: Sendable {
    /// The file's path, as reports and errors show it.
    public let path: String
    let appliances: [WrittenAppliance]
    let links: [WrittenLink]
    let outside: [WrittenOutside]

    /// Reads the file's text.
    ///
    /// - Parameters:
    ///   - json: the text.
    ///   - path: how reports and errors name the file; nothing is opened.
    /// - Throws: ``HintsError`` with everything that is wrong with its form. A file with one mistake states nothing: a
    ///   rule that went unread would be answered as if it had not been written.
    public init(json: [UInt8], path: String) throws(HintsError) {
        let tree: JSONTree
        do {
            tree = try JSONTree(json)
        } catch {
            let found = PlaceFinder.locate(error.offset, in: json.span)
            throw HintsError(problems: [
                HintsProblem(file: path, line: found.line, pointer: found.pointer, message: error.message)
            ])
        }
        var reader = HintsReader(path: path)
        let items = reader.read(tree)
        guard reader.problems.isEmpty else { throw HintsError(problems: reader.problems) }
        self.path = path
        (appliances, links, outside) = items
    }
}

/// Why a hints file cannot be used: everything that is wrong with it, by line.
public struct HintsError: Error, Sendable, Hashable, CustomStringConvertible {
    /// At least one.
    public let problems: [HintsProblem]

    init(problems: [HintsProblem]) {
        // Those of one line stay in the order in which they were met.
        self.problems = problems.enumerated().sorted { ($0.element.line, $0.offset) < ($1.element.line, $1.offset) }
            .map(\.element)
    }

    /// One line for each.
    public var description: String { problems.map(\.description).joined(separator: "\n") }
}

/// One thing that is wrong with a hints file.
public struct HintsProblem: Sendable, Hashable, CustomStringConvertible {
    /// The file's path.
    public let file: String
    /// The line, from 1.
    public let line: Int
    /// The JSON pointer of the value (RFC 6901); empty for the whole file.
    public let pointer: String
    /// What is wrong: lower case, no final stop.
    public let message: String

    init(file: String, line: Int, pointer: String, message: String) {
        (self.file, self.line) = (file, line)
        (self.pointer, self.message) = (Self.inert(pointer), Self.inert(message))
    }

    /// What is quoted from the file must not act on a terminal.
    private static func inert(_ text: String) -> String {
        var inert = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            let category = scalar.properties.generalCategory
            inert.append(category == .control || category == .format ? "\u{FFFD}" : scalar)
        }
        return String(inert)
    }

    /// `FILE:LINE (POINTER): MESSAGE`.
    public var description: String {
        let place = pointer.isEmpty ? "" : " (\(pointer))"
        return "\(file):\(line)\(place): \(message)"
    }
}

extension Analyzer {
    /// The analyzer with a hints file taken into account.
    ///
    /// What the file states is believed, also under `--strict`; each fact that an answer rests on is listed in its report.
    ///
    /// - Throws: ``HintsError`` with every name that the snapshot does not have. A snapshot without any network interfaces
    ///   cannot be asked for names: there the statements about appliances and links have no effect.
    public func with(_ hints: HintsFile) throws(HintsError) -> Analyzer {
        var edited = inventory
        var resolver = HintsResolver(inventory: inventory, path: hints.path)
        edited.hints = resolver.resolve(hints)
        guard resolver.problems.isEmpty else { throw HintsError(problems: resolver.problems) }
        return Analyzer(snapshot: snapshot, inventory: edited)
    }
}
