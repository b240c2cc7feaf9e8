import ArgumentParser

/// flightpath(1), made of what `--help` says, so that the two cannot differ.
struct ManualPage {
    let tree: CommandTree
    /// How each command is used, by its name; the empty name is the program's.
    let usages: [String: String]

    static func ofProgram() throws -> ManualPage {
        var usages = ["": usage(FlightPathCommand.self)]
        for command in FlightPathCommand.configuration.subcommands {
            usages[command._commandName] = usage(command)
        }
        return ManualPage(tree: try CommandTree.ofProgram(), usages: usages)
    }

    private static func usage(_ command: ParsableCommand.Type) -> String {
        FlightPathCommand.usageString(for: command).split(separator: "\n").first.map(String.init) ?? ""
    }

    var text: String {
        var page = Mdoc()
        page.macro("\\\" Made by `flightpath manual`; do not edit.")
        page.macro("Dd \(Version.date)")
        page.macro("Dt \(tree.commandName.uppercased()) 1")
        page.macro("Os")
        page.macro("Sh NAME")
        page.macro("Nm \(tree.commandName)")
        let job = (tree.abstract ?? "").prefix(1).lowercased() + (tree.abstract ?? "").dropFirst()
        page.macro("Nd \(Mdoc.escaped(job.hasSuffix(".") ? String(job.dropLast()) : job))")
        synopsis(&page)
        page.macro("Sh DESCRIPTION")
        page.paragraph("This page is of version \(Version.number).")
        page.macro("Pp")
        write(tree.help, &page)
        page.macro("Ss Options of the program and of most commands")
        options(tree.shown + common, &page)
        // mdoc has an order of sections, and one for commands is not in it: they are part of the description.
        for command in tree.commands { section(command, &page) }
        facts("ENVIRONMENT", Self.environment, item: { "It Ev \($0)" }, &page)
        facts("EXIT STATUS", Self.statuses, item: { "It \($0)" }, &page)
        return page.text
    }

    private func synopsis(_ page: inout Mdoc) {
        page.macro("Sh SYNOPSIS")
        for command in tree.commands {
            page.macro("Nm")
            let usage = usages[command.commandName] ?? ""
            for line in Mdoc.synopsis(usage.split(separator: " ").dropFirst().joined(separator: " ")) {
                page.macro(line)
            }
        }
    }

    private func section(_ command: CommandTree, _ page: inout Mdoc) {
        page.macro("Ss The command \(command.commandName)")
        page.paragraph(command.abstract ?? "")
        if command.discussion != nil { page.macro("Pp") }
        write(command.help, &page)
        let shared = Set((tree.shown + common).map { [$0.option, $0.abstract] })
        options(command.shown.filter { !shared.contains([$0.option, $0.abstract]) }, &page)
    }

    /// Options that three commands or more have and say the same of; they are told once.
    private var common: [CommandTree.Argument] {
        var found: [CommandTree.Argument] = []
        let own = Set(tree.shown.compactMap(\.option))
        for argument in tree.commands.flatMap(\.shown) {
            guard let option = argument.option, !own.contains(option), !found.contains(where: { $0.option == option })
            else { continue }
            let users = tree.commands.count { command in
                command.shown.contains { $0.option == option && $0.abstract == argument.abstract }
            }
            if users >= 3 { found.append(argument) }
        }
        return found
    }

    private func write(_ help: HelpText, _ page: inout Mdoc) {
        for (index, block) in help.blocks.enumerated() {
            switch block {
            case .paragraph(let text):
                if index > 0 { page.macro("Pp") }
                page.paragraph(text)
            case .literal(let lines): page.literal(lines)
            }
        }
    }

    private func options(_ arguments: [CommandTree.Argument], _ page: inout Mdoc) {
        guard !arguments.isEmpty else { return }
        page.macro("Bl -tag -width Ds")
        for argument in arguments {
            let value = argument.valueName ?? "value"
            if let option = argument.option {
                let flag = option.hasPrefix("--") ? "Fl Fl \(option.dropFirst(2))" : "Fl \(option.dropFirst())"
                page.macro("It \(flag)" + (argument.kind == "flag" ? "" : " Ar \(value)"))
            } else {
                page.macro("It Ar \(value)")
            }
            page.paragraph(argument.abstract ?? "")
            let values = argument.allValues.map { "Values: " + $0.joined(separator: ", ") }
            let standing = argument.defaultValue.map { (values == nil ? "Default: " : "default: ") + $0 }
            let rest = [values, standing].compactMap(\.self).joined(separator: "; ")
            if !rest.isEmpty { page.paragraph(rest + ".") }
        }
        page.macro("El")
    }

    private func facts(_ title: String, _ rows: [(String, String)], item: (String) -> String, _ page: inout Mdoc) {
        page.macro("Sh \(title)")
        page.macro("Bl -tag -width Ds")
        for (name, meaning) in rows {
            page.macro(item(name))
            page.paragraph(meaning)
        }
        page.macro("El")
    }

    private static let statuses = [
        ("0", "The traffic is reachable, every expectation holds, nothing is found, or the command did its work."),
        ("1", "The traffic is blocked, wholly or in part; an expectation is broken; something is found."),
        ("2", "Nothing usable was read, a name stands for nothing, or something cannot be written."),
        ("3", "The snapshot lacks a fact that decides, which is named."),
        ("64", "The command line was not understood."),
        ("130", "Picking an end of the question was given up."),
    ]

    private static let environment = [
        ("NO_COLOR", "When it is set and not empty, there is no colour unless `--color always` asks for it."),
        ("LC_ALL , LC_CTYPE , LANG", "Marks beyond ASCII are used where the first of these that is set names UTF-8."),
        ("TERM", "When it is `dumb`, there is no colour, no line of progress and nothing to pick from."),
    ]
}
