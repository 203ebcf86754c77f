package import Access
import KnowledgeModel
package import Storage

/// A suppression of something that is there, and may be read by whoever looks at the list.
package struct ShownSuppression: Sendable {
    package let suppression: Suppression
    package let article: StoredArticle
    /// Nil if the whole article is suppressed.
    package let passage: StoredPassage?
}

extension IndexingService {
    /// Suppressions of what the caller may read, newest first. Of articles that no generation has any more, nobody can say
    /// who may know of them, so they are left out.
    package func suppressions(
        in generations: any GenerationSource, for caller: Caller
    ) throws -> [ShownSuppression] {
        let all = try suppressions()
        if all.isEmpty { return [] }
        let reader = try generations.unsuppressedReader(for: caller.access)
        return try all.reversed().compactMap { suppression in
            switch suppression.kind {
            case .article:
                guard let (article, _) = try reader.article(id: suppression.id), caller.filter.lets(article) else {
                    return nil
                }
                return ShownSuppression(suppression: suppression, article: article, passage: nil)
            case .passage:
                guard let passage = try reader.passage(id: suppression.id), caller.filter.lets(passage.article) else {
                    return nil
                }
                return ShownSuppression(suppression: suppression, article: passage.article, passage: passage)
            }
        }
    }

    /// Acts on the next search. Whoever calls has made sure that the caller may read what is suppressed.
    ///
    /// - Throws: `Problem` 422 for a reason that is too long; `Problem.nothingToSuppress`.
    package func suppress(_ kind: Suppression.Kind, id: String, why: String, by: String) throws -> Suppression {
        guard why.utf8.count <= Self.whyBytesMaximum else {
            throw Problem.invalidRequest([
                Problem.Fault(pointer: "why", detail: "must be at most \(Self.whyBytesMaximum) bytes")
            ])
        }
        let suppression = Suppression(kind: kind, id: id, by: by, why: why, at: now().description)
        guard try Self.translating({ try suppressionStore.suppress(suppression) }) else {
            throw Problem.nothingToSuppress(kind)
        }
        return suppression
    }

    package static let whyBytesMaximum = 500
}
