import KnowledgeModel
import PostingsFile
import Storage
import SystemIO

/// A generation with its parts open, liveness and suppressions applied. Immutable.
final class OpenGeneration: Sendable {
    let manifest: GenerationManifest
    let parts: [LivePart]

    init(manifest: GenerationManifest, parts: [LivePart]) {
        self.manifest = manifest
        self.parts = parts
    }

    /// - Parameter reusable: parts that are open already. After a restore another may have the same id.
    static func open(
        _ number: Int, in layout: IndexLayout, suppressions: Suppressions, reusing reusable: [Part]
    ) throws -> OpenGeneration {
        let manifest = try GenerationManifest.read(number, in: layout)
        let opened = Dictionary(reusable.map { ($0.entry.id, $0) }, uniquingKeysWith: { first, _ in first })
        let bitmaps = try LivenessFile.read(for: manifest, in: layout)
        let parts = try zip(manifest.parts, bitmaps).map { entry, bitmap in
            let known = opened[entry.id].flatMap { $0.entry.files == entry.files ? $0 : nil }
            let part = try known ?? Part(entry: entry, layout: layout.part(entry.id))
            return try LivePart(part: part, liveArticles: bitmap, suppressions: suppressions)
        }
        return OpenGeneration(manifest: manifest, parts: parts)
    }
}

/// A part as one generation sees it.
struct LivePart: Sendable {
    let part: Part
    /// Passages that count; nil if all do.
    let live: Bitmap?
    /// Articles that count; nil if all do.
    let liveArticles: Bitmap?
    let livePassageCount: Int
    let liveArticleCount: Int
    let statistics: CollectionStatistics

    init(part: Part, liveArticles: Bitmap?, suppressions: Suppressions) throws {
        self.part = part
        var articles = liveArticles
        var passages: [Int] = []
        for entry in suppressions.entries {
            switch entry.kind {
            case .article:
                for position in try part.positions(ofArticle: entry.id) {
                    articles = articles ?? Bitmap(count: part.articles.count, repeating: true)
                    articles?[position] = false
                }
            case .passage:
                if let row = try part.row(ofPassage: entry.id) { passages.append(row) }
            }
        }
        var rows = part.livePassages(articles: articles)
        for row in passages {
            rows = rows ?? Bitmap(count: part.passageCount, repeating: true)
            rows?[row] = false
        }
        self.liveArticles = articles
        live = rows
        livePassageCount = rows?.setCount ?? part.passageCount
        liveArticleCount = articles?.setCount ?? part.articles.count
        statistics = part.postings.liveStatistics(live: rows)
    }

    func counts(row: Int) -> Bool { live?[row] ?? true }
    func counts(article position: Int) -> Bool { liveArticles?[position] ?? true }
}
