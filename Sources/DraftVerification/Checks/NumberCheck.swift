internal import TextAnalysis

/// Holds the numbers of a sentence against those of its source.
struct NumberCheck {
    struct Fault {
        enum Rule: String {
            case differs = "number.differs"
            case notStated = "number.not_stated"
        }

        let rule: Rule
        /// In the draft, UTF-8.
        let range: Range<Int>
        /// Where the source says otherwise: passage, and range in its quote.
        let source: (passage: Int, range: Range<Int>)?
    }

    let passages: [EvidencePassage]

    /// - Parameters:
    ///   - aligned: the supporting sentence.
    ///   - cited: the passages in which a number may stand.
    /// - Complexity: O(numbers of the sentence × numbers of the passages).
    func faults(
        bytes: [UInt8], range: Range<Int>, aligned: Support, cited: [Int]
    ) -> [Fault] {
        let tokens = TextToken.tokens(in: bytes, range: range)
        let mine = Quantities.all(in: bytes, tokens: tokens)
        if mine.isEmpty { return [] }
        let near = passages[aligned.passage].sentences[aligned.sentence]
        let mayTurn =
            Self.mayTurn(bytes, tokens) || Self.mayTurn(passages[aligned.passage].bytes, near.tokens)
        return mine.compactMap { quantity in
            // a quarter of an hour is no quarter of a year
            if let last = tokens.last(where: { $0.range.upperBound == quantity.range.upperBound }),
                last.key == Self.quarter,
                tokens.first(where: { $0.range.lowerBound >= quantity.range.upperBound })?.key == Self.of
            {
                return nil
            }
            if case .identifier = quantity.kind {
                return renamed(quantity, tokens, bytes, cited)
            }
            func relation(_ other: Quantity) -> QuantityRelation {
                if let hour = Self.hour(of: quantity), case .time(let start, _) = other.kind {
                    return start % 720 == hour * 60 % 720 ? .same : .other
                }
                return QuantityRelation(quantity, other, mayTurn: mayTurn)
            }
            if near.quantities.contains(where: { relation($0) == .same }) { return nil }
            // a number of the aligned sentence that the draft gives elsewhere is not what this one stands for
            let rival = near.quantities.first { other in
                relation(other) == .other
                    && !mine.contains { QuantityRelation($0, other, mayTurn: mayTurn) == .same }
            }
            if let rival, aligned.features.coverage >= Self.alignedCoverage {
                return Fault(rule: .differs, range: quantity.range, source: (aligned.passage, rival.range))
            }
            let others = cited.flatMap { passage in
                passages[passage].sentences.flatMap { sentence in sentence.quantities.map { (passage, $0) } }
            }
            if others.contains(where: { relation($0.1) == .same }) { return nil }
            if let rival { return Fault(rule: .differs, range: quantity.range, source: (aligned.passage, rival.range)) }
            if let other = others.first(where: { $0.0 == aligned.passage && relation($0.1) == .other }) {
                return Fault(rule: .differs, range: quantity.range, source: (other.0, other.1.range))
            }
            guard mustBeStated(quantity, bytes), !near.quantities.contains(where: Self.isUnread) else { return nil }
            return Fault(rule: .notStated, range: quantity.range, source: nil)
        }
    }

    private static let oClock = WordStem.key(of: "o'clock")

    /// Of `10 o'clock`, which does not say which half of the day it is in.
    private static func hour(of quantity: Quantity) -> Int? {
        guard case .amount(let amount) = quantity.kind, amount.dimension == .count(oClock), amount.low == amount.high,
            (0...24).contains(amount.low)
        else { return nil }
        return Int(amount.low)
    }

    /// `2 full days`, whose unit stands behind another word.
    private static func isUnread(_ quantity: Quantity) -> Bool {
        guard case .amount(let amount) = quantity.kind, case .count(let noun) = amount.dimension else { return false }
        return betweenNumberAndUnit.contains(noun)
    }

    private static let betweenNumberAndUnit = Set(
        "full whole further more additional entire consecutive".split(separator: " ").map {
            WordStem.key(of: String($0))
        })
    private static let quarter = WordKey("quarter")
    private static let of = WordKey("of")
    private static let cases = WordSet(words: "if or otherwise else when before prior ahead advance")

    private static func mayTurn(_ bytes: [UInt8], _ tokens: [TextToken]) -> Bool {
        tokens.contains { cases.contains($0.key) } || !Negation.cues(in: bytes, tokens: tokens).isEmpty
    }

    /// From here on the aligned sentence is taken to speak of the same number, wherever else that number stands.
    private static let alignedCoverage = 0.6

    /// Small numbers in words that count things (`two ways`) come with the writing.
    private func mustBeStated(_ quantity: Quantity, _ bytes: [UInt8]) -> Bool {
        guard case .amount(let amount) = quantity.kind else {
            if case .ordinal = quantity.kind { return false }
            return true
        }
        switch amount.dimension {
        case .none, .count: return bytes[quantity.range].contains { (0x30...0x39).contains($0) }
        default: return true
        }
    }

    /// `error 404` where the source has `error 403`: the same word before it, and no number that is the same.
    private func renamed(_ quantity: Quantity, _ tokens: [TextToken], _ bytes: [UInt8], _ cited: [Int]) -> Fault? {
        guard let place = tokens.firstIndex(where: { $0.range.lowerBound == quantity.range.lowerBound }), place > 0,
            tokens[place - 1].kind == .word
        else { return nil }
        let label = tokens[place - 1].key
        let name = bytes[quantity.range]
        var rival: (Int, Range<Int>)?
        for passage in cited {
            for sentence in passages[passage].sentences {
                for other in sentence.quantities {
                    guard case .identifier = other.kind else { continue }
                    if passages[passage].bytes[other.range].elementsEqual(name) { return nil }
                    let index = sentence.tokens.firstIndex { $0.range.lowerBound == other.range.lowerBound }
                    if let index, index > 0, sentence.tokens[index - 1].key == label, rival == nil {
                        rival = (passage, other.range)
                    }
                }
            }
        }
        return rival.map { Fault(rule: .differs, range: quantity.range, source: (passage: $0.0, range: $0.1)) }
    }
}
