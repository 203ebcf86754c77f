import Embedding
import KnowledgeModel
import LocalStorage
import Retrieval
import Storage

/// Asks the serving generation for a passage by the passage's own heading, as a caller would, and records nothing.
struct CanaryQuestion {
    let layout: IndexLayout

    /// - Returns: nil if there is no article with a title of its own.
    func ask(_ composition: Composition, _ encoder: (any TextEncoder)?) throws -> Canary? {
        let generations = LocalGenerations(layout: layout)
        guard let current = try generations.current() else { return nil }
        let scope = AccessScope(roles: try generations.roles())
        let source = try generations.source(of: current)
        let reader = try source.reader(for: scope)
        guard let article = Self.choose(try reader.articles()),
            let passage = try reader.passages(ofArticle: article.key.id).first,
            let text = try reader.article(id: article.key.id)?.text
        else { return nil }
        let answerer = composition.answerer(
            index: layout.folder, generations: source, encoder: encoder, policy: nil)
        let heading = passage.headingPath.last ?? ""
        let question = heading == article.title ? heading : article.title + " " + heading
        let response = try answerer.answer(
            SearchRequest(text: question, mode: encoder == nil ? .lexical : .hybrid, top: Canary.top), scope: scope,
            queryID: composition.newQueryID())
        let citations = response.answers.first?.hits.map(\.citation) ?? []
        let own = citations.filter { $0.article.key.id == article.key.id }
        return Canary(
            articleID: article.key.id,
            rank: citations.firstIndex { $0.article.key.id == article.key.id }.map { $0 + 1 },
            quotesAreExact: own.allSatisfy { Self.slice(text, $0.scalarRange) == $0.quote })
    }

    /// The longest title that no other article has: what is named alike cannot be told apart by its name.
    private static func choose(_ articles: [StoredArticle]) -> StoredArticle? {
        let counts = Dictionary(articles.map { ($0.title, 1) }, uniquingKeysWith: +)
        return articles.filter { counts[$0.title] == 1 && $0.passageCount > 0 }
            .max { ($0.title.utf8.count, $1.key.id) < ($1.title.utf8.count, $0.key.id) }
    }

    /// By scalars, as whoever checks a citation by hand would cut; nil if the text is shorter.
    private static func slice(_ text: String, _ range: Range<Int>) -> String? {
        let scalars = text.unicodeScalars
        guard let start = scalars.index(scalars.startIndex, offsetBy: range.lowerBound, limitedBy: scalars.endIndex),
            let end = scalars.index(start, offsetBy: range.count, limitedBy: scalars.endIndex)
        else { return nil }
        return String(scalars[start..<end])
    }
}
