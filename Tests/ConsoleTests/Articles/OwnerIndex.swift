import Access
import ArticleSources
import Console
import GapAnalysis
import Indexing
import KnowledgeModel
import LiveIndexing
import Locking
import Operations
import Privacy
import Retrieval
import Storage
import TestSupport

/// An index in memory as its owners see it: articles whose paragraphs are passages, generations of them, suppressions.
final class OwnerIndex: GenerationSource, SuppressionStore, GenerationCatalogue, Sendable {
    struct Article: Sendable {
        var stored: StoredArticle
        var passages: [StoredPassage]
        var text: String
        var diagnostics: [Diagnostic] = []

        init(
            _ id: String, title: String? = nil, roles: [String] = ["public"], product: String? = nil,
            owner: String? = nil, updated: String? = nil, due: String? = nil, url: String? = nil, path: String? = nil,
            diagnostics: [Diagnostic] = [], _ paragraphs: [String]
        ) {
            let text = paragraphs.joined(separator: "\n")
            let article = StoredArticle(
                key: ArticleKey(source: "help", id: id), path: path ?? "help/" + id, title: title ?? "About \(id)",
                url: url, locale: "en", audience: Audience(roles.compactMap { Role($0) }), product: product,
                version: nil, owner: owner, labels: [], updatedAt: updated, reviewDue: due, contentHash: text,
                textSHA256: Digest.sha256Hex(text), passageCount: paragraphs.count)
            var (byte, scalar) = (0, 0)
            passages = paragraphs.enumerated().map { ordinal, paragraph in
                let (bytes, scalars) = (paragraph.utf8.count, paragraph.unicodeScalars.count)
                defer { (byte, scalar) = (byte + bytes + 1, scalar + scalars + 1) }
                return StoredPassage(
                    id: "\(id)#\(ordinal)", ordinal: ordinal, headingPath: ["How long"], anchor: "how-long",
                    textRange: byte..<byte + bytes, scalarRange: scalar..<scalar + scalars,
                    source: SourceSpan(bytes: byte..<byte + bytes, lines: ordinal + 1...ordinal + 1), article: article,
                    articleText: text)
            }
            stored = article
            self.text = text
            self.diagnostics = diagnostics
        }
    }

    private struct State: Sendable {
        var generations: [GenerationID: [Article]]
        var held: [GenerationID: [String]] = [:]
        var serving: GenerationID
        var suppressions: [Suppression] = []
    }

    private let state: Locked<State>

    /// - Parameter generations: the articles of each, the first of generation 1; the last one serves.
    init(_ generations: [[Article]], held: [Int: [String]] = [:]) {
        var all: [GenerationID: [Article]] = [:]
        for (place, articles) in generations.enumerated() {
            all[GenerationID(place + 1)] = articles.sorted { $0.stored.key.id.precedes($1.stored.key.id) }
        }
        let serving = (1...generations.count).last { held[$0] == nil } ?? 1
        state = Locked(
            State(
                generations: all,
                held: Dictionary(uniqueKeysWithValues: held.map { (GenerationID($0.key), $0.value) }),
                serving: GenerationID(serving)))
    }

    var serving: GenerationID { state.withLock { $0.serving } }

    // MARK: - Reading

    func reader(for scope: AccessScope) -> any GenerationReader { reader(for: scope, of: serving, suppressed: false) }

    func unsuppressedReader(for scope: AccessScope) -> any GenerationReader {
        reader(for: scope, of: serving, suppressed: true)
    }

    fileprivate func reader(
        for scope: AccessScope, of id: GenerationID, suppressed: Bool
    ) -> any GenerationReader {
        state.withLock { state in
            let hidden = Set(suppressed ? [] : state.suppressions.map(\.id))
            return Reader(
                generation: id,
                list: (state.generations[id] ?? []).filter {
                    scope.opens(audience: $0.stored.audience, locale: $0.stored.locale)
                        && !hidden.contains($0.stored.key.id)
                }, hidden: hidden)
        }
    }

    struct Reader: GenerationReader {
        let generation: GenerationID
        let list: [Article]
        let hidden: Set<String>
        private static let encoder = HashingEncoder(dimensions: 32, tokenLimit: 512)

