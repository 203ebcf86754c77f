package import GapAnalysis
import JSONText
package import KnowledgeModel
import Storage

/// The request of `PATCH /v1/gaps/{id}`: `{"status": "dismissed", "why": "already_answered", "article": "…", "owner": "Ana",
/// "backup": null, "due": "2026-06-30", "title": "…", "note": "…"}`. What is left out stays as it is; null takes an owner,
/// a backup, a day or an article away. Personal data in titles and notes is replaced.
package struct ThemeChangeJSON: Sendable, Hashable {
    package var action: ThemeLifeCycle.Action?
    /// Empty takes it away.
    package var owner: String?
    package var backup: String?
    package var due: CalendarDay?
    package var removesDue = false
    package var title: String?
    /// The article that answers it, or is to; empty takes it away.
    package var article: String?
    package var note: String?

    package init(
        action: ThemeLifeCycle.Action? = nil, owner: String? = nil, backup: String? = nil, due: CalendarDay? = nil,
        title: String? = nil, article: String? = nil, note: String? = nil
    ) {
        self.action = action
        self.owner = owner
        self.backup = backup
        self.due = due
        self.title = title
        self.article = article
        self.note = note
    }

    /// Whether it says who, by when, what to call it, or in which article.
    var assigns: Bool {
        owner != nil || backup != nil || due != nil || removesDue || title != nil || article != nil
    }

    /// What of a theme it changes, of such as one person's word takes the place of another's. Notes only add up.
    var kinds: Set<ThemeChange.Kind> {
        var kinds: Set<ThemeChange.Kind> = []
        if action != nil { kinds.insert(.status) }
        if owner != nil { kinds.insert(.owner) }
        if backup != nil { kinds.insert(.backup) }
        if due != nil || removesDue { kinds.insert(.due) }
        if title != nil { kinds.insert(.title) }
        if article != nil { kinds.insert(.article) }
        return kinds
    }

    private static let members = ["status", "why", "article", "owner", "backup", "due", "title", "note"]
    private static let steps = ["acknowledged", "in_progress", "done", "reopened", "dismissed"]
    private static let reasons = ["already_answered", "out_of_scope", "not_a_question"]
    private static let nameBytesMaximum = 200
    private static let noteBytesMaximum = 4000

    /// - Throws: `Problem` 400 if the bytes are not JSON, 422 naming every member that is wrong.
    package static func decode(_ bytes: [UInt8]) throws(Problem) -> ThemeChangeJSON {
        guard let value = JSONValue.parse(bytes) else { throw .notJSON }
        return try decode(value)
    }

    /// From the fields of a form, by the same rules; an empty one is null.
    package static func decode(fields: [String: String]) throws(Problem) -> ThemeChangeJSON {
        try decode(.object(fields.mapValues { $0.isEmpty ? .null : .string($0) }))
    }

    private static func decode(_ value: JSONValue) throws(Problem) -> ThemeChangeJSON {
        var faults = RequestFaults()
        guard let object = faults.object(value, at: "#", members: members) else { throw .invalidRequest(faults.list) }
        if object.isEmpty { faults.add("#", "must say what to change: \(members.joined(separator: ", "))") }
        var change = ThemeChangeJSON()
        func name(_ member: String) -> String? {
            object[member] == .null
                ? "" : faults.text(object[member], at: "#/\(member)", bytesMaximum: nameBytesMaximum)
        }
        change.owner = name("owner")
        change.backup = name("backup")
        change.title = faults.text(object["title"], at: "#/title", bytesMaximum: nameBytesMaximum)
        change.note = faults.text(object["note"], at: "#/note", bytesMaximum: noteBytesMaximum)
        change.article =
            object["article"] == .null && object["status"] == nil
            ? "" : faults.text(object["article"], at: "#/article", bytesMaximum: 1024)
        change.removesDue = object["due"] == .null
        if let text = faults.text(object["due"], at: "#/due", bytesMaximum: 10) {
            change.due = CalendarDay(text)
            if change.due == nil { faults.add("#/due", "must be a day such as 2026-05-31") }
        }
        change.action = action(object, article: change.article, &faults)
        guard faults.isEmpty else { throw .invalidRequest(faults.list) }
        return change
    }

    private static func action(
        _ object: [String: JSONValue], article: String?, _ faults: inout RequestFaults
    ) -> ThemeLifeCycle.Action? {
        let step = faults.word(object["status"], at: "#/status", of: steps)
        let why = faults.word(object["why"], at: "#/why", of: reasons)
        if step != "dismissed", why != nil { faults.add("#/why", "is for the status dismissed only") }
        switch step {
        case "acknowledged": return .acknowledge
        case "in_progress": return .start
        case "done": return .confirm
        case "reopened": return .reopen
        case "dismissed":
            switch why {
            case "out_of_scope": return .dismiss(.outOfScope)
            case "not_a_question": return .dismiss(.notAQuestion)
            case "already_answered":
                if article == nil { faults.add("#/article", "is needed: the article that answers it") }
                return .dismiss(.alreadyAnswered(article: article ?? ""))
            default:
                if object["why"] == nil { faults.add("#/why", "is needed: one of \(reasons.joined(separator: ", "))") }
                return nil
            }
        default: return nil
        }
    }
}

/// The request of `POST /v1/gaps/{id}/merge`, `{"themes": ["T3"]}`, and of `POST /v1/gaps/{id}/split`,
/// `{"questions": ["…"]}`: one member, a list of ids.
package enum ThemeHandsJSON {
    package static let idsMaximum = 1000

    /// - Throws: `Problem` 400 if the bytes are not JSON, 422 if the member is not there or is no list of ids.
    package static func decode(_ bytes: [UInt8], member: String) throws(Problem) -> Set<String> {
        guard let value = JSONValue.parse(bytes) else { throw .notJSON }
        var faults = RequestFaults()
        guard let object = faults.object(value, at: "#", members: [member]) else {
            throw .invalidRequest(faults.list)
        }
        let ids = faults.words(object[member], at: "#/\(member)") ?? []
        if faults.isEmpty, !(1...idsMaximum).contains(ids.count) {
            faults.add("#/\(member)", "must name 1 to \(idsMaximum)")
        }
        guard faults.isEmpty else { throw .invalidRequest(faults.list) }
        return ids
    }
}
