internal import KnowledgeModel
internal import Privacy
internal import Retrieval
package import Storage

/// All that is known of why a theme is one.
package struct ThemeEvidence: Sendable {
    package var list: GapList
    package var questions: [JudgedQuestion]
    /// Reasons of its events, each as often as events have it.
    package var reasons: [GapReason: Int]
    /// Where its most central question is answered, if the askers had more rights or more languages.
    package var elsewhere: Elsewhere?

    package init(
        list: GapList, questions: [JudgedQuestion], reasons: [GapReason: Int], elsewhere: Elsewhere? = nil
    ) {
        self.list = list
        self.questions = questions
        self.reasons = reasons
        self.elsewhere = elsewhere
    }

    /// An answer that the askers cannot see. For owners' eyes only.
    package enum Elsewhere: Sendable, Hashable {
        case otherAudience(article: String, audience: String)
        case otherLocale(article: String, locale: String)
    }

    /// Of the first hits, over the questions for which meaning was searched; nil if there are none.
    var meanBestCosine: Double? {
        let cosines = questions.compactMap { $0.record.nearest.compactMap(\.cosine).max() }
        return cosines.isEmpty ? nil : cosines.reduce(0, +) / Double(cosines.count)
    }

    /// The mean of a feature of the verdict; nil where no verdict has features.
    func mean(_ feature: AnswerabilityFeature) -> Double? {
        let place = AnswerabilityFeature.allCases.firstIndex(of: feature) ?? 0
        let values = questions.map(\.record.verdict.features).filter { $0.count > place }.map { $0[place] }
        return values.isEmpty ? nil : values.reduce(0, +) / Double(values.count)
    }

    /// Words that the questions have and the passages lack, the most frequent first.
    var missingWords: [String] {
        var counts: [String: Int] = [:]
        for question in questions {
            for word in Set(question.record.verdict.missing.map { $0.lowercased() }) { counts[word, default: 0] += 1 }
        }
        return counts.filter { $0.value > 1 || questions.count < 4 }.sorted {
            ($1.value, $0.key) < ($0.value, $1.key)
        }.map(\.key)
    }

    /// Questions that carry something of the asker's own, such as an order number: they ask about a case, not a rule.
    var personalShare: Double {
        let personal = questions.count { question in
            let text = question.record.text.text
            return text.contains("_number]") || text.contains("[card]") || text.contains("[iban]")
        }
        return Double(personal) / Double(max(questions.count, 1))
    }
}
