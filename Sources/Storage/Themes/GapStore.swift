package import KnowledgeModel

/// Keeps themes and what owners say of them, beside the activity log. Safe from any thread and process.
package protocol GapStore: Sendable {
    /// In the order of their numbers, oldest first.
    func themes() throws -> [ThemeRecord]
    /// Reads, changes and writes the themes in one transaction, durable on return; changes of others wait. What is
    /// taken out of the list is deleted. If `body` throws, all is as it was.
    ///
    /// - Precondition: `body` does not write to this store; it takes ids of new themes from before.
    func updateThemes<Result>(_ body: (inout [ThemeRecord]) throws -> Result) throws -> Result
    /// When all questions were grouped last; nil: never. What was asked since is in no theme yet.
    func groupedAt() throws -> Timestamp?
    func recordGrouping(at: Timestamp) throws
    /// Ids of new themes, never given before nor used by any theme.
    func newThemeIDs(_ count: Int) throws -> [String]

    /// In the order of (time, id).
    func curatedQuestions() throws -> [CuratedQuestion]
    /// Adds it, or replaces the one of the same id. Durable on return.
    func save(_ question: CuratedQuestion) throws
    /// - Returns: whether there was one.
    func removeCuratedQuestion(id: String) throws -> Bool

    /// Changes of the model that verdicts are made by, oldest first: the charts mark them.
    func calibrationChanges() throws -> [CalibrationChange]
    func record(_ change: CalibrationChange) throws

    /// When an article was last said to be still right, by id.
    func reviews() throws -> [String: ArticleReview]
    func save(_ review: ArticleReview, of article: String) throws
}

package struct CalibrationChange: Sendable, Hashable {
    package var at: Timestamp
    /// The version of the settings that came into force.
    package var settings: Int
    package var calibration: String

    package init(at: Timestamp, settings: Int, calibration: String) {
        self.at = at
        self.settings = settings
        self.calibration = calibration
    }
}

package struct ArticleReview: Sendable, Hashable {
    package var at: Timestamp
    package var by: String
    /// The next time; nil: by the article's own interval.
    package var due: CalendarDay?

    package init(at: Timestamp, by: String, due: CalendarDay?) {
        self.at = at
        self.by = by
        self.due = due
    }

    /// When the article is to be looked at next: the day that was set with the review, else its own if that is after the
    /// review; nil for never.
    ///
    /// - Parameter own: the article's own day, `2026-05-31`, or a time from it on; what is not written so is passed over.
    package func nextDay(own: String?) -> CalendarDay? {
        if let due { return due }
        return own.flatMap { CalendarDay(String($0.prefix(10))) }.flatMap { $0 > at.day ? $0 : nil }
    }
}
