package import Access
import KnowledgeModel
package import Storage

extension Caller {
    /// Whether the caller may know what somebody asked: who could read nothing that the caller may not.
    package func maySee(_ context: AskerContext) -> Bool { maySee(roles: context.roles, locales: context.locales) }

    /// Whether the caller's searches name the open theme that a question falls in: it cares for gaps or has drafts checked,
    /// sees all that its roles open, and is not one asker's own.
    package var isToldOfGaps: Bool { allows(.verify) && filter.isEverything && asker == nil }

    /// Whether the caller may know of a theme of such askers.
    package func maySee(_ audience: ThemeAudience) -> Bool { maySee(roles: audience.roles, locales: audience.locales) }

    /// - Parameter locales: empty for all.
    private func maySee(roles: [Role], locales: [String]) -> Bool {
        guard roles.allSatisfy(access.roles.contains) else { return false }
        guard access.locales != nil else { return true }
        return !locales.isEmpty && locales.allSatisfy(access.opens(locale:))
    }
}
