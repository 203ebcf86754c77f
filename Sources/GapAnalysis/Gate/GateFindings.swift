package import Storage

/// What a gate found out about a generation.
package struct GateFindings: Sendable, Hashable {
    /// Curated questions that were asked.
    package var asked: Int
    package var broken: [BrokenQuestion]
    /// Articles whose citations are not true of their text, and parts that are damaged, in sentences.
    package var damage: [String]
    /// What an owner may want to look at; nothing is held for it.
    package var warnings: [ClosedThemeWarning] = []

    package init(asked: Int, broken: [BrokenQuestion], damage: [String]) {
        self.asked = asked
        self.broken = broken
        self.damage = damage
    }

    package var isPassed: Bool { broken.isEmpty && damage.isEmpty }

    /// Why a generation is held, without words of questions or articles: it is kept beside the generation, where no
    /// erasure reaches.
    package var reasons: [String] {
        broken.map { "breaks curated question \($0.question.id)" }
            + (damage.isEmpty ? [] : ["\(damage.count) \(damage.count == 1 ? "finding" : "findings") of damage"])
    }
}

/// A curated question of which something else came than what must.
package struct BrokenQuestion: Sendable, Hashable {
    package var question: CuratedQuestion
    /// Of each question that its text was read as.
    package var came: [QuestionOutcome]
    /// What comes of it in the serving generation; nil where there is none.
    package var before: [QuestionOutcome]?

    package init(question: CuratedQuestion, came: [QuestionOutcome], before: [QuestionOutcome]? = nil) {
        self.question = question
        self.came = came
        self.before = before
    }
}
