internal import Foundation
internal import Retrieval

/// What tells a theme's questions from those of the others, in words of theirs.
///
/// Class-based TF-IDF: a word's or pair's share in the theme times log(1 + A / f), where f is how often it occurs in all
/// themes together and A the mean number of words of a theme. See M. Grootendorst, "BERTopic", 2022.
package struct KeyPhrases: Sendable {
    private let frequencies: [[String: Int]]
    private let totals: [String: Int]
    private let meanLength: Double

    /// - Parameter themes: the questions of each theme.
    package init(themes: [[String]]) {
        frequencies = themes.map { questions in
            var counts: [String: Int] = [:]
            for question in questions {
                for phrase in Self.phrases(of: question) { counts[phrase, default: 0] += 1 }
            }
            return counts
        }
        totals = frequencies.reduce(into: [:]) { $0.merge($1, uniquingKeysWith: +) }
        let words = frequencies.map { $0.values.reduce(0, +) }.reduce(0, +)
        meanLength = Double(words) / Double(max(themes.count, 1))
    }

    /// The phrases of a theme, best first; none says again what a better one says.
    package func phrases(ofTheme index: Int, limit: Int = 5) -> [String] {
        let counts = frequencies[index]
        let length = Double(max(counts.values.reduce(0, +), 1))
        let least = counts.values.contains { $0 > 1 } ? 2 : 1
        let scored = counts.filter { $0.value >= least }.map { phrase, count in
            let weight = log(1 + meanLength / Double(totals[phrase] ?? 1))
            // A pair says more than either of its words.
            let bonus = phrase.contains(" ") ? 1.5 : 1.0
            return (phrase: phrase, score: Double(count) / length * weight * bonus)
        }.sorted { ($1.score, $0.phrase) < ($0.score, $1.phrase) }
        var chosen: [String] = []
        for (phrase, _) in scored where chosen.count < limit {
            let words = Set(phrase.split(separator: " "))
            if chosen.contains(where: { !words.isDisjoint(with: $0.split(separator: " ")) }) { continue }
            chosen.append(phrase)
        }
        return chosen
    }

    /// What is left of "don't" where it is cut at the apostrophe.
    private static let denials: Set<String> = [
        "don", "doesn", "didn", "isn", "aren", "wasn", "weren", "won", "wouldn", "couldn", "shouldn", "haven", "hasn",
        "hadn",
        "ain",
    ]

    /// Content words, and pairs of neighbouring ones, each once. Placeholders of redacted text are no words.
    private static func phrases(of question: String) -> Set<String> {
        var phrases: Set<String> = []
        var previous: String?
        var isPlaceholder = false
        for piece in QuestionWords.pieces(of: question.lowercased()) {
            if piece == "[" || piece == "]" {
                isPlaceholder = piece == "["
                previous = nil
                continue
            }
            guard !isPlaceholder, QuestionWords.isContent(piece), piece.count > 1, !denials.contains(String(piece))
            else {
                previous = nil
                continue
            }
            let word = String(piece)
            phrases.insert(word)
            if let before = previous { phrases.insert(before + " " + word) }
            previous = word
        }
        return phrases
    }
}
