package import Access
package import GapAnalysis
package import KnowledgeModel
package import Privacy
package import Retrieval
package import Storage

/// What owners may ask about gaps and do with themes, whatever the transport.
///
/// Nothing is grouped anew in a request: themes are as `lacuna gaps update`, or a report on the command line, stored them
/// last, with the questions asked since that fall in them, and nothing is searched. What is asked of the log is judged by the calibration in force, so a report costs O(log).
///
/// An owner sees what askers could see who have no right that the owner has not. Questions asked with other roles are not
/// there: not in a theme, a figure, nor a passage.
package struct GapService: Sendable {
    let log: any ActivityLog
    let store: any GapStore
    let generations: any GenerationSource
    private let model: @Sendable () throws -> AnswerabilityModel
    let redactor: Redactor
    let builder: GapReportBuilder
    let audit: (any AuditLog)?
    let now: @Sendable () -> Timestamp

    /// - Parameters:
    ///   - model: of the settings in force.
    ///   - builder: says how reports are made, and from how many askers on a theme is shown.
    ///   - audit: nil keeps no account of changes.
    package init(
        log: any ActivityLog, store: any GapStore, generations: any GenerationSource,
        model: @escaping @Sendable () throws -> AnswerabilityModel, redactor: Redactor = .standard,
        builder: GapReportBuilder, audit: (any AuditLog)? = nil, now: @escaping @Sendable () -> Timestamp
    ) {
        self.log = log
        self.store = store
        self.generations = generations
        self.model = model
        self.redactor = redactor
        self.builder = builder
        self.audit = audit
        self.now = now
    }

    /// - Throws: `Problem.narrowedCaller`.
    package func report(_ selection: GapSelection, caller: Caller) throws -> GapReport {
        try report(selection, of: try visible(to: caller))
    }

    func report(_ selection: GapSelection, of visible: VisibleGaps) throws -> GapReport {
        try selection.report(
            of: visible.events, themes: visible.themes, store: store,
            // Of deleted questions nobody knows who asked.
            formerWeeks: visible.isEverything ? try log.formerWeeks() : [],
            builder: builder, generations: generations, at: now())
    }

    /// What a caller may know of.
    struct VisibleGaps {
        var events: GapEvents
        /// With what was asked since the last grouping.
        var themes: [ThemeRecord]
        /// Whether nothing was left out.
        var isEverything: Bool
    }

    /// - Throws: `Problem.narrowedCaller`.
    func visible(to caller: Caller) throws -> VisibleGaps {
        // What such a caller may know of cannot be told from what was counted.
        guard caller.filter.isEverything else { throw Problem.narrowedCaller }
        let update = ThemeUpdate(log: log, store: store)
        let events = try update.events(model: try model())
        return VisibleGaps(
            events: events.selected { caller.maySee($0.record.context) },
            themes: try update.joined(events).filter { caller.maySee($0.audience) },
            isEverything: caller.access.locales == nil
                && events.questions.allSatisfy { caller.maySee($0.record.context) })
    }

    /// The most pressing themes, page by page.
    ///
    /// - Parameter cursor: the id of the theme that ended the page before.
    /// - Throws: `Problem.narrowedCaller`, or 422 for a cursor that is no theme.
    package func themes(
        _ selection: GapSelection, limit: Int = limitDefault, cursor: String? = nil, caller: Caller
    ) throws -> ThemePage {
        let themes = try report(selection, caller: caller).themes
        var rest = themes[...]
        if let cursor {
            guard let place = themes.firstIndex(where: { $0.id == cursor }) else {
                throw Problem.invalidRequest([
                    Problem.Fault(pointer: "?cursor", detail: "must be the next of an earlier page, as it was")
                ])
            }
            rest = themes[(place + 1)...]
        }
        let page = rest.prefix(limit)
        return ThemePage(themes: Array(page), next: page.count < rest.count ? page.last?.id : nil)
    }

    package static let limitDefault = 50
    package static let limitMaximum = 500

    /// - Throws: `Problem.noTheme` for one that does not exist, may not be seen, or has too few askers to be shown.
    package func theme(id: String, caller: Caller) throws -> ReportedTheme {
        let report = try report(GapSelection(), caller: caller)
        guard let theme = report.themes.first(where: { $0.id == id }) else { throw Problem.noTheme }
        return theme
    }

    /// Changes a theme, each member of the request one change in its history, and writes them to the audit log. The status
    /// is changed first, since that alone may be refused; then nothing has changed.
    ///
    /// - Parameter seen: how many changes the theme's history had when whoever asks saw it; nil does not look.
    /// - Throws: `Problem.noTheme`; `Problem` 409 where the status does not allow it, or where somebody changed the same
    ///   since.
    package func change(
        _ change: ThemeChangeJSON, ofTheme id: String, seen: Int? = nil, caller: Caller
    ) throws -> ReportedTheme {
        let before = try theme(id: id, caller: caller)
        if let seen, let since = before.history.dropFirst(seen).last(where: { change.kinds.contains($0.kind) }) {
            throw Problem.changedMeanwhile(since)
        }
        let actor = AuditActor(caller)
        let editing = ThemeEditing(store: store, by: actor.description, at: now())
        var entries: [AuditEntry] = []
        func wrote(_ action: AuditAction, _ details: [String: String] = [:]) {
            entries.append(AuditEntry(at: now(), by: actor, action: action, object: id, details: details))
        }
        do {
            if let action = change.action {
                wrote(.themeStatus, ["status": try editing.apply(action, to: id).status.name])
            }
            if change.owner != nil || change.backup != nil || change.due != nil {
                _ = try editing.assign(id, owner: change.owner, backup: change.backup, due: change.due)
            }
            if change.removesDue { _ = try editing.removeDue(of: id) }
            if let title = change.title { _ = try editing.title(redactor.redact(title), of: id) }
            if let article = change.article { _ = try editing.link(article: article, to: id) }
            if change.assigns {
                var details: [String: String] = [:]
                details["owner"] = change.owner
                details["backup"] = change.backup
                details["due"] = change.due?.description ?? (change.removesDue ? "none" : nil)
                details["article"] = change.article
                wrote(.themeAssign, details)
            }
            if let note = change.note {
                _ = try editing.note(redactor.redact(note), on: id)
                wrote(.themeNote)
            }
        } catch let error as GapError where error.code == .noTheme {
            throw Problem.noTheme
        } catch let error as GapError {
            throw Problem.wrongStatus(error)
        }
        try audit?.append(entries)
        return try theme(id: id, caller: caller)
    }

    /// What owners know of one article beside its text.
    package func standing(of article: StoredArticle) throws -> ArticleStanding {
        ArticleStanding(
            of: article, review: try store.reviews()[article.key.id], feedback: try log.feedback(in: .always),
            today: now().day)
    }
}

