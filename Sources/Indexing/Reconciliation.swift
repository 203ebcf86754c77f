import KnowledgeModel
import Storage

/// Holds one source as it is now against what the index knows of it. Pure.
///
/// Three questions: which articles are unchanged, under which id does each go, and which are gone.
///
/// An article goes by the id that its front matter declares if no other article of its source claims the same one or
/// has it as its path; else by its path. So ids depend on the source alone, not on the order of edits.
struct Reconciliation {
    /// A source may lose this share of its articles in one run; an empty mount or a torn export loses more.
    static let vanishedShareMaximum = 0.1
    /// Below this many known articles the share says nothing, and single deletions would always trip the brake.
    static let vanishedFree = 3

    private let source: String
    private let known: [String: KnownArticle]
    /// Ids that other sources have, with the source's name.
    private let taken: [String: String]
    private var seen: [String: Seen] = [:]
    private var unreadablePaths: Set<String> = []
    private var provisionalOwners: [String: String] = [:]

    private struct Seen {
        var path: String
        var declaredID: String?
        /// The id under which the writer has it now; nil if it has none.
        var writtenID: String?
    }

    /// - Parameters:
    ///   - known: the index's articles of this source.
    ///   - taken: ids of articles of other sources.
    init(source: String, known: [KnownArticle], taken: [String: String]) {
        self.source = source
        self.known = Dictionary(known.map { ($0.reading.origin, $0) }, uniquingKeysWith: { first, _ in first })
        self.taken = taken
        for article in known { provisionalOwners[article.key.id] = article.reading.origin }
    }

    /// What cannot be read today may be readable tomorrow: it stays as it is.
    mutating func note(_ diagnostic: Diagnostic) {
        if diagnostic.code == "file-unreadable" { unreadablePaths.insert(diagnostic.path) }
    }

    /// - Parameters:
    ///   - contentHash: without the files that the article includes.
    ///   - filesNow: what those are now.
    /// - Returns: what is known of the article, if it can stay as it is: nothing that it is made from has changed, and
    ///   its day has not come.
    mutating func unchanged(
        _ article: SourceArticle, contentHash: String, today: String?, filesNow: ([IncludedFile]) -> [IncludedFile]
    ) -> KnownArticle? {
        guard let known = known[article.id] else { return nil }
        let files = known.reading.includes
        let hash = ArticlePreparation.contentHash(contentHash, including: files.isEmpty ? [] : filesNow(files))
        guard known.contentHash == hash else { return nil }
        if let last = known.reading.expiresOn, let today, last <= today.prefix(10) { return nil }
        seen[article.id] = Seen(path: article.path, declaredID: known.reading.declaredID, writtenID: known.key.id)
        return known
    }

    /// Takes note of a new or changed article.
    ///
    /// - Returns: the id under which to write it for now; `plan` says if it has to be another.
    mutating func provisionalID(of prepared: PreparedArticle, path: String) -> String {
        var id = prepared.origin
        if let declared = prepared.declaredID, [nil, prepared.origin].contains(provisionalOwners[declared]) {
            id = declared
        }
        let isWritten = prepared.record != nil
        if isWritten { provisionalOwners[id] = prepared.origin }
        seen[prepared.origin] = Seen(
            path: path, declaredID: isWritten ? prepared.declaredID : nil, writtenID: isWritten ? id : nil)
        return id
    }

    struct Plan {
        /// Articles to be written again under another id: origin and id.
        var renamed: [String: String] = [:]
        /// Ids under which the writer has something that must go.
        var removed: Set<String> = []
        /// Known articles that are no more.
        var deletedCount = 0
        var diagnostics: [Diagnostic] = []
        /// The ids of this source from now on.
        var ids: Set<String> = []
    }

    /// - Parameters:
    ///   - coverage: the origins that were looked at; nil: all. Others stay as they are.
    ///   - deleted: origins that were deleted on purpose.
    /// - Throws: `IndexingError.tooManyDeletions`.
    func plan(
        allowDeletions: Int?, coverage: Set<String>? = nil, deleted: Set<String> = []
    ) throws(IndexingError) -> Plan {
        var plan = Plan()
        var present = seen
        for (origin, article) in known where seen[origin] == nil {
            guard unreadablePaths.contains(origin) || coverage?.contains(origin) == false else { continue }
            present[origin] = Seen(path: origin, declaredID: article.reading.declaredID, writtenID: article.key.id)
        }
        let vanished = known.keys.filter { present[$0] == nil && !deleted.contains($0) }.count
        let free = max(Self.vanishedFree, Int(Double(known.count) * Self.vanishedShareMaximum), allowDeletions ?? 0)
        guard vanished <= free else {
            throw .tooManyDeletions(source: source, vanished: vanished, known: known.count)
        }

        let written = present.filter { $0.value.writtenID != nil }
        let claims = Dictionary(grouping: written.values.compactMap(\.declaredID)) { $0 }.mapValues(\.count)
        for (origin, article) in written.sorted(by: { $0.key.precedes($1.key) }) {
            var id = origin
            if let declared = article.declaredID {
                if claims[declared] == 1, declared == origin || written[declared] == nil {
                    id = declared
                } else {
                    plan.diagnostics.append(Findings.idTwice(declared, path: article.path))
                }
            }
            if let other = taken[id] {
                plan.diagnostics.append(Findings.idTaken(id, path: article.path, source: other))
                continue
            }
            plan.ids.insert(id)
            if id != article.writtenID { plan.renamed[origin] = id }
        }
        let everWritten = Set(known.values.map(\.key.id)).union(written.values.compactMap(\.writtenID))
        plan.removed = everWritten.subtracting(plan.ids)
        plan.deletedCount = known.keys.filter { written[$0] == nil }.count
        return plan
    }
}
