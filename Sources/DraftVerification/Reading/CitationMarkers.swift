internal import TextAnalysis

/// `[abcdefgh12345678]` in the draft.
struct CitationMarker: Hashable {
    let id: String
    /// With the brackets, in UTF-8 bytes.
    let range: Range<Int>
}

/// Finds the markers by which a draft names passages in its text.
///
/// What stands in square brackets counts if it is the id of a given citation, looks like a passage's id, or is one word
/// with a digit in it: drafters invent such names, and write the number of a source in place of its id. Links of
/// Markdown, `[text](address)`, are none, and placeholders such as `[order_number]` are not either.
enum CitationMarkers {
    /// In order, disjoint. O(n).
    static func all(in bytes: [UInt8], known: Set<String>) -> [CitationMarker] {
        var markers: [CitationMarker] = []
        var place = 0
        while let open = bytes[place...].firstIndex(of: UInt8(ascii: "[")) {
            let limit = min(bytes.count, open + lengthMaximum)
            guard let close = bytes[open..<limit].firstIndex(of: UInt8(ascii: "]")) else {
                place = open + 1
                continue
            }
            let isLink = close + 1 < bytes.count && bytes[close + 1] == UInt8(ascii: "(")
            let inner = bytes[open + 1..<close]
            let names = inner.split { $0 == UInt8(ascii: ",") || $0 == UInt8(ascii: ";") || $0 == UInt8(ascii: " ") }
            let ids = names.map { String(decoding: $0, as: UTF8.self) }
            if inner.contains(UInt8(ascii: "[")) {
                place = open + 1
                continue
            }
            if !isLink, !ids.isEmpty, ids.allSatisfy({ known.contains($0) || isName($0) }) {
                markers += ids.map { CitationMarker(id: $0, range: open..<close + 1) }
            }
            place = close + 1
        }
        return markers
    }

    private static let lengthMaximum = 256

    /// One word of letters, digits and `-_.:#/`, with a digit.
    private static func isName(_ text: String) -> Bool {
        guard (1...80).contains(text.utf8.count), text.utf8.contains(where: { (0x30...0x39).contains($0) }) else {
            return false
        }
        return text.utf8.allSatisfy { byte in
            switch byte {
            case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
            case UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "."), UInt8(ascii: ":"), UInt8(ascii: "#"),
                UInt8(ascii: "/"):
                true
            default: false
            }
        }
    }
}
