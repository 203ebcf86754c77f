/// Names of people where the text says that one comes: `my name is …`, `this is … calling`, `Regards,\n…`, `Dear …`, `Mr …`.
///
/// Without such words a name is no more than capitalised words, and stays.
enum NameDetector: Detector {
    static func detect(in context: DetectionContext, _ claims: inout Claims) {
        let reader = NameReader(context)
        for match in context.cues.matches {
            guard let range = name(after: match, context, reader) else { continue }
            claims.add(.name, range, .certain)
        }
    }

    private static func name(
        after match: CueFinder.Match, _ context: DetectionContext, _ reader: NameReader
    ) -> Range<Int>? {
        let text = context.text
        var index = match.units.upperBound
        switch match.cue {
        case .name:
            while index - match.units.upperBound < 3, text.isSpace(index) || text.is(index, ":") || text.is(index, ",")
            { index += 1 }
            return reader.name(from: index, allowsSmallLetters: reader.isOfSpeaker(match))
        case .nameLabel:
            guard text.is(index, ":") || text.is(index, "=") else { return nil }
            index += 1
            while text.isSpace(index) { index += 1 }
            return reader.name(from: index, allowsSmallLetters: false)
        case .title:
            if text.is(index, ".") { index += 1 }
            guard text.isSpace(index), text.isCapital(match.units.lowerBound) || text.is(match.units.upperBound, ".")
            else {
                return nil
            }
            return reader.name(from: index + 1, allowsSmallLetters: false)
        case .greeting:
            guard text.isSpace(index), let range = reader.name(from: index + 1, allowsSmallLetters: false) else {
                return nil
            }
            // "Hi Ann," and "Dear Ann": what follows must not go on as a sentence.
            let end = range.upperBound
            let isGiven = GivenNames.all.contains(context.cues.words[context.cues.firstWord(from: range.lowerBound)])
            return isGiven || !text.isSpace(end) || text.unit(end + 1) == 0 || text.is(end + 1, "-") ? range : nil
        case .closing:
            return reader.signature(after: match)
        case .introduction:
            return reader.introduced(after: match)
        default:
            return nil
        }
    }
}
