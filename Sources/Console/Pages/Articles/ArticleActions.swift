import Access
import KnowledgeModel
import Operations
import Storage

/// What the forms on articles do.
extension ArticlePages {
    func review(_ visit: Visit) throws -> ConsoleReply {
        guard let health = services.articleHealth else { throw Problem.noArticleHealth }
        let id = visit.capture("id")
        let due = try visit.form["due"].map { text in
            guard let day = CalendarDay(text) else {
                throw Problem.invalidRequest([
                    Problem.Fault(pointer: "due", detail: "must be a day such as 2026-05-31")
                ])
            }
            return day
        }
        try health.review(article: id, due: due, caller: visit.caller)
        return after("reviewed", visit, else: Self.path(ofArticle: id))
    }

    /// The article, or the passage that the form names.
    func suppress(_ visit: Visit) throws -> ConsoleReply {
        let (indexing, owned) = (try indexing(), try article(visit))
        guard let why = visit.form["why"] else {
            throw Problem.invalidRequest([
                Problem.Fault(pointer: "why", detail: "must say in a few words why it may not be cited any more")
            ])
        }
        let (kind, id) = try object(visit, of: owned)
        _ = try indexing.suppress(kind, id: id, why: why, by: visit.actor)
        audit(.suppression, "\(kind.rawValue) \(id)", ["undo": "no"], visit)
        return after("withdrawn", visit, else: Self.path(ofArticle: owned.article.key.id))
    }

    func unsuppress(_ visit: Visit) throws -> ConsoleReply {
        let (indexing, owned) = (try indexing(), try article(visit))
        let (kind, id) = try object(visit, of: owned)
        try indexing.unsuppress(kind, id: id)
        audit(.suppression, "\(kind.rawValue) \(id)", ["undo": "yes"], visit)
        return after("cited", visit, else: Self.path(ofArticle: owned.article.key.id))
    }

    private func indexing() throws(Problem) -> IndexingService {
        guard let indexing = services.indexing else { throw Problem.noSuppressing }
        return indexing
    }

    private func article(_ visit: Visit) throws -> OwnedArticle {
        try services.knowledge.ownedArticle(id: visit.capture("id"), caller: visit.caller)
    }

    private func object(_ visit: Visit, of owned: OwnedArticle) throws -> (Suppression.Kind, String) {
        guard let passage = visit.form["passage"] else { return (.article, owned.article.key.id) }
        guard owned.passages.contains(where: { $0.id == passage }) else { throw Problem.noPassage }
        return (.passage, passage)
    }

    private func audit(_ action: AuditAction, _ object: String, _ details: [String: String], _ visit: Visit) {
        services.knowledge.audit?.record(action, object, details, by: visit.caller)
    }

    /// Back to where the form stood.
    private func after(_ done: String, _ visit: Visit, else path: String) -> ConsoleReply {
        let target = visit.form["back"].map { SafePath.checked($0) } ?? path
        return .seeOther(path: target + (target.contains("?") ? "&" : "?") + "done=" + done)
    }
}

extension Visit {
    /// Who is named for what the visit changes.
    var actor: String { caller.keyID.map { "key \($0)" } ?? "console" }
}
