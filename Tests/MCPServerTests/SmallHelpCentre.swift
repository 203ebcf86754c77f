import Access
import Embedding
import JSONText
import KnowledgeModel
import MCPServer
import Operations
import Retrieval
import Storage
import TestSupport

/// A knowledge base of public articles and one for agents, each with one passage; every search finds all of them that its
/// caller may read and its filter lets through.
struct SmallHelpCentre: GenerationSource {
    var articles: [StoredArticle] = [
        Self.article("billing/refunds & co.md", title: "Refunds", url: "https://help.example/refunds", product: "Desk"),
        Self.article("limits.md", title: "Limits"),
        Self.article("secret.md", title: "Goodwill", audience: Audience([Role("agent")!])),
    ]
    var failure: StorageError?

    static let text = "Refunds\n\nYou have 30 days to ask. — Straße\n\nThe bank pays."
    static let quote = "You have 30 days to ask. — Straße"

    static func article(
        _ id: String, title: String, audience: Audience = .public, url: String? = nil, product: String? = nil
    ) -> StoredArticle {
        StoredArticle(
            key: ArticleKey(source: "help", id: id), path: id, title: title, url: url, locale: "en", audience: audience,
            product: product, version: nil, owner: nil, labels: [], updatedAt: "2026-04-15", reviewDue: nil,
            contentHash: "0", textSHA256: Digest.sha256Hex(text), passageCount: 1)
    }

    func reader(for scope: AccessScope) throws -> any GenerationReader {
        if let failure { throw failure }
        return Reader(readable: articles.filter { scope.opens(audience: $0.audience, locale: $0.locale) })
    }

    struct Reader: GenerationReader {
        let readable: [StoredArticle]
        var generation: GenerationID { GenerationID(7) }
        var model: StoredModel? { nil }
        var passageCount: Int { readable.count }
        var articleCount: Int { readable.count }

        func compile(_ query: LexicalQuery) -> any CompiledLexicalQuery { Compiled(reader: self) }

        struct Compiled: CompiledLexicalQuery {
            let reader: Reader
            func candidates(filter: PassageFilter, limit: Int) -> [Candidate] {
                reader.readable.indices.filter { index in
                    filter.products.map { $0.contains(reader.readable[index].product ?? "") } ?? true
                }.prefix(limit).map { index in
                    Candidate(
                        reference: PassageReference(part: 0, row: Int32(index)),
                        key: PassageKey(articleID: reader.readable[index].key.id, ordinal: 0),
                        score: 1 / Double(index + 1))
                }
            }
            func scores(of references: [PassageReference]) -> [Double] { references.map { 1 / Double($0.row + 1) } }
            func wordPairShares(of references: [PassageReference]) -> [Double] { references.map { _ in 0 } }
            func explanation(of reference: PassageReference) -> LexicalExplanation {
                LexicalExplanation(score: 0, length: 0, averageLength: 0, clauses: [])
            }
            func corrections() -> [WordCorrection] { [] }
        }

        func nearestCandidates(to vector: EmbeddingVector, filter: PassageFilter, limit: Int) -> [Candidate] { [] }
        func segmentCosines(of references: [PassageReference], to vector: EmbeddingVector) -> [[Double?]] {
            references.map { _ in [] }
        }
        func cosines(of references: [PassageReference], to vector: EmbeddingVector) -> [Double?] {
            references.map { _ in nil }
        }
        func passages(_ references: [PassageReference]) -> [StoredPassage] { references.map { passage(Int($0.row)) } }
        func passage(id: String) -> StoredPassage? { readable.indices.map(passage).first { $0.id == id } }
        func article(id: String) -> (article: StoredArticle, text: String)? {
            readable.first { $0.key.id == id }.map { ($0, SmallHelpCentre.text) }
        }
        func articles() -> [StoredArticle] { readable }
        func passages(ofArticle id: String) -> [StoredPassage] { [] }
        func vectors(ofArticle id: String) -> [EmbeddingVector?] { [] }

        private func passage(_ index: Int) -> StoredPassage {
            let article = readable[index]
            return StoredPassage(
                id: "p-" + article.title.lowercased(), ordinal: 0, headingPath: ["Money", "Back"], anchor: nil,
                textRange: 9..<45, scalarRange: 9..<42, source: SourceSpan(bytes: 0..<9, lines: 1...1),
                article: article,
                articleText: SmallHelpCentre.text)
        }
    }

    // MARK: - Servers

    /// What answers for it; its questions are not recorded.
    var knowledge: KnowledgeService {
        let settings = SearchSettings(
            fusion: .weighted(FusionWeights(lexical: 0.018, context: 0.17, wordPairs: 0.14)),
            answerability: AnswerabilityModel(
                weights: AnswerabilityFeature.allCases.map { _ in 0 }, bias: 0,
                thresholds: AnswerabilityModel.Thresholds(yes: 0.9, no: 0.3)))
        return KnowledgeService(
            answerer: Answerer(generations: self, encoder: nil, settings: { settings }, today: { "2026-06-01" }),
            generations: self, encoderHash: nil, makeID: { "made-id" }, activity: nil)
    }

    func server(roles: [String] = []) -> MCPServer {
        KnowledgeTools(knowledge: knowledge, identity: ServerFixture.identity)
            .server(for: .local(access: AccessScope(roles: roles.compactMap { Role($0) })))
    }
}

extension MCPServer {
    /// The result of one call in the handshake era.
    func call(_ tool: String, _ arguments: String) throws -> ToolResult {
        let reply = reply(
            to: ServerFixture.handshake("tools/call", #""name":"\#(tool)","arguments":\#(arguments)"#),
            over: .stdio(isInitialized: true))
        guard case .object(let members)? = reply.bytes.flatMap({ JSONValue.parse($0) }),
            case .object(let result)? = members["result"], case .array(let content)? = result["content"],
            case .object(let item)? = content.first, case .string(let text)? = item["text"]
        else { throw NoResult(text: ServerFixture.text(reply)) }
        return ToolResult(
            text: text, structured: result["structuredContent"], isError: result["isError"] == .bool(true),
            itemCount: content.count)
    }

    struct ToolResult {
        let text: String
        let structured: JSONValue?
        let isError: Bool
        let itemCount: Int
    }

    struct NoResult: Error {
        let text: String?
    }
}
