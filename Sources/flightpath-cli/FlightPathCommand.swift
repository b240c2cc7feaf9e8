import ArgumentParser

@main
struct FlightPathCommand: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "flightpath")
}
