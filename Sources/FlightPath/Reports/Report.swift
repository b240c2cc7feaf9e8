/// The answer to one question, as every format renders it. The JSON keys are the contract's, section 5.
public struct Report: Sendable, Codable, Hashable {
    /// The question, as it was asked.
    public struct Query: Sendable, Codable, Hashable {
        /// The source selector.
        public var from: String
        /// The destination selector.
        public var to: String
        /// Load balancers passed, in order.
        public var via: [String]
        /// Protocol name or number; `all` for every one.
        public var `protocol`: String
        /// A number, or a string for a range or a name; nil when every declared port was asked about.
        public var port: PortValue?
        /// ICMP type and code, where ICMP was asked about.
        public var icmp: ICMPValue?
        /// What decided.
        public var scope: String
        /// Whether assumptions counted as missing facts.
        public var strict: Bool
    }

    /// The answer for one protocol.
    public struct ProtocolVerdict: Sendable, Codable, Hashable {
        /// `tcp`, `udp`, `icmp`, or `others`.
        public var `protocol`: String
        /// The answer.
        public var verdict: Verdict
    }

    /// ICMP type and code of a question.
    public struct ICMPValue: Sendable, Codable, Hashable {
        /// ICMP type, 0-255.
        public var type: Int
        /// ICMP code, 0-255; nil is every code.
        public var code: Int?
    }

    /// The version of these keys.
    public var schemaVersion = 1
    /// The question.
    public var query: Query
    /// The answer.
    public var verdict: Verdict
    /// The answer in one sentence.
    public var summary: String
    /// The answer for each protocol, where all were asked about; else nil.
    public var protocols: [ProtocolVerdict]?
    /// What stops packets: the first blocker, then the others in packet order.
    public var blockers: [Blocker]
    /// Changes that were tried on the model, narrowest first.
    public var remediations: [RemediationReport]
    /// The legs of the journey, each with its hops there and back.
    public var legs: [Leg]
    /// Facts the snapshot lacks.
    public var gaps: [GapReport]
    /// What was taken as given.
    public var assumptions: [String]
    /// What else a reader should know.
    public var warnings: [String]
    /// What may lie behind bad health of targets that nothing on the path explains; left out where there is none.
    public var hypotheses: [HypothesisReport]?
    /// The snapshot that was asked, where the report is to name it; else left out.
    public var snapshot: SnapshotReport?
}

/// A port as JSON has it: an integer, or a string for a range or a name.
public enum PortValue: Sendable, Hashable, Codable {
    /// One port.
    case number(Int)
    /// A range such as `8000-8090`, or a name.
    case text(String)

    /// Reads an integer or a string.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if let number = try? container.decode(Int.self) {
            self = .number(number)
        } else {
            self = .text(try container.decode(String.self))
        }
    }

    /// Writes an integer or a string.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        switch self {
        case .number(let number): try container.encode(number)
        case .text(let text): try container.encode(text)
        }
    }
}

/// One cause that stops packets.
public struct Blocker: Sendable, Codable, Hashable {
    /// A share of the question's branches.
    public struct Share: Sendable, Codable, Hashable {
        /// Branches that are stopped, wholly or in part.
        public var branches: Int
        /// All branches of the question.
        public var of: Int
    }

    /// The code, see `docs/codes`.
    public var code: CauseCode
    /// Whether it is the first blocker: the one to look at.
    public var first: Bool
    /// `forward` or `reply`.
    public var direction: String
    /// The leg, from 1.
    public var leg: Int
    /// The hop of the leg's direction, from 1.
    public var hop: Int
    /// What happens, to which packets: one line that stands alone.
    public var headline: String
    /// The object whose configuration would be edited.
    public var component: Component
    /// The rule that refuses; nil when nothing matched.
    @ExplicitNull public var rule: RuleReport?
    /// Others that refuse the same packets.
    public var alsoDenying: [Component]
    /// Rules that would have admitted the packets but for a field, nearest first.
    public var nearMisses: [NearMissReport]
    /// What is refused.
    public var packets: PacketReport
    /// How much of the question is.
    public var affects: Share
    /// Where it stands in the snapshot.
    @ExplicitNull public var evidence: ResolvedPlace?
    /// Further facts, a sentence each.
    public var notes: [String]
    /// Whose the component is, by its tags, labels and annotations: people first, then what takes back changes by hand.
    public var owners: [Owner]
    /// Why no fix is offered, where fixes were looked for and none was found; else left out.
    public var unfixed: String?
}

/// A rule as reports show it.
public struct RuleReport: Sendable, Codable, Hashable {
    /// The rule's own id, its number, or nil.
    @ExplicitNull public var id: String?
    /// `sg-rule`, `network-acl-entry`, `route`, `tgw-route`, `networkpolicy-rule`, `listener`, `listener-rule`, `target`.
    public var kind: String
    /// The rule in one line.
    public var text: String
    /// Where it stands.
    public var evidence: ResolvedPlace?
    /// The line's parts, for renderers that point at one.
    public var parts: [RulePart] = []
    /// The rule's own description.
    public var note: String?

    enum CodingKeys: String, CodingKey {
        case id, kind, text, evidence, note
    }
}

