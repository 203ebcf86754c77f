package import KnowledgeModel
package import Storage

/// After a publish: asks the questions of the themes that the change may touch again, and moves the themes on.
///
/// A replay proposes and a person disposes; what was proposed and then stays quiet for long enough is done as well.
package struct ReplayJob: Sendable {
    private let store: any GapStore
    private let replay: ThemeReplay
    /// Days without a new question after which a proposal stands.
    private let quietDays: Int
    /// Ids of articles that changed between a generation and the serving one, as an audience sees them; nil: unknown.
    private let changed: @Sendable (GenerationID, ThemeAudience) throws -> Set<String>?

    package static let quietDaysDefault = 28

    package struct Summary: Sendable, Hashable {
        package var asked = 0
        package var untouched = 0
        package var proposed: [String] = []
        package var regressed: [String] = []
        package var settled: [String] = []

        package init() {}
    }

    package init(
        store: any GapStore, replay: ThemeReplay, quietDays: Int = quietDaysDefault,
        changed: @escaping @Sendable (GenerationID, ThemeAudience) throws -> Set<String>?
    ) {
        self.store = store
        self.replay = replay
        self.quietDays = quietDays
        self.changed = changed
    }

    /// - Parameters:
    ///   - only: ids of themes; nil: all that are not dismissed.
    ///   - progress: themes done and in all.
    /// - Throws: `GapError.noTheme` for an id of `only` that there is none of; what storage and encoder throw.
    package func run(
        _ events: GapEvents, only: Set<String>? = nil, at: Timestamp,
        progress: (Int, Int) -> Void = { _, _ in }
    ) throws -> Summary {
        let questions = Dictionary(events.questions.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        let themes = try store.themes().filter { theme in
            if let only { return only.contains(theme.id) }
            if case .dismissed = theme.status { return false }
            // What was found answered is followed up, even if new and answered questions moved it to the other list.
            return theme.list == .notAnswered || theme.replay?.outcome == .resolved
        }
        if let missing = only?.subtracting(themes.map(\.id)).min() { throw GapError.noTheme(missing) }
        var summary = Summary()
        for (index, theme) in themes.enumerated() {
            progress(index, themes.count)
            let members = theme.members.compactMap { questions[$0] }
            if members.isEmpty { continue }
            let asked = ThemeReplay.questions(of: members, events: events)
            if let result = try result(for: theme, asked, at, &summary) {
                try save(result, for: theme.id, at, &summary)
            }
            try settle(theme, members, at, &summary)
        }
        progress(themes.count, themes.count)
        return summary
    }

    private func result(
        for theme: ThemeRecord, _ members: [JudgedQuestion], _ at: Timestamp, _ summary: inout Summary
    ) throws -> ReplayResult? {
        switch theme.status {
        case .maybeResolved, .done:
            // A person who says done may know what no replay found; only what one found can be lost again.
            guard theme.replay?.outcome == .resolved else { return nil }
            summary.asked += 1
            return try replay.regression(of: theme, members, at: at)
        case .new, .acknowledged, .inProgress:
            let since = members.map(\.record.generation).min() ?? GenerationID(1)
            let changed = try self.changed(since, theme.audience)
            if let changed, changed.isEmpty {
                summary.untouched += 1
                return nil
            }
            summary.asked += 1
            return try replay.replay(theme, members, changed: changed, at: at)
        case .dismissed: return nil
        }
    }

    private func save(_ result: ReplayResult, for id: String, _ at: Timestamp, _ summary: inout Summary) throws {
        let status = try store.updateThemes { themes -> ThemeStatus? in
            guard let place = themes.firstIndex(where: { $0.id == id }) else { return nil }
            let before = themes[place].status
            let action: ThemeLifeCycle.Action? =
                switch result.outcome {
                case .resolved: before == .maybeResolved || before == .done ? nil : .propose
                case .regressed: .regress
                case .unanswered: nil
                }
            // What answered it when it was proposed stays to be read while it still holds.
            if action != nil || themes[place].replay == nil || result.outcome == .unanswered {
                themes[place].replay = result
            }
            guard let action, let after = try? ThemeLifeCycle.status(after: action, in: before) else { return nil }
            themes[place].status = after
            themes[place].history.append(
                ThemeChange(
                    at: at, by: "lacuna", kind: .replayed,
                    text: "\(after.name): \(result.answered) of \(result.asked) questions are answered"))
            return after
        }
        switch status {
        case .maybeResolved: summary.proposed.append(id)
        case .inProgress: summary.regressed.append(id)
        default: break
        }
    }

    private func settle(
        _ theme: ThemeRecord, _ members: [JudgedQuestion], _ at: Timestamp, _ summary: inout Summary
    ) throws {
        guard theme.status == .maybeResolved,
            let proposed = theme.history.last(where: { $0.kind == .replayed })?.at,
            let last = members.map(\.record.askedAt).max(),
            max(proposed, last).adding(days: quietDays) <= at
        else { return }
        let isSettled = try store.updateThemes { themes in
            // Found answered no longer a moment ago, it is none to settle.
            guard let place = themes.firstIndex(where: { $0.id == theme.id }),
                let after = try? ThemeLifeCycle.status(after: .settle, in: themes[place].status)
            else { return false }
            themes[place].status = after
            themes[place].history.append(ThemeChange(at: at, by: "lacuna", kind: .status, text: after.name))
            return true
        }
        if isSettled { summary.settled.append(theme.id) }
    }
}
