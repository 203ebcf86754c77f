internal import KnowledgeModel
internal import Privacy
internal import Retrieval
internal import Storage

/// Counts what stands at the top of a report.
enum GapSummaryCounting {
    static func summary(of events: GapEvents, themes: [ThemeRecord]) -> GapSummary {
        let questions = events.questions
        let contexts = questions.map(\.record.context)
        let tickets = Set(contexts.compactMap(\.ticket))
        let askers = Set(contexts.compactMap(\.asker?.value))
        let probabilities = questions.compactMap(\.probability)
        let known = Set(questions.map(\.id))
        var members: [GapList: Int] = [:]
        var inTheme: Set<String> = []
        for theme in themes where theme.status.isOpen {
            let own = theme.members.filter(known.contains)
            // A theme holds answered questions as well, which are not missing.
            members[theme.list, default: 0] += own.count {
                events.events[$0]?.reasons.contains { $0.list == theme.list } ?? false
            }
            inTheme.formUnion(own)
        }
        var summary = GapSummary(questions: questions.count)
        summary.tickets = tickets.isEmpty ? nil : tickets.count
        summary.askers = askers.isEmpty ? nil : askers.count
        for question in questions { summary.verdicts[question.label.rawValue, default: 0] += 1 }
        if !probabilities.isEmpty {
            summary.expectedCoverage = probabilities.reduce(0, +) / Double(probabilities.count)
        }
        summary.notAnswered = members[.notAnswered] ?? 0
        summary.stillAsked = members[.stillAsked] ?? 0
        summary.single = events.events.keys.count { !inTheme.contains($0) }
        summary.openThemes = themes.count { $0.status.isOpen && !$0.members.isEmpty }
        summary.doneThemes = themes.count { $0.status == .done }
        return summary
    }

    static func weeks(of events: GapEvents, former: [WeekFigures]) -> [CoverageWeek] {
        var asked: [CalendarDay: Int] = [:]
        var answered: [CalendarDay: Double] = [:]
        var gaps: [CalendarDay: Int] = [:]
        for week in former {
            asked[week.week, default: 0] += week.asked
            answered[week.week, default: 0] += Double(week.answered)
        }
        for question in events.questions {
            let week = question.record.askedAt.day.monday
            asked[week, default: 0] += 1
            answered[week, default: 0] += question.probability ?? (question.label == .yes ? 1 : 0)
            if events.events[question.id] != nil { gaps[week, default: 0] += 1 }
        }
        return CalendarDay.weeks(asked.keys).map { week in
            CoverageWeek(
                week: week, asked: asked[week] ?? 0, answered: ((answered[week] ?? 0) * 10).rounded() / 10,
                gaps: gaps[week] ?? 0)
        }
    }

    /// Articles by the questions that they answer and that were asked all the same.
    ///
    /// - Parameter themes: those that are shown.
    static func articles(
        of events: GapEvents, themes: [ThemeRecord], readers: [ThemeAudience: any GenerationReader]
    ) throws -> [ReportedArticle] {
        var questions: [String: Int] = [:]
        var tickets: [String: Set<String>] = [:]
        let stillAsked = Set(themes.filter { $0.list == .stillAsked && $0.status.isOpen }.flatMap(\.members))
        for question in events.questions where stillAsked.contains(question.id) {
            guard let article = question.record.nearest.first?.articleID else { continue }
            questions[article, default: 0] += 1
            tickets[article, default: []].insert(question.record.context.countedAs ?? question.id)
        }
        let found = try questions.compactMap { id, count -> ReportedArticle? in
            for reader in readers.values {
                guard let article = try reader.article(id: id)?.article else { continue }
                return ReportedArticle(
                    id: id, title: article.title, url: article.url, owner: article.owner, questions: count,
                    tickets: tickets[id]?.count ?? 0)
            }
            return nil
        }
        return found.sorted { ($1.tickets, $1.questions, $0.id) < ($0.tickets, $0.questions, $1.id) }
    }
}
