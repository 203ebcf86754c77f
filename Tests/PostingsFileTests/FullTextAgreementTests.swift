import PostingsFile
import Testing

/// The scores that SQLite 3.40.1 gives for the same words, with the opposite sign:
///
///     CREATE VIRTUAL TABLE f USING fts5(title, headings, body);
///     SELECT rowid, -bm25(f, 3.0, 2.0, 1.0) FROM f WHERE f MATCH ? ORDER BY 2 DESC, rowid
@Suite struct FullTextAgreementTests {
    private static let documents = [
        "refund policy | refund | how to ask for a refund of an order refund refund",
        "shipping times | shipping | an order ships in two days",
        "cancel an order | orders cancel | cancel the order before it ships to get a refund",
        "password reset | account | reset the password of an account",
        "change address | orders shipping | change the address of an order before it ships",
        "order history | account orders | every order is listed",
        "contact | | write to us",
    ].map(document)

    @Test(
        arguments: [
            ("refund", [(0, 1.4568870910667882), (2, 0.663964092938333)]),
            (
                "order",
                [
                    (5, 1.76e-06), (2, 1.5679287305122494e-06), (1, 1.0538922155688623e-06),
                    (4, 9.025641025641026e-07), (0, 8.712871287128713e-07),
                ]
            ),
            (
                "refund order ships",
                [
                    (0, 1.4568879623539168), (2, 0.8755988636299319), (1, 0.2648593735176017),
                    (4, 0.2268282839868692), (5, 1.76e-06),
                ]
            ),
            ("cancel account reset", [(3, 3.8094722843032667), (2, 2.542614030617174), (5, 1.1564041285342632)]),
        ] as [(String, [(Int32, Double)])])
    func scoresAreThoseOfFTS5(query: String, expected: [(Int32, Double)]) throws {
        let reader = try makeReader(Self.documents)
        let statistics = reader.liveStatistics(live: nil)
        let terms = try query.split(separator: " ").map { word in
            let entry = try #require(reader.lookup(Array(word.utf8)))
            let idf = BM25.inverseDocumentFrequency(
                documents: statistics.documents, frequency: entry.documentFrequency)
            return WeighedTerm(entry, weight: idf)
        }
        let found = TermAccumulation(reader).rank(
            terms: terms, statistics: statistics, parameters: BM25Parameters(fieldWeights: [3, 2, 1]), limit: 10)
        #expect(found.map(\.row) == expected.map(\.0))
        for (hit, (_, score)) in zip(found, expected) {
            #expect(abs(hit.score - score) <= 1e-14 * score, "row \(hit.row)")
        }
    }
}
