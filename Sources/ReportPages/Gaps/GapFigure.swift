package import GapAnalysis

/// A figure of the summary, and how it compares with the baseline.
package struct GapFigure: Sendable, Hashable {
    package let figureName: String
    package let figure: String
    package var remark: String?
    package var change: Change?

    package struct Change: Sendable, Hashable {
        /// Only for the eye; the words say the same.
        package let arrow: String
        package let words: String
        /// `good`, `bad` or `same`; the words say it too.
        package let kind: String
    }
}

extension GapReport {
    /// The summary in the order in which it is read; with changes where there is a baseline.
    package var figures: [GapFigure] {
        let now = summary
        let then = baseline?.summary
        var from = [now.tickets.map { "from \(NumberText.count($0, "ticket"))" }].compactMap(\.self)
        from += [now.askers.map { NumberText.count($0, "asker") }].compactMap(\.self)
        return [
            GapFigure(
                figureName: "Questions", figure: NumberText.count(now.questions),
                remark: from.isEmpty ? nil : from.joined(separator: ", "),
                change: then.map { .of(now.questions, against: $0.questions, better: nil) }),
            GapFigure(
                figureName: "Expected coverage", figure: now.expectedCoverage.map { NumberText.percent($0) } ?? "–",
                remark: now.expectedCoverage == nil
                    ? "no question has a probability" : "of questions that the articles answer",
                change: .of(now.expectedCoverage, against: then?.expectedCoverage, better: .more)),
            share("Not answered", of: now.notAnswered, then: then?.notAnswered),
            share("Answered, yet still asked", of: now.stillAsked, then: then?.stillAsked),
            GapFigure(
                figureName: "Open themes", figure: NumberText.count(now.openThemes),
                remark: now.single > 0 ? "and \(NumberText.count(now.single, "question")) like no other" : nil,
                change: then.map { .of(now.openThemes, against: $0.openThemes, better: .fewer) }),
            GapFigure(
                figureName: "Done themes", figure: NumberText.count(now.doneThemes),
                change: then.map { .of(now.doneThemes, against: $0.doneThemes, better: .more) }),
        ]
    }

    /// A count is compared by its share of the questions: one time has more of them than another.
    private func share(_ name: String, of count: Int, then: Int?) -> GapFigure {
        func share(_ count: Int?, _ summary: GapSummary?) -> Double? {
            guard let count, let summary, summary.questions > 0 else { return nil }
            return Double(count) / Double(summary.questions)
        }
        let now = share(count, summary)
        return GapFigure(
            figureName: name, figure: NumberText.count(count),
            remark: now.map { NumberText.percent($0) + " of questions" },
            change: .of(now, against: share(then, baseline?.summary), better: .fewer))
    }
}

extension GapFigure.Change {
    enum Better { case more, fewer }

    static func of(_ now: Int, against then: Int, better: Better?) -> Self {
        guard now != then else { return Self(arrow: "→", words: "as many as before", kind: "same") }
        return change(isMore: now > then, "from \(NumberText.count(then))", better: better)
    }

    /// In points of what is shown, so that the numbers on the page add up.
    static func of(_ now: Double?, against then: Double?, better: Better?) -> Self? {
        guard let now, let then else { return nil }
        let points = Int((now * 100).rounded()) - Int((then * 100).rounded())
        guard points != 0 else { return Self(arrow: "→", words: "as before", kind: "same") }
        return change(
            isMore: points > 0, "by \(NumberText.count(abs(points), "point")) from \(NumberText.percent(then))",
            better: better)
    }

    private static func change(isMore: Bool, _ words: String, better: Better?) -> Self {
        let (arrow, direction) = isMore ? ("▲", "up") : ("▼", "down")
        guard let better else { return Self(arrow: arrow, words: "\(direction) \(words)", kind: "same") }
        let isGood = isMore == (better == .more)
        return Self(
            arrow: arrow, words: "\(direction) \(words): \(isGood ? "better" : "worse")", kind: isGood ? "good" : "bad")
    }
}
