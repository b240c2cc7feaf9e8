// swift-tools-version: 6.2
import PackageDescription

let package = Package(
    name: "Benchmarks",
    platforms: [.macOS(.v15)],
    products: [.executable(name: "flightpath-benchmarks", targets: ["flightpath-benchmarks"])],
    dependencies: [.package(name: "flightpath", path: "..")],
    targets: [
        .executableTarget(
            name: "flightpath-benchmarks",
            dependencies: [.product(name: "FlightPath", package: "flightpath")],
            path: "Sources/Benchmarks",
            swiftSettings: [.swiftLanguageMode(.v6), .treatAllWarnings(as: .error)]
        )
    ]
)