        var model: StoredModel? { nil }
        var rows: [StoredPassage] { list.flatMap(\.passages).filter { !hidden.contains($0.id) } }
        var passageCount: Int { rows.count }
        var articleCount: Int { list.count }

        private func vector(of passage: StoredPassage) throws -> EmbeddingVector {
            try Self.encoder.encode([passage.quote] as [String])[0]
        }

        func nearestCandidates(to vector: EmbeddingVector, filter: PassageFilter, limit: Int) throws -> [Candidate] {
            let candidates = try rows.enumerated().map { row, passage in
                let values = zip(try self.vector(of: passage).values, vector.values)
                return Candidate(
                    reference: PassageReference(part: 0, row: Int32(row)),
                    key: PassageKey(articleID: passage.article.key.id, ordinal: passage.ordinal),
                    score: Double(values.reduce(0) { $0 + $1.0 * $1.1 }))
            }
            return Array(candidates.sorted(by: Candidate.ranksBefore).prefix(limit))
        }

        func compile(_ query: LexicalQuery) -> any CompiledLexicalQuery { Compiled(reader: self) }
        func passages(_ references: [PassageReference]) -> [StoredPassage] { references.map { rows[Int($0.row)] } }
        func articles() -> [StoredArticle] { list.map(\.stored) }
        func passages(ofArticle id: String) -> [StoredPassage] { rows.filter { $0.article.key.id == id } }
        func vectors(ofArticle id: String) throws -> [EmbeddingVector?] {
            try passages(ofArticle: id).map { try vector(of: $0) }
        }
        func passage(id: String) -> StoredPassage? { rows.first { $0.id == id } }
        func article(id: String) -> (article: StoredArticle, text: String)? {
            list.first { $0.stored.key.id == id }.map { ($0.stored, $0.text) }
        }
        func cosines(of references: [PassageReference], to vector: EmbeddingVector) -> [Double?] {
            references.map { _ in 0.5 }
        }
        func segmentCosines(of references: [PassageReference], to vector: EmbeddingVector) -> [[Double?]] {
            references.map { _ in [] }
        }
        func findings() -> [ArticleFinding] {
            list.flatMap { article in
                article.diagnostics.map { ArticleFinding(article: article.stored.key, diagnostic: $0) }
            }
        }
        func record(ofArticle id: String) -> ArticleRecord? {
            list.first { $0.stored.key.id == id }.map { article in
                ArticleRecord(
                    article: article.stored, reading: ReadingRecord(origin: id, diagnostics: article.diagnostics),
                    text: article.text,
                    passages: article.passages.map { passage in
                        PassageRecord(
                            draft: PassageDraft(
                                ordinal: passage.ordinal, headingPath: passage.headingPath, anchor: passage.anchor,
                                textRange: passage.textRange, scalarRange: passage.scalarRange, source: passage.source,
                                indexedBody: passage.quote, embeddingText: SegmentedText([]),
                                tokenCount: 40 + passage.ordinal),
                            embeddingKey: nil, embedding: nil)
                    })
            }
        }
    }

    func lastRunFindings() -> RunFindings? {
        RunFindings(
            at: "2026-06-09T08:00:00Z", by: "ana", sources: ["help"],
            findings: [
                Diagnostic(
                    .error, code: "file-unreadable", path: "help/<torn>.md", message: "it is no UTF-8",
                    consequence: "it is not indexed")
            ])
    }

    /// Every passage is as good as any other.
    struct Compiled: CompiledLexicalQuery {
        let reader: Reader
        func candidates(filter: PassageFilter, limit: Int) -> [Candidate] {
            reader.rows.prefix(limit).enumerated().map { row, passage in
                Candidate(
                    reference: PassageReference(part: 0, row: Int32(row)),
                    key: PassageKey(articleID: passage.article.key.id, ordinal: passage.ordinal),
                    score: 1 / Double(row + 1))
            }
        }
        func scores(of references: [PassageReference]) -> [Double] { references.map { 1 / Double($0.row + 1) } }
        func wordPairShares(of references: [PassageReference]) -> [Double] { references.map { _ in 0 } }
        func explanation(of reference: PassageReference) -> LexicalExplanation {
            LexicalExplanation(score: 0, length: 0, averageLength: 0, clauses: [])
        }
        func corrections() -> [WordCorrection] { [] }
    }

    // MARK: - Suppressing

