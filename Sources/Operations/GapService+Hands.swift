package import Access
package import GapAnalysis
import KnowledgeModel
import Storage

extension GapService {
    /// Puts one theme's questions, notes and former weeks into another, for good; see `ThemeEditing.merge`.
    ///
    /// - Returns: the theme that survives.
    /// - Throws: `Problem.noTheme`; 422 where they cannot be one.
    package func merge(_ id: String, into survivor: String, caller: Caller) throws -> ReportedTheme {
        let seen = Set(try report(GapSelection(), caller: caller).themes.map(\.id))
        guard seen.isSuperset(of: [id, survivor]) else { throw Problem.noTheme }
        let actor = AuditActor(caller)
        try Self.translating {
            _ = try ThemeEditing(store: store, by: actor.description, at: now()).merge(id, into: survivor)
        }
        try audit?.append([
            AuditEntry(at: now(), by: actor, action: .themeMerge, object: survivor, details: ["merged": id])
        ])
        return try theme(id: survivor, caller: caller)
    }

    /// - Throws: what `merge` would for one of the themes, before anything is changed.
    package func checkMerge(_ ids: [String], into survivor: String, caller: Caller) throws {
        if ids.count < 2 || ids.count > Set(ids).count { throw Problem.cannotMerge(.sameTheme(survivor)) }
        let themes = try report(GapSelection(), caller: caller).themes
        let chosen = themes.filter { ids.contains($0.id) }
        guard Set(chosen.map(\.id)) == Set(ids), let kept = chosen.first(where: { $0.id == survivor }) else {
            throw Problem.noTheme
        }
        if let other = chosen.first(where: { $0.audience != kept.audience }) {
            throw Problem.cannotMerge(
                GapError.otherReaders((kept.id, kept.audience), (other.id, other.audience)))
        }
    }

    /// Makes a theme of some of a theme's questions, for good; see `ThemeEditing.split`.
    ///
    /// - Parameter questions: ids, all of them the theme's.
    /// - Returns: the new theme.
    /// - Throws: `Problem.noTheme`; 422 where a question is not the theme's, or where one of both parts would have too few
    ///   askers to be shown.
    package func split(_ questions: Set<String>, ofTheme id: String, caller: Caller) throws -> ReportedTheme {
        let visible = try visible(to: caller)
        guard try report(GapSelection(), of: visible).themes.contains(where: { $0.id == id }),
            let record = visible.themes.first(where: { $0.id == id })
        else { throw Problem.noTheme }
        guard questions.isSubset(of: record.members) else {
            throw Problem.cannotSplit("Some of the questions are not in \(id) any more; load its page again.")
        }
        let members = visible.events.questions.filter { record.members.contains($0.id) }
        for part in [members.filter { questions.contains($0.id) }, members.filter { !questions.contains($0.id) }] {
            let askers = ThemeFigures(of: part, events: visible.events)?.askers ?? 0
            if askers < builder.askersMinimum, !part.isEmpty {
                throw Problem.cannotSplit(
                    "One of the parts would have fewer than \(builder.askersMinimum) askers, and so be shown to nobody; "
                        + "choose others.")
            }
        }
        let actor = AuditActor(caller)
        let newID = try Self.translating { () -> String in
            guard let newID = try store.newThemeIDs(1).first else { throw Problem.noTheme }
            return try ThemeEditing(store: store, by: actor.description, at: now())
                .split(questions, of: id, newID: newID).id
        }
        try audit?.append([
            AuditEntry(
                at: now(), by: actor, action: .themeSplit, object: id,
                details: ["new": newID, "questions": String(questions.count)])
        ])
        return try theme(id: newID, caller: caller)
    }

    private static func translating<Result>(_ body: () throws -> Result) throws -> Result {
        do {
            return try body()
        } catch let error as GapError {
            switch error.code {
            case .noTheme: throw Problem.noTheme
            case .transition: throw Problem.wrongStatus(error)
            case .questions: throw Problem.cannotSplit(error.sentence)
            default: throw Problem.cannotMerge(error)
            }
        }
    }
}

extension GapError {
    /// As a sentence.
    var sentence: String { message.prefix(1).uppercased() + message.dropFirst() + "." }
}

extension Problem {
    static func cannotMerge(_ error: GapError) -> Problem {
        Problem(slug: "cannot-merge", status: 422, title: "These themes cannot be merged", detail: error.sentence)
    }

    static func cannotSplit(_ detail: String) -> Problem {
        Problem(slug: "cannot-split", status: 422, title: "This theme cannot be split so", detail: detail)
    }
}
