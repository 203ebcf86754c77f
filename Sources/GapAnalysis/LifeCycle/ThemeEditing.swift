package import KnowledgeModel
package import Privacy
package import Storage

/// What people do with a theme, each as one change with a line in its history.
package struct ThemeEditing: Sendable {
    let store: any GapStore
    let by: String
    let at: Timestamp

    package init(store: any GapStore, by: String, at: Timestamp) {
        self.store = store
        self.by = by
        self.at = at
    }

    /// - Throws: `GapError.transition`; the theme is then as it was. As all of these: `GapError.noTheme`.
    package func apply(_ action: ThemeLifeCycle.Action, to id: String) throws -> ThemeRecord {
        try change(id) { theme in
            theme.status = try ThemeLifeCycle.status(after: action, in: theme.status)
            if case .dismissed(let why) = theme.status {
                return (.status, "dismissed: \(why.name)")
            }
            return (.status, theme.status.name)
        }
    }

    /// - Parameters:
    ///   - owner: nil leaves it as it is, empty takes it away; likewise the others.
    package func assign(
        _ id: String, owner: String?, backup: String? = nil, due: CalendarDay? = nil
    ) throws -> ThemeRecord {
        var theme = try self.theme(id)
        if let owner {
            theme = try change(id) { theme in
                theme.owner = owner.isEmpty ? nil : owner
                return (.owner, owner.isEmpty ? "nobody" : owner)
            }
        }
        if let backup {
            theme = try change(id) { theme in
                theme.backup = backup.isEmpty ? nil : backup
                return (.backup, backup.isEmpty ? "nobody" : backup)
            }
        }
        if let due {
            theme = try change(id) { theme in
                theme.due = due
                return (.due, due.description)
            }
        }
        return theme
    }

    package func note(_ text: RedactedText, on id: String) throws -> ThemeRecord {
        try change(id) { theme in
            theme.notes.append(ThemeNote(at: at, by: by, text: text))
            return (.note, "a note")
        }
    }

    package func title(_ text: RedactedText, of id: String) throws -> ThemeRecord {
        try change(id) { theme in
            theme.title = text
            return (.title, text.text)
        }
    }

    /// - Parameter article: empty takes it away.
    package func link(article: String, to id: String) throws -> ThemeRecord {
        try change(id) { theme in
            theme.article = article.isEmpty ? nil : article
            return (.article, article.isEmpty ? "none" : article)
        }
    }

    package func removeDue(of id: String) throws -> ThemeRecord {
        try change(id) { theme in
            theme.due = nil
            return (.due, "no day")
        }
    }

    private func theme(_ id: String) throws -> ThemeRecord {
        guard let theme = try store.themes().first(where: { $0.id == id }) else { throw GapError.noTheme(id) }
        return theme
    }

    private func change(
        _ id: String, _ body: (inout ThemeRecord) throws -> (ThemeChange.Kind, String)
    ) throws -> ThemeRecord {
        try store.updateThemes { themes in
            guard let place = themes.firstIndex(where: { $0.id == id }) else { throw GapError.noTheme(id) }
            let (kind, text) = try body(&themes[place])
            themes[place].history.append(ThemeChange(at: at, by: by, kind: kind, text: text))
            return themes[place]
        }
    }
}
