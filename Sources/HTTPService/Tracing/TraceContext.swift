/// Where a request stands in a distributed trace (W3C Trace Context, level 1).
struct TraceContext: Sendable, Equatable {
    /// 32 lower-case hexadecimal digits, not all 0.
    var traceID: String
    /// Of this service's own part, 16 digits, not all 0.
    var spanID: String
    /// Two digits, as the caller set them; `00` if it set none.
    var flags: String

    var header: String { "00-\(traceID)-\(spanID)-\(flags)" }

    /// Goes on with the caller's trace, or starts a new one where `traceparent` is absent or malformed.
    ///
    /// - Parameter randomBytes: as many as it is asked for.
    init(traceparent: String?, randomBytes: (Int) -> [UInt8]) {
        spanID = Self.identifier(8, randomBytes)
        if let (trace, flags) = traceparent.flatMap(Self.parse) {
            traceID = trace
            self.flags = flags
        } else {
            traceID = Self.identifier(16, randomBytes)
            flags = "00"
        }
    }

    /// `version-traceid-parentid-flags`; of versions to come what they begin with is read, as the standard says.
    private static func parse(_ header: String) -> (trace: String, flags: String)? {
        let fields = header.split(separator: "-", omittingEmptySubsequences: false)
        guard fields.count >= 4, fields[0].count == 2, isHexadecimal(fields[0]), fields[0] != "ff" else { return nil }
        if fields[0] == "00", fields.count != 4 { return nil }
        guard isIdentifier(fields[1], digits: 32), isIdentifier(fields[2], digits: 16), fields[3].count == 2,
            isHexadecimal(fields[3])
        else { return nil }
        return (String(fields[1]), String(fields[3]))
    }

    private static func isIdentifier(_ text: Substring, digits: Int) -> Bool {
        text.utf8.count == digits && isHexadecimal(text) && text.contains { $0 != "0" }
    }

    private static func isHexadecimal(_ text: Substring) -> Bool {
        text.utf8.allSatisfy { (0x30...0x39).contains($0) || (0x61...0x66).contains($0) }
    }

    private static func identifier(_ count: Int, _ randomBytes: (Int) -> [UInt8]) -> String {
        var bytes = randomBytes(count)
        // All zeros are no identifier.
        if bytes.allSatisfy({ $0 == 0 }) { bytes[count - 1] = 1 }
        let digits = Array("0123456789abcdef")
        return String(bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] })
    }
}
