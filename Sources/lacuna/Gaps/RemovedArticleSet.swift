import Evaluation
import Foundation
import SystemIO

/// Questions to a help centre out of which articles were removed, and which article each of the unanswerable wants.
struct RemovedArticleSet: Sendable {
    struct Question: Sendable, Decodable {
        var id: String
        var text: String
        var answerable: Bool
        /// The removed unit that would answer it.
        var theme: String?
    }

    let questions: [Question]
    /// Unit of each removed article.
    let units: [String: String]

    /// - Parameters:
    ///   - questions: lines of JSON with `id`, `text`, `answerable` and `theme`.
    ///   - removed: lines of `article<TAB>page<TAB>unit`.
    init(questionsPath: String, removedPath: String) throws {
        questions = try FileSystem.readText(questionsPath).split(whereSeparator: \.isNewline).enumerated().map {
            guard let question = try? JSONDecoder().decode(Question.self, from: Data($1.utf8)) else {
                throw CommandError("\(questionsPath), line \($0 + 1) is no question with id, text and answerable")
            }
            return question
        }
        var units: [String: String] = [:]
        for (number, line) in try FileSystem.readText(removedPath).split(whereSeparator: \.isNewline).enumerated() {
            let columns = line.split(separator: "\t").map(String.init)
            guard columns.count == 3 else {
                throw CommandError("\(removedPath), line \(number + 1) must have an article, a page and a unit")
            }
            units[columns[0]] = columns[2]
        }
        self.units = units
    }

    /// Removed units that at least so many questions want.
    func wanted(atLeast count: Int) -> Set<String> {
        var counts: [String: Int] = [:]
        for theme in questions.compactMap(\.theme) { counts[theme, default: 0] += 1 }
        return Set(counts.filter { $0.value >= count }.keys)
    }
}
