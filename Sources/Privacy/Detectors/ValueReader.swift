/// Reads the value that a cue announces: `order number is #123-456`, `account: 99812`.
struct ValueReader {
    struct Value {
        var units: Range<Int>
        var digitCount = 0
        var letterCount = 0
        var capitalCount = 0
        /// "number", "no.", "#", ":" stood between.
        var isDesignated: Bool
    }

    private static let linksMaximum = 5

    private let text: FoldedText
    private let cues: CueFinder

    init(_ context: DetectionContext) { (text, cues) = (context.text, context.cues) }

    /// The token after a cue and the words that link them; nil if other words come.
    func value(after match: CueFinder.Match) -> Value? {
        var index = match.units.upperBound
        var isDesignated = false
        var word = match.words.upperBound
        for _ in 0...Self.linksMaximum {
            guard let start = skipMarks(from: index, &isDesignated) else { return nil }
            let cue =
                word < cues.words.count && cues.words[word].units.lowerBound == start ? cues.cues(endingAt: word) : []
            guard !cue.isDisjoint(with: [.designator, .link]), !text.is(cues.words[word].units.upperBound, "-") else {
                return token(from: start, isDesignated: isDesignated)
            }
            if cue.contains(.designator) { isDesignated = true }
            index = cues.words[word].units.upperBound
            word += 1
        }
        return nil
    }

    /// Past spaces, one line's end and `: # = ( " . '`; nil if something else or nothing comes.
    private func skipMarks(from start: Int, _ isDesignated: inout Bool) -> Int? {
        var index = start
        while index - start < 6 {
            switch text.unit(index) {
            case 0x3A, 0x23, 0x3D: isDesignated = true
            case 0x20, 0x0A, 0x28, 0x22, 0x27, 0x2E, 0x2D, 0x201C, 0x201E, 0xAB, 0xB0, 0x2116: break
            default: return text.isWord(index) ? index : nil
            }
            index += 1
        }
        return text.isWord(index) ? index : nil
    }

    /// Letters and digits, with single `- / _ .` inside.
    func token(from start: Int, isDesignated: Bool) -> Value? {
        var value = Value(units: start..<start, isDesignated: isDesignated)
        var index = start
        while index - start < 64 {
            if text.isDigit(index) {
                value.digitCount += 1
            } else if text.isLetter(index) {
                value.letterCount += 1
                if text.isCapital(index) { value.capitalCount += 1 }
            } else if !(isJoint(index) && text.isWord(index + 1)) {
                break
            }
            index += 1
        }
        value.units = start..<index
        return index > start ? value : nil
    }

    private func isJoint(_ index: Int) -> Bool {
        switch text.unit(index) {
        case 0x2D, 0x2F, 0x5F, 0x2E: true
        default: false
        }
    }
}
