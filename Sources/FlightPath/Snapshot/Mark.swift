/// What somebody or some tool wrote on an object: a tag of AWS's, a label or an annotation of Kubernetes'.
struct Mark: Hashable, Sendable {
    enum Kind: String, Sendable {
        case tag, label, annotation
    }

    var kind: Kind
    var key: String
    var value: String
}

extension Snapshot {
    /// The marks of the object at a place, in the order they are written. They are read anew: only reports of what
    /// blocks ask for them, so loading does not pay for them. Empty where the file can no longer be read.
    func marks(at place: Place) -> [Mark] {
        guard files.indices.contains(Int(place.file)),
            let mapped = try? MappedFile(path: files[Int(place.file)].location)
        else { return [] }
        return mapped.withBytes { b in
            var reader = JSONReader(file: place.file, names: Names())
            reader.position = Int(place.offset)
            var marks: [Mark] = []
            // What precedes a fault in the object is still true of it.
            try? reader.object(b) { (key, r) throws(JSONError) in
                if r.is(key, "Tags", b) || r.is(key, "TagSet", b) {
                    try r.tagMarks(b, into: &marks)
                } else if r.is(key, "metadata", b) {
                    try r.metadataMarks(b, into: &marks)
                } else {
                    try r.skip(b)
                }
            }
            return marks
        }
    }
}

extension JSONReader {
    /// An array of `{"Key", "Value"}`.
    fileprivate mutating func tagMarks(_ b: Bytes, into marks: inout [Mark]) throws(JSONError) {
        var found: [Mark] = []
        try array(b) { (r) throws(JSONError) in
            var mark = Mark(kind: .tag, key: "", value: "")
            try r.object(b) { (field, r) throws(JSONError) in
                if r.is(field, "Key", b) {
                    mark.key = try r.string(b)
                } else if r.is(field, "Value", b) {
                    mark.value = try r.string(b)
                } else {
                    try r.skip(b)
                }
            }
            found.append(mark)
        }
        marks += found
    }

    /// `metadata.labels` and `metadata.annotations`.
    fileprivate mutating func metadataMarks(_ b: Bytes, into marks: inout [Mark]) throws(JSONError) {
        var found: [Mark] = []
        try object(b) { (key, r) throws(JSONError) in
            let kind: Mark.Kind
            if r.is(key, "labels", b) {
                kind = .label
            } else if r.is(key, "annotations", b) {
                kind = .annotation
            } else {
                return try r.skip(b)
            }
            try r.object(b) { (name, r) throws(JSONError) in
                guard try r.kind(b) == .string else { return try r.skip(b) }
                found.append(Mark(kind: kind, key: StringEscapes.decoded(b, name), value: try r.string(b)))
            }
        }
        marks += found
    }
}
