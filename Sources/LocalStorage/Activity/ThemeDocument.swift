import Foundation
import KnowledgeModel
import Privacy
import Storage

/// A theme as JSON in one column: it is read and written whole. Times are milliseconds since 1970 in UTC, days their
/// number since then.
struct ThemeDocument: Codable {
    struct Note: Codable {
        var at: Int64
        var by: String
        var text: String
    }

    struct Change: Codable {
        var at: Int64
        var by: String
        var kind: String
        var text: String
    }

    struct Replay: Codable {
        var at: Int64
        var generation: Int
        var settings: Int
        var outcome: String
        var asked: Int
        var answered: Int
        var passage: String?
        var article: String?
        var quote: String?
    }

    struct Week: Codable {
        var week: Int
        var count: Int
    }

    var id: String
    var roles: [String]
    var locales: [String]
    var list: String
    var title: String?
    var status: String
    var dismissal: String?
    /// By which a dismissed theme is answered already.
    var answeredBy: String?
    var owner: String?
    var backup: String?
    var due: Int?
    var article: String?
    var notes: [Note]
    var members: [String]
    var formerWeeks: [Week]
    var replay: Replay?
    var history: [Change]
    var createdAt: Int64
    /// Absent in what was written before themes could be merged and split by hand, and where nobody did.
    var byHand: Bool?
    var absorbed: [String]?

    static func encode(_ theme: ThemeRecord) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(ThemeDocument(theme)), as: UTF8.self)
    }

    /// Nil if the text is not a theme.
    static func decode(_ text: String) -> ThemeRecord? {
        (try? JSONDecoder().decode(ThemeDocument.self, from: Data(text.utf8)))?.record
    }
}
