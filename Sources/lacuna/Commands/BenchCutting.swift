import ArgumentParser
import ArticleParsing
import ArticleSources
import Embedding
import KnowledgeModel
import PassageCutting
import Storage

/// Parsing and cutting as the indexer does it, without an index.
struct BenchCutting {
    let parser: ArticleParser
    private let cutter: PassageCutter

    init(parser: ArticleParser, encoder: any TextEncoder) {
        self.parser = parser
        cutter = PassageCutter(tokens: encoder)
    }

    /// All articles of a source; what cannot be read is left out.
    static func articles(of source: String, _ description: SourceOptions) throws -> [SourceArticle] {
        var articles: [SourceArticle] = []
        for configuration in try description.plan(paths: [source]).sources {
            var reader = try configuration.makeSource().makeReader()
            while let item = try reader.next() {
                if case .article(let article) = item { articles.append(article) }
            }
        }
        return articles
    }

    func passages(of parsed: ParsedArticle, _ article: SourceArticle) -> [PassageDraft] {
        cutter.cut(parsed, title: parsed.metadata.title ?? article.path, path: article.path).passages
    }

    /// The passage as an index would give it back.
    func stored(_ passage: PassageDraft, of parsed: ParsedArticle, _ article: SourceArticle) -> StoredPassage {
        let textSHA256 = Digest.sha256Hex(parsed.text)
        return StoredPassage(
            id: PassageID.make(articleID: article.id, textSHA256: textSHA256, scalarRange: passage.scalarRange),
            ordinal: passage.ordinal, headingPath: passage.headingPath, anchor: passage.anchor,
            textRange: passage.textRange, scalarRange: passage.scalarRange, source: passage.source,
            article: StoredArticle(
                key: ArticleKey(source: article.source, id: article.id), path: article.path,
                title: parsed.metadata.title ?? article.path, url: parsed.metadata.url, locale: "und",
                audience: .public, product: nil, version: nil, owner: nil, labels: [], updatedAt: nil, reviewDue: nil,
                contentHash: "", textSHA256: textSHA256, passageCount: 0),
            articleText: parsed.text)
    }
}
