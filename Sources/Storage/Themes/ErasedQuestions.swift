package import KnowledgeModel
internal import Privacy

/// Questions that are erased, and what may not outlive them: every storage erases by the same rule.
package struct ErasedQuestions: Sendable {
    package let ids: Set<String>
    private let texts: Set<String>
    private let longTexts: [String]

    /// A shorter question may stand in another's words by chance.
    private static let quotedScalars = 20

    package init(_ questions: [(id: String, text: String)]) {
        ids = Set(questions.map(\.id))
        texts = Set(questions.map(\.text))
        longTexts = texts.filter { $0.unicodeScalars.count >= Self.quotedScalars }
    }

    /// Whether a text was taken from one of them: it is the question, or quotes one of at least 20 characters.
    package func isSource(of text: String) -> Bool {
        texts.contains(text) || longTexts.contains { text.contains($0) }
    }
}

extension ThemeRecord {
    /// Takes out questions that are deleted by age, and counts them.
    ///
    /// - Parameter weeks: the Monday of each deleted question's week, by its id.
    package mutating func forget(_ weeks: [String: CalendarDay]) {
        var counts: [CalendarDay: Int] = [:]
        for week in members.compactMap({ weeks[$0] }) { counts[week, default: 0] += 1 }
        guard !counts.isEmpty else { return }
        members.removeAll { weeks[$0] != nil }
        for former in formerWeeks { counts[former.week, default: 0] += former.count }
        formerWeeks = counts.map { ThemeWeek(week: $0.key, count: $0.value) }.sorted { $0.week < $1.week }
    }

    /// Takes out the questions, and every wording that was taken from one.
    package mutating func erase(_ questions: ErasedQuestions) {
        members.removeAll { questions.ids.contains($0) }
        if let text = title?.text, questions.isSource(of: text) { title = nil }
        notes.removeAll { questions.isSource(of: $0.text.text) }
        for index in history.indices where questions.isSource(of: history[index].text) { history[index].text = "" }
    }

    /// Takes out an article. A theme that was dismissed since this article answers it is new again.
    package mutating func erase(article id: String) {
        if article == id { article = nil }
        if status == .dismissed(.alreadyAnswered(article: id)) { status = .new }
        if replay?.articleID == id {
            replay?.passageID = nil
            replay?.articleID = nil
            replay?.quote = nil
        }
        for index in history.indices where history[index].mentions(article: id) { history[index].text = "" }
    }
}

extension ThemeChange {
    private static let delimiters: Set<Character> = [" ", "(", ")", ",", ":", "\"", "“", "”"]

    /// Whether an article was linked, or made the reason of a status, by its id.
    fileprivate func mentions(article id: String) -> Bool {
        switch kind {
        case .article, .status, .replayed:
            text == id || text.split { Self.delimiters.contains($0) }.contains { $0 == id }
        default: false
        }
    }
}

extension CuratedQuestion {
    /// Without an article; nil if no other was expected.
    package func without(article id: String) -> CuratedQuestion? {
        guard case .article(let articles) = expectation, articles.contains(id) else { return self }
        let others = articles.filter { $0 != id }
        guard !others.isEmpty else { return nil }
        var copy = self
        copy.expectation = .article(others)
        return copy
    }
}
