/// Telephone numbers: international by their country code, national by their usual groups, others after a cue.
enum PhoneDetector: Detector {
    static func detect(in context: DetectionContext, _ claims: inout Claims) {
        for run in context.numbers {
            var found: [(units: Range<Int>, strength: Claim.Strength)] = []
            run.forEachWindow(digits: 7...17) { window in
                guard let strength = strength(window, context) else { return }
                found.append((whole(window, context), strength))
            }
            // What is a number beyond doubt does not grow by the digits behind it.
            let certain = Set(found.filter { $0.strength == .certain }.flatMap(\.units))
            for (units, strength) in found where strength == .certain || !units.contains(where: certain.contains) {
                claims.add(.phone, units, strength)
            }
        }
    }

    private static func strength(_ window: NumberRun.Window, _ context: DetectionContext) -> Claim.Strength? {
        let text = context.text
        let candidate = PhoneCandidate(window, text)
        guard candidate.isPossible, !context.cues.has(.thing, before: candidate.start, within: 2) else { return nil }
        if candidate.isInternational { return .certain }
        let isCued =
            context.cues.has(.phone, before: candidate.start, within: 6)
            || context.cues.has(.phone, after: window.units.upperBound, within: 3)
        if candidate.isNational { return isCued ? .certain : .shape }
        return isCued && candidate.isPossibleAfterCue ? .shape : nil
    }

    /// With `+`, brackets and extension.
    private static func whole(_ window: NumberRun.Window, _ context: DetectionContext) -> Range<Int> {
        let text = context.text
        let start = PhoneCandidate(window, text).start
        var end = window.units.upperBound
        var index = end
        while index - end < 3, text.isSpace(index) || text.is(index, ",") { index += 1 }
        let word = context.cues.firstWord(from: index)
        guard word < context.cues.words.count, context.cues.words[word].units.lowerBound == index else {
            return start..<end
        }
        let units = context.cues.words[word].units
        if extensionWords.contains(context.cues.words[word]) {
            index = units.upperBound
            while index - units.upperBound < 3, text.isSpace(index) || text.is(index, ".") || text.is(index, ":") {
                index += 1
            }
        } else if text.lower(index) == 0x78, text.isDigit(index + 1) {  // x123
            index += 1
        } else {
            return start..<end
        }
        let digits = index
        while text.isDigit(index), index - digits < 7 { index += 1 }
        if index > digits, !text.isWord(index) { end = index }
        return start..<end
    }

    private static let extensionWords = WordSet("ext extn extension x durchwahl poste")
}
