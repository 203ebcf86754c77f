import Access
import Console
import Embedding
import GapAnalysis
import KnowledgeModel
import Locking
import Operations
import Privacy
import Retrieval
import Storage
import TestSupport
import Testing

/// A knowledge base of articles that each have one passage, the whole text behind the first line; the earlier ones are
/// nearer to any question.
struct Shelf: GenerationSource {
    struct Item {
        var article: StoredArticle
        var headings: [String]
        var text: String
    }

    var items: [Item]

    static func item(
        _ id: String, title: String, headings: [String] = ["Returns"], text: String = "Returns\n\nYou have 30 days.",
        audience: Audience = .public, url: String? = nil, owner: String? = nil, product: String? = nil,
        updatedAt: String? = nil
    ) -> Item {
        Item(
            article: StoredArticle(
                key: ArticleKey(source: "help", id: id), path: id, title: title, url: url, locale: "en",
                audience: audience, product: product, version: nil, owner: owner, labels: [], updatedAt: updatedAt,
                reviewDue: nil, contentHash: "0", textSHA256: Digest.sha256Hex(text), passageCount: 1),
            headings: headings, text: text)
    }

    /// One for everybody, one for agents.
    static let standard = Shelf(items: [
        item(
            "billing/refunds.md", title: "Refunds", url: "https://help.example/refunds", owner: "Billing",
            updatedAt: "2026-04-15"),
        item("internal.md", title: "Goodwill", audience: Audience([Role("agent")!])),
    ])

    func reader(for scope: AccessScope) -> any GenerationReader {
        Reader(items: items.filter { scope.opens(audience: $0.article.audience, locale: $0.article.locale) })
    }

    struct Reader: GenerationReader {
        let items: [Item]
        var generation: GenerationID { GenerationID(3) }
        var model: StoredModel? {
            StoredModel(name: "hashing", hash: HashingEncoder().identity.hash, dimensions: 64)
        }
        var passageCount: Int { items.count }
        var articleCount: Int { items.count }

        func compile(_ query: LexicalQuery) -> any CompiledLexicalQuery { Compiled(reader: self) }
        func nearestCandidates(to vector: EmbeddingVector, filter: PassageFilter, limit: Int) -> [Candidate] {
            candidates(filter)
        }
        func cosines(of references: [PassageReference], to vector: EmbeddingVector) -> [Double?] {
            references.map { 0.5 / Double($0.row + 1) }
        }
        func segmentCosines(of references: [PassageReference], to vector: EmbeddingVector) -> [[Double?]] {
            references.map { _ in [] }
        }
        func passages(_ references: [PassageReference]) -> [StoredPassage] { references.map { passage(Int($0.row)) } }
        func passage(id: String) -> StoredPassage? { items.indices.map(passage).first { $0.id == id } }
        func article(id: String) -> (article: StoredArticle, text: String)? {
            items.first { $0.article.key.id == id }.map { ($0.article, $0.text) }
        }
        func articles() -> [StoredArticle] { items.map(\.article) }
        func passages(ofArticle id: String) -> [StoredPassage] {
            items.indices.map(passage).filter { $0.article.key.id == id }
        }
        func vectors(ofArticle id: String) -> [EmbeddingVector?] { [] }

        func candidates(_ filter: PassageFilter) -> [Candidate] {
            items.indices.filter { filter.lets(items[$0].article) }.map { index in
                Candidate(
                    reference: PassageReference(part: 0, row: Int32(index)),
                    key: PassageKey(articleID: items[index].article.key.id, ordinal: 0),
                    score: 0.5 / Double(index + 1))
            }
        }

        private func passage(_ index: Int) -> StoredPassage {
            let item = items[index]
            let start = item.text.utf8.firstIndex(of: UInt8(ascii: "\n")).map { offset in
                item.text.utf8.distance(from: item.text.utf8.startIndex, to: offset) + 2
            }
            let range = (start.map { min($0, item.text.utf8.count) } ?? 0)..<item.text.utf8.count
            return StoredPassage(
                id: "p\(index)", ordinal: 0, headingPath: item.headings, anchor: "returns", textRange: range,
                scalarRange: range, source: SourceSpan(bytes: 0..<1, lines: 1...1), article: item.article,
                articleText: item.text)
        }
    }

