internal import Access
internal import Operations
internal import Retrieval
internal import Storage

/// What the buttons beside a passage do: rate it, stop citing it, and undo that.
struct SearchActions {
    let services: ConsoleServices

    private static let commentBytesMaximum = 4000

    var routes: [ConsoleRoute] {
        [
            ConsoleRoute(.post, "/feedback", "consoleRate", .scope(.feedback)) { try rate($0) },
            ConsoleRoute(.post, "/suppress", "consoleStopCiting", .scope(.owner)) { try suppress($0) },
            ConsoleRoute(.post, "/unsuppress", "consoleCiteAgain", .scope(.owner)) { try unsuppress($0) },
        ]
    }

    /// `wrong 2-1 ID`: rating, question and rank, passage.
    private func rate(_ visit: Visit) throws -> ConsoleReply {
        let parts = (visit.form["rate"] ?? "").split(separator: " ", maxSplits: 2).map(String.init)
        let place = parts.count == 3 ? parts[1].split(separator: "-").compactMap { Int($0) } : []
        guard place.count == 2, place.allSatisfy((1...1000).contains),
            let rating = FeedbackRecord.Rating(rawValue: parts[0])
        else { throw Problem.incompleteForm }
        let comment = visit.form["comment-\(parts[1])"]
        guard (comment?.utf8.count ?? 0) <= Self.commentBytesMaximum else { throw Problem.longComment }
        var inputs = SearchInputs(visit.form)
        if inputs.queryID == nil {
            // What is rated must be on record: the question is asked once more, and kept.
            inputs.queryID = try SearchAsking(services: services, visit: visit, inputs: inputs).ask(isRecorded: true)
                .recordedID
        }
        guard let queryID = inputs.queryID else { throw Problem.noActivityLog }
        try services.knowledge.record(
            FeedbackJSON(
                queryID: queryID, question: place[0], passageID: parts[2], rating: rating, comment: comment,
                position: place[1], asker: nil),
            caller: visit.caller)
        return try back(visit, inputs, done: "rated")
    }

    /// `passage 2-1 ID` or `article 2-1 ID`.
    private func suppress(_ visit: Visit) throws -> ConsoleReply {
        let parts = (visit.form["stop"] ?? "").split(separator: " ", maxSplits: 2).map(String.init)
        guard parts.count == 3, let kind = Suppression.Kind(rawValue: parts[0]) else { throw Problem.incompleteForm }
        guard let indexing = services.indexing else { throw Problem.noSuppressing }
        let stopped = Stopped(kind: kind, id: parts[2])
        try checkReadable(stopped, by: visit.caller)
        _ = try indexing.suppress(
            kind, id: stopped.id, why: visit.form["why-\(parts[1])"] ?? "",
            by: visit.caller.keyID.map { "key \($0)" } ?? "console")
        services.knowledge.audit?.record(.suppression, stopped.text, ["undo": "no"], by: visit.caller)
        return try back(visit, SearchInputs(visit.form), done: "stopped", undo: stopped.text)
    }

    private func unsuppress(_ visit: Visit) throws -> ConsoleReply {
        guard let stopped = Stopped(visit.form["undo"] ?? "") else { throw Problem.incompleteForm }
        guard let indexing = services.indexing else { throw Problem.noSuppressing }
        try indexing.unsuppress(stopped.kind, id: stopped.id)
        services.knowledge.audit?.record(.suppression, stopped.text, ["undo": "yes"], by: visit.caller)
        return try back(visit, SearchInputs(visit.form), done: "undone")
    }

    /// A page offers what its reader may read, so nothing else is taken from it.
    private func checkReadable(_ stopped: Stopped, by caller: Caller) throws {
        switch stopped.kind {
        case .article: _ = try services.knowledge.article(id: stopped.id, caller: caller)
        case .passage: _ = try services.knowledge.passage(id: stopped.id, caller: caller)
        }
    }

    /// A ticket's page is made at once, since its text stands in no address.
    private func back(_ visit: Visit, _ inputs: SearchInputs, done: String, undo: String? = nil) throws -> ConsoleReply
    {
        if visit.form["origin"] == "ticket" {
            return try TicketPages(services: services).answered(
                visit, inputs, notice: SearchNotice(done: done, undo: undo))
        }
        let fields = inputs.fields.setting("done", to: done).setting("undo", to: undo)
        return .seeOther(path: "/" + fields.encoded)
    }
}

extension Problem {
    static let incompleteForm = Problem(
        slug: "incomplete-form", status: 422, title: "This form is incomplete",
        detail: "Nothing was changed. Load the page again, and send the form from there.")

    static let longComment = Problem(
        slug: "long-comment", status: 422, title: "The comment is too long",
        detail: "Nothing was kept. A comment has 4,000 bytes at most; go back and shorten it.")

    static let noSuppressing = Problem(
        slug: "no-indexing", status: 404, title: "No indexing",
        detail: "This service cannot stop citing anything; use lacuna suppress on the machine of its index.")

    static let longTicket = Problem(
        slug: "long-ticket", status: 413, title: "The ticket is too long",
        detail: "A ticket has 100,000 bytes at most; leave out what was quoted.")
}
