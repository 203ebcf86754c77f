import KnowledgeModel
import LocalStorage
import Storage
import TestSupport

/// An index in a temporary folder, written article by article without parser or cutter.
final class SmallIndex {
    let directory: TemporaryDirectory
    let layout: IndexLayout
    let encoder = HashingEncoder(dimensions: 32, tokenLimit: 512)

    init() throws {
        directory = try TemporaryDirectory()
        layout = IndexLayout(folder: directory.path + "/index")
    }

    var model: StoredModel {
        StoredModel(
            name: encoder.identity.name, hash: encoder.identity.hash, dimensions: encoder.identity.dimensions)
    }

    static let note = PublishNote(by: "test", why: "a test", at: "2026-01-01T00:00:00Z")

    func writer() throws -> LocalGenerationWriter {
        try LocalGenerationWriter(layout: layout, model: model, holder: "test")
    }

    /// Writes and removes, publishes, and merges if asked to.
    @discardableResult
    func publish(_ articles: [ArticleRecord] = [], removing keys: [ArticleKey] = [], merge: Bool = false) throws
        -> GenerationID?
    {
        let writer = try writer()
        for article in articles { try writer.put(article) }
        for key in keys { try writer.remove(key) }
        let published = try writer.publish(Self.note)
        return merge ? try writer.merge(Self.note) ?? published : published
    }

    func reader(_ roles: String...) throws -> any GenerationReader {
        try LocalGenerationSource(layout: layout).reader(for: AccessScope(roles: roles.compactMap { Role($0) }))
    }

    /// An article whose passages are these bodies, one a line of its text.
    func article(
        _ id: String, _ bodies: [String], title: String? = nil, audience: Audience = .public, locale: String = "en",
        product: String? = nil, labels: [String] = [], hash: String? = nil
    ) throws -> ArticleRecord {
        let title = title ?? "Title of \(id)"
        let text = bodies.joined(separator: "\n")
        let texts = bodies.map { SegmentedText(["", $0]) }
        let embeddings = try encoder.encode(texts)
        var utf8 = 0
        var scalars = 0
        let passages = zip(bodies, embeddings).enumerated().map { ordinal, pair in
            let (body, embedding) = pair
            let draft = PassageDraft(
                ordinal: ordinal, headingPath: ["Section \(ordinal)"], anchor: "section-\(ordinal)",
                textRange: utf8..<utf8 + body.utf8.count, scalarRange: scalars..<scalars + body.unicodeScalars.count,
                source: SourceSpan(bytes: utf8..<utf8 + body.utf8.count, lines: ordinal + 1...ordinal + 1),
                indexedBody: body, embeddingText: texts[ordinal], tokenCount: encoder.tokenCount(of: body) + 2)
            utf8 += body.utf8.count + 1
            scalars += body.unicodeScalars.count + 1
            return PassageRecord(
                draft: draft, embeddingKey: EmbeddingKey(model: encoder.identity, text: texts[ordinal]),
                embedding: embedding)
        }
        return ArticleRecord(
            article: StoredArticle(
                key: ArticleKey(source: "test", id: id), path: id, title: title, url: "https://help.example/\(id)",
                locale: locale, audience: audience, product: product, version: nil, owner: "team", labels: labels,
                updatedAt: nil, reviewDue: nil, contentHash: hash ?? Digest.sha256Hex(text + title),
                textSHA256: Digest.sha256Hex(text), passageCount: passages.count),
            reading: ReadingRecord(origin: id), text: text, passages: passages)
    }

    /// Articles of random words from a small vocabulary, so that terms are shared and scores tie.
    func randomArticle(_ id: String, using generator: inout SeededGenerator) throws -> ArticleRecord {
        let words = ["refund", "invoice", "locker", "pin", "reset", "email", "card", "the", "a", "of", "late", "fee"]
        let bodies = (0..<Int.random(in: 1...4, using: &generator)).map { _ in
            (0..<Int.random(in: 1...12, using: &generator)).map { _ in
                words[Int.random(in: 0..<words.count, using: &generator)]
            }.joined(separator: " ")
        }
        return try article(id, bodies, title: words[Int.random(in: 0..<words.count, using: &generator)])
    }
}
