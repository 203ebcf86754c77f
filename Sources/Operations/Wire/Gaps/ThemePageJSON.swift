import GapAnalysis
import JSONText
import KnowledgeModel
import Storage

/// What `GET /v1/gaps` answers, and the tool `list_gaps`: of each theme what it takes to choose one.
package enum ThemePageJSON {
    package static func bytes(of page: ThemePage) -> [UInt8] {
        var writer = JSONWriter(reservingBytes: 512 * (page.themes.count + 1))
        writer.object { document in
            document.member("version", 1)
            document.list("themes", page.themes) { theme, members in
                members.member("id", theme.id)
                members.member("list", theme.list.rawValue)
                members.member("title", theme.title)
                members.member("status", theme.status.name)
                members.member("owner", theme.owner)
                members.member("suggested_owner", theme.suggestedOwner)
                members.member("due", theme.due?.description)
                members.member("questions", theme.figures.questions)
                members.member("askers", theme.figures.askers)
                members.member("tickets", theme.figures.tickets)
                members.member("last_seen", theme.figures.lastSeen.description)
                members.member("priority", theme.priority.value)
                members.member("cause", theme.cause.rawValue)
                members.member("action", theme.cause.action.rawValue)
                members.member("advice", theme.cause.action.advice)
                members.member("article", theme.article)
            }
            document.member("next", page.next)
        }
        return writer.bytes
    }
}
