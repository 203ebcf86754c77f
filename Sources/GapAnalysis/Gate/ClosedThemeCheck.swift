internal import KnowledgeModel
package import Storage

/// What a new generation does to an article that settled a theme. A warning and no more: most edits make an article better,
/// and whether the theme is asked for again the next replay says.
package struct ClosedThemeWarning: Sendable, Hashable {
    package enum Change: String, Sendable, Hashable { case removed, edited }

    package var theme: String
    package var article: String
    package var change: Change

    package init(theme: String, article: String, change: Change) {
        self.theme = theme
        self.article = article
        self.change = change
    }

    /// Without words of questions or articles.
    package var sentence: String {
        switch change {
        case .removed: "\(theme) is done by \(article), which its askers can read no more"
        case .edited: "\(theme) is done by \(article), whose text has changed"
        }
    }
}

package enum ClosedThemeCheck {
    /// Of themes that are done and know their article: those whose askers would find it gone or worded otherwise.
    ///
    /// - Parameters:
    ///   - serving: nil where nothing serves; then nothing was lost.
    /// - Complexity: O(done themes · log articles), and their texts.
    package static func warnings(
        of themes: [ThemeRecord], serving: (any GenerationSource)?, generation: any GenerationSource
    ) throws -> [ClosedThemeWarning] {
        guard let serving else { return [] }
        return try themes.filter { $0.status == .done }.compactMap { theme in
            // What an owner linked says more than what a replay found.
            guard let id = theme.article ?? theme.replay?.articleID else { return nil }
            let scope = theme.audience.scope
            guard let before = try serving.reader(for: scope).article(id: id) else { return nil }
            let after = try generation.reader(for: scope).article(id: id)
            if after?.article.textSHA256 == before.article.textSHA256 { return nil }
            return ClosedThemeWarning(theme: theme.id, article: id, change: after == nil ? .removed : .edited)
        }
    }
}
