import PostingsFile
import TestSupport
import Testing

@Suite struct NearTermsTests {
    /// Restricted Damerau–Levenshtein distance by its definition.
    private func distance(_ a: [Unicode.Scalar], _ b: [Unicode.Scalar]) -> Int {
        var table = [[Int]](repeating: [Int](repeating: 0, count: b.count + 1), count: a.count + 1)
        for i in 0...a.count {
            for j in 0...b.count {
                guard i > 0, j > 0 else {
                    table[i][j] = i + j
                    continue
                }
                var best = min(table[i - 1][j], table[i][j - 1]) + 1
                best = min(best, table[i - 1][j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1))
                if i > 1, j > 1, a[i - 1] == b[j - 2], a[i - 2] == b[j - 1] {
                    best = min(best, table[i - 2][j - 2] + 1)
                }
                table[i][j] = best
            }
        }
        return table[a.count][b.count]
    }

    /// Words of few letters, of one to four bytes each, so that many are near each other.
    private func word(_ length: ClosedRange<Int>, _ random: inout SeededGenerator) -> String {
        let letters = ["a", "b", "é", "д", "字", "𝛼"]
        return (0..<Int.random(in: length, using: &random)).map { _ in
            letters[Int.random(in: 0..<letters.count, using: &random)]
        }.joined()
    }

    @Test(arguments: UInt64(0)..<30) func findsWhatComparingAllFinds(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let words = Set((0..<400).map { _ in word(1...7, &random) })
        let reader = try makeReader([[Array(words), [], []]])
        for _ in 0..<20 {
            let asked = word(0...8, &random)
            for limit in 0...3 {
                for sharing in [false, true] {
                    let expected = words.filter { term in
                        (!sharing || term.unicodeScalars.first == asked.unicodeScalars.first)
                            && distance(Array(asked.unicodeScalars), Array(term.unicodeScalars)) <= limit
                    }.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
                    let found = reader.terms(near: asked, distance: limit, sharingFirstLetter: sharing)
                    guard !asked.isEmpty else {
                        #expect(found.isEmpty)
                        continue
                    }
                    #expect(
                        found.map { String(decoding: $0.term, as: UTF8.self) } == expected,
                        "seed \(seed), \(asked), \(limit)")
                    for near in found {
                        let term = String(decoding: near.term, as: UTF8.self)
                        #expect(
                            near.distance == distance(Array(asked.unicodeScalars), Array(term.unicodeScalars)))
                        #expect(reader.lookup(near.term) == near.entry)
                    }
                }
            }
        }
    }

    @Test(arguments: [
        ("receive", "recieve", 1), ("password", "pasword", 1), ("password", "passwword", 1), ("refund", "refumd", 1),
        ("refund", "erfund", 1), ("cancel", "acncle", 2), ("abc", "ca", 3),
    ])
    func slipsCountAsPeopleCountThem(term: String, typed: String, edits: Int) throws {
        let reader = try makeReader([document("\(term) | | ")])
        #expect(reader.terms(near: typed, distance: edits).map(\.distance) == [edits])
        #expect(reader.terms(near: typed, distance: edits - 1).isEmpty)
    }
}
