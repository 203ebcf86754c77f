import KnowledgeModel
import Storage

extension LocalGenerations {
    /// Whether the serving generation holds an article or passage, suppressed or not, whoever may read it. For owners:
    /// never let a reader see the answer.
    package func serves(_ kind: Suppressions.Kind, id: String) throws -> Bool {
        guard let current = try current() else { throw LocalStorageMessages.noIndex(layout.folder) }
        let generation = try OpenGeneration.open(
            current.number, in: layout, suppressions: Suppressions(), reusing: [])
        return try generation.parts.contains { live in
            switch kind {
            case .article:
                try live.part.positions(ofArticle: id).contains { live.counts(article: $0) }
            case .passage:
                try live.part.row(ofPassage: id).map { live.counts(row: $0) } ?? false
            }
        }
    }
}
