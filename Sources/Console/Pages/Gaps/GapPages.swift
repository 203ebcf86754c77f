internal import Access
internal import GapAnalysis
internal import KnowledgeModel
internal import Operations
internal import ReportPages

/// The themes of what customers ask and the articles do not settle: the board, one theme, and the report to print.
struct GapPages {
    let services: ConsoleServices

    var routes: [ConsoleRoute] {
        [
            ConsoleRoute(.get, "/gaps", "consoleGaps", .scope(.owner)) { try board($0) },
            ConsoleRoute(.get, "/gaps/report", "consoleGapReport", .scope(.owner)) { try report($0) },
            ConsoleRoute(.get, "/gaps/merge", "consoleMergePage", .scope(.owner)) { try mergePage($0) },
            ConsoleRoute(.post, "/gaps/merge", "consoleMergeThemes", .scope(.owner)) { try merge($0) },
            ConsoleRoute(.get, "/gaps/{id}", "consoleGap", .scope(.owner)) { try theme($0) },
            ConsoleRoute(.post, "/gaps/{id}", "consoleChangeGap", .scope(.owner)) { try change($0) },
            ConsoleRoute(.post, "/gaps/{id}/split", "consoleSplitGap", .scope(.owner)) { try split($0) },
        ]
    }

    /// - Throws: `Problem.noActivityLog` where nothing is recorded.
    private func gaps() throws -> GapService {
        guard let gaps = services.gaps else { throw Problem.noActivityLog }
        return gaps
    }

    private func board(_ visit: Visit) throws -> ConsoleReply {
        guard let gaps = services.gaps else {
            return page(visit, title: "Gaps", body: Template.gapsBoard.render(BoardValues.nothingRecorded))
        }
        let query = try BoardQuery(visit.query)
        let board = try gaps.board(query.selection, caller: visit.caller)
        return page(visit, title: "Gaps", body: Template.gapsBoard.render(BoardValues(board, query)))
    }

    private func report(_ visit: Visit) throws -> ConsoleReply {
        let selection = try BoardQuery(visit.query).reportSelection
        let form = try visit.query["format"].map { try GapReportForm.decode($0) } ?? .html
        let bytes = form.bytes(of: try gaps().report(selection, caller: visit.caller))
        if form == .html { return .document(bytes) }
        return .file(contentType: form.contentType, bytes: bytes, name: "gaps-\(visit.now.day).\(form.rawValue)")
    }

    // MARK: - One theme

    private func theme(_ visit: Visit) throws -> ConsoleReply {
        let (id, gaps) = (visit.capture("id"), try gaps())
        do {
            return themePage(visit, try gaps.sheet(ofTheme: id, caller: visit.caller))
        } catch let problem as Problem where problem == .noTheme {
            guard let survivor = try gaps.survivor(ofTheme: id, caller: visit.caller) else { throw problem }
            return .seeOther(path: "/gaps/\(FormFields.encoded(survivor))?done=was_merged")
        }
    }

    private func change(_ visit: Visit) throws -> ConsoleReply {
        let (id, gaps) = (visit.capture("id"), try gaps())
        let form = ThemeForm(visit.form)
        let sheet = try gaps.sheet(ofTheme: id, caller: visit.caller)
        do {
            guard let change = try form.change(of: sheet.theme) else { return done("nothing", id) }
            _ = try gaps.change(change, ofTheme: id, seen: form.seen, caller: visit.caller)
            return done(form.doneCode, id)
        } catch let problem as Problem where [409, 422].contains(problem.status) {
            return try refused(problem, visit, gaps)
        }
    }

    private func split(_ visit: Visit) throws -> ConsoleReply {
        let (id, gaps) = (visit.capture("id"), try gaps())
        do {
            let new = try gaps.split(Set(visit.form.all("question")), ofTheme: id, caller: visit.caller)
            return done("split", new.id)
        } catch let problem as Problem where [409, 422].contains(problem.status) {
            return try refused(problem, visit, gaps)
        }
    }

