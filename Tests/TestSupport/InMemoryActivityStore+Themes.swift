package import KnowledgeModel
import Locking
package import Storage

extension InMemoryActivityStore: GapStore {
    package func themes() throws -> [ThemeRecord] { contents.withLock { $0.themes } }

    package func updateThemes<Result>(_ body: (inout [ThemeRecord]) throws -> Result) throws -> Result {
        try contents.withLock { contents in
            var themes = contents.themes
            let result = try body(&themes)
            contents.themes = themes.sorted { ($0.id.utf8.count, $0.id) < ($1.id.utf8.count, $1.id) }
            contents.lastTheme = max(
                contents.lastTheme, themes.compactMap { ThemeRecord.number(ofID: $0.id) }.max() ?? 0)
            return result
        }
    }

    package func groupedAt() throws -> Timestamp? { contents.withLock { $0.groupedAt } }

    package func recordGrouping(at: Timestamp) throws { contents.withLock { $0.groupedAt = at } }

    package func newThemeIDs(_ count: Int) throws -> [String] {
        contents.withLock { contents in
            defer { contents.lastTheme += count }
            return (0..<count).map { "T\(contents.lastTheme + 1 + $0)" }
        }
    }

    package func curatedQuestions() throws -> [CuratedQuestion] {
        contents.withLock { contents in
            contents.curated.values.sorted { $0.at == $1.at ? $0.id.precedes($1.id) : $0.at < $1.at }
        }
    }

    package func save(_ question: CuratedQuestion) throws {
        contents.withLock { $0.curated[question.id] = question }
    }

    package func removeCuratedQuestion(id: String) throws -> Bool {
        contents.withLock { $0.curated.removeValue(forKey: id) != nil }
    }

    package func calibrationChanges() throws -> [CalibrationChange] {
        contents.withLock { contents in
            contents.calibrationChanges.enumerated().sorted {
                $0.element.at == $1.element.at ? $0.offset < $1.offset : $0.element.at < $1.element.at
            }.map(\.element)
        }
    }

    package func record(_ change: CalibrationChange) throws {
        contents.withLock { $0.calibrationChanges.append(change) }
    }

    package func reviews() throws -> [String: ArticleReview] { contents.withLock { $0.reviews } }

    package func save(_ review: ArticleReview, of article: String) throws {
        contents.withLock { $0.reviews[article] = review }
    }
}
