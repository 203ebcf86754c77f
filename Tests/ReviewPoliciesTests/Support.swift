import Foundation
import KnowledgeModel
import ReviewPolicies

/// A policy of one rule; `body` are its lines from `match:` on, indented by four spaces.
func policy(
    _ body: String, action: String = "review", extra: String = "", common: String = ""
) throws(PolicyError) -> ReviewPolicy {
    try ReviewPolicy.parse(
        """
        version: 3
        \(common)
        rules:
          - id: matter
            title: A matter
            action: \(action)
            trigger: refund
            route: billing
            owner: Ada
            backup_owner: Grace
            expected_decision: Whether.
        \(extra)
        \(body)
        """)
}

/// One phrase to match, and phrases that except.
func policy(phrase: String, unless: [String] = []) throws(PolicyError) -> ReviewPolicy {
    let exceptions = unless.map { "        - '\($0)'" }.joined(separator: "\n")
    return try policy(
        "    match:\n      phrases:\n        - '\(phrase)'"
            + (unless.isEmpty ? "" : "\n    unless:\n      phrases:\n\(exceptions)"))
}

extension ReviewPolicy {
    /// What the words of a question trigger.
    func triggers(_ text: String, _ context: QuestionContext = QuestionContext()) throws -> [ReviewTrigger] {
        try CompiledPolicy(self) { _ in nil }.triggers(for: text, vector: nil, of: context)
    }

    /// The matched words of the first trigger, as they stand in the text.
    func words(_ text: String) throws -> [String] {
        let bytes = Array(text.utf8)
        let matches = try triggers(text).first?.matches ?? []
        return matches.flatMap(\.words).map { String(decoding: bytes[$0], as: UTF8.self) }
    }
}

/// Vectors in the plane, at an angle: their cosine is that of the angles' difference.
func vector(degrees: Float) -> EmbeddingVector {
    let radians = degrees * .pi / 180
    return EmbeddingVector(unitLength: [cos(radians), sin(radians)])
}

/// The labelled questions.
struct LabelledQuestion: Decodable {
    var id: String
    var batch: Int
    var split: String
    var text: String
    var triggers: [String]
    var note: String?

    static let all: [LabelledQuestion] = {
        let path = URL(fileURLWithPath: #filePath).deletingLastPathComponent().path + "/Fixtures/questions.jsonl"
        let lines = (try? String(contentsOfFile: path, encoding: .utf8))?.split(separator: "\n") ?? []
        return lines.compactMap { try? JSONDecoder().decode(LabelledQuestion.self, from: Data($0.utf8)) }
    }()
}
