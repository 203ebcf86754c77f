internal import Retrieval
internal import TextAnalysis

/// What of a sentence must be found in its source: content words, and words such as `required` that have an opposite, all
/// of whose axis count as one. A number counts by what it measures, whatever its value: that is for `NumberCheck`.
struct SentenceTerms {
    struct Term {
        let key: WordKey
        /// Names, numbers that name, words with digits.
        let isName: Bool
    }

    let terms: [Term]
    var keys: [WordKey] { terms.map(\.key) }

    init(_ reading: SentenceReading) {
        terms =
            reading.words.map { Term(key: $0.key, isName: $0.isName) }
            + reading.opposites.filter { !$0.isSilent }.map {
                Term(key: WordKey("axis\($0.axis.rawValue)"), isName: false)
            }
            + Set(reading.numbers.compactMap { Self.measure($0.quantity) }).sorted().map {
                Term(key: WordKey($0), isName: false)
            }
    }

    /// Nil for what is counted by a noun, which is a word of its own.
    private static func measure(_ quantity: Quantity) -> String? {
        switch quantity.kind {
        case .date: return "measure:date"
        case .time: return "measure:time"
        case .ordinal, .version, .identifier: return nil
        case .amount(let amount):
            switch amount.dimension {
            case .none, .count: return nil
            case .duration, .workingDays, .months: return "measure:duration"
            case .money: return "measure:money"
            case .percent, .percentagePoints: return "measure:percent"
            case .bytes, .bits: return "measure:data"
            default: return "measure:other"
            }
        }
    }
}
