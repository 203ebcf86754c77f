internal import Clustering
internal import KnowledgeModel
package import Storage

/// Adds new questions to the themes there are, between two full passes: each joins the nearest theme of its audience if
/// it is near enough, and waits otherwise.
package struct ThemeJoining: Sendable {
    /// What can be compared: questions of one audience, and vectors of one length.
    private struct Kind: Hashable {
        let audience: ThemeAudience
        let dimensions: Int
    }

    private var centres: [Kind: [(theme: String, centre: ClusterCentre)]] = [:]

    /// - Parameter questions: of the themes' members, by id.
    package init(themes: [ThemeRecord], questions: [String: QueryRecord]) {
        for theme in themes {
            let vectors = theme.members.compactMap { questions[$0]?.vector?.embedding }
            for (dimensions, vectors) in Dictionary(grouping: vectors, by: \.dimensions) {
                let kind = Kind(audience: theme.audience, dimensions: dimensions)
                centres[kind, default: []].append((theme.id, ClusterCentre(members: vectors)))
            }
        }
    }

    /// The theme that a question belongs to; nil for none. O(themes of its audience).
    package func theme(for record: QueryRecord) -> String? {
        guard let vector = record.vector?.embedding else { return nil }
        let kind = Kind(audience: ThemeAudience(record.context), dimensions: vector.dimensions)
        guard let list = centres[kind] else { return nil }
        return ClusterAssignment.nearest(to: vector, among: list.map(\.centre)).map { list[$0].theme }
    }
}
