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

/// `--` and `---`, of which typography makes dashes, which no anchor keeps.
enum TypographicDashes {
    static func removed(from text: String) -> String {
        let dash = UInt8(ascii: "-")
        var result: [UInt8] = []
        var index = 0
        let bytes = Array(text.utf8)
        while index < bytes.count {
            var run = bytes[index...].prefix { $0 == dash }.count
            index += max(run, 1)
            if run == 0 { result.append(bytes[index - 1]) }
            // Three at a time, then two; one that is left stays a hyphen.
            while run >= 3 { run -= 3 }
            if run == 1 { result.append(dash) }
        }
        return result.asString
    }
}

extension String {
    /// Without white space at both ends.
    var trimmingWhiteSpace: Substring {
        var slice = self[...]
        while let first = slice.first, first.isWhitespace { slice = slice.dropFirst() }
        while let last = slice.last, last.isWhitespace { slice = slice.dropLast() }
        return slice
    }
}
