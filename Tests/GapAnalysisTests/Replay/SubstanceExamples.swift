/// A theme's questions, passages that answer them, and decoys: passages that a search would find by the questions' words and
/// that answer none of them.
struct SubstanceExamples: Sendable {
    let name: String
    let questions: [String]
    let answers: [String]
    let decoys: [String]
}
