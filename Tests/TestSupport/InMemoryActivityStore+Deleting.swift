package import KnowledgeModel
import Locking
package import Privacy
import Storage

extension InMemoryActivityStore {
    package func forget(before: Timestamp) throws -> Int {
        contents.withLock { contents in
            let old = contents.questions(where: { $0.askedAt < before })
            let weeks = Dictionary(
                old.map { ($0.id, $0.askedAt.day.monday) }, uniquingKeysWith: { first, _ in first })
            for question in old {
                let week = question.askedAt.day.monday
                contents.formerWeeks[week, default: WeekFigures(week: week, asked: 0, answered: 0)].asked += 1
                if question.verdict.label == "yes" { contents.formerWeeks[week]?.answered += 1 }
                contents.questions[question.id] = nil
                contents.labels[question.id] = nil
            }
            for index in contents.themes.indices { contents.themes[index].forget(weeks) }
            contents.feedback = contents.feedback.filter { $0.value.at >= before && weeks[$0.value.questionID] == nil }
            let gone = Set(old.map(\.queryID)).subtracting(contents.questions.values.map(\.queryID))
            contents.outcomes.removeAll { $0.at < before || gone.contains($0.queryID) }
            contents.draftChecks = contents.draftChecks.filter { $0.value.at >= before }
            return old.count
        }
    }

    package func erase(asker: AskerPseudonym) throws -> [String] {
        contents.withLock { contents in
            let questions = contents.questions(where: { $0.context.asker == asker })
            let erased = ErasedQuestions(questions.map { ($0.id, $0.text.text) })
            for index in contents.themes.indices { contents.themes[index].erase(erased) }
            contents.curated = contents.curated.filter { !erased.isSource(of: $0.value.text.text) }
            contents.feedback = contents.feedback.filter {
                $0.value.asker != asker && !erased.ids.contains($0.value.questionID)
            }
            let queryIDs = Set(questions.map(\.queryID))
            contents.outcomes.removeAll { queryIDs.contains($0.queryID) }
            contents.draftChecks = contents.draftChecks.filter { check in
                check.value.queryID.map { !queryIDs.contains($0) } ?? true
            }
            for id in erased.ids {
                contents.questions[id] = nil
                contents.labels[id] = nil
            }
            return erased.ids.sorted { $0.precedes($1) }
        }
    }

    package func erase(article id: String) throws {
        contents.withLock { contents in
            for key in contents.questions.keys {
                contents.questions[key]?.nearest.removeAll { $0.articleID == id }
            }
            contents.feedback = contents.feedback.filter { $0.value.articleID != id }
            contents.reviews[id] = nil
            for index in contents.themes.indices { contents.themes[index].erase(article: id) }
            contents.curated = contents.curated.compactMapValues { $0.without(article: id) }
        }
    }
}
