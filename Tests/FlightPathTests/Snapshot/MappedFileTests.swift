import Foundation
import Testing

@testable import FlightPath

@Suite("Mapped files")
struct MappedFileTests {
    /// Writes a file, gives its path to the body and removes it.
    private func withFile(_ bytes: [UInt8], _ body: (String) throws -> Void) throws {
        let url = FileManager.default.temporaryDirectory.appending(path: "flightpath-\(UUID().uuidString).json")
        try Data(bytes).write(to: url)
        defer { try? FileManager.default.removeItem(at: url) }
        try body(url.path)
    }

    @Test("The bytes are those of the file, and an empty file has none")
    func contents() throws {
        try withFile(Array("{}\n".utf8)) { path in
            let file = try MappedFile(path: path)
            #expect(file.count == 3)
            #expect(file.pages != nil)
            #expect(file.withBytes { b in (0..<b.count).map { b[$0] } } == Array("{}\n".utf8))
        }
        try withFile([]) { path in
            let file = try MappedFile(path: path)
            #expect(file.count == 0)
            #expect(file.withBytes { $0.count } == 0)
        }
    }

    @Test("What cannot be mapped is read instead")
    func unmappable() throws {
        let file = try MappedFile(path: "/dev/null")
        #expect(file.count == 0)
        #expect(file.pages == nil)
    }

    @Test("Errors name the path and what the system says")
    func errors() {
        func error(_ path: String) -> FileError? {
            do throws(FileError) {
                _ = try MappedFile(path: path)
                return nil
            } catch {
                return error
            }
        }
        #expect(error("/nowhere/vpcs.json")?.message == "cannot read `/nowhere/vpcs.json`: No such file or directory")
        #expect(error("/")?.message == "cannot read `/`: Is a directory")
    }

    @Test("Pages that were given back can still be read")
    func release() throws {
        let element = "\"" + String(repeating: "x", count: 1 << 16) + "\""
        let text = "[" + Array(repeating: element, count: 200).joined(separator: ",\n") + "]"
        try withFile(Array(text.utf8)) { path in
            let file = try MappedFile(path: path)
            let pages = file.pages
            let isSame = try file.withBytes { (b) throws(JSONError) in
                var reader = JSONReader(file: 0, names: Names())
                var count = 0
                try reader.document(b, releasing: pages) { (r) throws(JSONError) in
                    try r.elements(b) { (r) throws(JSONError) in
                        count += try r.text(b).count
                    }
                }
                #expect(count == 200 << 16)
                #expect(reader.names.count == 1)
                let bytes = Array(text.utf8)
                return bytes.count == b.count && ByteScan.areEqual(bytes.span, 0, b, 0, count: b.count)
            }
            #expect(isSame)
        }
    }
}
