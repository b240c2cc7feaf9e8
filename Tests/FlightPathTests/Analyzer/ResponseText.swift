import Foundation
import Testing

/// One response as a tree that can be changed and written again.
struct ResponseText {
    /// The members; only whole trees of JSON values.
    private var object: [String: Any]

    init?(_ data: Data) {
        guard let object = try? JSONSerialization.jsonObject(with: data) as? [String: Any] else { return nil }
        self.object = object
    }

    /// The members that hold lists.
    var lists: [String] { object.keys.filter { object[$0] is [Any] }.sorted() }

    func count(_ list: String) -> Int { (object[list] as? [Any])?.count ?? 0 }

    func data() throws -> Data {
        try JSONSerialization.data(withJSONObject: object, options: [.sortedKeys, .prettyPrinted])
    }

    /// The same with some elements of a list alone.
    func keeping(_ indices: Range<Int>, of list: String) -> ResponseText {
        var copy = self
        copy.object[list] = (object[list] as? [Any])?[indices].map { $0 }
        return copy
    }

    /// The same with one element left out and a token that says there is more; nil for what is not paged.
    func leavingForNextPage(_ index: Int, of list: String) -> ResponseText? {
        guard var elements = object[list] as? [Any], elements.indices.contains(index) else { return nil }
        elements.remove(at: index)
        var copy = self
        copy.object[list] = elements
        if list == "items" {
            copy.object["metadata"] = ["continue": "token"]
        } else {
            copy.object["NextToken"] = "token"
        }
        return copy
    }

    /// The same with the elements of every list in another order.
    func shuffled(using random: inout SeededGenerator) -> ResponseText {
        var copy = self
        for list in lists { copy.object[list] = (object[list] as? [Any])?.shuffled(using: &random) }
        return copy
    }

    /// The same with another object twice in its list.
    func duplicating(_ index: Int, of list: String) -> ResponseText {
        var copy = self
        guard let elements = object[list] as? [Any], elements.indices.contains(index) else { return copy }
        copy.object[list] = elements + [elements[index]]
        return copy
    }

    /// The same with the id or name of one element made a number; nil where the element has none.
    func mistyping(_ index: Int, of list: String) -> ResponseText? {
        guard var elements = object[list] as? [Any], elements.indices.contains(index),
            var element = elements[index] as? [String: Any]
        else { return nil }
        if var meta = element["metadata"] as? [String: Any], meta["name"] is String {
            meta["name"] = 7
            element["metadata"] = meta
        } else {
            let keys = element.keys.filter { element[$0] is String }.sorted()
            guard let key = keys.first(where: { $0.hasSuffix("Id") || $0.hasSuffix("Arn") }) ?? keys.first else {
                return nil
            }
            element[key] = 7
        }
        elements[index] = element
        var copy = self
        copy.object[list] = elements
        return copy
    }
}
