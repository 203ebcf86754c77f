internal import Storage

/// The passages that a draft's citations lead to.
struct CitedPassages {
    private(set) var passages: [EvidencePassage] = []
    /// For each citation of the reading, the index of its passage; nil if there is none for this caller.
    private(set) var indices: [Int?] = []
    private(set) var faults: [Fault] = []

    struct Fault {
        enum Rule: String {
            case unresolved = "citation.unresolved"
            case notInPassage = "citation.quote_not_in_passage"
            case articleChanged = "citation.article_changed"
        }

        let rule: Rule
        let citation: Int
    }

    init(_ reading: DraftReading, in reader: some GenerationReader) throws {
        var known: [String: Int?] = [:]
        for (place, citation) in reading.citations.enumerated() {
            let isNew = known[citation.passageID] == nil
            let index: Int?
            if let seen = known[citation.passageID] {
                index = seen
            } else if let passage = try reader.passage(id: citation.passageID) {
                index = add(passage)
            } else {
                index = try follow(citation, in: reader).map { add($0) }
            }
            known[citation.passageID] = .some(index)
            indices.append(index)
            let hasArticle = try index == nil && citation.articleID.map { try reader.article(id: $0) != nil } ?? false
            if index == nil {
                faults.append(Fault(rule: hasArticle ? .articleChanged : .unresolved, citation: place))
            } else if let index, isNew, let quote = citation.quote, !contains(quote, index) {
                faults.append(Fault(rule: .notInPassage, citation: place))
            }
        }
    }

    private mutating func add(_ passage: StoredPassage) -> Int {
        if let index = passages.firstIndex(where: { $0.id == passage.id }) { return index }
        passages.append(EvidencePassage(passage))
        return passages.count - 1
    }

    /// The passage of the same article that has the same words now.
    private func follow(_ citation: DraftCitation, in reader: some GenerationReader) throws -> StoredPassage? {
        guard let article = citation.articleID, let quote = citation.quote else { return nil }
        let parts = PlainWords(quote).quotedParts
        guard !parts.isEmpty else { return nil }
        return try reader.passages(ofArticle: article).first { passage in
            let words = PlainWords(passage.quote)
            return parts.allSatisfy(words.contains)
        }
    }

    private func contains(_ quote: String, _ index: Int) -> Bool {
        let words = PlainWords(passages[index].quote)
        return PlainWords(quote).quotedParts.allSatisfy(words.contains)
    }
}
