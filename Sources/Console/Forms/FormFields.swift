/// The fields of a query string or of a form, in their order (WHATWG URL, `application/x-www-form-urlencoded`).
///
/// Bytes that are no UTF-8 become replacement characters: what somebody typed is never refused for its encoding.
package struct FormFields: Sendable, Hashable {
    package private(set) var fields: [(name: String, value: String)] = []

    package init() {}

    package init(_ fields: [(name: String, value: String)]) { self.fields = fields }

    /// Never fails: whatever is no field is a field's name without a value. O(bytes).
    package init(encoded: some Sequence<UInt8>) {
        for field in Array(encoded).split(separator: UInt8(ascii: "&")) {
            let parts = field.split(separator: UInt8(ascii: "="), maxSplits: 1, omittingEmptySubsequences: false)
            fields.append((Self.decoded(parts[0]), parts.count == 2 ? Self.decoded(parts[1]) : ""))
        }
    }

    /// The first value of a name, without white space around it; nil if there is none, or nothing in it.
    package subscript(_ name: String) -> String? {
        guard let value = raw(name) else { return nil }
        let trimmed = value.trimmingSpace()
        return trimmed.isEmpty ? nil : trimmed
    }

    /// The first value of a name as it was sent.
    package func raw(_ name: String) -> String? { fields.first { $0.name == name }?.value }

    package func all(_ name: String) -> [String] { fields.filter { $0.name == name }.map(\.value) }

    package var isEmpty: Bool { fields.isEmpty }

    /// For a link: `?status=new&owner=Billing`; empty without fields.
    package var encoded: String {
        guard !fields.isEmpty else { return "" }
        return "?" + fields.map { Self.encoded($0.name) + "=" + Self.encoded($0.value) }.joined(separator: "&")
    }

    /// The same with one field changed, or taken away by nil.
    package func setting(_ name: String, to value: String?) -> FormFields {
        var changed = FormFields(fields.filter { $0.name != name })
        if let value { changed.fields.append((name, value)) }
        return changed
    }

    package static func == (left: Self, right: Self) -> Bool { left.fields.elementsEqual(right.fields, by: ==) }

    package func hash(into hasher: inout Hasher) {
        for field in fields {
            hasher.combine(field.name)
            hasher.combine(field.value)
        }
    }

    private static func decoded(_ bytes: ArraySlice<UInt8>) -> String {
        var decoded: [UInt8] = []
        decoded.reserveCapacity(bytes.count)
        var rest = bytes
        while let byte = rest.popFirst() {
            switch byte {
            case UInt8(ascii: "+"): decoded.append(UInt8(ascii: " "))
            case UInt8(ascii: "%"):
                let digits = rest.prefix(2)
                if digits.count == 2, digits.allSatisfy(isHexadecimal),
                    let value = UInt8(String(decoding: digits, as: UTF8.self), radix: 16)
                {
                    decoded.append(value)
                    rest = rest.dropFirst(2)
                } else {
                    decoded.append(byte)
                }
            default: decoded.append(byte)
            }
        }
        return String(decoding: decoded, as: UTF8.self)
    }

    /// Percent-encoded for a query or a segment of a path: everything but RFC 3986's unreserved characters.
    package static func encoded(_ text: String) -> String {
        let digits = Array("0123456789ABCDEF".utf8)
        var bytes: [UInt8] = []
        for byte in text.utf8 {
            if isUnreserved(byte) {
                bytes.append(byte)
            } else {
                bytes += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    private static func isHexadecimal(_ byte: UInt8) -> Bool {
        (0x30...0x39).contains(byte) || (0x41...0x46).contains(byte) || (0x61...0x66).contains(byte)
    }

    private static func isUnreserved(_ byte: UInt8) -> Bool {
        (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
            || [UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "~")].contains(byte)
    }
}

extension String {
    /// Without ASCII white space at both ends.
    fileprivate func trimmingSpace() -> String {
        let isSpace: (UInt8) -> Bool = { $0 == 0x20 || (0x09...0x0D).contains($0) }
        let start = utf8.drop(while: isSpace)
        guard let last = start.lastIndex(where: { !isSpace($0) }) else { return "" }
        return String(Substring(start[...last]))
    }
}
