/// What a system says of each question, whether the articles answer it, beside whether they do.
///
/// The higher a score, the likelier an answer; scores need be probabilities only for the measures that say so. The
/// system *answers* at a threshold the questions whose score reaches it, and abstains from the others. Equal scores stand
/// on the same side of every threshold, so no measure depends on the order of the items.
package struct AnswerabilityRun: Sendable, Hashable {
    package struct Item: Sendable, Hashable {
        package let score: Double
        package let isAnswerable: Bool

        package init(score: Double, isAnswerable: Bool) {
            self.score = score
            self.isAnswerable = isAnswerable
        }
    }

    /// All items of one score.
    package struct Step: Sendable, Hashable {
        package let score: Double
        package fileprivate(set) var answerable: Int
        package fileprivate(set) var unanswerable: Int
        var count: Int { answerable + unanswerable }
    }

    package let items: [Item]
    /// One for each different score, the highest first.
    package let steps: [Step]
    package let answerableCount: Int
    package var unanswerableCount: Int { items.count - answerableCount }

    /// O(n log n).
    ///
    /// - Precondition: no score is NaN.
    package init(_ items: [Item]) {
        precondition(!items.contains { $0.score.isNaN }, "a score is a number")
        self.items = items
        answerableCount = items.count(where: \.isAnswerable)
        var steps: [Step] = []
        for item in items.sorted(by: { $0.score > $1.score }) {
            if steps.last?.score != item.score {
                steps.append(Step(score: item.score, answerable: 0, unanswerable: 0))
            }
            if item.isAnswerable {
                steps[steps.count - 1].answerable += 1
            } else {
                steps[steps.count - 1].unanswerable += 1
            }
        }
        self.steps = steps
    }

    /// A score of nil abstains at every threshold: it stands below all others, as minus infinity.
    ///
    /// - Precondition: as many labels as scores.
    package init(scores: [Double?], isAnswerable: [Bool]) {
        precondition(scores.count == isAnswerable.count, "each score needs a label")
        self.init(zip(scores, isAnswerable).map { Item(score: $0 ?? -.infinity, isAnswerable: $1) })
    }

    /// Items that have a score.
    var scored: [Item] { items.filter { $0.score > -.infinity } }
}
