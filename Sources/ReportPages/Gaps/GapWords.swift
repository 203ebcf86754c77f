package import GapAnalysis
package import KnowledgeModel
package import Storage

// The words of a gap report that all its forms share.

extension GapList {
    package var heading: String {
        switch self {
        case .notAnswered: "Not answered: write"
        case .stillAsked: "Answered, yet still asked: improve, surface, link"
        }
    }

    package var explanation: String {
        switch self {
        case .notAnswered:
            "What customers asked and no article they may read answers. Most of it is closed by writing."
        case .stillAsked:
            "What an article answers, and customers asked all the same: they did not find it, asked again, or said "
                + "that it was wrong. It is closed by improving, showing and linking."
        }
    }
}

extension ThemeStatus {
    package var title: String {
        switch self {
        case .new: "New"
        case .acknowledged: "Acknowledged"
        case .inProgress: "In progress"
        case .maybeResolved: "Seems answered"
        case .done: "Done"
        case .dismissed(.alreadyAnswered(let article)): "Dismissed: \(article) answers it"
        case .dismissed(.outOfScope): "Dismissed: out of scope"
        case .dismissed(.notAQuestion): "Dismissed: not a question"
        }
    }
}

extension GapReason {
    package var title: String {
        switch self {
        case .noCandidate: "nothing found"
        case .lowAnswerability: "what was found does not answer"
        case .underspecified: "too vague to answer"
        case .staleOnly: "the answer is past its review date"
        case .localeMissing: "answered in another language only"
        case .conflict: "articles contradict each other"
        case .aclBlocked: "answered for another audience only"
        case .retrievalMiss: "an article answers and was not found"
        case .reasked: "the same asker asked again"
        case .draftCorrected: "an agent changed the draft"
        case .feedbackWrong: "rated wrong"
        case .feedbackIncomplete: "rated incomplete"
        case .feedbackUnsafe: "rated unsafe"
        case .citationFailed: "a citation did not hold"
        }
    }
}

extension ImprovementPath {
    package var title: String {
        switch self {
        case .writeArticle: "Write an article"
        case .improveSection: "Improve a section"
        case .addWording: "Add customers’ words"
        case .refresh: "Review and renew"
        case .fixAccess: "Open it to the readers"
        case .translate: "Translate"
        case .reconcile: "Settle a contradiction"
        case .correct: "Correct a section"
        case .surface: "Show and link it"
        case .fixProcess: "Change the form or process"
        }
    }
}

extension ReplayResult.Outcome {
    package var title: String {
        switch self {
        case .unanswered: "Still not answered"
        case .resolved: "Seems answered"
        case .regressed: "Was answered, and is no longer"
        }
    }
}

extension ThemeChange.Kind {
    package var title: String {
        switch self {
        case .created: "created"
        case .status: "status"
        case .owner: "owner"
        case .backup: "backup"
        case .due: "due"
        case .article: "article"
        case .title: "title"
        case .note: "note"
        case .merged: "merged with"
        case .split: "split into"
        case .replayed: "asked again"
        }
    }
}

extension ThemePriority {
    /// `rising ×1.6`, `steady`, `falling ×0.6`
    package var trendText: String {
        let factor = "×" + NumberText.fixed(trend, trend < 0.995 ? 2 : 1)
        return trend >= 1.15 ? "rising \(factor)" : trend <= 0.87 ? "falling \(factor)" : "steady"
    }

    /// The formula with a theme's own numbers.
    package func workings(of figures: ThemeFigures) -> String {
        "√\(NumberText.count(figures.askers)) askers = \(NumberText.fixed(demand, 2)); "
            + "\(NumberText.fixed(figures.gapProbability, 2))² = \(NumberText.fixed(failure, 2)); "
            + "trend \(NumberText.fixed(trend, 2)). "
            + "\(NumberText.fixed(demand, 2)) × \(NumberText.fixed(failure, 2)) × \(NumberText.fixed(trend, 2)) = "
            + NumberText.fixed(value, 1)
    }
}

extension ReportedTheme {
    package func isOverdue(on day: CalendarDay) -> Bool { status.isOpen && (due.map { $0 < day } ?? false) }
}

extension GapReport {
    /// In their order, which is that of priority.
    package func openThemes(of list: GapList) -> [ReportedTheme] { themes(of: list).filter(\.status.isOpen) }

    /// Those done before those dismissed.
    package var closedThemes: [ReportedTheme] {
        let closed = themes.filter { !$0.status.isOpen }
        return closed.filter { $0.status == .done } + closed.filter { $0.status != .done }
    }

    /// The most important of it, in a sentence or two.
    package var lead: String {
        guard summary.questions > 0 else { return "No question was asked in this time." }
        let asked = NumberText.count(summary.questions, "question")
        var sentences = [
            summary.expectedCoverage.map {
                "Of \(asked), the articles are expected to answer \(NumberText.percent($0))."
            } ?? "\(asked) \(summary.questions == 1 ? "was" : "were") asked."
        ]
        if let first = themes.first(where: \.status.isOpen) {
            sentences.append(
                "\(NumberText.count(summary.openThemes, "theme")) \(summary.openThemes == 1 ? "is" : "are") open; the "
                    + "most pressing, from \(NumberText.count(first.figures.askers, "asker")): "
                    + "“\(ShortText.shortened(first.title, ShortText.title))”")
        } else {
            sentences.append("No theme is open.")
        }
        return sentences.joined(separator: " ")
    }
}