/// A part of a rule line.
public struct RulePart: Sendable, Hashable {
    /// The field that it states, by its name in near misses; nil for what is not matched on.
    public var field: String?
    /// The part as written.
    public var text: String
}

/// A rule that nearly matched.
public struct NearMissReport: Sendable, Codable, Hashable {
    /// The rule.
    public var rule: RuleReport
    /// Each field it tests, and whether the packets match.
    public var fields: [String: Bool]
}

/// Some packets in people's notation.
public struct PacketReport: Sendable, Codable, Hashable {
    /// Source addresses and blocks.
    public var source: [String]
    /// Destination addresses and blocks.
    public var destination: [String]
    /// Protocol name, or several.
    public var `protocol`: String
    /// Destination ports; for ICMP, types.
    public var ports: [String]
}

/// One leg: from a client or load balancer to a load balancer or destination.
public struct Leg: Sendable, Codable, Hashable {
    /// Where it starts.
    public var from: String
    /// Where it ends.
    public var to: String
    /// `traffic` or `health-check`.
    public var purpose: String
    /// What becomes of the leg alone.
    public var verdict: Verdict
    /// The way there.
    public var forward: [HopReport]
    /// The way back.
    public var reply: [HopReport]
    /// Its place among the legs that one packet takes, from 1, as blockers name it. Renderers use it; it is no key.
    public var position = 1

    enum CodingKeys: String, CodingKey {
        case from, to, purpose, verdict, forward, reply
    }
}

/// One hop of a leg.
public struct HopReport: Sendable, Codable, Hashable {
    /// Its number within the direction, from 1.
    public var hop: Int
    /// What decided or forwarded.
    public var component: Component
    /// What it did, in words.
    public var action: String
    /// `allowed`, `denied`, `undetermined`, `forwarded`, `translated` or `delivered`.
    public var decision: String
    /// The rule that let the packets on.
    @ExplicitNull public var rule: RuleReport?
    /// The packets that reach it.
    public var packets: PacketReport
    /// Indices of the blockers that stop packets here. Renderers use it; it is no key.
    public var stoppedBy: [Int] = []
    /// Where it stands on a map. Maps use it; it is no key.
    var site: MapSite?

    enum CodingKeys: String, CodingKey {
        case hop, component, action, decision, rule, packets
    }
}

/// A fact the snapshot lacks.
public struct GapReport: Sendable, Codable, Hashable {
    /// What is missing, and what each answer would mean.
    public var what: String
    /// The command that collects it; nil where no command does.
    @ExplicitNull public var collect: String?
}

/// A change that was tried.
public struct RemediationReport: Sendable, Codable, Hashable {
    /// What else becomes reachable.
    public struct Opening: Sendable, Codable, Hashable {
        /// Distinct (source, destination, protocol, port) flows, as a decimal number.
        public var flows: String
        /// The same for people.
        public var description: String
        /// True where more may be: not everything that the change reaches was counted. Else left out.
        public var atLeast: Bool?
        /// How many addresses the change admits that no subnet of the snapshot has, as a decimal number; left out where
        /// there are none.
        public var unassigned: String?
    }

    /// Indices of the blockers it removes.
    public var fixes: [Int]
    /// What it does.
    public var title: String
    /// Whether the question was asked again with the change applied, and the blocker was gone.
    public var verified: Bool
    /// The verdict with the change applied.
    public var verdictAfter: Verdict
    /// What it opens.
    public var opens: Opening
    /// Commands that make the change.
    public var aws: [String]
    /// Terraform, where it is written.
    @ExplicitNull public var terraform: String?
    /// A manifest, where the change is in the cluster.
    @ExplicitNull public var kubectl: String?
    /// A CloudFormation template of the change, where a resource type of its own fits.
    @ExplicitNull public var cloudformation: String?
    /// Commands that undo it.
    public var rollback: [String]
    /// The page of the AWS console where it can be made by hand.
    @ExplicitNull public var console: String?
    /// The change as a rule line; a line for each edit where it takes several.
    public var edit: String
    /// Each fix by itself, where several are needed together; else left out.
    public var steps: [Step]?
    /// What the verdict rests on beside what the question's own answer rests on; left out where there is nothing.
    public var conditions: [String]?
    /// What to heed when it is pasted; left out where there is nothing.
    public var notes: [String]?
    /// What gets through without the change and not with it; left out where nothing is known to.
    public var breaks: Opening?
    /// Firewalls, or attachments of inspection VPCs, that what it opens goes past; left out where there are none.
    public var bypasses: [Component]?

    /// One fix of several that are needed together.
    public struct Step: Sendable, Codable, Hashable {
        /// What stops packets still.
        public struct Leaving: Sendable, Codable, Hashable {
            /// What it is.
            public var code: CauseCode
            /// Whose configuration it is.
            public var component: Component
        }

        /// What it does.
        public var title: String
        /// The answer with this fix and none of the others.
        public var verdictAlone: Verdict
        /// What this fix leaves when none of the others is made.
        public var leaves: [Leaving]
        /// The page of the AWS console where it can be made by hand.
        @ExplicitNull public var console: String?
    }
}
