/// Heading anchors as Hugo makes them (`autoIDType: github`, since 0.144 from what a reader sees).
///
/// Letters and digits in lower case and `_`; hyphens and spaces become hyphens; marks are lost. Nothing left becomes
/// `heading`. A slug that is taken gets `-1`, `-2`, …; ids written further up count, those further down do not.
struct HugoAnchors: AnchorRule {
    private var taken: Set<String> = []
    /// By slug: all smaller numbers are taken.
    private var numbers: [String: Int] = [:]

    mutating func take(_ id: String) { taken.insert(id) }

    mutating func anchor(for heading: HeadingSource) -> String? {
        let slug = Self.slug(Self.text(of: heading))
        if taken.insert(slug).inserted { return slug }
        var number = numbers[slug] ?? 1
        while !taken.insert("\(slug)-\(number)").inserted { number += 1 }
        numbers[slug] = number + 1
        return "\(slug)-\(number)"
    }

    /// Dashes are typography by then, and addresses that are their own text are left out.
    private static func text(of heading: HeadingSource) -> String {
        heading.pieces.reduce(into: "") { result, piece in
            switch piece {
            case .text(let text): result += TypographicDashes.removed(from: text)
            case .code(let text), .alternative(let text): result += text
            case .address: break
            }
        }
    }

    static func slug(_ text: String) -> String {
        var result = String.UnicodeScalarView()
        for scalar in text.trimmingWhiteSpace.unicodeScalars {
            switch scalar.properties.generalCategory {
            case _ where scalar == " " || scalar == "-": result.append("-")
            case _ where scalar == "_", .decimalNumber, .titlecaseLetter, .modifierLetter, .otherLetter,
                .uppercaseLetter, .lowercaseLetter:
                // One letter for one letter, as Go has it.
                result.append(scalar.properties.lowercaseMapping.unicodeScalars.first ?? scalar)
            default: break
            }
        }
        return result.isEmpty ? "heading" : String(result)
    }
}
