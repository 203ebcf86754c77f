import Access
import Embedding
import GapAnalysis
import KnowledgeModel
import Operations
import Privacy
import Retrieval
import Storage
import TestSupport

/// A knowledge base in memory: an article is its lines, of which each paragraph is a passage; words in common with the
/// question make the score.
struct TestKnowledgeBase: GenerationSource {
    struct Article: Sendable {
        var stored: StoredArticle
        var text: String
        var passages: [StoredPassage]

        /// - Parameter sections: heading, and the paragraphs under it.
        init(
            _ id: String, title: String, roles: [String] = ["public"], locale: String = "en", url: String? = nil,
            product: String? = nil, version: String? = nil, labels: [String] = [], owner: String? = nil,
            updatedAt: String? = nil, source: String = "help", sections: [(heading: String, paragraphs: [String])]
        ) {
            let paragraphs = sections.flatMap { section in section.paragraphs.map { (section.heading, $0) } }
            text = paragraphs.map(\.1).joined(separator: "\n\n")
            stored = StoredArticle(
                key: ArticleKey(source: source, id: id), path: "articles/" + id, title: title, url: url, locale: locale,
                audience: Audience(roles.compactMap { Role($0) }), product: product, version: version, owner: owner,
                labels: labels, updatedAt: updatedAt, reviewDue: nil, contentHash: "0",
                textSHA256: Digest.sha256Hex(text), passageCount: paragraphs.count)
            passages = []
            var (utf8, scalars) = (0, 0)
            for (index, (heading, paragraph)) in paragraphs.enumerated() {
                let textRange = utf8..<utf8 + paragraph.utf8.count
                let scalarRange = scalars..<scalars + paragraph.unicodeScalars.count
                passages.append(
                    StoredPassage(
                        id: PassageID.make(
                            articleID: id, textSHA256: stored.textSHA256, scalarRange: scalarRange),
                        ordinal: index, headingPath: [heading], anchor: heading.lowercased(), textRange: textRange,
                        scalarRange: scalarRange,
                        source: SourceSpan(bytes: textRange, lines: index + 1...index + 1), article: stored,
                        articleText: text))
                (utf8, scalars) = (textRange.upperBound + 2, scalarRange.upperBound + 2)
            }
        }
    }

    var articles: [Article]

    func reader(for scope: AccessScope) -> any GenerationReader {
        Reader(articles: articles.filter { scope.opens(audience: $0.stored.audience, locale: $0.stored.locale) })
    }

    struct Reader: GenerationReader {
        let readable: [Article]
        let passages: [StoredPassage]
        var generation: GenerationID { GenerationID(7) }
        var model: StoredModel? {
            let identity = HashingEncoder().identity
            return StoredModel(name: identity.name, hash: identity.hash, dimensions: identity.dimensions)
        }
        var passageCount: Int { passages.count }
        var articleCount: Int { readable.count }

        init(articles: [Article]) {
            readable = articles.sorted { $0.stored.key.id.precedes($1.stored.key.id) }
            passages = readable.flatMap(\.passages)
        }

        func compile(_ query: LexicalQuery) -> any CompiledLexicalQuery {
            Compiled(reader: self, words: Self.words(of: query.text))
        }

        static func words(of text: String) -> Set<String> {
            Set(text.lowercased().split { !$0.isLetter && !$0.isNumber }.map(String.init))
        }

        struct Compiled: CompiledLexicalQuery {
            let reader: Reader
            let words: Set<String>

            func candidates(filter: PassageFilter, limit: Int) -> [Candidate] {
                let all = reader.passages.indices.filter { filter.lets(reader.passages[$0].article) }.map { index in
                    Candidate(
                        reference: PassageReference(part: 0, row: Int32(index)),
                        key: PassageKey(
                            articleID: reader.passages[index].article.key.id, ordinal: reader.passages[index].ordinal),
                        score: score(index))
                }
                return Array(all.filter { $0.score > 0 }.sorted(by: Candidate.ranksBefore).prefix(limit))
            }

            func scores(of references: [PassageReference]) -> [Double] { references.map { score(Int($0.row)) } }
            func wordPairShares(of references: [PassageReference]) -> [Double] { references.map { _ in 0 } }
            func explanation(of reference: PassageReference) -> LexicalExplanation {
                LexicalExplanation(score: 0, length: 0, averageLength: 0, clauses: [])
            }
            func corrections() -> [WordCorrection] { [] }

