internal import Clustering
internal import KnowledgeModel
package import Storage

/// Adds new questions to the themes there are, between two full passes: each joins the nearest theme of its audience if
/// it is near enough, and waits otherwise.
package struct ThemeJoining: Sendable {
    private var centres: [ThemeAudience: [(theme: String, centre: ClusterCentre)]] = [:]

    /// - Parameter questions: of the themes' members, by id.
    package init(themes: [ThemeRecord], questions: [String: QueryRecord]) {
        for theme in themes {
            let vectors = theme.members.compactMap { questions[$0]?.vector?.embedding }
            guard !vectors.isEmpty else { continue }
            centres[theme.audience, default: []].append((theme.id, ClusterCentre(members: vectors)))
        }
    }

    /// The theme that a question belongs to; nil for none. O(themes of its audience).
    package func theme(for record: QueryRecord) -> String? {
        guard let vector = record.vector?.embedding, let list = centres[ThemeAudience(record.context)] else {
            return nil
        }
        return ClusterAssignment.nearest(to: vector, among: list.map(\.centre)).map { list[$0].theme }
    }
}
