import Foundation
import Testing

@testable import FlightPath

/// What is and is not JSON, checked against Foundation's reader.
///
/// Left out are documents on which RFC 8259 lets readers differ, such as half of a surrogate pair.
@Suite("JSON acceptance")
struct JSONAcceptanceTests {
    static let valid = [
        "{}", "[]", "0", "-0", "\"\"", "true", "false", "null", " [ ] ", "\t\r\n{ }\n", "[1,2]", #"{"a":{"a":[{}]}}"#,
        "[0.5,-1.25e10,1E-2,1e+2,123456789]", #"["\u0041\\\"\/\b\f\n\r\t"]"#, "[\"ä€😀\"]", #"{"a":1,"a":2}"#,
        "[[[[]]]]",
        "[\"\u{7F}\"]", #"{"":0}"#, #"["\ud83d\ude00"]"#, "[null,true,false]", "[1e5,0e0,0.0]", "[\"12345678\"]",
        "[\"123456789\\\\\"]", "        [        1        ,        2        ]        ",
    ]

    static let invalid = [
        "", " ", "{", "}", "[", "]", "[,]", "[1 2]", "{1:2}", #"{"a"}"#, #"{"a":}"#, #"{"a" 1}"#,
        "{,}", "nul", "nulll", "True", "NaN", "Infinity", "+1", "01", "-", "1.", ".5", "1e", "1e+", "0x10", "- 1",
        "--1",
        "\"", "\"a", #""\""#, #""\x""#, #""\u12""#, #""\u12g4""#, "\"\n\"", "\"\u{1}\"", "'a'", "[1]]", "{}{}", "[1}",
        #"{"a":1]"#, "/**/1", "1 // x", "\u{B}1", "[\"a\",\n4\n,1,", "[1\u{C}]", "\u{2060}1",
    ]

    /// Foundation lets a comma stand before a closing bracket; RFC 8259 does not.
    static let laxInFoundation = ["[1,]", #"{"a":1,}"#, #"{"a":[1,],"b":{}}"#]

    private func isAcceptedByFoundation(_ text: String) -> Bool {
        (try? JSONSerialization.jsonObject(with: Data(text.utf8), options: .fragmentsAllowed)) != nil
    }

    @Test("Valid documents are read", arguments: valid)
    func accepts(text: String) {
        #expect(syntaxError(Array(text.utf8)) == nil)
        #expect(isAcceptedByFoundation(text))
    }

    @Test("Invalid documents are refused", arguments: invalid)
    func refuses(text: String) {
        #expect(syntaxError(Array(text.utf8)) != nil)
        #expect(!isAcceptedByFoundation(text))
    }

    @Test("A comma before a closing bracket is refused", arguments: laxInFoundation)
    func trailingCommas(text: String) {
        #expect(syntaxError(Array(text.utf8)) != nil)
    }

    @Test("Every prefix of a valid object or array is refused, at its end")
    func prefixes() {
        let text = Array(#"{"a": [1, -2.5e3, "b\u00e9\n"], "c": {"d": true, "e": null}}"#.utf8)
        for count in 0..<text.count {
            let error = syntaxError(Array(text[..<count]))
            #expect(error?.reason == .unexpectedEnd)
            #expect(error?.offset == count)
        }
    }
}
