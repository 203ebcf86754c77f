package import Storage

/// Questions that ask for the same thing, before they are known to be a theme that already has an id.
package struct FormedTheme: Sendable, Hashable {
    package var audience: ThemeAudience
    package var list: GapList
    /// Ids of its questions, sorted.
    package var members: [String]
    /// The theme that they are, since somebody merged or split it; nil: whichever they have most in common with.
    package var theme: ThemeRecord.ID?

    package init(audience: ThemeAudience, list: GapList, members: [String], theme: ThemeRecord.ID? = nil) {
        self.audience = audience
        self.list = list
        self.members = members.sorted()
        self.theme = theme
    }
}
