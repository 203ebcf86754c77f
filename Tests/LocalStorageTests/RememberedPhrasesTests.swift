import KnowledgeModel
import LocalStorage
import Storage
import TestSupport
import Testing

/// What a part remembers changes no answer: neither for whoever asked before, nor for another who may read less.
@Suite struct RememberedPhrasesTests {
    private struct Found: Equatable {
        var candidates: [Candidate]
        var explanations: [LexicalExplanation]
        var passages: [StoredPassage]
    }

    private func ask(_ question: String, _ reader: any GenerationReader) throws -> Found {
        let query = try reader.compile(LexicalQuery(question))
        let candidates = try query.candidates(filter: PassageFilter(), limit: 20)
        let references = candidates.map(\.reference)
        return Found(
            candidates: candidates, explanations: try references.map { try query.explanation(of: $0) },
            passages: try reader.passages(references))
    }

    @Test(arguments: UInt64(0)..<10) func answersAreThoseOfAFreshIndex(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let index = try SmallIndex()
        let words = [
            "log", "in", "login", "set", "up", "setup", "wifi", "wi", "fi", "pass", "word", "password", "5", "mm",
        ]
        func text(_ count: Int) -> String {
            (0..<count).map { _ in words[Int.random(in: words.indices, using: &random)] }.joined(separator: " ")
        }
        for part in 0..<3 {
            let audience: Audience = part == 1 ? Audience([try #require(Role("staff"))]) : .public
            try index.publish(
                try (0..<12).map { number in
                    let count = Int.random(in: 3...10, using: &random)
                    return try index.article("\(part)-\(number)", [text(count), text(count)], audience: audience)
                })
        }
        let kept = try LocalGenerationSource(layout: index.layout)
        let questions = (0..<15).map { _ in text(Int.random(in: 1...6, using: &random)) }
        let staff = AccessScope(roles: [try #require(Role("staff"))])
        for question in questions + questions.shuffled(using: &random) {
            for scope in [staff, .everybody] {
                let fresh = try LocalGenerationSource(layout: index.layout).reader(for: scope)
                #expect(
                    try ask(question, kept.reader(for: scope)) == ask(question, fresh), "seed \(seed), \(question)")
            }
        }
    }
}
