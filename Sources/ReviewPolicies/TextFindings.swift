/// What phrases and patterns found in one question, by rule. An exception acts on the sentence it stands in.
struct TextFindings {
    private var matches: [[(match: ReviewTrigger.TextMatch, sentence: Int)]]
    private var exceptions: [Set<Int>]
    private var commonExceptions: Set<Int> = []

    init(ruleCount: Int) {
        matches = Array(repeating: [], count: ruleCount)
        exceptions = Array(repeating: [], count: ruleCount)
    }

    /// - Parameter words: in their order, not empty; UTF-8.
    mutating func add(_ source: Source, kind: ReviewTrigger.TextMatch.Kind, words: [Range<Int>], sentence: Int) {
        switch source.role {
        case .commonException: commonExceptions.insert(sentence)
        case .exception(let rule): exceptions[rule].insert(sentence)
        case .match(let rule):
            let range = words[0].lowerBound..<words[words.count - 1].upperBound
            let match = ReviewTrigger.TextMatch(kind: kind, source: source.text, range: range, words: words)
            matches[rule].append((match, sentence))
        }
    }

    /// In the order of the text.
    func matches(of rule: Int, commonExceptions usesCommon: Bool) -> [ReviewTrigger.TextMatch] {
        if matches[rule].isEmpty { return [] }
        let standing = matches[rule].filter { _, sentence in
            !exceptions[rule].contains(sentence) && !(usesCommon && commonExceptions.contains(sentence))
        }
        return standing.map(\.match).sorted { left, right in
            (left.range.lowerBound, left.range.upperBound, left.source)
                < (right.range.lowerBound, right.range.upperBound, right.source)
        }
    }

    func hasException(of rule: Int, commonExceptions usesCommon: Bool) -> Bool {
        !exceptions[rule].isEmpty || (usesCommon && !commonExceptions.isEmpty)
    }
}
