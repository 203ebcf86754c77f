import JSONText
package import KnowledgeModel
package import Privacy
package import Storage

/// All that an index holds of one asker.
package struct AskerExport: Sendable {
    package struct Log: Sendable {
        /// Nil for the service's log.
        package var scan: String?
        package var activity: AskerActivity
        /// Of the asker's queries.
        package var draftChecks: [DraftCheckRecord]
        /// All of the log; those that hold one of the questions are named with it.
        package var themes: [ThemeRecord]

        package init(
            scan: String?, activity: AskerActivity, draftChecks: [DraftCheckRecord] = [], themes: [ThemeRecord] = []
        ) {
            self.scan = scan
            self.activity = activity
            self.draftChecks = draftChecks
            self.themes = themes
        }
    }

    package var at: Timestamp
    /// Nil if nobody has one in the index.
    package var pseudonym: AskerPseudonym?
    package var logs: [Log]

    package init(at: Timestamp, pseudonym: AskerPseudonym?, logs: [Log]) {
        self.at = at
        self.pseudonym = pseudonym
        self.logs = logs
    }
}

/// What `lacuna export --asker` prints. A contract; change it only with its version.
package enum AskerExportJSON {
    /// UTF-8, without white space, with a line break at the end.
    package static func bytes(_ export: AskerExport) -> [UInt8] {
        var writer = JSONWriter()
        writer.object { document in
            document.member("version", 1)
            document.member("at", export.at.description)
            document.member("asker", export.pseudonym?.value)
            document.list("logs", export.logs) { log, members in
                members.member("scan", log.scan)
                members.list("questions", log.activity.queries) { write($0, themes: log.themes, &$1) }
                members.list("feedback", log.activity.feedback) { write($0, of: export.pseudonym, &$1) }
                members.list("outcomes", log.activity.outcomes) { outcome, members in
                    members.member("query_id", outcome.queryID)
                    members.member("outcome", outcome.kind.rawValue)
                    members.member("at", outcome.at.description)
                    members.member("edit_share", outcome.editShare)
                    members.member("seconds_to_send", outcome.secondsToSend)
                }
                members.list("draft_checks", log.draftChecks) { check, members in
                    members.member("query_id", check.queryID)
                    members.member("result", check.result.rawValue)
                    members.member("findings", check.findings)
                    members.member("at", check.at.description)
                }
            }
        }
        return writer.bytes + [UInt8(ascii: "\n")]
    }

    private static func write(_ question: QueryRecord, themes: [ThemeRecord], _ members: inout JSONWriter) {
        members.member("id", question.id)
        members.member("query_id", question.queryID)
        members.member("asked_at", question.askedAt.description)
        members.member("text", question.text.text)
        let verdict = question.verdict
        members.member(
            "verdict",
            object: { members in
                members.member("label", verdict.label)
                members.member("reason", verdict.reason)
                members.member("probability", verdict.probability)
                members.member("missing", verdict.missing)
                members.member("features", array: { list in for value in verdict.features { list.element(value) } })
            })
        members.list("nearest", question.nearest) { passage, members in
            members.member("passage_id", passage.passageID)
            members.member("article_id", passage.articleID)
            members.member("score", passage.score)
            members.member("cosine", passage.cosine)
        }
        members.member("generation", question.generation.number)
        members.member("settings", question.settings)
        let context = question.context
        members.member("roles", context.roles.map(\.name))
        members.member("locales", context.locales)
        members.member("channel", context.channel)
        members.member("cohort", context.cohort)
        members.member("ticket", context.ticket)
        members.member("product", question.product)
        members.member("themes", themes.filter { $0.members.contains(question.id) }.map(\.id))
        if let vector = question.vector {
            members.member(
                "vector",
                object: { members in
                    members.member("scale", Double(vector.scale))
                    members.member("codes", array: { list in for code in vector.codes { list.element(Int(code)) } })
                })
        } else {
            members.memberNull("vector")
        }
    }

    /// What others said is of their questions' asker too, but who they are is not.
    private static func write(_ said: FeedbackRecord, of asker: AskerPseudonym?, _ members: inout JSONWriter) {
        members.member("id", said.id)
        members.member("question_id", said.questionID)
        members.member("passage_id", said.passageID)
        members.member("article_id", said.articleID)
        members.member("rating", said.rating.rawValue)
        members.member("comment", said.comment?.text)
        members.member("position", said.position)
        members.member("at", said.at.description)
        members.member("by_asker", said.asker != nil && said.asker == asker)
    }
}
