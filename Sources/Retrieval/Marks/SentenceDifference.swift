package import TextAnalysis

/// What two sentences share, and what only one of them has.
package struct SentenceDifference {
    /// A place where they oppose each other.
    package struct Clash {
        package let kind: Contradiction.Kind
        package let a: Range<Int>
        package let b: Range<Int>
        package let isInCondition: Bool
        /// Of an antonym; nil for the other kinds.
        package var axis: Opposites.Axis?
    }

    package private(set) var sharedWords = 0
    /// Words, opposites and numbers of one sentence alone: all, and those that name or limit what it is about.
    private(set) var extraA = 0
    private(set) var extraB = 0
    private(set) var modifiers = 0
    private(set) var names = 0
    package private(set) var clashes: [Clash] = []
    /// Pairs of numbers that may agree but are not the same.
    private(set) var looseNumbers = 0
    /// Pairs of the same number, an upper bound here and a lower bound there.
    package private(set) var turnedBounds = 0

    /// O(words), and the product of the numbers of either sentence, which are few.
    package init(_ a: SentenceReading, _ b: SentenceReading) {
        var denials: [Clash] = []
        compareWords(a, b, denials: &denials)
        let explained = compareOpposites(a, b)
        compareNumbers(a, b)
        // a denial of words that is not yet seen in an opposite: `is not welcome`
        if !explained, let first = denials.first { clashes.append(first) }
        // conditions that deny each other are two cases, whatever follows from them
        if let condition = denials.first(where: \.isInCondition) { clashes.append(condition) }
    }

    /// Share of the content words of both that is common: 0 to 1.
    var overlap: Double {
        let all = 2 * sharedWords + extraA + extraB
        return all == 0 ? 0 : Double(2 * sharedWords) / Double(all)
    }

    private mutating func addExtra(_ word: SentenceReading.Word) {
        if word.isName || word.isInCondition { names += 1 } else if word.isModifier { modifiers += 1 }
    }

    private mutating func compareWords(_ a: SentenceReading, _ b: SentenceReading, denials: inout [Clash]) {
        var (i, j) = (0, 0)
        while i < a.words.count || j < b.words.count {
            if j == b.words.count || (i < a.words.count && a.words[i].key.hash < b.words[j].key.hash) {
                extraA += 1
                addExtra(a.words[i])
                i += 1
            } else if i == a.words.count || a.words[i].key.hash > b.words[j].key.hash {
                extraB += 1
                addExtra(b.words[j])
                j += 1
            } else {
                sharedWords += 1
                let (one, other) = (a.words[i], b.words[j])
                if one.isDenied != other.isDenied {
                    denials.append(
                        Clash(
                            kind: .negation, a: one.rangeWithDenial, b: other.rangeWithDenial,
                            isInCondition: one.isInCondition || other.isInCondition))
                }
                i += 1
                j += 1
            }
        }
    }

    /// Whether an opposite that both have accounts for denial.
    private mutating func compareOpposites(_ a: SentenceReading, _ b: SentenceReading) -> Bool {
        var isExplained = false
        var mine = a.opposites[...]
        var theirs = b.opposites[...]
        while !mine.isEmpty || !theirs.isEmpty {
            let axis = min(mine.first?.axis.rawValue ?? .max, theirs.first?.axis.rawValue ?? .max)
            let ones = mine.prefix { $0.axis.rawValue == axis }
            let others = theirs.prefix { $0.axis.rawValue == axis }
            mine = mine.dropFirst(ones.count)
            theirs = theirs.dropFirst(others.count)
            if compareAxis(ones, others) { isExplained = true }
        }
        return isExplained
    }

    private mutating func compareAxis(
        _ mine: ArraySlice<SentenceReading.Opposite>, _ theirs: ArraySlice<SentenceReading.Opposite>
    ) -> Bool {
        var isExplained = false
        var flips = 0
        for (one, other) in zip(mine, theirs) {
            if one.isDenied || other.isDenied { isExplained = true }
            if one.isPositive == other.isPositive {
                if !one.isSilent { sharedWords += 1 }
                continue
            }
            flips += 1
            clashes.append(
                Clash(
                    kind: one.isDenied != other.isDenied ? .negation : .antonym, a: one.range, b: other.range,
                    isInCondition: one.isInCondition || other.isInCondition, axis: one.axis))
        }
        // one denial turns all words of its axis: `never charge a fee`
        if flips > 1, flips == mine.count, flips == theirs.count { clashes.removeLast(flips - 1) }
        let extrasA = mine.dropFirst(theirs.count).filter { !$0.isSilent }.count
        let extrasB = theirs.dropFirst(mine.count).filter { !$0.isSilent }.count
        extraA += extrasA
        extraB += extrasB
        modifiers += extrasA + extrasB
        return isExplained
    }

    private mutating func compareNumbers(_ a: SentenceReading, _ b: SentenceReading) {
        var restA = a.numbers
        var restB = b.numbers
        Self.match(&restA, &restB, if: .same) { _, _ in }
        Self.match(&restA, &restB, if: .mayAgree) { one, other in
            if one.quantity.hasTurnedBound(of: other.quantity) { turnedBounds += 1 } else { looseNumbers += 1 }
        }
        var differing: [Clash] = []
        Self.match(&restA, &restB, if: .differ) { one, other in
            differing.append(
                Clash(
                    kind: .quantity, a: one.quantity.range, b: other.quantity.range,
                    isInCondition: one.isInCondition || other.isInCondition))
        }
        clashes += differing
        extraA += restA.count
        extraB += restB.count
        names += restA.count + restB.count
    }

    /// Takes out the pairs, nearest in order first, of this agreement.
    private static func match(
        _ restA: inout [SentenceReading.Number], _ restB: inout [SentenceReading.Number],
        if agreement: Quantity.Agreement, _ found: (SentenceReading.Number, SentenceReading.Number) -> Void
    ) {
        restA.removeAll { one in
            let place = restB.firstIndex { one.quantity.agreement(with: $0.quantity) == agreement }
            guard let place else { return false }
            found(one, restB.remove(at: place))
            return true
        }
    }
}

extension Quantity {
    /// Whether both are of one value, and one is a lower and the other an upper bound.
    fileprivate func hasTurnedBound(of other: Quantity) -> Bool {
        guard case .amount(let mine) = kind, case .amount(let theirs) = other.kind else { return false }
        return mine.low == theirs.low && mine.high == theirs.high
    }
}
