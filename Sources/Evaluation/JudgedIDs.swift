/// Finds the articles that judgements speak of, whose ids may lack the path extension: judged `guides/refunds`, article
/// `guides/refunds.md`.
package struct JudgedIDs: Sendable {
    package enum Match: Sendable, Hashable {
        case article(String)
        case none
        /// Several articles have this id but for their extensions.
        case ambiguous([String])
    }

    /// Judgements of articles, and what could not be matched.
    package struct Resolution: Sendable, Hashable {
        /// With ids of articles. What matches none keeps its id: it is relevant and cannot be found.
        package var qrels: Qrels
        /// Judged ids, sorted.
        package var unmatchedIDs: [String]
        /// Judged ids, sorted.
        package var ambiguousIDs: [String]
    }

    private let articleIDs: Set<String>
    private let articleIDsByStem: [String: [String]]

    package init(articleIDs: some Sequence<String>) {
        self.articleIDs = Set(articleIDs)
        var byStem: [String: [String]] = [:]
        for id in self.articleIDs {
            if let stem = Self.withoutExtension(id) { byStem[stem, default: []].append(id) }
        }
        articleIDsByStem = byStem.mapValues { $0.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) } }
    }

    /// An article of exactly this id, else the one article that has it without its extension. O(1).
    package func match(_ judgedID: String) -> Match {
        if articleIDs.contains(judgedID) { return .article(judgedID) }
        let matches = articleIDsByStem[judgedID] ?? []
        if matches.count > 1 { return .ambiguous(matches) }
        return matches.first.map(Match.article) ?? .none
    }

    /// The same judgements with ids of articles. Where two judged ids are one article, the higher grade counts.
    package func resolve(_ qrels: Qrels) -> Resolution {
        var resolved = Qrels()
        for topic in qrels.topicIDs {
            for (judgedID, grade) in qrels[topic] ?? [:] {
                let id = if case .article(let id) = match(judgedID) { id } else { judgedID }
                resolved.set(max(grade, resolved[topic]?[id] ?? grade), document: id, topic: topic)
            }
        }
        var unmatched: [String] = []
        var ambiguous: [String] = []
        for id in qrels.documentIDs {
            switch match(id) {
            case .article: break
            case .none: unmatched.append(id)
            case .ambiguous: ambiguous.append(id)
            }
        }
        return Resolution(qrels: resolved, unmatchedIDs: unmatched, ambiguousIDs: ambiguous)
    }

    /// Nil if the last component has no extension: none of its stops is within it.
    private static func withoutExtension(_ id: String) -> String? {
        let nameStart = id.utf8.lastIndex(of: UInt8(ascii: "/")).map { id.utf8.index(after: $0) } ?? id.startIndex
        guard let stop = id[nameStart...].utf8.lastIndex(of: UInt8(ascii: ".")), stop > nameStart,
            id.utf8.index(after: stop) < id.endIndex
        else { return nil }
        return String(id[..<stop])
    }
}
