@testable import FlightPath

/// Reads one document from text, as the loader reads a file.
func reading<R>(
    _ text: String, _ body: (inout JSONReader, Bytes) throws(JSONError) -> R
) throws(JSONError) -> R {
    try reading(bytes: Array(text.utf8), body)
}

/// Reads one document from bytes that need not be text.
func reading<R>(
    bytes: [UInt8], _ body: (inout JSONReader, Bytes) throws(JSONError) -> R
) throws(JSONError) -> R {
    let b = bytes.span
    var reader = JSONReader(file: 0, names: Names())
    var result: R?
    try reader.document(b) { (r) throws(JSONError) in result = try body(&r, b) }
    guard let result else { throw JSONError(offset: 0, reason: .unexpectedEnd) }
    return result
}

/// The error of a document that is skipped as a whole; nil when it is well formed.
func syntaxError(_ bytes: [UInt8]) -> JSONError? {
    do throws(JSONError) {
        try reading(bytes: bytes) { (r, b) throws(JSONError) in try r.skip(b) }
        return nil
    } catch {
        return error
    }
}
