import Access
import Embedding
import HTTPService
import Hummingbird
import HummingbirdTesting
import KnowledgeModel
import Logging
import Operations
import Retrieval
import Storage
import TestSupport
import Testing

/// A knowledge base of two articles, one public and one for agents, whose legs answer with fixed scores.
struct SmallKnowledgeBase: GenerationSource {
    var articles = [
        Self.article(
            id: "billing/refunds.md", title: "Refunds & \"returns\"", audience: .public, locale: "en",
            url: "https://help.example/billing/refunds", product: "Desk", version: "2", owner: "Billing",
            updatedAt: "2026-04-15"),
        Self.article(
            id: "internal.html", title: "Goodwill", audience: Audience([Role("agent")!]),
            locale: AccessScope.undeterminedLocale),
    ]
    /// The hash of the encoder that the vectors are said to come from.
    var modelHash = HashingEncoder().identity.hash
    var failure: StorageError?

    static let text = "Refunds\n\nYou have 30 days\tto ask. — Straße\n\nThe bank\\branch pays."

    static func article(
        id: String, title: String, audience: Audience, locale: String, url: String? = nil, product: String? = nil,
        version: String? = nil, owner: String? = nil, updatedAt: String? = nil
    ) -> StoredArticle {
        StoredArticle(
            key: ArticleKey(source: "help", id: id), path: "articles/" + id, title: title, url: url, locale: locale,
            audience: audience, product: product, version: version, owner: owner, labels: [], updatedAt: updatedAt,
            reviewDue: nil, contentHash: "0", textSHA256: Digest.sha256Hex(text), passageCount: 1)
    }

    func reader(for scope: AccessScope) throws -> any GenerationReader {
        if let failure { throw failure }
        return Reader(
            readable: articles.filter { scope.opens(audience: $0.audience, locale: $0.locale) },
            model: StoredModel(name: "hashing", hash: modelHash, dimensions: 64))
    }

    /// Every article has one passage, in the order of the list.
    struct Reader: GenerationReader {
        let readable: [StoredArticle]
        let model: StoredModel?
        var generation: GenerationID { GenerationID(7) }
        var passageCount: Int { readable.count }
        var articleCount: Int { readable.count }

        func compile(_ query: LexicalQuery) -> any CompiledLexicalQuery { Compiled(reader: self) }

        struct Compiled: CompiledLexicalQuery {
            let reader: Reader
            func candidates(filter: PassageFilter, limit: Int) -> [Candidate] {
                reader.candidates(filter) { 1.5 / Double($0 + 1) }
            }
            func scores(of references: [PassageReference]) -> [Double] { references.map { 1.5 / Double($0.row + 1) } }
            func wordPairShares(of references: [PassageReference]) -> [Double] { references.map { _ in 0 } }
            func explanation(of reference: PassageReference) -> LexicalExplanation {
                LexicalExplanation(score: 0, length: 0, averageLength: 0, clauses: [])
            }
            func corrections() -> [WordCorrection] { [] }
        }

        func nearestCandidates(to vector: EmbeddingVector, filter: PassageFilter, limit: Int) -> [Candidate] {
            candidates(filter) { 0.25 / Double($0 + 1) }
        }
        func segmentCosines(of references: [PassageReference], to vector: EmbeddingVector) -> [[Double?]] {
            references.map { _ in [] }
        }
        func cosines(of references: [PassageReference], to vector: EmbeddingVector) -> [Double?] {
            references.map { 0.25 / Double($0.row + 1) }
        }
        func passages(_ references: [PassageReference]) -> [StoredPassage] { references.map { passage(Int($0.row)) } }
        func passage(id: String) -> StoredPassage? { readable.indices.map(passage).first { $0.id == id } }
        func article(id: String) -> (article: StoredArticle, text: String)? {
            readable.first { $0.key.id == id }.map { ($0, SmallKnowledgeBase.text) }
        }
        func articles() -> [StoredArticle] { readable }
        func passages(ofArticle id: String) -> [StoredPassage] {
            readable.indices.map(passage).filter { $0.article.key.id == id }
        }
        func vectors(ofArticle id: String) -> [EmbeddingVector?] { [] }

        private func candidates(_ filter: PassageFilter, score: (Int) -> Double) -> [Candidate] {
            readable.indices.filter { index in
                filter.products.map { $0.contains(readable[index].product ?? "") } ?? true
            }.map { index in
                Candidate(
                    reference: PassageReference(part: 0, row: Int32(index)),
                    key: PassageKey(articleID: readable[index].key.id, ordinal: 0), score: score(index))
            }
        }

        private func passage(_ index: Int) -> StoredPassage {
            let article = readable[index]
            return StoredPassage(
                id: "passage-\(article.key.id.utf8.count)", ordinal: 0, headingPath: ["Money", "Back"], anchor: "back",
                textRange: 9..<45, scalarRange: 9..<42, source: SourceSpan(bytes: 120..<180, lines: 12...14),
                article: article, articleText: SmallKnowledgeBase.text)
        }
    }
}

/// Runs work where it is called.
struct DirectWork: BlockingWork {
    var isFull = false

    func run<Value: Sendable>(_ work: @escaping @Sendable () throws -> Value) async throws -> Value {
        if isFull { throw Overloaded() }
        return try work()
    }
}

