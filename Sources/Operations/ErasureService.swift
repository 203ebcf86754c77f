import Storage

/// Takes a person or an article out of every file of an index. It cannot be undone.
package struct ErasureService: Sendable {
    /// What went, over the service's log and those of all scans.
    package struct Counts: Sendable, Hashable {
        package var questions: Int
        package var feedback: Int
        package var outcomes: Int
        package var generations: Int

        package init(questions: Int = 0, feedback: Int = 0, outcomes: Int = 0, generations: Int = 0) {
            self.questions = questions
            self.feedback = feedback
            self.outcomes = outcomes
            self.generations = generations
        }
    }

    private let asker: @Sendable (_ name: String, _ by: String) throws -> Counts
    private let article: @Sendable (_ id: String, _ by: String) throws -> Counts

    /// - Parameters:
    ///   - asker: erases whom the service was told of by that name.
    ///   - article: erases an article of that id, from every generation too.
    package init(
        asker: @escaping @Sendable (_ name: String, _ by: String) throws -> Counts,
        article: @escaping @Sendable (_ id: String, _ by: String) throws -> Counts
    ) {
        self.asker = asker
        self.article = article
    }

    /// - Parameter by: who is named for it in the ledger of erasures.
    /// - Throws: `Problem`: 404 without an index, 503 while the index is written; the same request completes it then.
    package func erase(_ request: ErasureRequestJSON, by: String) throws -> Counts {
        do {
            switch request.subject {
            case .asker(let name): return try asker(name, by)
            case .article(let id): return try article(id, by)
            }
        } catch let error as StorageError where error.code == .busy {
            throw Problem.indexBusy
        } catch let error as StorageError where error.code == .noIndex {
            throw Problem.notReady("Nothing has been indexed yet.")
        }
    }
}
