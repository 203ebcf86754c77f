package import KnowledgeModel
internal import Privacy
package import Retrieval
package import Storage
internal import TicketReading

/// Asks a theme's questions again, as their askers would, and says whether the articles answer them now.
///
/// A question counts as answered if the first passage is of an article that has changed since, if that raised the
/// probability of an answer to more than even, and if the passage says more than the questions themselves do. Both
/// probabilities are of one calibration: the one in force.
package struct ThemeReplay: Sendable {
    private let answerer: Answerer
    private let makeID: @Sendable () -> String

    /// Questions of a theme that are asked again: the most central ones speak for the rest.
    static let questionsMaximum = 25
    /// The least probability of an answer, and how far above the former one.
    static let probabilityMinimum = 0.5
    static let riseMinimum = 0.1
    /// Share of the questions that must be answered for the theme to be proposed, and the fewest. A theme's questions are
    /// not all of one article, so that no article answers all of them; and one question alone may be answered by chance.
    static let answeredShare = 1.0 / 3
    static let answeredMinimum = 2
    /// Share that must still be answered for a theme to stay so.
    static let stillAnsweredShare = 0.5

    package init(answerer: Answerer, makeID: @escaping @Sendable () -> String) {
        self.answerer = answerer
        self.makeID = makeID
    }

    /// Those of a theme's questions that are worth asking again: what was answered before says nothing of a change, unless
    /// there is nothing else to ask.
    package static func questions(of members: [JudgedQuestion], events: GapEvents) -> [JudgedQuestion] {
        let unanswered = events.unanswered(among: members)
        return unanswered.count < answeredMinimum ? members : unanswered
    }

    /// - Parameters:
    ///   - questions: the theme's, as judged by the calibration in force.
    ///   - changed: ids of articles that changed since the questions were asked; nil where that is not known.
    package func replay(
        _ theme: ThemeRecord, _ questions: [JudgedQuestion], changed: Set<String>?, at: Timestamp
    ) throws -> ReplayResult? {
        let central = CentralQuestions(questions).ordered.prefix(Self.questionsMaximum)
        let substance = AnswerSubstance(questions: questions.map(\.record.text.text))
        var generation: GenerationID?
        var settings = 0
        var answers: [CitedHit] = []
        for question in central {
            let response = try answer(question, of: theme)
            generation = response.generation
            settings = response.settings.version
            guard let answer = response.answers.first, let hit = answer.hits.first else { continue }
            guard isNew(hit, to: question, changed), let now = answer.verdict.probability,
                now >= Self.probabilityMinimum, now - (question.probability ?? 0) >= Self.riseMinimum,
                substance.isAnswer(hit.citation.quote)
            else { continue }
            answers.append(hit)
        }
        guard let generation else { return nil }
        let isAnswered =
            answers.count >= Self.answeredMinimum
            && Double(answers.count) >= Self.answeredShare * Double(central.count)
        let best = isAnswered ? Self.mostFrequent(answers) : nil
        return ReplayResult(
            at: at, generation: generation, settings: settings, outcome: isAnswered ? .resolved : .unanswered,
            asked: central.count, answered: answers.count, passageID: best?.citation.passageID,
            articleID: best?.citation.article.key.id, quote: best?.citation.quote)
    }

    /// Whether a theme that was answered is so no longer.
    package func regression(
        of theme: ThemeRecord, _ questions: [JudgedQuestion], at: Timestamp
    ) throws
        -> ReplayResult?
    {
        let central = CentralQuestions(questions).ordered.prefix(Self.questionsMaximum)
        var last: SearchResponse?
        var answered = 0
        for question in central {
            let response = try answer(question, of: theme)
            last = response
            let probability = response.answers.first?.verdict.probability ?? 0
            if probability >= Self.probabilityMinimum { answered += 1 }
        }
        guard let last else { return nil }
        let isAnswered = Double(answered) >= Self.stillAnsweredShare * Double(central.count)
        return ReplayResult(
            at: at, generation: last.generation, settings: last.settings.version,
            outcome: isAnswered ? .resolved : .regressed, asked: central.count, answered: answered)
    }

    private func answer(_ question: JudgedQuestion, of theme: ThemeRecord) throws -> SearchResponse {
        var request = SearchRequest(text: question.record.text.text)
        request.filter.products = question.record.product.map { [$0] }
        return try answerer.answer(request, scope: theme.audience.scope, queryID: makeID())
    }

    private func isNew(_ hit: CitedHit, to question: JudgedQuestion, _ changed: Set<String>?) -> Bool {
        if let changed { return changed.contains(hit.citation.article.key.id) }
        return !question.record.nearest.contains { $0.passageID == hit.citation.passageID }
    }

    private static func mostFrequent(_ hits: [CitedHit]) -> CitedHit? {
        var counts: [String: Int] = [:]
        for hit in hits { counts[hit.citation.passageID, default: 0] += 1 }
        let best = counts.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key
        return hits.first { $0.citation.passageID == best }
    }
}