/// Some themes, most pressing first.
package struct ThemePage: Sendable, Hashable {
    package let themes: [ReportedTheme]
    /// The cursor of the next page; nil after the last.
    package let next: String?
}

extension AuditActor {
    /// Whoever is on this machine without a key goes by that.
    package init(_ caller: Caller) { self = caller.keyID.map { .key($0) } ?? .user("local") }
}

extension Problem {
    /// The same for a theme that does not exist and for one that the caller may not see.
    package static let noTheme = Problem(
        slug: "no-such-theme", status: 404, title: "No such theme",
        detail: "There is no theme of this id, or too few people asked for it to be shown; GET /v1/gaps lists them.")

    package static let narrowedCaller = Problem(
        slug: "narrowed-token", status: 403, title: "Narrowed token",
        detail: "Gap reports count over all articles; use a key, or a token without a filter.")

    static func changedMeanwhile(_ change: ThemeChange) -> Problem {
        Problem(
            slug: "changed-meanwhile", status: 409, title: "Changed meanwhile",
            detail:
                "Meanwhile \(change.by) changed its \(change.kind.rawValue) to “\(change.text)”. Nothing of yours was "
                + "saved.")
    }

    static func wrongStatus(_ error: GapError) -> Problem {
        Problem(
            slug: "wrong-status", status: 409, title: "Wrong status",
            detail: error.sentence)
    }
}
