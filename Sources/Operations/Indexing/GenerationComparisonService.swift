package import Access
package import GapAnalysis
package import KnowledgeModel
import Privacy
package import Retrieval
package import Storage

/// In what two generations differ, for owners: their articles, and what they answer to what was asked lately.
///
/// Within the caller's rights: articles are those that the caller may read, and questions those of askers who could read
/// nothing else, each asked with its own asker's roles. Worked out aside, since it takes seconds.
package final class GenerationComparisonService: Sendable {
    /// Two generations, and who compares them.
    private struct Pair: Hashable {
        let before: GenerationID
        let after: GenerationID
        let scope: AccessScope
    }

    private let catalogue: any GenerationCatalogue
    private let newest: (@Sendable (Int) throws -> [QueryRecord])?
    private let answerer: @Sendable (any GenerationSource) -> Answerer
    private let makeID: @Sendable () -> String
    private let now: @Sendable () -> Timestamp
    private let articles: AsideWork<Pair, GenerationDifference>
    private let answers: AsideWork<Pair, AnswerComparison>
    private let checks: AsideWork<GenerationID, GenerationCheck>

    /// At most so many of the newest questions are asked of both.
    package static let questionsMaximum = 200
    /// So many of the newest are looked through for those that the caller may know of.
    private static let recordsMaximum = 1000
    package static let daysMaximum = 7
    private static let pairsMaximum = 8
    /// In milliseconds: what is suppressed or erased meanwhile shows after that.
    private static let lifetime: Int64 = 600_000

    /// - Parameters:
    ///   - newest: reads so many of the newest questions; nil where nothing is recorded.
    ///   - answerer: answers from a generation, with the settings in force.
    ///   - start: has the work done elsewhere, one after the other.
    package init(
        catalogue: any GenerationCatalogue, newest: (@Sendable (Int) throws -> [QueryRecord])?,
        answerer: @escaping @Sendable (any GenerationSource) -> Answerer, makeID: @escaping @Sendable () -> String,
        start: @escaping AsideStart, now: @escaping @Sendable () -> Timestamp
    ) {
        self.catalogue = catalogue
        self.newest = newest
        self.answerer = answerer
        self.makeID = makeID
        self.now = now
        articles = AsideWork(keysMaximum: Self.pairsMaximum, lifetime: Self.lifetime, start: start)
        answers = AsideWork(keysMaximum: Self.pairsMaximum, lifetime: Self.lifetime, start: start)
        checks = AsideWork(keysMaximum: Self.pairsMaximum, start: start)
    }

    /// Whether there are questions to ask.
    package var hasQuestions: Bool { newest != nil }

    /// Articles that the one has and the other has not, or has otherwise.
    ///
    /// - Throws: `Problem.narrowedCaller`.
    package func articles(
        from before: GenerationID, to after: GenerationID, for caller: Caller
    ) throws -> AsideState<GenerationDifference> {
        guard caller.filter.isEverything else { throw Problem.narrowedCaller }
        let pair = Pair(before: before, after: after, scope: caller.access)
        return articles.state(of: pair, at: now()) { [catalogue] _ in
            let lists = try [before, after].map { id in
                try catalogue.source(of: id).reader(for: caller.access).articles()
            }
            return GenerationDifference(from: lists[0], to: lists[1])
        }
    }

    /// What of the newest questions is answered otherwise; nil where nothing is recorded.
    ///
    /// - Throws: `Problem.narrowedCaller`.
    package func answers(
        from before: GenerationID, to after: GenerationID, for caller: Caller
    ) throws -> AsideState<AnswerComparison>? {
        guard caller.filter.isEverything else { throw Problem.narrowedCaller }
        guard let newest else { return nil }
        let pair = Pair(before: before, after: after, scope: caller.access)
        let now = now()
        return answers.state(of: pair, at: now) { [catalogue, answerer, makeID] progress in
            let since = now.adding(days: -Self.daysMaximum)
            let questions = try newest(Self.recordsMaximum)
                .filter { $0.askedAt >= since && caller.maySee($0.context) }.prefix(Self.questionsMaximum)
                .map { AnswerComparison.Question(text: $0.text, scope: $0.context.scope, product: $0.product) }
            let sources = try [before, after].map { try catalogue.source(of: $0) }
            let comparing = GenerationComparing(
                before: answerer(sources[0]), after: answerer(sources[1]), makeID: makeID)
            return try comparing.compare(questions) { done, all in
                progress(all == 0 ? 1 : Double(done) / Double(all))
            }
        }
    }

    /// Has every byte of a generation read and held against what was published.
    package func verify(_ id: GenerationID) -> AsideState<GenerationCheck> {
        let now = now()
        return checks.state(of: id, version: Int(now.milliseconds), at: now) { [catalogue] _ in
            GenerationCheck(at: now, faults: try catalogue.verify(id))
        }
    }

    /// What came of the last check of a generation; nil if nobody has asked for one since the service began.
    package func check(of id: GenerationID) -> AsideState<GenerationCheck>? { checks.known(id) }
}

extension AnswerComparison.Question {
    /// Redacted.
    package var words: String { text.text }
}

/// Whether a generation is as it was published.
package struct GenerationCheck: Sendable, Hashable {
    package let at: Timestamp
    /// What is wrong, in sentences; empty if all is well.
    package let faults: [String]
}
