package import GapAnalysis
package import JSONText
import KnowledgeModel
import Privacy
import Storage

/// A theme of a gap report for programs, as a member of the report or alone.
package enum GapThemeJSON {
    /// What `GET /v1/gaps/{id}` answers.
    package static func bytes(_ theme: ReportedTheme) -> [UInt8] {
        var writer = JSONWriter(reservingBytes: 8 * 1024)
        writer.object { document in
            document.member("version", 1)
            write(theme, &document)
        }
        return writer.bytes
    }

    /// The members of one theme; the caller opens the object.
    package static func write(_ theme: ReportedTheme, _ members: inout JSONWriter) {
        members.member("id", theme.id)
        members.member("list", theme.list.rawValue)
        members.member(
            "audience",
            object: { audience in
                audience.member("roles", theme.audience.roles.map(\.name))
                audience.member("locales", theme.audience.locales)
            })
        members.member("title", theme.title)
        members.member("title_confirmed", theme.isTitleConfirmed)
        members.member("key_phrases", theme.keyPhrases)
        members.member("status", theme.status.name)
        write(theme.status.dismissal, &members)
        members.member("owner", theme.owner)
        members.member("backup", theme.backup)
        members.member("suggested_owner", theme.suggestedOwner)
        members.member("due", theme.due?.description)
        members.member("article", theme.article)
        members.member("figures", object: { write(theme.figures, &$0) })
        members.member(
            "priority",
            object: { priority in
                priority.member("value", theme.priority.value)
                priority.member("demand", theme.priority.demand)
                priority.member("failure", theme.priority.failure)
                priority.member("trend", theme.priority.trend)
            })
        members.member(
            "cause",
            object: { cause in
                cause.member("code", theme.cause.rawValue)
                cause.member("title", theme.cause.title)
                cause.member("evidence", theme.causeEvidence)
                cause.member("action", theme.cause.action.rawValue)
                cause.member("advice", theme.cause.action.advice)
            })
        members.member("suggested_title", theme.suggestedTitle)
        members.member("outline", theme.outline)
        members.list("reasons", theme.reasons) { reason, members in
            members.member("reason", reason.reason.rawValue)
            members.member("count", reason.count)
        }
        writeEvidence(of: theme, &members)
        writeWork(on: theme, &members)
    }

    private static func write(_ dismissal: Dismissal?, _ members: inout JSONWriter) {
        guard let dismissal else { return members.memberNull("dismissal") }
        members.member(
            "dismissal",
            object: { members in
                members.member("reason", dismissal.name)
                var answering: String?
                if case .alreadyAnswered(let article) = dismissal { answering = article }
                members.member("article", answering)
            })
    }

    private static func write(_ figures: ThemeFigures, _ members: inout JSONWriter) {
        members.member("questions", figures.questions)
        members.member("events", figures.events)
        members.member("askers", figures.askers)
        members.member("askers_known", figures.askersAreKnown)
        members.member("tickets", figures.tickets)
        members.member("first_seen", figures.firstSeen.description)
        members.member("last_seen", figures.lastSeen.description)
        members.list("weeks", figures.weeks) { week, members in
            members.member("week", week.week.description)
            members.member("count", week.count)
        }
        members.list("channels", figures.channels) { channel, members in
            members.member("channel", channel.channel)
            members.member("count", channel.count)
        }
        members.member("gap_probability", figures.gapProbability)
    }

    private static func writeEvidence(of theme: ReportedTheme, _ members: inout JSONWriter) {
        members.list("examples", theme.examples) { example, members in
            members.member("question_id", example.questionID)
            members.member("text", example.text)
            members.member("asked_at", example.askedAt.description)
            members.member("channel", example.channel)
            members.member("ticket", example.ticket)
            members.member("probability", example.probability)
            members.member("reasons", example.reasons.map(\.rawValue))
        }
        members.list("nearest", theme.nearest) { passage, members in
            members.member("passage_id", passage.passageID)
            members.member("article_id", passage.articleID)
            members.member("title", passage.title)
            members.member("heading_path", passage.headingPath)
            members.member("link", passage.link)
            members.member("quote", passage.quote)
            members.member("count", passage.count)
            members.member("cosine", passage.cosine)
            members.member("failure", passage.failure)
        }
    }

    private static func writeWork(on theme: ReportedTheme, _ members: inout JSONWriter) {
        if let replay = theme.replay {
            members.member(
                "replay",
                object: { members in
                    members.member("at", replay.at.description)
                    members.member("generation", replay.generation.number)
                    members.member("settings", replay.settings)
                    members.member("outcome", replay.outcome.rawValue)
                    members.member("asked", replay.asked)
                    members.member("answered", replay.answered)
                    members.member("passage_id", replay.passageID)
                    members.member("article_id", replay.articleID)
                    members.member("quote", replay.quote)
                })
        } else {
            members.memberNull("replay")
        }
        members.list("notes", theme.notes) { note, members in
            members.member("at", note.at.description)
            members.member("by", note.by)
            members.member("text", note.text.text)
        }
        members.list("history", theme.history) { change, members in
            members.member("at", change.at.description)
            members.member("by", change.by)
            members.member("kind", change.kind.rawValue)
            members.member("text", change.text)
        }
    }
}
