internal import KnowledgeModel
package import Retrieval
internal import Storage

/// What came of one question: what a gate judges and a comparison of generations compares.
package struct QuestionOutcome: Sendable, Hashable {
    package var verdict: Verdict.Label
    package var probability: Double?
    /// Best first.
    package var cited: [CitedWords]

    /// An article and the words that are quoted from it. Not the passage's id, which changes with any edit of its article.
    package struct CitedWords: Sendable, Hashable {
        package var articleID: String
        package var title: String
        package var quote: String

        package init(articleID: String, title: String, quote: String) {
            self.articleID = articleID
            self.title = title
            self.quote = quote
        }
    }

    package init(verdict: Verdict.Label, probability: Double?, cited: [CitedWords]) {
        self.verdict = verdict
        self.probability = probability
        self.cited = cited
    }

    package init(_ answer: Answer) {
        self.init(
            verdict: answer.verdict.label, probability: answer.verdict.probability,
            cited: answer.hits.map {
                CitedWords(
                    articleID: $0.citation.article.key.id, title: $0.citation.article.title, quote: $0.citation.quote)
            })
    }

    /// Articles that are cited, each once, best first.
    package var articles: [String] {
        var seen: Set<String> = []
        return cited.map(\.articleID).filter { seen.insert($0).inserted }
    }
}
