import Access
import KnowledgeModel
import Operations
import ReportPages
import Storage

/// Which articles need care, one article as the index sees it, and what may not be cited.
struct ArticlePages {
    let services: ConsoleServices

    static let path = "/articles"

    var routes: [ConsoleRoute] {
        [
            ConsoleRoute(.get, "/articles", "consoleArticles", .scope(.owner)) { try board($0) },
            ConsoleRoute(.get, "/articles/suppressed", "consoleSuppressed", .scope(.owner)) { try suppressed($0) },
            ConsoleRoute(.get, "/articles/compare", "consoleCompareArticles", .scope(.owner)) { try compare($0) },
            ConsoleRoute(.get, "/articles/{id}", "consoleArticle", .scope(.owner)) { try detail($0) },
            ConsoleRoute(.post, "/articles/{id}/reviewed", "consoleReviewArticle", .scope(.owner)) { try review($0) },
            ConsoleRoute(.post, "/articles/{id}/suppress", "consoleSuppress", .scope(.owner)) { try suppress($0) },
            ConsoleRoute(.post, "/articles/{id}/cite", "consoleUnsuppress", .scope(.owner)) { try unsuppress($0) },
        ]
    }

    /// Where one article's page is.
    static func path(ofArticle id: String) -> String { path + "/" + FormFields.encoded(id) }

    static func path(comparing first: String, with second: String) -> String {
        path + "/compare" + FormFields([("a", first), ("b", second)]).encoded
    }

    func render(_ page: ConsolePage, for visit: Visit) -> ConsoleReply {
        Layout.render(page, for: visit, version: services.version)
    }

    /// What was just done, by the code that a form's reply has in its address.
    static func notice(_ visit: Visit) -> String? {
        switch visit.query["done"] {
        case "reviewed": "Reviewed. The article is not overdue any more."
        case "withdrawn": "Withdrawn. No answer cites it from now on, in any generation."
        case "cited": "It may be cited again."
        default: nil
        }
    }

    // MARK: - Articles

    private func board(_ visit: Visit) throws -> ConsoleReply {
        guard let health = services.articleHealth else { throw Problem.noArticleHealth }
        let board = ArticleBoard(
            visit: visit, overview: try health.overview(for: visit.caller), pairs: try health.pairs(for: visit.caller),
            reviews: try health.reviews(), hasActivity: health.hasActivity,
            suppressed: try suppressions(for: visit).count)
        return render(board.page, for: visit)
    }

    private func detail(_ visit: Visit) throws -> ConsoleReply {
        let owned = try services.knowledge.ownedArticle(id: visit.capture("id"), caller: visit.caller)
        let isPlain = visit.caller.filter.isEverything
        let detail = ArticleDetail(
            visit: visit, owned: owned,
            overview: isPlain ? try services.articleHealth?.overview(for: visit.caller) : nil,
            pairs: isPlain ? try services.articleHealth?.pairs(for: visit.caller).value : nil,
            review: try services.articleHealth?.reviews()[owned.article.key.id],
            suppressions: try suppressions(for: visit).filter { $0.article.key.id == owned.article.key.id },
            canSuppress: services.indexing != nil, canReview: services.articleHealth?.hasActivity ?? false)
        return render(detail.page, for: visit)
    }

    private func compare(_ visit: Visit) throws -> ConsoleReply {
        guard let first = visit.query["a"], let second = visit.query["b"], first != second else {
            throw Problem.invalidRequest([
                Problem.Fault(pointer: "?a and ?b", detail: "must be the ids of two different articles")
            ])
        }
        let knowledge = services.knowledge
        return render(
            ArticleComparePage(
                first: try knowledge.ownedArticle(id: first, caller: visit.caller),
                second: try knowledge.ownedArticle(id: second, caller: visit.caller)
            ).page, for: visit)
    }

    private func suppressed(_ visit: Visit) throws -> ConsoleReply {
        guard services.indexing != nil else { throw Problem.noSuppressing }
        return render(SuppressedPage(visit: visit, shown: try suppressions(for: visit)).page, for: visit)
    }

    private func suppressions(for visit: Visit) throws -> [ShownSuppression] {
        try services.indexing?.suppressions(in: services.knowledge.generations, for: visit.caller) ?? []
    }
}

extension Problem {
    static let noArticleHealth = Problem(
        slug: "no-article-health", status: 404, title: "No overview of articles",
        detail: "This service does not keep one; `lacuna articles health` shows it in a terminal.")
}
