/// Heading anchors as kramdown makes them when it reads GitHub's Markdown, as Jekyll has it do.
///
/// Word characters of any script, hyphens and white space stay, each blank as a hyphen. Equal ones get `-1`, `-2`, …;
/// ids that are there already do not count.
struct KramdownGFMAnchors: AnchorRule {
    private var counts: [String: Int] = [:]

    mutating func anchor(for heading: HeadingSource) -> String? {
        let slug = Self.slug(Self.text(of: heading))
        let count = counts[slug, default: 0]
        counts[slug] = count + 1
        let anchor = count == 0 ? slug : "\(slug)-\(count)"
        return anchor.isEmpty ? nil : anchor
    }

    /// Dashes are typography by then; of pictures nothing is taken.
    private static func text(of heading: HeadingSource) -> String {
        heading.pieces.reduce(into: "") { result, piece in
            switch piece {
            case .text(let text): result += TypographicDashes.removed(from: text)
            case .code(let text), .address(let text): result += text
            case .alternative: break
            }
        }
    }

    static func slug(_ text: String) -> String {
        var result = String.UnicodeScalarView()
        for scalar in text.lowercased().unicodeScalars {
            if scalar == " " || scalar == "\t" {
                result.append("-")
            } else if scalar == "-" || WordScalars.contains(scalar) {
                result.append(scalar)
            }
        }
        return String(result)
    }
}
