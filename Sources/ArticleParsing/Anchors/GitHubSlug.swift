/// Heading anchors as GitHub and Docusaurus make them (`github-slugger`).
///
/// Lower case; what is no letter, mark, digit, connector, hyphen or space is taken out; each space becomes a hyphen. A
/// slug that the page has already gets `-1`, `-2`, …, past ids such as `foo-1` that are there already.
struct GitHubSlug {
    private var occurrences: [String: Int] = [:]

    /// Takes an id that the page gives itself, which is used as it is.
    mutating func reserve(_ id: String) {
        if occurrences[id] == nil { occurrences[id] = 0 }
    }

    /// The anchor of the next heading of the page; nil if nothing is left of its text.
    mutating func anchor(for heading: String) -> String? {
        let slug = Self.slug(heading)
        var result = slug
        while let count = occurrences[result] {
            let next = (occurrences[slug] ?? count) + 1
            occurrences[slug] = next
            result = "\(slug)-\(next)"
        }
        occurrences[result] = 0
        return result.isEmpty ? nil : result
    }

    static func slug(_ heading: String) -> String {
        var result = String.UnicodeScalarView()
        for scalar in heading.lowercased().unicodeScalars {
            if scalar == " " {
                result.append("-")
            } else if isKept(scalar) {
                result.append(scalar)
            }
        }
        return String(result)
    }

    private static func isKept(_ scalar: Unicode.Scalar) -> Bool {
        if scalar == "-" { return true }
        switch scalar.properties.generalCategory {
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .nonspacingMark,
            .spacingMark, .enclosingMark, .decimalNumber, .letterNumber, .connectorPunctuation:
            return true
        default:
            return scalar.properties.isAlphabetic
        }
    }
}
