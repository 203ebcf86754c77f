internal import Mustache

/// Text as it stands in HTML and SVG, in content and in quoted attributes.
///
/// Goes by bytes. Mustache's own escaping goes by what readers see as one character, so that a quotation mark with a
/// combining accent on it would pass unescaped and end an attribute. Marks that show what follows in another order are left
/// out, since they reach beyond the text that they came with; right-to-left letters need none.
package struct HTMLText: MustacheContentType {
    package init() {}

    package func escapeText(_ text: String) -> String { Self.escaped(text) }

    /// O(n).
    package static func escaped(_ text: String) -> String {
        guard text.utf8.contains(where: { replacement(of: $0) != nil || $0 == firstByteOfMarks }) else { return text }
        let text = withoutOrderingMarks(text)
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.utf8.count + 16)
        for byte in text.utf8 {
            if let replacement = replacement(of: byte) {
                bytes.append(contentsOf: replacement.utf8)
            } else {
                bytes.append(byte)
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// Of each of the marks below in UTF-8, and of much else.
    private static let firstByteOfMarks: UInt8 = 0xE2

    /// Embeddings, overrides and isolates (UAX 9, 2.1, 2.2 and 2.4), of which some have no end in a text cut off.
    private static func withoutOrderingMarks(_ text: String) -> String {
        func isMark(_ scalar: Unicode.Scalar) -> Bool {
            (0x202A...0x202E).contains(scalar.value) || (0x2066...0x2069).contains(scalar.value)
        }
        guard text.unicodeScalars.contains(where: isMark) else { return text }
        return String(String.UnicodeScalarView(text.unicodeScalars.filter { !isMark($0) }))
    }

    /// Control characters other than line breaks and tabs have no place in HTML; they become the replacement character.
    private static func replacement(of byte: UInt8) -> StaticString? {
        switch byte {
        case UInt8(ascii: "<"): "&lt;"
        case UInt8(ascii: ">"): "&gt;"
        case UInt8(ascii: "&"): "&amp;"
        case UInt8(ascii: "\""): "&quot;"
        case UInt8(ascii: "'"): "&#39;"
        case 0x00..<0x09, 0x0B, 0x0C, 0x0E..<0x20, 0x7F: "\u{FFFD}"
        default: nil
        }
    }
}

extension StaticString {
    fileprivate var utf8: UnsafeBufferPointer<UInt8> { UnsafeBufferPointer(start: utf8Start, count: utf8CodeUnitCount) }
}
