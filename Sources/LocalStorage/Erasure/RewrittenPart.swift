import KnowledgeModel
import SystemIO
import VectorFile

/// A part as it is without an article.
struct RewrittenPart {
    let isChanged: Bool
    /// As manifests name it; nil if nothing is left of it. Its counts of what is live are a manifest's own.
    let entry: GenerationManifest.Part?
    /// That are left, by position.
    let articles: [PartArticle]
    /// Where they stood before.
    private let positions: [Int]
    private let countBefore: Int

    /// Writes the part anew if it holds the article, dead or live, and durably; else only reads it.
    init(of entry: GenerationManifest.Part, without id: String, in layout: IndexLayout) throws {
        let part = try Part(entry: entry, layout: layout.part(entry.id))
        let erased = Set(try part.positions(ofArticle: id))
        let positions = part.articles.indices.filter { !erased.contains($0) }
        self.positions = positions
        countBefore = part.articles.count
        articles = positions.map { part.articles[$0] }
        isChanged = !erased.isEmpty
        if erased.isEmpty || positions.isEmpty {
            self.entry = erased.isEmpty ? entry : nil
            return
        }
        let name = Self.freeName(after: entry.id, in: layout)
        let writer = try PartWriter(
            layout: layout.part(name), dimensions: part.vectors.dimensions, modelHash: part.vectors.modelHash)
        for position in positions { try writer.append(try part.record(at: position)) }
        let files = try writer.finish()
        self.entry = GenerationManifest.Part(
            id: name, audience: entry.audience, locale: entry.locale, articles: writer.articleCount,
            passages: writer.passageCount, liveArticles: writer.articleCount, livePassages: writer.passageCount,
            files: files)
    }

    /// Which of the articles that are left count, of those that did; nil if none does.
    func kept(of live: Bitmap?) -> Bitmap? {
        precondition(live.map { $0.count == countBefore } ?? true)
        var kept = Bitmap(count: positions.count, repeating: true)
        for (place, position) in positions.enumerated() { kept[place] = live?[position] ?? true }
        return kept.setCount > 0 ? kept : nil
    }

    private static func freeName(after id: String, in layout: IndexLayout) -> String {
        var number = 1
        while FileSystem.exists(layout.part("\(id)e\(number)").folder) { number += 1 }
        return "\(id)e\(number)"
    }
}
