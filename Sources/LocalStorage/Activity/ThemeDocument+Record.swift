import KnowledgeModel
import Privacy
import Storage

extension ThemeDocument {
    init(_ theme: ThemeRecord) {
        id = theme.id
        roles = theme.audience.roles.map(\.name)
        locales = theme.audience.locales
        list = theme.list.rawValue
        title = theme.title?.text
        status = theme.status.name
        if case .dismissed(let reason) = theme.status {
            dismissal = reason.name
            if case .alreadyAnswered(let article) = reason { answeredBy = article }
        }
        owner = theme.owner
        backup = theme.backup
        due = theme.due?.number
        article = theme.article
        notes = theme.notes.map { Note(at: $0.at.milliseconds, by: $0.by, text: $0.text.text) }
        members = theme.members
        formerWeeks = theme.formerWeeks.map { Week(week: $0.week.number, count: $0.count) }
        replay = theme.replay.map(Replay.init)
        history = theme.history.map {
            Change(at: $0.at.milliseconds, by: $0.by, kind: $0.kind.rawValue, text: $0.text)
        }
        createdAt = theme.createdAt.milliseconds
        byHand = theme.isByHand ? true : nil
        absorbed = theme.absorbed.isEmpty ? nil : theme.absorbed
    }

    /// Nil if a name stands for nothing.
    var record: ThemeRecord? {
        let scope = AccessScope(roles: roles.compactMap { Role($0) }, locales: locales.isEmpty ? nil : Set(locales))
        let replay = replay.flatMap(\.result)
        let changes = history.compactMap(\.change)
        guard let list = GapList(rawValue: list), let status = themeStatus, (replay == nil) == (self.replay == nil),
            changes.count == history.count
        else { return nil }
        var theme = ThemeRecord(
            id: id, audience: ThemeAudience(AskerContext(scope: scope)), list: list, members: members,
            createdAt: Timestamp(milliseconds: createdAt), status: status)
        theme.title = title.map { RedactedText(storedRedacted: $0) }
        theme.owner = owner
        theme.backup = backup
        theme.due = due.map { CalendarDay(number: $0) }
        theme.article = article
        theme.notes = notes.map {
            ThemeNote(at: Timestamp(milliseconds: $0.at), by: $0.by, text: RedactedText(storedRedacted: $0.text))
        }
        theme.formerWeeks = formerWeeks.map { ThemeWeek(week: CalendarDay(number: $0.week), count: $0.count) }
        theme.replay = replay
        theme.history = changes
        theme.isByHand = byHand ?? false
        theme.absorbed = absorbed ?? []
        return theme
    }

    private var themeStatus: ThemeStatus? {
        let plain: [ThemeStatus] = [.new, .acknowledged, .inProgress, .maybeResolved, .done]
        if let status = plain.first(where: { $0.name == status }) { return status }
        switch dismissal {
        case "already_answered": return answeredBy.map { .dismissed(.alreadyAnswered(article: $0)) }
        case "out_of_scope": return .dismissed(.outOfScope)
        case "not_a_question": return .dismissed(.notAQuestion)
        default: return nil
        }
    }
}

extension ThemeDocument.Change {
    fileprivate var change: ThemeChange? {
        ThemeChange.Kind(rawValue: kind).map {
            ThemeChange(at: Timestamp(milliseconds: at), by: by, kind: $0, text: text)
        }
    }
}

extension ThemeDocument.Replay {
    fileprivate init(_ result: ReplayResult) {
        self.init(
            at: result.at.milliseconds, generation: result.generation.number, settings: result.settings,
            outcome: result.outcome.rawValue, asked: result.asked, answered: result.answered,
            passage: result.passageID, article: result.articleID, quote: result.quote)
    }

    fileprivate var result: ReplayResult? {
        guard generation > 0, let outcome = ReplayResult.Outcome(rawValue: outcome) else { return nil }
        return ReplayResult(
            at: Timestamp(milliseconds: at), generation: GenerationID(generation), settings: settings,
            outcome: outcome, asked: asked, answered: answered, passageID: passage, articleID: article, quote: quote)
    }
}
