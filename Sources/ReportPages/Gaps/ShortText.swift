/// Texts of others, bounded, so that no question or passage makes a page without end.
package enum ShortText {
    package static let title = 160
    package static let sentence = 400
    package static let quote = 700

    /// At most so many Unicode scalars, with `…` where something was left out. O(limit).
    package static func shortened(_ text: String, _ limit: Int) -> String {
        let scalars = text.unicodeScalars
        guard let end = scalars.index(scalars.startIndex, offsetBy: limit, limitedBy: scalars.endIndex),
            end < scalars.endIndex
        else { return text }
        var head = scalars[..<end]
        while let last = head.last, last.properties.isWhitespace { head.removeLast() }
        return String(head) + "…"
    }
}
