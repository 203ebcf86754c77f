/// How a file writes its characters. What a comma, a quote and a line's end are is one unit in each.
package enum TicketEncoding: String, Sendable {
    case utf8 = "UTF-8"
    case utf16LittleEndian = "UTF-16 (little-endian)"
    case utf16BigEndian = "UTF-16 (big-endian)"

    /// By the byte order mark; UTF-8 without one.
    init(head: [UInt8]) {
        if head.starts(with: [0xFF, 0xFE]) {
            self = .utf16LittleEndian
        } else if head.starts(with: [0xFE, 0xFF]) {
            self = .utf16BigEndian
        } else {
            self = .utf8
        }
    }

    var unitBytes: Int { self == .utf8 ? 1 : 2 }

    /// Bytes of the byte order mark that `head` begins with.
    func markBytes(in head: [UInt8]) -> Int {
        if self == .utf8 { return head.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0 }
        return 2
    }

    /// The text of some units. Bytes that are not UTF-8 are read as Windows-1252, as older spreadsheets write it, and
    /// `isFallback` says so; half a surrogate pair becomes U+FFFD.
    func text(of units: some Collection<UInt16>) -> (text: String, isFallback: Bool) {
        guard self == .utf8 else { return (String(decoding: units, as: UTF16.self), false) }
        let bytes = units.map { UInt8(truncatingIfNeeded: $0) }
        if let text = String(validating: bytes, as: UTF8.self) { return (text, false) }
        return (Self.windows1252(bytes), true)
    }

    private static func windows1252(_ bytes: [UInt8]) -> String {
        var scalars = String.UnicodeScalarView()
        for byte in bytes {
            let special = (0x80...0x9F).contains(byte) ? windows1252Specials[Int(byte) - 0x80] : UInt32(byte)
            scalars.append(Unicode.Scalar(special) ?? "\u{FFFD}")
        }
        return String(scalars)
    }

    /// 0x80 to 0x9F, as the WHATWG Encoding Standard maps them.
    private static let windows1252Specials: [UInt32] = [
        0x20AC, 0x81, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x8D,
        0x017D, 0x8F, 0x90, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A,
        0x0153, 0x9D, 0x017E, 0x0178,
    ]
}
