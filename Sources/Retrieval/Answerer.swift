package import Embedding
package import KnowledgeModel
package import ReviewPolicies
package import Storage
package import TicketReading

/// Answers a request with cited passages and a verdict for each of its questions, from what the caller may read and
/// nothing else.
package struct Answerer: Sendable {
    private let generations: any GenerationSource
    private let encoder: (any TextEncoder)?
    private let policy: CompiledPolicy?
    private let settings: @Sendable () throws -> SearchSettings
    private let today: @Sendable () -> String
    private let reviews: @Sendable () throws -> [String: ArticleReview]
    private let sideWork: (any SideWork)?
    private let observer: StageObserver
    private let hitMarks = HitMarks()

    /// - Parameters:
    ///   - encoder: nil searches by words only and says so.
    ///   - policy: decides which questions a person must see; nil sends none to one.
    ///   - settings: those in force; asked before each request.
    ///   - today: `2026-05-31`, for what is past its review date.
    ///   - reviews: when articles were last said to be still right, by id; asked where a hit is past its review date.
    ///   - sideWork: works beside an answer while it is idle; nil: one step after the other. Answers are the same.
    ///   - observer: told as each stage of an answer ends.
    package init(
        generations: any GenerationSource, encoder: (any TextEncoder)?, policy: CompiledPolicy? = nil,
        settings: @escaping @Sendable () throws -> SearchSettings = { .standard },
        today: @escaping @Sendable () -> String,
        reviews: @escaping @Sendable () throws -> [String: ArticleReview] = { [:] },
        sideWork: (any SideWork)? = nil, observer: @escaping StageObserver = { _ in }
    ) {
        self.generations = generations
        self.encoder = encoder
        self.policy = policy
        self.settings = settings
        self.today = today
        self.reviews = reviews
        self.sideWork = sideWork
        self.observer = observer
    }

    /// What the next request is answered with.
    package func settingsInForce() throws -> SearchSettings { try settings() }

    /// - Parameters:
    ///   - queryID: names this answer to whoever comes back with feedback on it.
    ///   - admission: which passages may be hits, where the request's filter cannot say it; nil: all.
    ///   - observer: told as each stage of this answer ends; nil: the one that was given to all.
    /// - Throws: what the storage or the observer throws; never because of the question's text.
    package func answer(
        _ request: SearchRequest, scope: AccessScope, queryID: String, admitting admission: PassageAdmission? = nil,
        observer: StageObserver? = nil
    ) throws -> SearchResponse {
        let observer = observer ?? self.observer
        let reader = try generations.reader(for: scope)
        let settings = try settings()
        let ticket = request.messages.isEmpty ? TicketReader.read(request.text) : TicketReader.read(request.messages)
        try observer(.ticket)
        var degraded: [Ranking.Leg] = []
        let answers = try ticket.questions.map { question in
            let (answer, legs) = try answer(
                question, of: request, admission, with: settings, in: reader, observer: observer)
            for leg in legs where !degraded.contains(leg) { degraded.append(leg) }
            return answer
        }
        return SearchResponse(
            queryID: queryID, generation: reader.generation, settings: settings, policyVersion: policy?.policy.version,
            degraded: degraded, answers: answers, ticket: ticket)
    }

    private func answer(
        _ question: TicketQuestion, of request: SearchRequest, _ admission: PassageAdmission?,
        with settings: SearchSettings, in reader: any GenerationReader, observer: @escaping StageObserver
    ) throws -> (Answer, degraded: [Ranking.Leg]) {
        var search = request
        search.text = question.searchText
        let retriever = Retriever(
            encoder: encoder, fusion: settings.fusion, lexical: settings.lexical, synonyms: settings.synonyms,
            language: question.languageCode, sideWork: sideWork, observer: observer)
        let retrieved = try retriever.retrieve(search, in: reader, admitting: admission)
        let ranking = retrieved.ranking(top: request.top, perArticle: request.perArticle)
        try observer(.fusion)
        let passages = try reader.passages(ranking.hits.map(\.reference))
        try observer(.passages)
        let today = today()
        let marks = hitMarks.marks(for: try compared(passages, today: today), today: today)
        try observer(.marks)
        let answerability = Answerability(model: settings.answerability, weights: settings.fusionWeights)
        let verdict = try answerability.verdict(
            on: question, retrieved, shown: Array(zip(ranking.hits, passages.map(\.article))), marks: marks, in: reader)
        try observer(.verdict)
        let triggers =
            policy?.triggers(
                for: question.text, vector: retrieved.question?.vectors.first,
                of: QuestionContext(product: request.filter.products?.first, locale: question.languageCode)) ?? []
        try observer(.triggers)
        let explanation =
            try request.explains
            ? AnswerExplanation(retrieved, hits: ranking.hits, verdict: verdict, settings: settings) : nil
        let answer = Answer(
            question: question, vector: retrieved.question?.vectors.first, scoreKind: ranking.scoreKind,
            verdict: verdict, triggers: triggers, corrections: ranking.corrections,
            hits: zip(ranking.hits, passages).map { CitedHit(hit: $0, citation: Citation($1)) }, marks: marks,
            explanation: explanation)
        try observer(.citations)
        return (answer, ranking.degraded)
    }

    /// A review moves the day on which its article is due.
    private func compared(_ passages: [StoredPassage], today: String) throws -> [ComparedPassage] {
        var compared = passages.map(ComparedPassage.init)
        let overdue = compared.indices.filter { compared[$0].reviewDue.map { $0 < today } ?? false }
        if overdue.isEmpty { return compared }
        let reviews = try reviews()
        for index in overdue {
            guard let review = reviews[compared[index].articleID] else { continue }
            compared[index].reviewDue = review.nextDay(own: compared[index].reviewDue)?.description
        }
        return compared
    }
}

/// All answers to one request.
package struct SearchResponse: Sendable, Hashable {
    package let queryID: String
    package let generation: GenerationID
    /// Those in force: their version and calibration are part of every answer.
    package let settings: SearchSettings
    /// Nil if no question goes to a person.
    package let policyVersion: Int?
    package let degraded: [Ranking.Leg]
    package let answers: [Answer]
    /// How the request was read.
    package let ticket: ReadTicket
    /// Of each answer the open theme that its question falls in; nil where the caller is not told of themes.
    package var knownGaps: [KnownGap?]?
}

/// The cited passages for one question of a request, and what is to be thought of them.
package struct Answer: Sendable, Hashable {
    package let question: TicketQuestion
    /// Of its search text; nil where meaning was not searched.
    package let vector: EmbeddingVector?
    package let scoreKind: ScoreKind
    package let verdict: Verdict
    /// Why a person must see this question; empty if none need.
    package let triggers: [ReviewTrigger]
    package let corrections: [WordCorrection]
    package let hits: [CitedHit]
    /// Of the hits, in their order.
    package let marks: [Mark]
    /// Nil unless asked for.
    package let explanation: AnswerExplanation?
}

/// A hit with the words that can be quoted from it.
package struct CitedHit: Sendable, Hashable {
    package let hit: Hit
    package let citation: Citation

    package init(hit: Hit, citation: Citation) {
        self.hit = hit
        self.citation = citation
    }
}

/// Opaque names of queries: 80 random bits in base 32.
package enum QueryID {
    package static func random(using generator: inout some RandomNumberGenerator) -> String {
        Digest.base32((0..<10).map { _ in UInt8.random(in: .min ... .max, using: &generator) })
    }
}
