/// How people write one edit: what it does, the line that changes, the commands that make it and undo it.
struct EditWords {
    var title: String
    var line: String
    var aws: [String] = []
    var kubectl: [String] = []
    /// Of either kind.
    var rollback: [String] = []
    /// A resource in Terraform's language; nil where the edit changes one that is written somewhere already.
    var terraform: String?
    /// Resources of a CloudFormation template, by logical id; none where the edit changes one that is written somewhere
    /// already, or no type fits.
    var cloudFormation: [CloudFormation.Resource] = []
    /// What to heed when it is pasted.
    var notes: [String] = []
}
