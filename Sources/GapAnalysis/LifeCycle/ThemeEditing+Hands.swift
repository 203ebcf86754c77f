internal import KnowledgeModel
package import Storage

extension ThemeEditing {
    /// Puts the questions, notes and former weeks of one theme into another, which keeps its id, title, owner and status
    /// and is made by hand from then on. The other is gone; its id stands in `absorbed`. O(themes + members).
    ///
    /// - Throws: `GapError.sameTheme`, `.noTheme`, `.otherReaders`; then both are as they were.
    package func merge(_ id: String, into survivor: String) throws -> ThemeRecord {
        guard id != survivor else { throw GapError.sameTheme(id) }
        return try store.updateThemes { themes in
            guard let other = themes.first(where: { $0.id == id }) else { throw GapError.noTheme(id) }
            guard let place = themes.firstIndex(where: { $0.id == survivor }) else { throw GapError.noTheme(survivor) }
            guard themes[place].audience == other.audience else {
                throw GapError.otherReaders((survivor, themes[place].audience), (id, other.audience))
            }
            themes[place].absorb(other)
            themes[place].history.append(
                ThemeChange(at: at, by: by, kind: .merged, text: "\(id) was merged into this by hand"))
            let merged = themes[place]
            themes.removeAll { $0.id == id }
            return merged
        }
    }

    /// Makes a theme of some of a theme's questions. Both are made by hand from then on, and neither gets the other's
    /// questions again. O(themes + members).
    ///
    /// - Parameters:
    ///   - questions: ids; such as are not stored in the theme yet, since they were asked after the last grouping, may be
    ///     among them.
    ///   - newID: of `GapStore.newThemeIDs`.
    /// - Returns: the new theme, with the status new and nobody's.
    /// - Throws: `GapError.noTheme`; `.questions` where none is named, or none is left; then all is as it was.
    package func split(_ questions: Set<String>, of id: String, newID: String) throws -> ThemeRecord {
        try store.updateThemes { themes in
            guard let place = themes.firstIndex(where: { $0.id == id }) else { throw GapError.noTheme(id) }
            guard !questions.isEmpty else { throw GapError.questions("choose the questions to split off") }
            let left = themes[place].members.filter { !questions.contains($0) }
            guard !left.isEmpty else {
                throw GapError.questions("leave \(id) at least one question; to rename it, give it another title")
            }
            var new = ThemeRecord(
                id: newID, audience: themes[place].audience, list: themes[place].list, members: questions.sorted(),
                createdAt: at)
            new.isByHand = true
            new.history = [
                ThemeChange(at: at, by: by, kind: .created, text: "from \(questions.count) questions"),
                ThemeChange(at: at, by: by, kind: .split, text: "split from \(id) by hand"),
            ]
            themes[place].members = left
            themes[place].isByHand = true
            themes[place].history.append(
                ThemeChange(at: at, by: by, kind: .split, text: "\(newID) was split off by hand"))
            themes.append(new)
            return new
        }
    }
}

extension ThemeRecord {
    fileprivate mutating func absorb(_ other: ThemeRecord) {
        members = Set(members).union(other.members).sorted()
        var counts = Dictionary(formerWeeks.map { ($0.week, $0.count) }, uniquingKeysWith: +)
        for week in other.formerWeeks { counts[week.week, default: 0] += week.count }
        formerWeeks = counts.map { ThemeWeek(week: $0.key, count: $0.value) }.sorted { $0.week < $1.week }
        notes = (notes + other.notes).enumerated().sorted { ($0.element.at, $0.offset) < ($1.element.at, $1.offset) }
            .map(\.element)
        absorbed += other.absorbed + [other.id]
        isByHand = true
    }
}
