package import Retrieval

/// Who looks on while a tool searches: whoever keeps a deadline, and whoever counts.
package struct SearchWatch: Sendable {
    /// Told as each stage of a search ends; what it throws ends the search.
    package var observer: StageObserver
    package var answered: @Sendable (SearchResponse) -> Void

    package init(
        observer: @escaping StageObserver = { _ in }, answered: @escaping @Sendable (SearchResponse) -> Void = { _ in }
    ) {
        self.observer = observer
        self.answered = answered
    }
}
