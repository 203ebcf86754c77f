import ArticleParsing
import KnowledgeModel
import PassageCutting
import Storage

/// From a source's bytes to a record ready to be embedded: parse, merge metadata, cut. Pure.
struct ArticlePreparation: Sendable {
    let parser: ArticleParser
    let cutter: PassageCutter
    let fingerprint: PipelineFingerprint

    /// Changes whenever anything that the record is made from changes. O(bytes).
    func contentHash(of article: SourceArticle) -> String {
        var parts = [
            fingerprint.text, article.path, article.id, article.format.rawValue, article.profile.rawValue,
            Digest.sha256Hex(article.body), "\(article.recordSpan?.bytes.lowerBound ?? -1)",
        ]
        parts += article.metadata.canonicalParts + article.defaults.canonicalParts
        parts += article.site.canonicalParts + article.audienceMap.canonicalParts
        return Digest.hex(Digest.sha256(parts: parts))
    }

    /// The same, with the files that the article includes.
    static func contentHash(_ hash: String, including files: [IncludedFile]) -> String {
        if files.isEmpty { return hash }
        return Digest.hex(Digest.sha256(parts: [hash] + files.flatMap { [$0.path, $0.sha256 ?? "-"] }))
    }

    /// The article parsed, its metadata merged and its text cut, whether or not it belongs in the index.
    ///
    /// - Parameter includes: reads what the article includes.
    func read(_ article: SourceArticle, includes: (any IncludeReader)?) -> ArticleReading {
        let parsed = parser.parse(article, includes: includes)
        let metadata = article.metadata.filling(from: parsed.metadata).filling(from: article.defaults)
        let title = title(metadata, article)
        let cut = cutter.cut(parsed, title: title, path: article.path)
        var diagnostics = parsed.diagnostics + cut.diagnostics
        if cut.passages.isEmpty, !diagnostics.contains(where: { $0.severity == .error }) {
            // Which the parser has said in its way.
            diagnostics.removeAll { $0.code == "no-text" }
            diagnostics.append(Findings.empty(path: article.path))
        }
        return ArticleReading(
            source: article, parsed: parsed, metadata: metadata, title: title, passages: cut.passages,
            diagnostics: diagnostics)
    }

    func prepare(
        _ article: SourceArticle, contentHash: String, includes: (any IncludeReader)?
    ) -> PreparedArticle {
        let reading = read(article, includes: includes)
        let contentHash = Self.contentHash(contentHash, including: reading.parsed.includes)
        var prepared = PreparedArticle(
            origin: article.id, declaredID: reading.declaredID, diagnostics: reading.diagnostics)
        if let exclusion = reading.metadata.exclusion {
            prepared.exclusion = exclusion
            prepared.diagnostics = reading.parsed.diagnostics
            return prepared
        }
        guard !reading.passages.isEmpty else { return prepared }
        prepared.embeddingTexts = reading.passages.map(\.embeddingText)
        prepared.record = ArticleRecord(
            article: reading.stored(id: article.id, contentHash: contentHash),
            reading: ReadingRecord(
                origin: article.id, declaredID: prepared.declaredID, expiresOn: reading.metadata.expiresOn,
                diagnostics: prepared.diagnostics, includes: reading.parsed.includes),
            text: reading.parsed.text,
            passages: reading.passages.map { draft in
                var draft = draft
                draft.embeddingText = SegmentedText([])
                return PassageRecord(draft: draft, embeddingKey: nil, embedding: nil)
            })
        return prepared
    }

    /// What the metadata says, else the file's name.
    private func title(_ metadata: ArticleMetadata, _ article: SourceArticle) -> String {
        if let title = metadata.title, !title.allSatisfy(\.isWhitespace) { return title }
        let name = article.id.split(separator: "/").last.map(String.init) ?? article.id
        let stem = name.split(separator: ".").first.map(String.init) ?? name
        return stem.replacing("-", with: " ").replacing("_", with: " ")
    }
}

/// An article after parsing and cutting.
struct PreparedArticle: Sendable {
    /// The id that its source gave it.
    var origin: String
    /// The id that its front matter asks for.
    var declaredID: String?
    var diagnostics: [Diagnostic]
    /// Why it stays out although nothing is wrong with it.
    var exclusion: ArticleMetadata.Exclusion?
    /// Nil if it is excluded or nothing of it could be read. Embeddings are still missing.
    var record: ArticleRecord?
    /// For each passage what the encoder is to see.
    var embeddingTexts: [SegmentedText] = []

    func record(id: String) -> ArticleRecord? {
        guard var record else { return nil }
        record.key = ArticleKey(source: record.key.source, id: id)
        return record
    }
}

/// Everything about the pipeline that changes its results, in one line: part of every content hash, so that a change of
/// parser, cutter or model makes every article anew.
struct PipelineFingerprint: Sendable {
    let text: String

    /// Raised when the parser or the record changes in a way that stored articles should follow.
    private static let parsingVersion = 5

    /// For what is never stored.
    static let none = PipelineFingerprint(text: "")

    private init(text: String) { self.text = text }

    init(model: ModelIdentity, cutting: CuttingSettings) {
        text =
            "parsing \(Self.parsingVersion); cutting \(cutting.version) \(cutting.targetTokens) "
            + "\(cutting.minimumTokens) \(cutting.contextTokens) \(cutting.maximumQuoteBytes); model \(model.hash)"
    }
}

extension ArticleMetadata {
    /// Every member, in a fixed order and told apart from its absence.
    fileprivate var canonicalParts: [String] {
        func part(_ value: String?) -> String { value.map { "=" + $0 } ?? "-" }
        return [
            part(id), part(title), part(url), part(locale), part(audience?.description), part(owner), part(product),
            part(version), part(labels?.joined(separator: "\u{1}")), part(sectionPath?.joined(separator: "\u{1}")),
            part(translationKey), part(updatedAt), part(reviewDue), part(exclusion?.rawValue), part(expiresOn),
        ]
    }
}

extension AudienceMap {
    /// Sorted, so that equal maps give equal parts.
    fileprivate var canonicalParts: [String] {
        roles.keys.sorted().flatMap { [$0, Audience(roles[$0] ?? []).description] }
    }
}
