internal import Retrieval
package import Storage

extension CuratedQuestion.Expectation {
    /// Whether what came of a question is what must come of it.
    ///
    /// - Parameter outcomes: of each question that its text was read as, in order; empty where it was read as none.
    package func isMet(by outcomes: [QuestionOutcome]) -> Bool {
        switch self {
        case .article(let ids):
            outcomes.contains { $0.verdict != .no && $0.articles.contains(where: ids.contains) }
        case .noAnswer:
            outcomes.allSatisfy { $0.verdict != .yes }
        }
    }
}
