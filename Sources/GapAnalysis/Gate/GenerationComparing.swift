internal import Privacy
package import Retrieval
internal import Storage

/// Asks two generations the same questions.
package struct GenerationComparing: Sendable {
    private let before: Answerer
    private let after: Answerer
    private let makeID: @Sendable () -> String

    package init(before: Answerer, after: Answerer, makeID: @escaping @Sendable () -> String) {
        self.before = before
        self.after = after
        self.makeID = makeID
    }

    /// Asks equal questions once.
    ///
    /// - Parameter progress: questions asked and in all.
    /// - Throws: what the storage throws.
    package func compare(
        _ questions: [AnswerComparison.Question], progress: (Int, Int) -> Void = { _, _ in }
    ) throws -> AnswerComparison {
        var comparison = AnswerComparison()
        var times: [AnswerComparison.Question: Int] = [:]
        for question in questions { times[question, default: 0] += 1 }
        var done = 0
        for question in questions {
            guard let count = times.removeValue(forKey: question) else { continue }
            progress(done, questions.count)
            comparison.add(
                question, before: try outcome(of: question, from: before),
                after: try outcome(of: question, from: after),
                times: count)
            done += count
        }
        progress(done, questions.count)
        return comparison
    }

    private func outcome(of question: AnswerComparison.Question, from answerer: Answerer) throws -> QuestionOutcome? {
        var request = SearchRequest(text: question.text.text)
        request.filter.products = question.product.map { [$0] }
        return try answerer.answer(request, scope: question.scope, queryID: makeID()).answers.first
            .map(QuestionOutcome.init)
    }
}
