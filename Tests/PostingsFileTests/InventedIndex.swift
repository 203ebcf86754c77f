import Foundation
import KnowledgeModel
import PostingsFile
import TestSupport

/// Invented documents spread over parts, some of them dead, and the definition of a search over them.
struct InventedIndex {
    struct Part {
        let reader: PostingsFileReader
        /// Of all documents, ascending.
        let rows: [Int]
        let live: Bitmap?
    }

    private(set) var parts: [Part] = []
    private let statistics: CollectionStatistics
    private let lengths: [Int]
    private let isLive: [Bool]
    /// Frequencies by field, of the words as they were invented.
    private let postings: [String: [(document: Int, counts: [Int])]]

    /// - Parameter share: of live documents; nil for all.
    init(partCount: Int, documentsAPart: Int, share: Double?, _ random: inout SeededGenerator) throws {
        let count = partCount * documentsAPart
        let documents = Self.documents(count, &random)
        var rows = [[Int]](repeating: [], count: partCount)
        for document in 0..<count { rows[Int.random(in: 0..<partCount, using: &random)].append(document) }
        var isLive = [Bool](repeating: true, count: count)
        for rows in rows {
            let live = share.map { random.bitmap(rows.count, share: $0) }
            for (local, row) in rows.enumerated() { isLive[row] = live?[local] ?? true }
            parts.append(Part(reader: try makeReader(rows.map { documents[$0] }), rows: rows, live: live))
        }
        self.isLive = isLive
        let lengths = documents.map { $0.reduce(0) { $0 + $1.count } }
        self.lengths = lengths
        statistics = CollectionStatistics(
            documents: isLive.count { $0 },
            totalLength: UInt64(documents.indices.reduce(0) { $0 + (isLive[$1] ? lengths[$1] : 0) }))
        var postings: [String: [(document: Int, counts: [Int])]] = [:]
        for (document, fields) in documents.enumerated() {
            var counts: [String: [Int]] = [:]
            for (field, words) in fields.enumerated() {
                for word in words { counts[word, default: [0, 0, 0]][field] += 1 }
            }
            for (word, counts) in counts { postings[word, default: []].append((document, counts)) }
        }
        self.postings = postings
    }

    /// Words by Zipf's law, lengths from none to many, runs of equal documents, and now and then one that says the same
    /// word over and over.
    private static func documents(_ count: Int, _ random: inout SeededGenerator) -> [Document] {
        var documents: [Document] = []
        while documents.count < count {
            let maximum = Int.random(in: 0..<40, using: &random) == 0 ? 200 : 12
            let made = [2, 3, maximum].map { maximum in
                (0..<Int.random(in: 0...maximum, using: &random)).map { _ in
                    "w\(Int(exp(Double.random(in: 0..<log(301), using: &random))) - 1)"
                }
            }
            let shout = Int.random(in: 0..<50, using: &random) == 0 ? [String](repeating: "w7", count: 90) : []
            let document = [made[0], made[1] + shout, made[2]]
            let copies = Int.random(in: 0..<20, using: &random) == 0 ? 15 : 1
            documents += [Document](repeating: document, count: min(copies, count - documents.count))
        }
        return documents
    }

    private func inverseDocumentFrequency(_ frequency: Int) -> Double {
        let (count, hits) = (Double(statistics.documents), Double(frequency))
        let idf = log((count - hits + 0.5) / (hits + 0.5))
        return idf > 0 ? idf : 1e-6
    }

    private func frequency(_ word: String) -> Int { postings[word, default: []].count { isLive[$0.document] } }

    /// Straight from the words, every document of every word, in the order of operations that the format promises.
    func bruteForce(
        _ question: [(word: String, weight: Double)], _ parameters: BM25Parameters, allowed: [Bitmap]?, limit: Int
    ) -> [LexicalHit] {
        var isAllowed = isLive
        if let allowed {
            for (part, allowed) in zip(parts, allowed) {
                for (local, row) in part.rows.enumerated() where !allowed[local] { isAllowed[row] = false }
            }
        }
        let (k1, b) = (parameters.k1, parameters.b)
        let averageLength = Double(statistics.totalLength) / Double(statistics.documents)
        var scores = [Double](repeating: 0, count: lengths.count)
        for (word, weight) in question {
            let frequency = frequency(word)
            guard frequency > 0 else { continue }
            let weight = inverseDocumentFrequency(frequency) * weight
            for (document, counts) in postings[word, default: []] {
                var f = parameters.fieldWeights[0] * Double(counts[0])
                for field in 1..<3 { f += parameters.fieldWeights[field] * Double(counts[field]) }
                scores[document] +=
                    weight * ((f * (k1 + 1)) / (f + k1 * (1 - b + b * Double(lengths[document]) / averageLength)))
            }
        }
        let rows = scores.indices.filter { scores[$0] > 0 && isAllowed[$0] }
            .sorted { scores[$0] > scores[$1] || (scores[$0] == scores[$1] && $0 < $1) }
        return rows.prefix(limit).map { LexicalHit(row: Int32($0), score: scores[$0]) }
    }

    /// As a reader of several parts does it.
    func search(
        _ question: [(word: String, weight: Double)], _ parameters: BM25Parameters, allowed: [Bitmap]?, limit: Int
    ) -> [LexicalHit] {
        var found: [LexicalHit] = []
        let frequencies = question.map { word, _ in
            parts.reduce(0) { sum, part in
                guard let entry = part.reader.lookup(Array(word.utf8)) else { return sum }
                return sum + part.reader.documentFrequency(entry, live: part.live)
            }
        }
        for (number, part) in parts.enumerated() {
            let terms = zip(question, frequencies).compactMap { asked, frequency in
                frequency == 0
                    ? nil
                    : part.reader.lookup(Array(asked.word.utf8)).map {
                        WeighedTerm($0, weight: inverseDocumentFrequency(frequency) * asked.weight)
                    }
            }
            let hits = TermAccumulation(part.reader, fewPostings: number % 2 * 512).rank(
                terms: terms, statistics: statistics, parameters: parameters, live: part.live,
                allowed: allowed?[number], limit: limit)
            found += hits.map { LexicalHit(row: Int32(part.rows[Int($0.row)]), score: $0.score) }
        }
        found.sort { $0.score > $1.score || ($0.score == $1.score && $0.row < $1.row) }
        return Array(found.prefix(limit))
    }
}
