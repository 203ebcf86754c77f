import PostingsFile
import Testing

@Suite struct WordPairsTests {
    private func shares(_ pairs: [(String, String, Double)], in documents: [String]) throws -> [Double] {
        let reader = try makeReader(documents.map(document))
        var known = WordPairs()
        for (first, second, weight) in pairs {
            known.append(
                try #require(reader.lookup(Array(first.utf8))), try #require(reader.lookup(Array(second.utf8))),
                weight: weight)
        }
        return reader.weights(of: known, in: documents.indices.map { Int32($0) })
    }

    @Test func wordsMustStandSideBySideInTheirOrderInOneField() throws {
        let documents = [
            " | | reset the password now", " | | the reset password", " | reset | the", "the | password | x",
            " | | reset the reset the", " | | ",
        ]
        #expect(
            try shares([("reset", "the", 1), ("the", "password", 4)], in: documents) == [5, 0, 0, 0, 1, 0])
    }

    @Test func withoutPairsThereIsNothingToFind() throws {
        #expect(try shares([], in: ["a | b | c d"]) == [0])
    }

    /// More pairs than the table begins with.
    @Test func eachOfManyPairsIsToldFromTheOthers() throws {
        let words = (0..<80).map { "w\($0)" }
        let documents = [" | | " + words.joined(separator: " "), " | | " + words.reversed().joined(separator: " ")]
        let pairs = zip(words, words.dropFirst()).map { ($0, $1, 1.0) }
        #expect(try shares(pairs, in: documents) == [79, 0])
        let backwards = pairs.map { ($0.1, $0.0, 1.0) }
        #expect(try shares(pairs + backwards.prefix(10), in: documents) == [79, 10])
    }
}
