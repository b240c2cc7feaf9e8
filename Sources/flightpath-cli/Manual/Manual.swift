import ArgumentParser

/// The manual page, for those who have the program alone.
struct Manual: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Print the manual page, in the form that man(1) reads.",
        usage: "flightpath manual [<options>]",
        discussion: """
            Examples:
              flightpath manual --output flightpath.1
            """)

    @OptionGroup var output: OutputOptions

    func run() throws {
        let status = Exit.guarding {
            try output.write(ManualPage.ofProgram().text)
            return 0
        }
        if status != 0 { throw ExitCode(status) }
    }
}