    func suppressions() -> [Suppression] { state.withLock { $0.suppressions } }

    func suppress(_ suppression: Suppression) -> Bool {
        state.withLock { state in
            let articles = state.generations[state.serving] ?? []
            let isThere = articles.contains { article in
                suppression.kind == .article
                    ? article.stored.key.id == suppression.id : article.passages.contains { $0.id == suppression.id }
            }
            if isThere { state.suppressions.append(suppression) }
            return isThere
        }
    }

    func unsuppress(_ kind: Suppression.Kind, id: String) -> Bool {
        state.withLock { state in
            let before = state.suppressions.count
            state.suppressions.removeAll { $0.kind == kind && $0.id == id }
            return state.suppressions.count < before
        }
    }

    // MARK: - Generations

    func generations() -> [PublishedGeneration] { generations { _ in true } }

    func generations(openedBy scope: AccessScope) -> [PublishedGeneration] {
        generations { scope.opens(audience: $0.audience, locale: $0.locale) }
    }

    private func generations(where opens: (StoredArticle) -> Bool) -> [PublishedGeneration] {
        state.withLock { state in
            state.generations.sorted { $0.key < $1.key }.map { id, articles in
                let open = articles.filter { opens($0.stored) }
                return PublishedGeneration(
                    id: id, isServing: id == state.serving, heldBecause: state.held[id],
                    publishedAt: "2026-06-0\(id.number)T10:00:00Z", by: "ana", why: "edits & \"more\" <b>",
                    articles: open.count, passages: open.reduce(0) { $0 + $1.passages.count }, parts: 1,
                    bytes: 2_100_000,
                    logicalHash: "h", model: "hashing")
            }
        }
    }

    func activate(_ id: GenerationID) {
        state.withLock { state in
            state.serving = id
            state.held[id] = nil
        }
    }

    func source(of id: GenerationID) -> any GenerationSource { OneGeneration(index: self, id: id) }

    func verify(_ id: GenerationID) -> [String] { id.number == 1 ? ["the file <vectors> is damaged"] : [] }

    private struct OneGeneration: GenerationSource {
        let index: OwnerIndex
        let id: GenerationID
        func reader(for scope: AccessScope) -> any GenerationReader {
            index.reader(for: scope, of: id, suppressed: false)
        }
    }
}

/// The console over such an index. What is worked out aside is worked out at once, unless told otherwise.
struct OwnerConsole {
    static let now = Timestamp("2026-06-10T12:00:00Z")!

    let index: OwnerIndex
    let log = InMemoryActivityStore()
    let audit = InMemoryAuditLog()
    private let console: Console

    init(_ index: OwnerIndex, recordsActivity: Bool = true, isSlow: Bool = false, hasEncoder: Bool = true) {
        self.index = index
        let (log, audit) = (log, audit)
        let start: AsideStart = { work in
            if !isSlow { work() }
            return true
        }
        let trail = AuditTrail(log: audit, localUser: "ana", now: { Self.now }, report: { _ in })
        let settings = SearchSettings(
            answerability: AnswerabilityModel(
                weights: AnswerabilityFeature.allCases.map { _ in 0 }, bias: 0,
                thresholds: AnswerabilityModel.Thresholds(yes: 0.9, no: 0.3)))
        @Sendable func answerer(_ source: any GenerationSource) -> Answerer {
            Answerer(generations: source, encoder: nil, settings: { settings }, today: { "2026-06-10" })
        }
        let live = LiveIndexing(
            articles: StoredArticles(folder: "no-such-folder"),
            sources: [], runner: NoRunner(), makeID: { "job-1" }, now: { Self.now }, pause: { _ in })
        let knowledge = KnowledgeService(
            answerer: answerer(index), generations: index, encoderHash: nil, makeID: { "made" }, audit: trail)
        let indexing = IndexingService(
            live: live, hasEncoder: hasEncoder, suppressions: index, generations: index, now: { Self.now })
        let activity = ArticleHealthService.Activity(log: log, store: log, model: { settings.answerability })
        let health = ArticleHealthService(
            activity: recordsActivity ? activity : nil, generations: index, audit: trail, start: start,
            startPairs: start, now: { Self.now })
        let newest: @Sendable (Int) throws -> [QueryRecord] = { limit in
            Array(try log.queries(in: .always).suffix(limit))
        }
        let comparisons = GenerationComparisonService(
            catalogue: index, newest: recordsActivity ? newest : nil, answerer: { answerer($0) }, makeID: { "made" },
            start: start, now: { Self.now })
        console = Console(
            ConsoleServices(
                knowledge: knowledge, gaps: nil, indexing: indexing, articleHealth: health, comparisons: comparisons,
                version: "1", now: { Self.now }))
    }

