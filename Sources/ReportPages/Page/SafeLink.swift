/// Addresses that come from articles and settings, before they are made links.
package enum SafeLink {
    /// The address if it leads to a web page or to a place relative to the reader's own; else nil.
    ///
    /// Browsers drop line breaks and tabs inside an address, and spaces and control characters before it, and read `\` as
    /// `/`; an address with any of these is refused rather than guessed at. So is one that begins with `//`, since it
    /// leaves it to the place of the page what it means. See the WHATWG URL Standard, "basic URL parser". O(n).
    package static func address(_ address: String) -> String? {
        let scalars = address.unicodeScalars
        guard !scalars.isEmpty, scalars.allSatisfy({ !isRefused($0) }), !address.utf8.starts(with: "//".utf8) else {
            return nil
        }
        guard let end = scalars.firstIndex(where: { "/?#:".unicodeScalars.contains($0) }), scalars[end] == ":" else {
            return address
        }
        let scheme = String(scalars[..<end]).lowercased()
        let rest = scalars[scalars.index(after: end)...]
        return ["http", "https"].contains(scheme) && rest.starts(with: "//".unicodeScalars) ? address : nil
    }

    /// A template's address with `{ticket}` replaced by a reference; nil where the template has no such place, or the
    /// result is not safe. All but unreserved characters (RFC 3986, 2.3) are percent-encoded, so that a reference can
    /// neither leave its place nor add a parameter.
    package static func address(ofTicket ticket: String, in template: String) -> String? {
        guard !ticket.isEmpty, template.contains(placeholder) else { return nil }
        return address(template.replacing(placeholder, with: percentEncoded(ticket)))
    }

    private static let placeholder = "{ticket}"

    static func percentEncoded(_ text: String) -> String {
        var encoded = ""
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
                UInt8(ascii: "~"):
                encoded.unicodeScalars.append(Unicode.Scalar(byte))
            default:
                encoded += "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
            }
        }
        return encoded
    }

    /// Control characters, spaces of every kind, marks of direction and what cannot be seen: none belongs in an address.
    private static func isRefused(_ scalar: Unicode.Scalar) -> Bool {
        if scalar == "\\" { return true }
        switch scalar.properties.generalCategory {
        case .control, .format, .spaceSeparator, .lineSeparator, .paragraphSeparator: return true
        default: return false
        }
    }
}
