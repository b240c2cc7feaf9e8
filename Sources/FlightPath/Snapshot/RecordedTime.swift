/// A moment as files state it, to the second.
struct RecordedTime: Sendable, Hashable, Comparable, CustomStringConvertible {
    /// Seconds since 1970 in UTC.
    let seconds: Int

    static func < (one: RecordedTime, other: RecordedTime) -> Bool { one.seconds < other.seconds }

    init(seconds: Int) { self.seconds = seconds }

    /// A time as RFC 3339 writes it: `2026-11-20T09:30:00Z`, `…00.250+02:00`; nil for anything else, or without its zone.
    init?(_ text: some Collection<UInt8>) {
        let bytes = Array(text)
        guard bytes.count >= 20, bytes[4] == 0x2D, bytes[7] == 0x2D, bytes[10] == 0x54, bytes[13] == 0x3A,
            bytes[16] == 0x3A
        else { return nil }
        func number(_ range: Range<Int>) -> Int? {
            guard range.upperBound <= bytes.count else { return nil }
            return range.reduce(into: Int?.some(0)) { value, index in
                let digit = Int(bytes[index]) - 0x30
                value = (0...9).contains(digit) ? value.map { $0 * 10 + digit } : nil
            }
        }
        guard let year = number(0..<4), let month = number(5..<7), let day = number(8..<10),
            let hour = number(11..<13), let minute = number(14..<16), let second = number(17..<19),
            (1...12).contains(month), (1...31).contains(day), hour < 24, minute < 60, second < 61
        else { return nil }
        var zone = 19
        if bytes[zone] == 0x2E {
            zone += 1
            while zone < bytes.count, (0x30...0x39).contains(bytes[zone]) { zone += 1 }
        }
        guard zone < bytes.count else { return nil }
        var offset = 0
        switch bytes[zone] {
        case 0x5A, 0x7A: guard bytes.count == zone + 1 else { return nil }
        case 0x2B, 0x2D:
            let hasColon = bytes.count == zone + 6 && bytes[zone + 3] == 0x3A
            guard hasColon || bytes.count == zone + 5, let hours = number(zone + 1..<zone + 3),
                let minutes = number(zone + (hasColon ? 4 : 3)..<bytes.count), hours < 24, minutes < 60
            else { return nil }
            offset = (hours * 60 + minutes) * (bytes[zone] == 0x2B ? 60 : -60)
        default: return nil
        }
        seconds = Self.days(year, month, day) * 86_400 + hour * 3_600 + minute * 60 + second - offset
    }

    /// `2026-11-20T09:30:00Z`.
    var description: String {
        let days = Int((Double(seconds) / 86_400).rounded(.down))
        let rest = seconds - days * 86_400
        // Howard Hinnant, chrono-Compatible Low-Level Date Algorithms: civil_from_days.
        let shifted = days + 719_468
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let month = (5 * dayOfYear + 2) / 153
        let day = dayOfYear - (153 * month + 2) / 5 + 1
        let civil = month < 10 ? month + 3 : month - 9
        let year = yearOfEra + era * 400 + (civil <= 2 ? 1 : 0)
        func padded(_ number: Int, _ digits: Int = 2) -> String {
            let text = String(number)
            return String(repeating: "0", count: max(0, digits - text.count)) + text
        }
        return "\(padded(year, 4))-\(padded(civil))-\(padded(day))T\(padded(rest / 3_600)):\(padded(rest / 60 % 60))"
            + ":\(padded(rest % 60))Z"
    }

    /// Days since 1970 of a date: Hinnant's days_from_civil.
    private static func days(_ year: Int, _ month: Int, _ day: Int) -> Int {
        let year = month <= 2 ? year - 1 : year
        let era = (year >= 0 ? year : year - 399) / 400
        let yearOfEra = year - era * 400
        let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
        return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
    }
}

/// Looks for the newest time that is the value of one of some members, without reading the JSON around it.
struct TimeScan {
    /// Members that tell of the past: what happened before the file was written.
    ///
    /// Sources: the Kubernetes API reference; the EC2, ELB and EKS API references. Members that may lie in the future are no
    /// evidence: when certificates and reservations end, when an object will be deleted, when maintenance begins.
    static let pastKeys: Set<String> = [
        "creationTimestamp", "lastHeartbeatTime", "lastTransitionTime", "lastProbeTime", "lastUpdateTime", "startTime",
        "startedAt", "finishedAt", "time", "renewTime", "createdAt", "modifiedAt", "LaunchTime", "AttachTime",
        "CreateTime", "CreationTime", "CreatedTime", "CreationTimestamp", "CreateTimestamp", "LastModified",
    ]

    let keys: Set<String>
    private(set) var newest: RecordedTime?

    init(keys: Set<String>) { self.keys = keys }

    mutating func read(_ b: Bytes) {
        var index = 11
        while index < b.count {
            // `"2026-11-20T`: the quotation mark lies eleven bytes before the T.
            guard b[index] == 0x54, b[index - 11] == 0x22, b[index - 3] == 0x2D, b[index - 6] == 0x2D else {
                index += 1
                continue
            }
            read(b, at: index - 10)
            index += 1
        }
    }

    private mutating func read(_ b: Bytes, at start: Int) {
        var end = start
        while end < b.count, end < start + 40, b[end] != 0x22 { end += 1 }
        guard let time = RecordedTime((start..<end).map { b[$0] }), newest.map({ $0 < time }) ?? true else { return }
        guard let key = key(b, before: start - 1), keys.contains(key) else { return }
        newest = time
    }

    /// The member's name whose value begins at a place; nil where it is no member's.
    private func key(_ b: Bytes, before value: Int) -> String? {
        var index = value - 1
        while index > 0, [0x20, 0x09, 0x0A, 0x0D].contains(b[index]) { index -= 1 }
        guard index > 1, b[index] == 0x3A else { return nil }
        index -= 1
        while index > 0, [0x20, 0x09, 0x0A, 0x0D].contains(b[index]) { index -= 1 }
        guard b[index] == 0x22 else { return nil }
        let end = index
        while index > 0, end - index < 40, b[index - 1] != 0x22 { index -= 1 }
        return String(decoding: (index..<end).map { b[$0] }, as: UTF8.self)
    }
}
