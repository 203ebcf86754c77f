internal import Clustering
internal import KnowledgeModel
package import Storage

/// Forms themes: groups the questions of like askers by what they ask for, and keeps the groups that hold gap events.
///
/// All questions are grouped, not the events alone: whether a group is a gap shows in those of its questions that are
/// answered, too.
package struct ThemeFormation: Sendable {
    private let clustering: QuestionClustering
    private let probability: GapProbability

    package init(probability: GapProbability = .standard) {
        clustering = QuestionClustering()
        self.probability = probability
    }

    /// The themes, in the order of (audience, first member); the same whatever the order of the questions.
    ///
    /// Questions without a vector, and those that stand alone, are in none.
    ///
    /// - Parameter known: of these, themes that somebody merged or split keep their questions, be they a gap or not; see
    ///   `HandMadeThemes`. They come last.
    package func themes(of events: GapEvents, known: [ThemeRecord] = []) -> [FormedTheme] {
        let byHand = HandMadeThemes(known)
        let groups = groups(of: events)
        let (kept, rest) = byHand.isEmpty ? ([:], groups) : byHand.applied(to: groups, all: events.questions)
        let formed = rest.compactMap { questions in
            list(of: questions, events: events).map { list in
                FormedTheme(
                    audience: ThemeAudience(questions[0].record.context), list: list, members: questions.map(\.id))
            }
        }
        return formed
            + known.compactMap { theme in
                kept[theme.id].map { questions in
                    FormedTheme(
                        audience: theme.audience, list: list(of: questions, events: events) ?? theme.list,
                        members: questions.map(\.id), theme: theme.id)
                }
            }
    }

    /// Groups of two questions or more, gaps or not.
    package func groups(of events: GapEvents) -> [[JudgedQuestion]] {
        let audiences = Dictionary(grouping: events.questions) { ThemeAudience($0.record.context) }
        return audiences.keys.sorted().flatMap { groups(of: audiences[$0] ?? []) }
    }

    private func groups(of questions: [JudgedQuestion]) -> [[JudgedQuestion]] {
        let usable = questions.compactMap { question in
            question.record.vector?.embedding.map { (question: question, vector: $0) }
        }
        // After a change of encoder the log has vectors of both; those of different lengths cannot be compared.
        let lengths = Dictionary(grouping: usable, by: \.vector.dimensions)
        return lengths.values.flatMap(linked).sorted { $0[0].id < $1[0].id }
    }

    private func linked(_ usable: [(question: JudgedQuestion, vector: EmbeddingVector)]) -> [[JudgedQuestion]] {
        let numbers = clustering.clusters(of: usable.map(\.vector), keys: usable.map(\.question.id))
        var members: [Int: [JudgedQuestion]] = [:]
        for (number, entry) in zip(numbers, usable) { members[number, default: []].append(entry.question) }
        return members.values.filter { $0.count > 1 }.map { $0.sorted { $0.id < $1.id } }
    }

    /// Nil if nothing says that these questions are a gap.
    func list(of questions: [JudgedQuestion], events: GapEvents) -> GapList? {
        let reasons = questions.compactMap { events.events[$0.id] }.flatMap(\.reasons)
        if reasons.contains(where: { $0.list == .notAnswered }), probability(questions) >= GapProbability.threshold {
            return .notAnswered
        }
        return reasons.contains { $0.list == .stillAsked } ? .stillAsked : nil
    }
}
