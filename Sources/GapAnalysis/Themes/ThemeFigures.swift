package import KnowledgeModel
package import Storage

/// What is counted of a theme.
package struct ThemeFigures: Sendable, Hashable {
    /// Its questions, answered or not.
    package var questions: Int
    /// Those with a reason to be a gap.
    package var events: Int
    /// Distinct askers, else tickets; questions that name neither count one each.
    package var askers: Int
    /// Whether askers or tickets were named for all of them.
    package var askersAreKnown: Bool
    package var tickets: Int
    package var firstSeen: Timestamp
    package var lastSeen: Timestamp
    /// Questions per week, oldest first, without holes; the weeks of deleted records included.
    package var weeks: [ThemeWeek]
    /// Questions by channel, most first.
    package var channels: [ChannelCount]
    /// That the articles do not answer it, from all its questions together; see `GapProbability`.
    package var gapProbability: Double

    package init(
        questions: Int, events: Int, askers: Int, askersAreKnown: Bool, tickets: Int, firstSeen: Timestamp,
        lastSeen: Timestamp, weeks: [ThemeWeek], channels: [ChannelCount], gapProbability: Double
    ) {
        self.questions = questions
        self.events = events
        self.askers = askers
        self.askersAreKnown = askersAreKnown
        self.tickets = tickets
        self.firstSeen = firstSeen
        self.lastSeen = lastSeen
        self.weeks = weeks
        self.channels = channels
        self.gapProbability = gapProbability
    }
}

package struct ChannelCount: Sendable, Hashable {
    package var channel: String
    package var count: Int

    package init(channel: String, count: Int) {
        self.channel = channel
        self.count = count
    }
}
