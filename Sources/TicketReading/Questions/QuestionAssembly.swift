/// A question before its texts are made: the range that holds it and what else to search for.
struct DraftQuestion {
    var range: Range<Int>
    /// Ranges of the same message to search before the question's own words.
    var context: [Range<Int>] = []
    /// Says too little alone, and has no context in its message.
    var needsContext = false
    /// Searched as it is.
    var isPlain = false
}

/// Makes questions of the sentences of one message.
///
/// A sentence that asks is a question. `Any idea?` joins the problem before it. A problem that nothing else asks about
/// is a question of its own, one a paragraph. O(units).
struct QuestionAssembly {
    /// An ask joins a problem at most so many bytes before it.
    private static let joinBytes = 500

    private var units: [Unit]
    private let subject: Range<Int>?
    /// The last unit that asks or complains in words of its own; -1 if none does.
    private let lastMatter: Int
    private var drafts: [DraftQuestion] = []
    /// By draft, the unit that began it.
    private var sources: [Int] = []

    static func questions(of units: [Unit], subject: Range<Int>?) -> [DraftQuestion] {
        var assembly = QuestionAssembly(units: units, subject: subject)
        return assembly.run()
    }

    private init(units: [Unit], subject: Range<Int>?) {
        self.units = units
        self.subject = subject
        lastMatter = units.lastIndex { $0.kind == .problem || $0.kind == .question } ?? -1
    }

    private mutating func run() -> [DraftQuestion] {
        var paragraphHasProblem = false
        for index in units.indices {
            if units[index].denies, !paragraphHasProblem, precedesQuestion(index) { units[index].kind = .problem }
            let unit = units[index]
            if index == 0 || unit.paragraph != units[index - 1].paragraph { paragraphHasProblem = false }
            switch unit.kind {
            case .question: addQuestion(index)
            case .ask: addAsk(index)
            case .problem:
                if !paragraphHasProblem || unit.isListItem || unit.opensMatter { add(index) }
                paragraphHasProblem = true
            case .nudge, .resolved, .statement, .noise: break
            }
        }
        if drafts.isEmpty { addWithoutCues() }
        return drafts
    }

    /// Whether the next sentence of the paragraph asks.
    private func precedesQuestion(_ index: Int) -> Bool {
        guard index + 1 < units.count, units[index + 1].paragraph == units[index].paragraph else { return false }
        let next = units[index + 1]
        return !next.followsGap && !next.isListItem && (next.kind == .question || next.kind == .ask)
    }

    private mutating func add(_ index: Int, context: [Range<Int>] = [], needsContext: Bool = false) {
        drafts.append(DraftQuestion(range: units[index].range, context: context, needsContext: needsContext))
        sources.append(index)
    }

    private mutating func addQuestion(_ index: Int) {
        let unit = units[index]
        let isThin = unit.contentCount <= 1 || unit.isAnaphoric && unit.contentCount <= 3
        guard isThin else { return add(index) }
        if unit.isAnaphoric, unit.hasQuestionMark, unit.contentCount <= 1, joinProblem(before: index) { return }
        let context = contextUnit(before: index).map { units[$0].range } ?? subject
        add(index, context: context.map { [$0] } ?? [], needsContext: context == nil)
    }

    private mutating func addAsk(_ index: Int) {
        if joinProblem(before: index) { return }
        if let last = sources.last, units[last].kind == .question { return }  // urges an answer to it
        if let last = drafts.indices.last, units[sources[last]].kind == .problem { return }
        if let context = statement(before: index) {
            let range = units[context].range.lowerBound..<units[index].range.upperBound
            let joins = range.count <= Self.joinBytes && !units[context + 1...index].contains(where: \.followsGap)
            drafts.append(DraftQuestion(range: joins ? range : units[context].range))
            sources.append(index)
        } else if let subject {
            add(index, context: [subject])
        } else if index > lastMatter {
            add(index, needsContext: true)
        }
    }

    /// Widens the last question, if it is a problem of the same paragraph, to the end of this unit.
    private mutating func joinProblem(before index: Int) -> Bool {
        guard let last = sources.last, units[last].kind == .problem, drafts[drafts.count - 1].context.isEmpty else {
            return false
        }
        guard units[last].paragraph == units[index].paragraph, !units[index].isListItem else { return false }
        let range = drafts[drafts.count - 1].range.lowerBound..<units[index].range.upperBound
        guard range.count <= Self.joinBytes else { return false }
        guard !units[last + 1...index].contains(where: \.followsGap) else { return false }
        drafts[drafts.count - 1].range = range
        return true
    }

    /// What a question with `this` or `it` most likely points at: the problem, question or statement before it.
    private func contextUnit(before index: Int) -> Int? {
        var nearest: Int?
        for place in (max(0, index - 6)..<index).reversed() {
            switch units[place].kind {
            case .problem, .question: return place
            case .statement: nearest = nearest ?? place
            case .ask, .nudge, .resolved, .noise: continue
            }
        }
        return nearest
    }

    private func statement(before index: Int) -> Int? {
        (max(0, index - 3)..<index).reversed().first { units[$0].kind == .statement && units[$0].contentCount > 0 }
    }

    /// Nothing asks and nothing fails: the whole is what the customer wants to say, unless it says why it asks nothing.
    private mutating func addWithoutCues() {
        if units.contains(where: { $0.kind == .nudge || $0.kind == .resolved }) { return }
        let said = longestRun().filter { $0.kind == .statement || $0.kind == .ask }
        guard let first = said.first, let last = said.last else { return }
        let content = said.reduce(0) { $0 + $1.contentCount }
        drafts = [
            DraftQuestion(
                range: first.range.lowerBound..<last.range.upperBound, context: subject.map { [$0] } ?? [],
                needsContext: content <= 12)
        ]
    }

    /// Of the runs of units with nothing set aside between, the one with most content.
    private func longestRun() -> ArraySlice<Unit> {
        var longest = units[0..<0]
        var most = -1
        var start = 0
        while start < units.count {
            let end = units[(start + 1)...].firstIndex(where: \.followsGap) ?? units.count
            let content = units[start..<end].reduce(0) { $0 + $1.contentCount }
            if content > most { (longest, most) = (units[start..<end], content) }
            start = end
        }
        return longest
    }
}
