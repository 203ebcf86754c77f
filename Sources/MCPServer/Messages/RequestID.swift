import JSONText

/// Names a request among those of one client; its response carries it back unchanged.
package enum RequestID: Sendable, Hashable {
    case string(String)
    case number(Int)

    /// Of whole numbers, those that every JSON reader reads alike (RFC 7493, section 2.2).
    private static let safeNumbers = -9_007_199_254_740_991...9_007_199_254_740_991
    /// A UUID has 36 bytes; an id is echoed and remembered, so it is not a place to store things.
    static let bytesMaximum = 256

    /// Nil for what no id can be: MCP allows neither `null` nor fractions.
    init?(_ value: JSONValue) {
        switch value {
        case .string(let text) where text.utf8.count <= Self.bytesMaximum: self = .string(text)
        case .number(let number):
            guard let whole = Int(exactly: number), Self.safeNumbers.contains(whole) else { return nil }
            self = .number(whole)
        default: return nil
        }
    }
}

extension JSONWriter {
    /// - Parameter id: nil writes `null`: the request could not be read so far.
    mutating func memberID(_ id: RequestID?) {
        switch id {
        case .string(let text): member("id", text)
        case .number(let number): member("id", number)
        case nil: memberNull("id")
        }
    }
}