    static let owner = Caller.local(access: .everybody)
    static let agent = Caller.local(access: AccessScope(roles: [Role("agent")!]))

    /// - Parameter path: with its query.
    /// - Throws: what the page throws.
    func reply(
        _ method: ConsoleRoute.Method, _ path: String, form: FormFields = FormFields(), as caller: Caller = owner
    ) throws -> ConsoleReply {
        let parts = path.split(separator: "?", maxSplits: 1).map(String.init)
        let wanted = parts[0].split(separator: "/").map(String.init)
        // A place that is written out goes before a capture.
        func captures(in route: ConsoleRoute) -> Int { route.path.count { $0 == "{" } }
        let routes = console.routes.sorted { captures(in: $0) < captures(in: $1) }
        for route in routes where route.method == method {
            let places = route.path.split(separator: "/").map(String.init)
            guard places.count == wanted.count else { continue }
            var captures: [String: String] = [:]
            let isSame = zip(places, wanted).allSatisfy { place, word in
                guard place.hasPrefix("{") else { return place == word }
                captures[String(place.dropFirst().dropLast())] = FormFields(encoded: ("x=" + word).utf8).raw("x")
                return true
            }
            guard isSame else { continue }
            return try route.handle(
                Visit(
                    path: parts[0], captures: captures,
                    query: FormFields(encoded: (parts.count > 1 ? parts[1] : "").utf8), form: form, caller: caller,
                    formToken: "token", now: Self.now))
        }
        throw Problem(slug: "no-route", status: 404, title: "No route", detail: path)
    }

    func html(_ path: String, as caller: Caller = owner) throws -> String {
        guard case .html(_, let document) = try reply(.get, path, as: caller) else { return "" }
        return document
    }

    /// - Returns: where the browser is sent.
    func post(_ path: String, _ fields: [(name: String, value: String)] = [], as caller: Caller = owner) throws
        -> String
    {
        guard case .seeOther(let target) = try reply(.post, path, form: FormFields(fields), as: caller) else {
            return ""
        }
        return target
    }

    /// Records a question that cited these articles.
    func ask(
        _ id: String, citing articles: [String], roles: [String] = [], daysAgo: Int = 2, text: String? = nil,
        label: String = "yes", rated: FeedbackRecord.Rating? = nil
    ) throws {
        try log.record([
            QueryRecord(
                id: id, queryID: id, askedAt: Self.now.adding(days: -daysAgo),
                text: Redactor.standard.redact(text ?? "question \(id)"), vector: nil,
                verdict: RecordedVerdict(label: label, reason: "answered", probability: 0.9),
                nearest: articles.map { RecordedPassage(passageID: $0 + "#0", articleID: $0, score: 1, cosine: 0.8) },
                generation: GenerationID(1), settings: 0,
                context: AskerContext(scope: AccessScope(roles: roles.compactMap { Role($0) })))
        ])
        if let rated, let article = articles.first {
            try log.record(
                FeedbackRecord(
                    id: "f" + id, questionID: id, passageID: article + "#0", articleID: article, rating: rated,
                    at: Self.now.adding(days: -daysAgo)))
        }
    }
}

/// Runs nothing.
private struct NoRunner: IndexRunning {
    func run(
        _ sources: (GenerationID?) throws -> [any ArticleSource], allowDeletions: Int?, note: PublishNote,
        isCancelled: () -> Bool, progress: (IndexJob.Progress, GenerationID?) -> Void
    ) throws -> IndexRunOutcome { IndexRunOutcome(report: IndexingReport(), base: nil) }
}

/// An audit log in memory.
final class InMemoryAuditLog: AuditLog {
    private let kept = Locked<[AuditEntry]>([])

    func append(_ entries: [AuditEntry]) { kept.withLock { $0 += entries } }
    func entries() -> [AuditEntry] { kept.withLock { $0 } }
}
