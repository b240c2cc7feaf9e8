// swift-tools-version: 6.2
import PackageDescription

let settings: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .treatAllWarnings(as: .error),
]

let package = Package(
    name: "flightpath",
    platforms: [.macOS(.v15)],
    products: [
        .library(name: "FlightPath", targets: ["FlightPath"]),
        .executable(name: "flightpath", targets: ["flightpath-cli"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2")
    ],
    targets: [
        .target(name: "FlightPath", swiftSettings: settings),
        .executableTarget(
            name: "flightpath-cli",
            dependencies: [
                "FlightPath",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            swiftSettings: settings
        ),
        .testTarget(
            name: "FlightPathTests", dependencies: ["FlightPath", "flightpath-cli"], swiftSettings: settings),
        .testTarget(
            name: "FlightPathCommandTests", dependencies: ["flightpath-cli", "FlightPath"], swiftSettings: settings),
    ]
)
