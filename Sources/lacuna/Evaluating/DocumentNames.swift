import KnowledgeModel
import Storage

/// What a person calls an article, a section or a passage.
struct DocumentNames {
    private let reader: any GenerationReader
    private let level: EvaluationLevel
    private let titles: [String: String]

    init(reader: any GenerationReader, level: EvaluationLevel) throws {
        self.reader = reader
        self.level = level
        titles = Dictionary(
            try reader.articles().map { ($0.key.id, $0.title) }, uniquingKeysWith: { first, _ in first })
    }

    /// Title, and heading or anchor; the id if the index does not know it.
    func name(of id: String) throws -> String {
        switch level {
        case .article: return titles[id] ?? id
        case .section:
            let (articleID, anchor) = SectionID.parts(id)
            return ([titles[articleID] ?? articleID] + (anchor.map { ["#\($0)"] } ?? [])).joined(separator: " › ")
        case .passage:
            guard let passage = try reader.passage(id: id) else { return id }
            return ([passage.article.title] + passage.headingPath.suffix(1)).joined(separator: " › ")
        }
    }
}
