internal import Retrieval
package import Storage

/// Where two articles say the same or contradict each other, passage by passage.
package struct ArticleAgreement: Sendable {
    package struct Pair: Sendable {
        package let first: StoredPassage
        package let second: StoredPassage
        /// Sentences that both say, as UTF-8 ranges of either quote.
        package let sharedFirst: [Range<Int>]
        package let sharedSecond: [Range<Int>]
        /// The words that clash, likewise; nil where nothing does.
        package let clash: (first: Range<Int>, second: Range<Int>)?
        /// Of the clash: `quantity`, `negation` or `antonym`.
        package let kind: String?
        /// Whether each says all that the other says.
        package let isDuplicate: Bool
    }

    /// Contradictions first, then duplicates, then what agrees in some sentences; each in reading order.
    package let pairs: [Pair]
    /// Passages of either that were not looked at.
    package let passagesLeftOut: Int

    /// Of either article.
    package static let passagesMaximum = 80

    /// O(passages of the one · passages of the other).
    package init(_ first: [StoredPassage], _ second: [StoredPassage]) {
        let comparison = PassageComparison()
        let firsts = first.prefix(Self.passagesMaximum).map { ($0, PassageReading(ComparedPassage($0))) }
        let seconds = second.prefix(Self.passagesMaximum).map { ($0, PassageReading(ComparedPassage($0))) }
        passagesLeftOut = first.count - firsts.count + second.count - seconds.count
        var found: [Pair] = []
        for (a, one) in firsts {
            for (b, other) in seconds {
                guard let agreement = comparison.agreement(one, other), !agreement.isEmpty else { continue }
                found.append(Pair(a, b, agreement))
            }
        }
        // In three passes, so that each keeps its reading order.
        pairs =
            found.filter { $0.clash != nil } + found.filter { $0.clash == nil && $0.isDuplicate }
            + found.filter { $0.clash == nil && !$0.isDuplicate }
    }
}

extension ArticleAgreement.Pair {
    fileprivate init(_ a: StoredPassage, _ b: StoredPassage, _ agreement: PassageAgreement) {
        first = a
        second = b
        sharedFirst = agreement.sharedA
        sharedSecond = agreement.sharedB
        switch agreement.relation {
        case .contradiction(let found):
            clash = (found.a, found.b)
            kind = found.kind.rawValue
            isDuplicate = false
        case .nearDuplicate:
            (clash, kind, isDuplicate) = (nil, nil, true)
        case nil:
            (clash, kind, isDuplicate) = (nil, nil, false)
        }
    }
}
