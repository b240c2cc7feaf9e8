/// The text that explains a cause to a person: what it means, how to check it by hand, how to fix it.
///
/// The texts are Markdown: paragraphs, with commands indented by four spaces. What the reader has to fill in is written in
/// capitals, such as `SUBNET_ID`. The same text stands on the terminal, in JSON and in the documentation.
public struct CausePage: Sendable, Hashable {
    /// The cause that the page explains.
    public let code: CauseCode
    /// What happens, in a few words; lowercase, without a final stop.
    public let title: String
    /// What happens and why, in the words of AWS or Kubernetes.
    public let meaning: String
    /// How to see it without this tool.
    public let check: String
    /// How to fix it, and what to weigh before.
    public let fix: String
    /// The address of the page of AWS or Kubernetes that this one rests on, nil where there is none.
    public let aws: String?
}
