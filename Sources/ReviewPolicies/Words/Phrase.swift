/// A sequence of words that a rule looks for: `cancel|end my * subscription`.
///
/// Words are parted by spaces. `a|b` is one word or the other; words joined by a hyphen stand one after the other, so
/// that `close|shut-down` is possible. `*` is up to three words of any kind. All within one sentence, whatever the
/// case, the accents and the common English endings.
struct Phrase: Sendable {
    enum Element: Sendable {
        /// One of these sequences of stems.
        case words([[String]])
        case gap
    }

    static let gapWordsMaximum = 3
    /// A gap tries four places, so this bounds a comparison by 4³ times the phrase's length.
    static let gapsMaximum = 3
    static let elementsMaximum = 16
    static let alternativesMaximum = 50

    let elements: [Element]

    /// - Returns: the phrase, or what is wrong with the text.
    static func parse(_ text: String) -> Result<Phrase, Fault> {
        var elements: [Element] = []
        for part in text.split(whereSeparator: \.isWhitespace) {
            if part == "*" {
                elements.append(.gap)
                continue
            }
            let alternatives = part.split(separator: "|", omittingEmptySubsequences: false).map {
                QuestionText.stems(of: String($0))
            }
            if alternatives.contains(where: \.isEmpty) { return .failure(Fault("\"\(part)\" has no letter or digit")) }
            if alternatives.count > alternativesMaximum {
                return .failure(Fault("a word has at most \(alternativesMaximum) alternatives"))
            }
            elements.append(.words(alternatives))
        }
        guard case .words = elements.first, case .words = elements.last else {
            return .failure(Fault("a phrase begins and ends with a word"))
        }
        let gaps = elements.count { if case .gap = $0 { true } else { false } }
        if gaps > gapsMaximum { return .failure(Fault("a phrase has at most \(gapsMaximum) gaps")) }
        if elements.count > elementsMaximum {
            return .failure(Fault("a phrase has at most \(elementsMaximum) words and gaps"))
        }
        return .success(Phrase(elements: elements))
    }

    struct Fault: Error {
        let reason: String
        init(_ reason: String) { self.reason = reason }
    }

    /// The stems with which a match can begin.
    var firstStems: Set<String> {
        guard case .words(let alternatives) = elements[0] else { return [] }
        return Set(alternatives.map { $0[0] })
    }
}
