package import KnowledgeModel
internal import Privacy
package import Retrieval
package import Storage

/// Looks with an owner's rights whether what an asker cannot be told is answered for others. Never let a reader see what
/// it finds: that an article exists is part of what its audience alone may know.
package struct ElsewhereSearch: Sendable {
    private let answerer: Answerer
    private let roles: Set<Role>
    private let makeID: @Sendable () -> String

    /// The least probability of an answer that counts, and how far it must stand above what the asker gets.
    private static let probabilityMinimum = 0.7
    private static let riseMinimum = 0.2

    /// - Parameter roles: all that the index has articles for.
    package init(answerer: Answerer, roles: Set<Role>, makeID: @escaping @Sendable () -> String) {
        self.answerer = answerer
        self.roles = roles
        self.makeID = makeID
    }

    /// Nil if nobody would be answered better. Two searches at most.
    package func callAsFunction(
        _ question: JudgedQuestion, _ audience: ThemeAudience
    ) throws -> ThemeEvidence.Elsewhere? {
        if !roles.subtracting(audience.roles).isEmpty,
            let article = try answer(question, AccessScope(roles: roles, locales: audience.scope.locales))
        {
            if !audience.scope.opens(audience: article.audience, locale: article.locale) {
                return .otherAudience(article: article.title, audience: article.audience.description)
            }
        }
        if !audience.locales.isEmpty, let article = try answer(question, AccessScope(roles: audience.roles)) {
            if !audience.scope.opens(audience: article.audience, locale: article.locale) {
                return .otherLocale(article: article.title, locale: article.locale)
            }
        }
        return nil
    }

    private func answer(_ question: JudgedQuestion, _ scope: AccessScope) throws -> StoredArticle? {
        var request = SearchRequest(text: question.record.text.text)
        request.filter.products = question.record.product.map { [$0] }
        let response = try answerer.answer(request, scope: scope, queryID: makeID())
        guard let answer = response.answers.first, let hit = answer.hits.first,
            let probability = answer.verdict.probability, probability >= Self.probabilityMinimum,
            probability - (question.probability ?? 0) >= Self.riseMinimum
        else { return nil }
        return hit.citation.article
    }
}
