/// Mail addresses written out against collectors: `ann at example dot org`, `ann(at)example.org`, `ann [at] example [dot] org`.
enum SpokenEmailDetector: Detector {
    private static let at = WordSet("at")
    private static let dot = WordSet("dot punkt punto")
    private static let topLevel = WordSet(
        """
        com org net edu gov io co uk de fr es it nl be at ch se no fi dk pl pt br in au ca us ie eu info biz example test \
        app dev me cz gr nz za jp cn
        """)

    static func detect(in context: DetectionContext, _ claims: inout Claims) {
        let (text, words) = (context.text, context.cues.words)
        for index in words.indices.dropFirst() where at.contains(words[index]) {
            let isBracketed = isBracketed(words[index], text)
            guard isBracketed || isParted(words[index - 1], words[index], text),
                let end = domainEnd(after: index, context, isBracketed: isBracketed)
            else { continue }
            claims.add(.email, localStart(words[index - 1], index, context)..<end, .certain)
        }
    }

    private static func isBracketed(_ word: CueFinder.Word, _ text: FoldedText) -> Bool {
        let (before, after) = (text.unit(word.units.lowerBound - 1), text.unit(word.units.upperBound))
        return (before == 0x28 && after == 0x29) || (before == 0x5B && after == 0x5D)
            || (before == 0x7B && after == 0x7D)
            || (before == 0x3C && after == 0x3E)
    }

    private static func isParted(_ left: CueFinder.Word, _ right: CueFinder.Word, _ text: FoldedText) -> Bool {
        let gap = left.units.upperBound..<right.units.lowerBound
        return gap.count == 1 && text.isSpace(gap.lowerBound)
    }

    /// With points: `ann dot smith at …`, `ann.smith at …`.
    private static func localStart(_ word: CueFinder.Word, _ at: Int, _ context: DetectionContext) -> Int {
        let words = context.cues.words
        var index = at - 1
        while index >= 2, dot.contains(words[index - 1]),
            words[index].units.lowerBound - words[index - 2].units.upperBound <= 12, at - index < 8
        { index -= 2 }
        var start = words[index].units.lowerBound
        while at > 0, words[at].units.lowerBound - start < 128, EmailDetector.isLocalPart(start - 1, context.text) {
            start -= 1
        }
        return start
    }

    private static func domainEnd(after at: Int, _ context: DetectionContext, isBracketed: Bool) -> Int? {
        let (text, words) = (context.text, context.cues.words)
        var index = at + 1
        guard index < words.count, words[index].units.lowerBound - words[at].units.upperBound <= 2 else { return nil }
        var spokenDots = 0
        var dots = 0
        while index + 1 < words.count, dots < 5 {
            let next = words[index + 1]
            let gap = words[index].units.upperBound..<next.units.lowerBound
            if gap.count == 1, text.is(gap.lowerBound, ".") || text.is(gap.lowerBound, "-") {
                if text.is(gap.lowerBound, ".") { dots += 1 }
                index += 1
            } else if index + 2 < words.count, dot.contains(next), gap.count <= 2,
                words[index + 2].units.lowerBound - next.units.upperBound <= 2
            {
                spokenDots += 1
                dots += 1
                index += 2
            } else {
                break
            }
        }
        guard dots > 0, topLevel.contains(words[index]) else { return nil }
        // "look at example.org" is no address; "a.smith at example.org" and "mail me: ann at example.org" are.
        let local = words[at - 1].units
        let isMarked =
            text.is(local.lowerBound - 1, ".") || text.is(local.lowerBound - 1, "_")
            || text.isDigit(local.upperBound - 1)
        let isCued = context.cues.has(.email, before: local.lowerBound, within: 4)
        return spokenDots > 0 || isBracketed || isMarked || isCued ? words[index].units.upperBound : nil
    }
}
