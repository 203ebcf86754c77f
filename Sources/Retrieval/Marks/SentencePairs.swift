import TextAnalysis

/// All sentences of one passage against all of another.
struct SentencePairs {
    private let a: PassageReading
    private let b: PassageReading
    private let thresholds: ComparisonThresholds
    private let cosine: SentenceCosine?
    /// For each sentence, how well some sentence of the other passage says the same; 0 if none does.
    private(set) var bestA: [Double]
    private(set) var bestB: [Double]
    /// The clash of the most alike sentences.
    private(set) var contradiction: Contradiction?

    init(_ a: PassageReading, _ b: PassageReading, _ thresholds: ComparisonThresholds, _ cosine: SentenceCosine?) {
        self.a = a
        self.b = b
        self.thresholds = thresholds
        self.cosine = cosine
        bestA = Array(repeating: 0, count: a.sentences.count)
        bestB = Array(repeating: 0, count: b.sentences.count)
    }

    mutating func compareAll() {
        let share = thresholds.sharedShare(hasCosine: cosine != nil)
        for i in a.signatures.indices {
            for j in b.signatures.indices where Self.mayMatter(a.signatures[i], b.signatures[j], share: share) {
                compare(i, j)
            }
        }
    }

    /// Whether some sentence of one may be like one of the other. O(sentences of a × sentences of b).
    static func mayMatter(_ a: [UInt64], _ b: [UInt64], share: Double) -> Bool {
        for one in a {
            for other in b where mayMatter(one, other, share: share) { return true }
        }
        return false
    }

    /// Whether enough words may be shared, by the signatures. O(1).
    private static func mayMatter(_ one: UInt64, _ other: UInt64, share: Double) -> Bool {
        let shared = (one & other).nonzeroBitCount
        let all = (one | other).nonzeroBitCount
        // Words that fall on one bit make the share of bits differ from that of words, hence the slack of one.
        return one == other || (shared > 1 && Double(shared + 1) >= share * Double(all))
    }

    private mutating func compare(_ i: Int, _ j: Int) {
        let (one, other) = (a.sentences[i], b.sentences[j])
        if one.exactHash == other.exactHash {
            (bestA[i], bestB[j]) = (1, 1)
            return
        }
        let difference = SentenceDifference(one, other)
        let cosine = cosine?(i, j)
        if let clash = clash(one, other, difference), isGrounded(difference, i, j) {
            let confidence = cosine.map { (max(0, $0) + difference.overlap) / 2 } ?? difference.overlap
            if confidence > contradiction?.confidence ?? 0 {
                contradiction = Contradiction(kind: clash.kind, a: clash.a, b: clash.b, confidence: confidence)
            }
        } else if let similarity = sameness(one, other, difference, cosine) {
            bestA[i] = max(bestA[i], similarity)
            bestB[j] = max(bestB[j], similarity)
        }
    }

    /// Whether the sentences tell what they are about, themselves or by the titles above them.
    private func isGrounded(_ difference: SentenceDifference, _ i: Int, _ j: Int) -> Bool {
        if difference.sharedWords >= thresholds.sharedWordsAlone { return true }
        guard difference.sharedWords >= thresholds.sharedWords else { return false }
        return hasLikeTitle(besides: Set(a.sentences[i].words.map(\.key)).union(b.sentences[j].words.map(\.key)))
    }

    /// Whether the titles share words, those in `known` set aside; true if one of them has no others.
    private func hasLikeTitle(besides known: Set<WordKey>) -> Bool {
        guard let mine = a.headings.stems.first, let theirs = b.headings.stems.first, mine != theirs else {
            return true
        }
        let (one, other) = (mine.subtracting(known), theirs.subtracting(known))
        let shared = Double(one.intersection(other).count)
        return shared >= thresholds.titleOverlap * Double(min(one.count, other.count))
    }

    private func clash(
        _ one: SentenceReading, _ other: SentenceReading, _ difference: SentenceDifference
    ) -> SentenceDifference.Clash? {
        guard difference.clashes.count == 1, let clash = difference.clashes.first, !clash.isInCondition,
            one.isStatement, other.isStatement, !one.hasException, !other.hasException
        else { return nil }
        guard difference.names == 0, difference.modifiers == 0, difference.overlap >= thresholds.clashOverlap else {
            return nil
        }
        if clash.kind != .quantity, difference.looseNumbers > 0 { return nil }
        if difference.turnedBounds > 0, clash.axis != .extremum { return nil }
        let isReplaced = difference.extraA > 0 && difference.extraB > 0
        return isReplaced || difference.extraA + difference.extraB > thresholds.extraWords ? nil : clash
    }

    /// How far the two say the same: 0 to 1; nil if they do not.
    private func sameness(
        _ one: SentenceReading, _ other: SentenceReading, _ difference: SentenceDifference, _ cosine: Double?
    ) -> Double? {
        guard difference.clashes.isEmpty, difference.names == 0, difference.looseNumbers == 0,
            difference.turnedBounds == 0,
            one.isStatement == other.isStatement, one.hasException == other.hasException
        else { return nil }
        let isReplaced = difference.extraA > 0 && difference.extraB > 0
        // one more word before another makes it another thing, unless the sentence is long
        let isSpecial = difference.modifiers > 0 && difference.overlap < thresholds.duplicateSpecialOverlap
        if difference.overlap >= thresholds.duplicateOverlap, !isReplaced, !isSpecial { return difference.overlap }
        if let cosine, cosine >= thresholds.duplicateCosine, difference.overlap >= thresholds.duplicateCosineOverlap {
            return cosine
        }
        return nil
    }

    /// The mean of how well each sentence is said by the other passage, by words; nil if one of them is not at all.
    var similarity: Double? {
        guard !bestA.isEmpty, !bestB.isEmpty else { return nil }
        if min(a.wordCount, b.wordCount) < thresholds.duplicateWordsAlone, !hasLikeTitle(besides: []) { return nil }
        var sum = 0.0
        var weights = 0.0
        for (best, sentences) in [(bestA, a.sentences), (bestB, b.sentences)] {
            for (score, sentence) in zip(best, sentences) {
                if score == 0 { return nil }
                let weight = Double(max(1, sentence.words.count))
                sum += score * weight
                weights += weight
            }
        }
        return sum / weights
    }
}
