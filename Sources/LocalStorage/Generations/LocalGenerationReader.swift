import KnowledgeModel
import PostingsFile
import Storage
import VectorFile

/// The parts of one generation that one caller may open. See `GenerationReader` for the contract.
final class LocalGenerationReader: GenerationReader {
    private let open: OpenGeneration
    private let parts: [LivePart]
    private let compiler: QueryCompiler
    private let statistics: CollectionStatistics

    /// Of the parts that the scope opens, and no others.
    init(generation: OpenGeneration, scope: AccessScope, compiler: QueryCompiler) {
        open = generation
        parts = generation.parts.filter {
            $0.livePassageCount > 0 && scope.opens(audience: $0.part.audience, locale: $0.part.entry.locale)
        }
        self.compiler = compiler
        statistics = parts.reduce(CollectionStatistics(documents: 0, totalLength: 0)) { sum, part in
            CollectionStatistics(
                documents: sum.documents + part.statistics.documents,
                totalLength: sum.totalLength + part.statistics.totalLength)
        }
    }

    var generation: GenerationID { GenerationID(open.manifest.id) }
    var model: StoredModel? { open.manifest.storedModel }
    var passageCount: Int { parts.reduce(0) { $0 + $1.livePassageCount } }
    var articleCount: Int { parts.reduce(0) { $0 + $1.liveArticleCount } }

    // MARK: - Lexical leg

    func compile(_ query: LexicalQuery) throws -> any CompiledLexicalQuery {
        try compiler.compile(query, in: PartsVocabulary(parts: parts, statistics: statistics))
    }

    // MARK: - Vector leg

    func nearestCandidates(to vector: EmbeddingVector, filter: PassageFilter, limit: Int) throws -> [Candidate] {
        let indices = parts.indices.filter { parts[$0].part.vectors.dimensions == vector.dimensions }
        let files = try indices.map { index in
            UnionSearch.File(parts[index].part.nearest, allowed: try parts[index].searchable(by: filter))
        }
        let live = indices.reduce(0) { $0 + parts[$1].livePassageCount }
        let hits = UnionSearch(files, liveCount: live).nearest(to: ScanQuery(vector), limit: limit) { a, b in
            parts[indices[a.file]].part.key(ofRow: Int(a.row)) < parts[indices[b.file]].part.key(ofRow: Int(b.row))
        }
        // No two vectors of unit length have more: one that does is damaged, and as good as none.
        return hits.filter { abs($0.score) < 1.01 }.map { hit in
            let index = indices[hit.place.file]
            return parts[index].candidate(part: index, row: hit.place.row, score: Double(hit.score))
        }
    }

    func cosines(of references: [PassageReference], to vector: EmbeddingVector) throws -> [Double?] {
        let query = ScanQuery(vector)
        return references.inParts(missing: Double?.none) { index, rows in
            let part = parts[index].part
            guard part.vectors.dimensions == vector.dimensions else { return rows.map { _ in nil } }
            return zip(rows, part.nearest.scores(of: rows, for: query)).map { row, score in
                // No two vectors of unit length have more: one that does is damaged, and as good as none.
                part.vectors.hasVector(at: row) && abs(score) < 1.01 ? Double(score) : nil
            }
        }
    }

    func segmentCosines(of references: [PassageReference], to vector: EmbeddingVector) throws -> [[Double?]] {
        let query = ScanQuery(vector)
        return references.inParts(missing: []) { index, rows in
            let part = parts[index].part
            guard part.vectors.dimensions == vector.dimensions else { return rows.map { _ in [] } }
            return part.nearest.segmentScores(of: rows, for: query).map { $0.map { $0.map(Double.init) } }
        }
    }

    func contextCosines(of references: [PassageReference], to vector: EmbeddingVector) throws -> [Double?] {
        let query = ScanQuery(vector)
        return references.inParts(missing: nil) { index, rows in
            let part = parts[index].part
            guard part.vectors.dimensions == vector.dimensions else { return rows.map { _ in nil } }
            return part.nearest.firstSegmentScores(of: rows, for: query).map { $0.map(Double.init) }
        }
    }

    // MARK: - Passages and articles

    func passages(_ references: [PassageReference]) throws -> [StoredPassage] {
        var result: [PassageReference: StoredPassage] = [:]
        for (index, group) in Dictionary(grouping: references, by: \.part) {
            let rows = group.map { Int($0.row) }
            for (reference, passage) in zip(group, try parts[Int(index)].part.passages(at: rows)) {
                result[reference] = passage
            }
        }
        return references.compactMap { result[$0] }
    }

    func passage(id: String) throws -> StoredPassage? {
        for live in parts {
            if let row = try live.part.row(ofPassage: id), live.counts(row: row) {
                return try live.part.passages(at: [row]).first
            }
        }
        return nil
    }

    func article(id: String) throws -> (article: StoredArticle, text: String)? {
        guard let (live, position) = try place(ofArticle: id) else { return nil }
        return try live.part.article(at: position)
    }

    func articles() throws -> [StoredArticle] {
        try parts.flatMap { live in
            try live.part.storedArticles().enumerated().filter { live.counts(article: $0.offset) }.map(\.element)
        }.sorted { $0.key.isListed(before: $1.key) }
    }

    /// O(parts · (log articles + limit)): what a part knows of its articles without reading them is in the order of lists.
    func articles(after place: ArticleKey?, limit: Int) throws -> [StoredArticle] {
        var first: [(part: Int, position: Int)] = []
        for (index, live) in parts.enumerated() {
            let articles = live.part.articles
            let start = place.map { live.part.firstPosition(after: $0) } ?? 0
            first += articles.indices[start...].lazy.filter { live.counts(article: $0) }.prefix(limit).map {
                (index, $0)
            }
        }
        let page = first.sorted {
            parts[$0.part].part.articles[$0.position].key.isListed(
                before: parts[$1.part].part.articles[$1.position].key)
        }.prefix(limit)
        var read: [ArticleKey: StoredArticle] = [:]
        for (part, places) in Dictionary(grouping: page, by: \.part) {
            for article in try parts[part].part.storedArticles(at: places.map(\.position)) {
                read[article.key] = article
            }
        }
        return page.compactMap { read[parts[$0.part].part.articles[$0.position].key] }
    }

    func passages(ofArticle id: String) throws -> [StoredPassage] {
        guard let (live, position) = try place(ofArticle: id) else { return [] }
        return try live.part.passages(at: live.part.articles[position].rows.filter { live.counts(row: $0) })
    }

    func vectors(ofArticle id: String) throws -> [EmbeddingVector?] {
        guard let (live, position) = try place(ofArticle: id) else { return [] }
        return live.part.articles[position].rows.filter { live.counts(row: $0) }.map {
            live.part.vectors.vector(at: Int32($0))
        }
    }

    func record(ofArticle id: String) throws -> ArticleRecord? {
        guard let (live, position) = try place(ofArticle: id) else { return nil }
        return try live.part.record(at: position)
    }

    func findings() throws -> [ArticleFinding] {
        parts.flatMap { live in
            live.part.articles.indices.lazy.filter { live.counts(article: $0) }.flatMap { position in
                let article = live.part.articles[position]
                return article.reading.diagnostics.map { ArticleFinding(article: article.key, diagnostic: $0) }
            }
        }.sorted { $0.article.isListed(before: $1.article) }
    }

    private func place(ofArticle id: String) throws -> (LivePart, Int)? {
        for live in parts {
            if let position = try live.part.positions(ofArticle: id).first(where: { live.counts(article: $0) }) {
                return (live, position)
            }
        }
        return nil
    }
}