/// With settings that no fit changes.
func answerer(_ base: SmallKnowledgeBase, _ encoder: HashingEncoder?) -> Answerer {
    let settings = SearchSettings(
        fusion: .weighted(FusionWeights(lexical: 0.018, context: 0.17, wordPairs: 0.14)),
        answerability: AnswerabilityModel(
            weights: AnswerabilityFeature.allCases.map { _ in 0 }, bias: 0,
            thresholds: AnswerabilityModel.Thresholds(yes: 0.9, no: 0.3)))
    return Answerer(generations: base, encoder: encoder, settings: { settings }, today: { "2026-06-01" })
}

/// What the service stands on, over a small knowledge base.
func dependencies(
    _ base: SmallKnowledgeBase = SmallKnowledgeBase(), roles: [String] = [], isFull: Bool = false,
    hasEncoder: Bool = true, logger: Logger = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() },
    activity: ActivityRecording? = nil, keys: InMemoryKeyStore = InMemoryKeyStore(),
    clock: @escaping @Sendable () -> Duration = { .zero }, gaps: GapService? = nil, quality: QualityService? = nil,
    indexing: IndexingService? = nil,
    heartbeats: @escaping @Sendable () -> AsyncStream<Void> = { AsyncStream { $0.finish() } }
) -> ServiceDependencies {
    let encoder = hasEncoder ? HashingEncoder() : nil
    let metrics = ServiceMetrics()
    return ServiceDependencies(
        knowledge: KnowledgeService(
            answerer: answerer(base, encoder), generations: base, encoderHash: encoder?.identity.hash,
            makeID: { "made-id" }, activity: activity,
            report: { mishap, message in
                metrics.count(mishap)
                logger.error("\(message)")
            }),
        gatekeeper: Gatekeeper(
            keys: keys, local: .local(access: AccessScope(roles: roles.compactMap { Role($0) }))),
        work: DirectWork(isFull: isFull), now: { Timestamp(milliseconds: 1_000_000) }, uptime: clock,
        randomBytes: { [UInt8](repeating: 7, count: $0) }, version: "1.2.3", metrics: metrics,
        gaps: gaps, quality: quality, indexing: indexing, heartbeats: heartbeats)
}

/// The service over a small knowledge base.
func service(
    _ base: SmallKnowledgeBase = SmallKnowledgeBase(), roles: [String] = [], isFull: Bool = false,
    hasEncoder: Bool = true, logger: Logger = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() },
    activity: ActivityRecording? = nil, keys: InMemoryKeyStore = InMemoryKeyStore(),
    limits: ServiceLimits = ServiceLimits(), clock: @escaping @Sendable () -> Duration = { .zero },
    gaps: GapService? = nil, quality: QualityService? = nil, hasKeys: Bool = false, origins: [String] = [],
    indexing: IndexingService? = nil,
    heartbeats: @escaping @Sendable () -> AsyncStream<Void> = { AsyncStream { $0.finish() } },
    onListening: @escaping @Sendable (Int) async -> Void = { _ in }
) throws -> some ApplicationProtocol {
    buildApplication(
        configuration: try ServiceConfiguration(
            host: "localhost", port: 0, hasKeys: hasKeys, origins: try AllowedOrigins(named: origins), limits: limits),
        dependencies: dependencies(
            base, roles: roles, isFull: isFull, hasEncoder: hasEncoder, logger: logger, activity: activity, keys: keys,
            clock: clock, gaps: gaps, quality: quality, indexing: indexing, heartbeats: heartbeats),
        logger: logger, onListening: onListening)
}

/// The service on a real port. By its address, since not every machine can resolve `localhost`.
enum LiveService {
    static func run(
        limits: ServiceLimits = ServiceLimits(), _ body: @escaping @Sendable (TestClient) async throws -> Void
    ) async throws {
        try await onPort(limits: limits) { number in
            try await TestClient.withClient(host: "127.0.0.1", port: number, operation: body)
        }
    }

    /// - Parameter body: is given the port.
    static func onPort(
        limits: ServiceLimits = ServiceLimits(), _ body: @Sendable (Int) async throws -> Void
    ) async throws {
        let (ports, port) = AsyncStream.makeStream(of: Int.self)
        let application = try service(
            limits: limits,
            onListening: { number in
                port.yield(number)
                port.finish()
            })
        try await withThrowingTaskGroup { group in
            group.addTask {
                defer { port.finish() }
                try await application.run()
            }
            var numbers = ports.makeAsyncIterator()
            let number = try #require(await numbers.next(), "the service did not start")
            try await body(number)
            group.cancelAll()
        }
    }
}

extension TestClientProtocol {
    /// `POST /v1/search`.
    func search(_ body: String, headers: HTTPFields = [:]) async throws -> TestResponse {
        try await executeRequest(
            uri: "/v1/search", method: .post, headers: headers, body: ByteBuffer(string: body))
    }

    func get(_ uri: String, headers: HTTPFields = [:]) async throws -> TestResponse {
        try await executeRequest(uri: uri, method: .get, headers: headers, body: nil)
    }
}

extension TestResponse {
    /// Without the line's end that JSON has.
    var text: String { whole.hasSuffix("\n") ? String(whole.dropLast()) : whole }
    var whole: String { String(buffer: body) }
    var contentType: String? { headers[.contentType] }
    var requestID: String? { headers[.init("X-Request-Id")!] }
}
