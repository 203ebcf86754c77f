package import JSONText

/// The members of a request that say who asks: `asker`, `channel`, `cohort`, `ticket`, `final`.
enum AskedByJSON {
    static let members = ["asker", "channel", "cohort", "ticket", "final"]
    /// An e-mail address is as long as this at most.
    static let askerBytesMaximum = 320
    private static let nameBytesMaximum = 64

    static func decode(_ object: [String: JSONValue], _ faults: inout RequestFaults) -> AskedBy {
        var asked = AskedBy()
        asked.asker = faults.text(object["asker"], at: "#/asker", bytesMaximum: askerBytesMaximum)
        asked.channel = name(object["channel"], at: "#/channel", &faults)
        asked.cohort = name(object["cohort"], at: "#/cohort", &faults)
        asked.ticket = name(object["ticket"], at: "#/ticket", &faults)
        switch object["final"] {
        case nil, .null: break
        case .bool(let isFinal): asked.isFinal = isFinal
        case let other?: faults.add("#/final", "must be true or false, not \(other.kind)")
        }
        return asked
    }

    /// These are kept as they are, so nothing that could name a person fits into them.
    private static func name(_ value: JSONValue?, at pointer: String, _ faults: inout RequestFaults) -> String? {
        guard let text = faults.text(value, at: pointer, bytesMaximum: nameBytesMaximum) else { return nil }
        guard text.allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber || "-_.:/#".contains($0)) }) else {
            faults.add(pointer, "must be letters, digits, '-', '_', '.', ':', '/' and '#' only")
            return nil
        }
        return text
    }
}

extension RequestFaults {
    /// A string that is not blank; nil if it is absent or null, or wrong.
    package mutating func text(_ value: JSONValue?, at pointer: String, bytesMaximum: Int) -> String? {
        switch value {
        case nil, .null: return nil
        case .string(let text):
            if text.allSatisfy(\.isWhitespace) {
                add(pointer, "must not be blank; leave it out")
                return nil
            }
            if text.utf8.count > bytesMaximum {
                add(pointer, "must have \(bytesMaximum) bytes of UTF-8 at most")
                return nil
            }
            return text
        case let other?:
            add(pointer, "must be a string, not \(other.kind)")
            return nil
        }
    }

    /// A number within the range; nil if it is absent or null, or wrong.
    package mutating func fraction(_ value: JSONValue?, at pointer: String, in range: ClosedRange<Double>) -> Double? {
        switch value {
        case nil, .null: return nil
        case .number(let number):
            guard range.contains(number) else {
                add(pointer, "must be a number from \(range.lowerBound) to \(range.upperBound)")
                return nil
            }
            return number
        case let other?:
            add(pointer, "must be a number, not \(other.kind)")
            return nil
        }
    }
}
