internal import KnowledgeModel
internal import Retrieval
internal import Storage

/// Finds articles of one audience and locale that say the same or contradict each other.
///
/// Each passage is compared with the few that are nearest to it by vector, not with all: what says the same, or nearly
/// the same but for one turn of it, is near. Passages are taken in the order of their articles' citations, as many as
/// `passagesMaximum`; one that is left out is still found as another's neighbour. O(compared passages) scans of the
/// vectors, and as many times `neighboursMaximum` comparisons at most.
struct ArticleComparison {
    private let reader: any GenerationReader
    private let articles: [CitedArticle]
    private let passagesMaximum: Int
    private let comparison = PassageComparison()
    private var readings: [String: PassageReading] = [:]
    private var compared: Set<[String]> = []

    private(set) var passageCount = 0
    private(set) var passagesLeftOut = 0
    private(set) var passagesWithoutVector = 0

    /// Of other articles of the same audience and locale.
    static let neighboursMaximum = 5
    /// That are looked at to find them: passages of the same article and of other audiences and locales are passed over.
    static let candidatesMaximum = 32

    init(reader: any GenerationReader, articles: [CitedArticle], passagesMaximum: Int) {
        self.reader = reader
        self.passagesMaximum = passagesMaximum
        self.articles = articles.sorted {
            ($1.served, $1.shown, $0.id) < ($0.served, $0.shown, $1.id)
        }
    }

    /// - Parameter progress: told the share of the articles that is done.
    mutating func pairs(
        progress: (Double) -> Void = { _ in }
    ) throws -> (duplicates: [ArticlePair], contradictions: [ArticlePair]) {
        let byID = Dictionary(articles.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        var duplicates: [[String]: ArticlePair] = [:]
        var contradictions: [[String]: ArticlePair] = [:]
        var budget = passagesMaximum
        let all = max(1, articles.reduce(0) { $0 + $1.article.passageCount })
        for cited in articles {
            progress(Double(passageCount) / Double(min(all, max(passagesMaximum, 1))))
            passageCount += cited.article.passageCount
            guard budget > 0 else {
                passagesLeftOut += cited.article.passageCount
                continue
            }
            let passages = try reader.passages(ofArticle: cited.id)
            for (passage, vector) in zip(passages, try reader.vectors(ofArticle: cited.id)) {
                guard let vector else {
                    passagesWithoutVector += 1
                    continue
                }
                guard budget > 0 else {
                    passagesLeftOut += 1
                    continue
                }
                budget -= 1
                for neighbour in try neighbours(of: passage, vector) {
                    guard let other = byID[neighbour.article.key.id] else { continue }
                    let (a, b, first, second) =
                        cited.id < other.id ? (passage, neighbour, cited, other) : (neighbour, passage, other, cited)
                    guard compared.insert([a.id, b.id]).inserted else { continue }
                    switch comparison.compare(reading(a), reading(b)) {
                    case nil: continue
                    case .nearDuplicate(let similarity):
                        Self.add(Self.pair(a, b, first, second, strength: similarity), to: &duplicates)
                    case .contradiction(let found):
                        var pair = Self.pair(a, b, first, second, strength: found.confidence)
                        pair.kind = found.kind.rawValue
                        pair.first.clash = a.quote.words(at: found.a)
                        pair.second.clash = b.quote.words(at: found.b)
                        Self.add(pair, to: &contradictions)
                    }
                }
            }
        }
        return (Self.ranked(duplicates), Self.ranked(contradictions))
    }

    private func neighbours(of passage: StoredPassage, _ vector: EmbeddingVector) throws -> [StoredPassage] {
        let candidates = try reader.nearestCandidates(
            to: vector, filter: .everything, limit: Self.candidatesMaximum
        ).filter { $0.key.articleID != passage.article.key.id }
        let article = passage.article
        return Array(
            try reader.passages(candidates.map(\.reference)).filter {
                $0.article.audience == article.audience && $0.article.locale == article.locale
            }.prefix(Self.neighboursMaximum))
    }

    private mutating func reading(_ passage: StoredPassage) -> PassageReading {
        if let known = readings[passage.id] { return known }
        let reading = PassageReading(ComparedPassage(passage))
        readings[passage.id] = reading
        return reading
    }

    private static func pair(
        _ a: StoredPassage, _ b: StoredPassage, _ first: CitedArticle, _ second: CitedArticle, strength: Double
    ) -> ArticlePair {
        func side(_ passage: StoredPassage, _ cited: CitedArticle) -> ArticlePair.Side {
            ArticlePair.Side(
                cited: cited, passageID: passage.id, headingPath: passage.headingPath, quote: passage.quote, clash: nil)
        }
        return ArticlePair(first: side(a, first), second: side(b, second), passages: 1, strength: strength, kind: nil)
    }

    /// Of a pair of articles the strongest finding stands for all; of equal ones the first.
    private static func add(_ pair: ArticlePair, to pairs: inout [[String]: ArticlePair]) {
        let key = [pair.first.cited.id, pair.second.cited.id]
        guard var known = pairs[key] else {
            pairs[key] = pair
            return
        }
        let count = known.passages + 1
        if pair.strength > known.strength { known = pair }
        known.passages = count
        pairs[key] = known
    }

    private static func ranked(_ pairs: [[String]: ArticlePair]) -> [ArticlePair] {
        pairs.values.sorted {
            ($1.served, $1.passages, $0.first.cited.id, $0.second.cited.id)
                < ($0.served, $0.passages, $1.first.cited.id, $1.second.cited.id)
        }
    }
}

extension String {
    fileprivate func words(at range: Range<Int>) -> String { String(decoding: Array(utf8)[range], as: UTF8.self) }
}