    struct Compiled: CompiledLexicalQuery {
        let reader: Reader
        func candidates(filter: PassageFilter, limit: Int) -> [Candidate] { reader.candidates(filter) }
        func scores(of references: [PassageReference]) -> [Double] { references.map { 0.5 / Double($0.row + 1) } }
        func wordPairShares(of references: [PassageReference]) -> [Double] { references.map { _ in 0 } }
        func explanation(of reference: PassageReference) -> LexicalExplanation {
            LexicalExplanation(
                score: 1, length: 4, averageLength: 4,
                clauses: [
                    .init(
                        kind: .word, text: "days", passageCount: 1, inverseDocumentFrequency: 1, weight: 1,
                        contribution: 1,
                        matches: [.init(terms: ["dai"], origin: .exact, weight: 1, title: 0, headings: 0, body: 2)])
                ])
        }
        func corrections() -> [WordCorrection] { [] }
    }
}

/// The console over a shelf.
struct ShelfConsole {
    let console: Console
    let log = InMemoryActivityStore()

    static let now = Timestamp(milliseconds: 1_000_000)

    init(_ shelf: Shelf = .standard) {
        let settings = SearchSettings(
            fusion: .weighted(FusionWeights(lexical: 0.018, context: 0.17, wordPairs: 0.14)),
            answerability: AnswerabilityModel(
                weights: AnswerabilityFeature.allCases.map { _ in 0 }, bias: 0,
                thresholds: AnswerabilityModel.Thresholds(yes: 0.9, no: 0.3)))
        let ids = IDs()
        let knowledge = KnowledgeService(
            answerer: Answerer(
                generations: shelf, encoder: HashingEncoder(), settings: { settings }, today: { "2026-06-01" }),
            generations: shelf, encoderHash: HashingEncoder().identity.hash, makeID: ids.next,
            activity: ActivityRecording(
                log: log, recorder: QuestionRecorder(redactor: .standard, encoder: HashingEncoder()),
                redactor: .standard, pseudonym: { AskerPseudonym(asker: $0, secret: [1]) }, now: { Self.now }))
        console = Console(
            ConsoleServices(knowledge: knowledge, gaps: nil, indexing: nil, version: "1", now: { Self.now }))
    }

    /// What a page's route answers.
    func reply(
        _ path: String, _ name: String, query: [(name: String, value: String)] = [],
        form: [(name: String, value: String)] = [], captures: [String: String] = [:], caller: Caller
    ) throws -> ConsoleReply {
        let route = try #require(console.routes.first { $0.name == name })
        return try route.handle(
            Visit(
                path: path, captures: captures, query: FormFields(query), form: FormFields(form), caller: caller,
                formToken: "token", now: Self.now))
    }

    func search(_ text: String, _ more: [(name: String, value: String)] = [], caller: Caller = .ana) throws -> String {
        try reply("/", "consoleSearch", query: [("q", text)] + more, caller: caller).document
    }

    var recorded: [QueryRecord] { get throws { try log.queries(in: ActivityPeriod()) } }
}

extension ConsoleReply {
    /// Of a page; else empty.
    var document: String { if case .html(_, let document) = self { document } else { "" } }
    var path: String? { if case .seeOther(let path) = self { path } else { nil } }
}

extension Caller {
    /// Cares for the knowledge base, and reads what agents read.
    static let ana = Caller.local(access: AccessScope(roles: [Role("agent")!]))
}

/// Made-up ids, each once.
private final class IDs: Sendable {
    private let count = Locked(0)
    @Sendable func next() -> String {
        count.withLock { count in
            count += 1
            return "id\(count)"
        }
    }
}

extension Caller {
    /// With a key of its own.
    static func holding(_ scopes: Set<Scope>, roles: [String] = []) throws -> Caller {
        let keys = InMemoryKeyStore()
        let bearer = try keys.bearer(scopes: scopes, roles: roles)
        return try Gatekeeper(keys: keys).caller(bearer: bearer, now: ShelfConsole.now)
    }
}
