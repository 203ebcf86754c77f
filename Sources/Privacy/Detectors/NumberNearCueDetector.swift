/// Numbers that begin with capital letters, such as `GX-448120`, a few words behind a cue: `my order from Tuesday (GX-448120)`.
///
/// A bare number so far from its cue may be anything; one to five letters and then five digits or more are made up by somebody
/// who numbers things, unless the word before says that the thing is no case and no customer.
enum NumberNearCueDetector: Detector {
    private static let reach = 8
    /// Of articles, standards and errors.
    private static let known = WordSet("kb err e iso en din rfc cve ean sku hp")

    static func detect(in context: DetectionContext, _ claims: inout Claims) {
        let (text, words) = (context.text, context.cues.words)
        for word in words {
            let start = word.units.lowerBound
            let letters = word.units.prefix(while: text.isCapital).count
            guard (1...5).contains(letters), !text.isWord(start - 1), !text.is(start - 1, "-"), !text.is(start - 1, "/")
            else { continue }
            if known.contains(CueFinder.Word(units: start..<start + letters, hash: hash(start..<start + letters, text)))
            {
                continue
            }
            var index = start + letters
            if text.is(index, "-") { index += 1 }
            let digits = index
            while text.isDigit(index) { index += 1 }
            let isNumber =
                index - digits >= 5 && !text.isWord(index) && !text.is(index, "_")
                && !(isJoint(index, text) && text.isWord(index + 1))
            guard isNumber, !context.cues.has([.thing, .version], before: start, within: 3) else { continue }
            if context.cues.has(.order, before: start, within: reach) {
                claims.add(.orderNumber, start..<index, .shape)
            } else if context.cues.has(.account, before: start, within: reach) {
                claims.add(.accountNumber, start..<index, .shape)
            }
        }
    }

    private static func hash(_ range: Range<Int>, _ text: FoldedText) -> UInt64 {
        var hash = WordHash()
        for index in range { hash.add(text.lower(index)) }
        return hash.value
    }

    private static func isJoint(_ index: Int, _ text: FoldedText) -> Bool {
        text.is(index, "-") || text.is(index, ".") || text.is(index, "/")
    }
}
