import ArgumentParser
import Testing

@testable import flightpath_cli

/// Each command offers the formats that make sense for it, and says which they are when asked for another.
@Suite("formats that commands offer")
struct OfferedFormatsTests {
    struct Offer: CustomTestStringConvertible, Sendable {
        let command: any ParsableCommand.Type
        let words: [String]
        let formats: [String]

        var testDescription: String { command.configuration.commandName ?? "\(command)" }

        init(_ command: any ParsableCommand.Type, _ words: [String], _ formats: [String]) {
            self.command = command
            self.words = words
            self.formats = formats
        }
    }

    static let offers: [Offer] = [
        .init(Trace.self, ["--snapshot", "s", "--from", "a", "--to", "b"], Trace.Format.allCases.map(\.rawValue)),
        .init(
            FixCommand.self, ["--snapshot", "s", "--from", "a", "--to", "b"], FixCommand.Format.allCases.map(\.rawValue)
        ),
        .init(Check.self, ["--snapshot", "s", "e.json"], Check.Format.allCases.map(\.rawValue)),
        .init(Matrix.self, ["--snapshot", "s"], Matrix.Format.allCases.map(\.rawValue)),
        .init(Lint.self, ["--snapshot", "s"], Lint.Format.allCases.map(\.rawValue)),
        .init(List.self, ["--snapshot", "s"], List.Format.allCases.map(\.rawValue)),
        .init(Explain.self, ["SG_HAS_NO_RULES"], Explain.Format.allCases.map(\.rawValue)),
    ]

    @Test("what is offered is read, text and JSON by all", arguments: offers)
    func offered(_ offer: Offer) throws {
        #expect(offer.formats.contains("text") && offer.formats.contains("json"))
        for format in offer.formats {
            _ = try offer.command.parse(offer.words + ["--format", format])
        }
    }

    @Test("what is not offered is wrong usage that names what is, and --help names it too", arguments: offers)
    func refused(_ offer: Offer) {
        for format in ["pdf", "Json", ""] {
            do {
                _ = try offer.command.parse(offer.words + ["--format", format])
                Issue.record("\(format) was read")
            } catch {
                #expect(offer.command.exitCode(for: error).rawValue == 64)
                let message = offer.command.fullMessage(for: error)
                for name in offer.formats { #expect(message.contains(name)) }
            }
        }
        let help = offer.command.helpMessage(columns: 1_000)
        #expect(help.contains("(values: \(offer.formats.joined(separator: ", ")); default: text)"))
    }
}