            private func score(_ index: Int) -> Double {
                Double(words.intersection(Reader.words(of: reader.passages[index].quote)).count)
            }
        }

        func nearestCandidates(to vector: EmbeddingVector, filter: PassageFilter, limit: Int) -> [Candidate] { [] }
        func segmentCosines(of references: [PassageReference], to vector: EmbeddingVector) -> [[Double?]] {
            references.map { _ in [] }
        }
        func cosines(of references: [PassageReference], to vector: EmbeddingVector) -> [Double?] {
            references.map { _ in 0.25 }
        }
        func passages(_ references: [PassageReference]) -> [StoredPassage] { references.map { passages[Int($0.row)] } }
        func passage(id: String) -> StoredPassage? { passages.first { $0.id == id } }
        func article(id: String) -> (article: StoredArticle, text: String)? {
            readable.first { $0.stored.key.id == id }.map { ($0.stored, $0.text) }
        }
        func articles() -> [StoredArticle] { readable.map(\.stored) }
        func passages(ofArticle id: String) -> [StoredPassage] { passages.filter { $0.article.key.id == id } }
        func vectors(ofArticle id: String) -> [EmbeddingVector?] { [] }
    }
}

extension TestKnowledgeBase {
    /// Two public articles, one for agents, one in German.
    static let small = TestKnowledgeBase(articles: [
        Article(
            "billing/refunds.md", title: "Refunds", url: "https://help.example/refunds", product: "Desk", version: "2",
            labels: ["money", "returns"], owner: "Billing", updatedAt: "2026-04-15",
            sections: [
                (
                    "Window",
                    [
                        "A refund is paid within 14 days. 👍 It goes to the card you paid with.",
                        "Plan | Refund\nMonthly. | none. Really.\nYearly | 30 days",
                    ]
                ), ("Exceptions", ["A refund of a gift card is not possible."]),
            ]),
        Article(
            "lockers.md", title: "Lockers", url: "https://help.example/lockers", product: "Box", version: "10.1",
            labels: ["hardware"], updatedAt: "2025-01-02T10:00:00Z",
            sections: [("Open", ["The locker opens by code. A refund of the deposit takes a day."])]),
        Article(
            "agents.md", title: "Goodwill", roles: ["agent"], product: "Desk",
            sections: [("Goodwill", ["A refund of up to 50 euros is yours to give: SECRET."])]),
        Article(
            "de/erstattung.md", title: "Erstattung", locale: "de",
            sections: [("Frist", ["Eine refund Erstattung dauert 14 Tage. Größe: ß."])]),
    ])

    func service(log: InMemoryActivityStore? = nil, tellsGaps: Bool = false) -> KnowledgeService {
        let settings = SearchSettings(
            answerability: AnswerabilityModel(
                weights: AnswerabilityFeature.allCases.map { _ in 0 }, bias: 0,
                thresholds: AnswerabilityModel.Thresholds(yes: 0.9, no: 0.3)))
        return KnowledgeService(
            answerer: Answerer(
                generations: self, encoder: HashingEncoder(), settings: { settings }, today: { "2026-06-01" }),
            generations: self, encoderHash: HashingEncoder().identity.hash, makeID: { "made-id" },
            activity: log.map { log in
                ActivityRecording(
                    log: log, recorder: QuestionRecorder(redactor: .standard, encoder: HashingEncoder()),
                    redactor: .standard, pseudonym: { AskerPseudonym(asker: $0, secret: [1]) },
                    now: { Timestamp(milliseconds: 1000) },
                    knownGaps: tellsGaps ? KnownGapCache(log: log, store: log) : nil)
            })
    }
}

extension Caller {
    static let everybody = Caller.local(access: .everybody)
    static let agent = Caller.local(access: AccessScope(roles: [Role("agent")!]))

    /// As a gatekeeper makes one of a token.
    static func token(
        _ scopes: Set<Scope> = [.search, .feedback], roles: [String] = [], filter: PassageFilter = .everything,
        asker: String? = nil
    ) throws -> Caller {
        let keys = InMemoryKeyStore()
        let now = Timestamp(milliseconds: 0)
        let gatekeeper = Gatekeeper(keys: keys)
        let bearer = try keys.bearer(scopes: scopes, roles: roles)
        let key = try gatekeeper.caller(bearer: bearer, now: now)
        let token = try gatekeeper.mint(
            TokenRequest(filter: filter, asker: asker, lifetime: .seconds(60)), for: key, now: now)
        return try gatekeeper.caller(bearer: token.text, now: now)
    }
}
