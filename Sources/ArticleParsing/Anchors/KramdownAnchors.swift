/// Heading anchors as kramdown makes them by itself, from the heading as it is written, markup and all.
///
/// What stands before the first letter of ASCII is cut off, and of the rest letters, digits, spaces and hyphens of ASCII
/// stay. Nothing left becomes `section`. Equal ones get `-1`, `-2`, …; ids that are there already do not count.
struct KramdownAnchors: AnchorRule {
    private var counts: [String: Int] = [:]

    mutating func anchor(for heading: HeadingSource) -> String? {
        let slug = Self.slug(heading.markdown)
        let count = counts[slug, default: 0]
        counts[slug] = count + 1
        return count == 0 ? slug : "\(slug)-\(count)"
    }

    static func slug(_ heading: String) -> String {
        let kept = heading.utf8.drop { !$0.isASCIILetter }
            .filter { $0.isASCIIAlphanumeric || $0 == 0x20 || $0 == UInt8(ascii: "-") }
            .map { $0 == 0x20 ? UInt8(ascii: "-") : $0.asciiLowercased }
        return kept.isEmpty ? "section" : kept.asString
    }
}
