package import KnowledgeModel
package import Storage

extension ThemeFigures {
    /// What a theme's questions come to; nil for a theme without any, whose records are all gone.
    ///
    /// - Parameters:
    ///   - questions: the theme's.
    ///   - formerWeeks: of records that were deleted by age.
    package init?(
        of questions: [JudgedQuestion], events: GapEvents, formerWeeks: [ThemeWeek] = [],
        probability: GapProbability = .standard
    ) {
        let times = questions.map(\.record.askedAt)
        guard let first = times.min(), let last = times.max() else { return nil }
        let contexts = questions.map(\.record.context)
        let areKnown = contexts.allSatisfy { $0.countedAs != nil }
        var channels: [String: Int] = [:]
        for channel in contexts.compactMap(\.channel) { channels[channel, default: 0] += 1 }
        self.init(
            questions: questions.count, events: questions.count { events.events[$0.id] != nil },
            askers: Self.askers(of: contexts), askersAreKnown: areKnown,
            tickets: Set(contexts.compactMap(\.ticket)).count, firstSeen: first, lastSeen: last,
            weeks: Self.weeks(of: times, formerWeeks),
            channels: channels.map { ChannelCount(channel: $0.key, count: $0.value) }.sorted {
                ($1.count, $0.channel) < ($0.count, $1.channel)
            },
            gapProbability: probability(questions))
    }

    /// Distinct askers, else tickets; questions that name neither count one each.
    static func askers(of contexts: [AskerContext]) -> Int {
        let known = contexts.compactMap(\.countedAs)
        return Set(known).count + contexts.count - known.count
    }

    /// Without holes between the first and the last.
    private static func weeks(of times: [Timestamp], _ former: [ThemeWeek]) -> [ThemeWeek] {
        var counts: [CalendarDay: Int] = [:]
        for week in former { counts[week.week, default: 0] += week.count }
        for time in times { counts[time.day.monday, default: 0] += 1 }
        return CalendarDay.weeks(counts.keys).map { ThemeWeek(week: $0, count: counts[$0] ?? 0) }
    }

    /// Questions of the last weeks up to a moment, and of as many weeks before them.
    ///
    /// - Parameter begin: of the log; where it does not reach back over both, both are the same.
    package func trend(at now: Timestamp, since begin: CalendarDay) -> (recent: Int, earlier: Int) {
        let days = ThemePriority.trendWeeks * 7
        let middle = now.day.monday.adding(days: 7 - days)
        let start = middle.adding(days: -days)
        if begin > start { return (0, 0) }
        return (
            weeks.filter { $0.week >= middle }.reduce(0) { $0 + $1.count },
            weeks.filter { $0.week >= start && $0.week < middle }.reduce(0) { $0 + $1.count }
        )
    }
}

extension CalendarDay {
    /// Every Monday from the first of these to the last.
    static func weeks(_ mondays: some Collection<CalendarDay>) -> [CalendarDay] {
        guard let first = mondays.min(), let last = mondays.max() else { return [] }
        return stride(from: first.number, through: last.number, by: 7).map { CalendarDay(number: $0) }
    }
}