    /// The page again, with what was typed, and why nothing was saved.
    private func refused(_ problem: Problem, _ visit: Visit, _ gaps: GapService) throws -> ConsoleReply {
        themePage(
            visit, try gaps.sheet(ofTheme: visit.capture("id"), caller: visit.caller),
            refusal: ThemeForm.words(of: problem), typed: visit.form, status: problem.status)
    }

    private func done(_ code: String, _ id: String) -> ConsoleReply {
        .seeOther(path: "/gaps/\(FormFields.encoded(id))?done=\(code)")
    }

    private func themePage(
        _ visit: Visit, _ sheet: ThemeSheet, refusal: String? = nil, typed: FormFields = FormFields(), status: Int = 200
    ) -> ConsoleReply {
        let values = ThemeValues(sheet, visit, refusal: refusal, typed: typed)
        return page(
            visit, title: ShortText.shortened(sheet.theme.title, ShortText.title),
            body: Template.gapsTheme.render(values), notice: refusal == nil ? Self.notice(visit.query["done"]) : nil,
            hasHeading: true, status: status)
    }

    // MARK: - Merging

    private func mergePage(_ visit: Visit) throws -> ConsoleReply {
        let board = try gaps().board(GapSelection(), caller: visit.caller)
        return mergePage(visit, board.report, visit.query)
    }

    private func mergePage(
        _ visit: Visit, _ report: GapReport, _ fields: FormFields, refusal: String? = nil, status: Int = 200
    ) -> ConsoleReply {
        let values = MergeValues(report, chosen: fields.all("theme"), keep: fields["keep"], visit, refusal: refusal)
        return page(
            visit, title: "Merge themes", body: Template.gapsMerge.render(values), hasHeading: true, status: status)
    }

    private func merge(_ visit: Visit) throws -> ConsoleReply {
        let gaps = try gaps()
        let chosen = Array(Set(visit.form.all("theme"))).sorted()
        let report = try gaps.board(GapSelection(), caller: visit.caller).report
        guard let keep = visit.form["keep"], chosen.contains(keep), chosen.count > 1 else {
            return mergePage(
                visit, report, visit.form, refusal: "Choose two themes or more, and which of them is kept.", status: 422
            )
        }
        do {
            try gaps.checkMerge(chosen, into: keep, caller: visit.caller)
            for id in chosen where id != keep { _ = try gaps.merge(id, into: keep, caller: visit.caller) }
        } catch let problem as Problem where [404, 422].contains(problem.status) {
            return mergePage(
                visit, report, visit.form, refusal: ThemeForm.words(of: problem), status: problem.status)
        }
        return done("merged", keep)
    }

    // MARK: - Words

    private func page(
        _ visit: Visit, title: String, body: String, notice: String? = nil, hasHeading: Bool = false, status: Int = 200
    ) -> ConsoleReply {
        let page = ConsolePage(
            section: .gaps, title: title, body: body, notice: notice, hasHeading: hasHeading, status: status)
        return Layout.render(page, for: visit, version: services.version)
    }

    /// What was just done, by its code in the address.
    private static func notice(_ code: String?) -> String? {
        switch code {
        case "acknowledged": "Acknowledged: it is known to be missing."
        case "in_progress": "Work on it has started."
        case "done": "Done. Its questions go on counting, so a return shows."
        case "reopened": "Reopened: it is in progress again."
        case "dismissed": "Dismissed. It can be reopened at any time."
        case "assigned": "Saved."
        case "titled": "The title is saved; it stays, however the questions are grouped anew."
        case "linked": "The article is saved."
        case "noted": "The note is saved."
        case "nothing": "Nothing was changed."
        case "merged": "Merged. From now on these questions stay together."
        case "was_merged": "The theme that you asked for was merged into this one."
        case "split": "A theme of its own. From now on its questions stay apart from those they were with."
        default: nil
        }
    }
}
