/// Lower case; what is no letter, mark, digit, connector, hyphen or space is taken out; each space becomes a hyphen.
enum GitHubSlug {
    static func slug(_ heading: String) -> String {
        var result = String.UnicodeScalarView()
        for scalar in lowercased(heading) {
            if scalar == " " {
                result.append("-")
            } else if scalar == "-" || WordScalars.contains(scalar) {
                result.append(scalar)
            }
        }
        return String(result)
    }

    /// As JavaScript does it: a capital sigma at the end of a word becomes the form for there.
    private static func lowercased(_ text: String) -> String.UnicodeScalarView {
        let capitalSigma: Unicode.Scalar = "\u{3A3}"
        guard text.unicodeScalars.contains(capitalSigma) else { return text.lowercased().unicodeScalars }
        let scalars = Array(text.unicodeScalars)
        var result = String.UnicodeScalarView()
        for (index, scalar) in scalars.enumerated() {
            let isFinal =
                scalar == capitalSigma && index > 0 && scalars[index - 1].properties.isCased
                && !(index + 1 < scalars.count && scalars[index + 1].properties.isCased)
            result.append(
                contentsOf: isFinal ? "\u{3C2}".unicodeScalars : scalar.properties.lowercaseMapping.unicodeScalars)
        }
        return result
    }
}

/// What regular expressions call a word character in Ruby and in the slugger: letters, marks, digits, connectors.
enum WordScalars {
    static func contains(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .nonspacingMark,
            .spacingMark, .enclosingMark, .decimalNumber, .letterNumber, .connectorPunctuation:
            true
        default:
            scalar.properties.isAlphabetic
        }
    }
}
