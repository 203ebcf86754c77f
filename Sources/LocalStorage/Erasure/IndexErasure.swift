package import KnowledgeModel
package import Privacy
import Storage
import SystemIO

/// Erases an asker or an article from everything that an index's folder holds: the activity log, the records of every
/// scan, and, of an article, every generation.
///
/// What is to be erased is written to the ledger first. Each step can be made again, so whatever stops an erasure, the
/// same call completes it.
package struct IndexErasure: Sendable {
    private let layout: IndexLayout
    private let holder: String
    private let forgetArticle: @Sendable (String) throws -> Void

    /// - Parameters:
    ///   - holder: names this process to whoever finds the index locked meanwhile.
    ///   - forgetArticle: takes an article out of the sources that lie in the index folder.
    package init(
        layout: IndexLayout, holder: String, forgetArticle: @escaping @Sendable (String) throws -> Void = { _ in }
    ) {
        self.layout = layout
        self.holder = holder
        self.forgetArticle = forgetArticle
    }

    /// - Throws: `StorageError`: `noIndex`, `corrupt`, or `busy` if somebody keeps a file from being written anew or a
    ///   scan is being made. All that could be erased before is.
    package func erase(asker: AskerPseudonym, at: Timestamp, by: String) throws -> [ErasedRecords] {
        try begin(.asker(asker), at: at, by: by)
        return try carryOut(asker)
    }

    /// The article is cited no more before anything else happens.
    ///
    /// - Throws: as for an asker; `busy` also while the index is written.
    package func erase(article id: String, at: Timestamp, by: String) throws -> ErasedArticle {
        try begin(.article(id), at: at, by: by)
        return try carryOut(article: id, at: at, by: by)
    }

    /// Carries out every erasure of the ledger again, as after a backup was restored.
    ///
    /// - Returns: how many askers and articles there are.
    package func eraseAgain() throws -> Int {
        var seen: Set<ErasureLedger.Entry.Subject> = []
        for entry in try ErasureLedger(layout: layout).entries() where seen.insert(entry.subject).inserted {
            switch entry.subject {
            case .asker(let asker): _ = try carryOut(asker)
            case .article(let id): _ = try carryOut(article: id, at: entry.at, by: entry.by)
            }
        }
        return seen.count
    }

    private func begin(_ subject: ErasureLedger.Entry.Subject, at: Timestamp, by: String) throws {
        guard FileSystem.isFolder(layout.generations) || FileSystem.exists(layout.activity) else {
            throw LocalStorageMessages.noIndex(layout.folder)
        }
        try ErasureLedger(layout: layout).append(ErasureLedger.Entry(subject, at: at, by: by))
    }

    private func carryOut(_ asker: AskerPseudonym) throws -> [ErasedRecords] {
        try eachLog { name, store in
            let activity = try store.activity(of: asker)
            return ErasedRecords(
                scan: name, questions: try store.erase(asker: asker).count, feedback: activity.feedback.count,
                outcomes: activity.outcomes.count)
        }
    }

    private func carryOut(article id: String, at: Timestamp, by: String) throws -> ErasedArticle {
        let suppressed = try Suppressions.read(in: layout).entries.contains { $0.kind == .article && $0.id == id }
        if !suppressed {
            try Suppressions.add(
                Suppressions.Entry(kind: .article, id: id, by: by, why: "erased", at: at.description), in: layout)
        }
        // First, so that no run brings the article back.
        try forgetArticle(id)
        let generations = try LocalGenerations(layout: layout).erase(article: id, holder: holder)
        try FileSystem.remove(layout.findings)
        let scans = try eachLog { name, store in
            try store.erase(article: id)
            return name
        }
        return ErasedArticle(generations: generations, scans: scans.compactMap(\.self))
    }

    /// The service's log, where there is one, and then those of the scans by name. A scan that is being made is left to
    /// the end and to the caller.
    private func eachLog<Result>(_ body: (String?, LocalActivityStore) throws -> Result) throws -> [Result] {
        var results: [Result] = []
        if FileSystem.exists(layout.activity) {
            results.append(try body(nil, try LocalActivityStore(layout: layout)))
        }
        var busy: StorageError?
        for name in try ActivityScans.names(in: layout) {
            do {
                let lock = try FileLock(path: layout.scan(name).lock, holder: holder)
                try withExtendedLifetime(lock) {
                    results.append(try body(name, try LocalActivityStore(layout: layout.scan(name))))
                }
            } catch let error as FileError where error.code == .locked {
                busy = LocalStorageMessages.busyScan(name, error.message)
            }
        }
        if let busy { throw busy }
        return results
    }
}

/// The scans of an index.
package enum ActivityScans {
    /// Those that have records, sorted.
    package static func names(in layout: IndexLayout) throws -> [String] {
        guard FileSystem.isFolder(layout.scans) else { return [] }
        return try FileSystem.names(in: layout.scans).filter { FileSystem.exists(layout.scan($0).activity) }
    }
}

/// What an asker had left in one log.
package struct ErasedRecords: Sendable, Hashable {
    /// Nil for the service's log.
    package var scan: String?
    package var questions: Int
    /// Of anybody on the asker's questions, and of the asker on others'.
    package var feedback: Int
    package var outcomes: Int

    package init(scan: String?, questions: Int, feedback: Int, outcomes: Int) {
        self.scan = scan
        self.questions = questions
        self.feedback = feedback
        self.outcomes = outcomes
    }
}

package struct ErasedArticle: Sendable, Hashable {
    package var generations: ErasedGenerations
    /// Whose records were looked through, beside the service's log.
    package var scans: [String]

    package init(generations: ErasedGenerations, scans: [String]) {
        self.generations = generations
        self.scans = scans
    }
}
