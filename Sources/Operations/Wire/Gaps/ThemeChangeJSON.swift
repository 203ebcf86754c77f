package import GapAnalysis
import JSONText
package import KnowledgeModel
import Storage

/// The request of `PATCH /v1/gaps/{id}`: `{"status": "dismissed", "why": "already_answered", "article": "…", "owner": "Ana",
/// "backup": null, "due": "2026-06-30", "title": "…", "note": "…"}`. What is left out stays as it is; null takes an owner
/// or a backup away. Personal data in titles and notes is replaced.
package struct ThemeChangeJSON: Sendable, Hashable {
    package var action: ThemeLifeCycle.Action?
    /// Empty takes it away.
    package var owner: String?
    package var backup: String?
    package var due: CalendarDay?
    package var title: String?
    /// The article that answers it, or is to.
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
    var assigns: Bool { owner != nil || backup != nil || due != nil || title != nil || article != nil }

    private static let members = ["status", "why", "article", "owner", "backup", "due", "title", "note"]
    private static let steps = ["acknowledged", "in_progress", "done", "reopened", "dismissed"]
    private static let reasons = ["already_answered", "out_of_scope", "not_a_question"]
    private static let nameBytesMaximum = 200
    private static let noteBytesMaximum = 4000

    /// - Throws: `Problem` 400 if the bytes are not JSON, 422 naming every member that is wrong.
    package static func decode(_ bytes: [UInt8]) throws(Problem) -> ThemeChangeJSON {
        guard let value = JSONValue.parse(bytes) else { throw .notJSON }
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
        change.article = faults.text(object["article"], at: "#/article", bytesMaximum: 1024)
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
