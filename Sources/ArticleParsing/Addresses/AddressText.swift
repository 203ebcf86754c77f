/// Paths as addresses have them.
enum AddressText {
    /// Joined by `/`, with what RFC 3986 does not allow in a segment percent-encoded.
    static func encoded(_ segments: [String]) -> String {
        segments.map { encoded($0, keepsEscapes: false) }.joined(separator: "/")
    }

    /// A path that someone wrote as an address: its `/` and `%20` stay.
    static func encoded(written path: String) -> String {
        path.split(separator: "/", omittingEmptySubsequences: false).map { encoded(String($0), keepsEscapes: true) }
            .joined(separator: "/")
    }

    private static func encoded(_ segment: String, keepsEscapes: Bool) -> String {
        let bytes = Array(segment.utf8)
        var result: [UInt8] = []
        for (index, byte) in bytes.enumerated() {
            let isEscape =
                keepsEscapes && byte == UInt8(ascii: "%") && index + 2 < bytes.count
                && bytes[(index + 1)...(index + 2)].allSatisfy(\.isHexadecimal)
            if byte.isASCIIAlphanumeric || byte.isOne(of: "-._~!$&'()*+,;=:@") || isEscape {
                result.append(byte)
            } else {
                result += [UInt8(ascii: "%"), digit(byte >> 4), digit(byte & 15)]
            }
        }
        return result.asString
    }

    private static func digit(_ value: UInt8) -> UInt8 {
        value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "A") + value - 10
    }

    /// Without `.` and empty segments, and with those that `..` takes back taken back, never past the root. A `/` at the
    /// end stays.
    static func resolved(_ path: String) -> String {
        var segments: [Substring] = []
        for segment in path.split(separator: "/") where segment != "." {
            if segment == ".." { _ = segments.popLast() } else { segments.append(segment) }
        }
        let isFolder = path.hasSuffix("/") || path.hasSuffix("/.") || path.hasSuffix("/..")
        return segments.joined(separator: "/") + (isFolder && !segments.isEmpty ? "/" : "")
    }
}

extension UInt8 {
    fileprivate var isHexadecimal: Bool { isASCIIDigit || (self | 0x20) >= 0x61 && (self | 0x20) <= 0x66 }
}
