import Foundation
import KnowledgeModel
import Privacy

/// `{"at":"2026-05-04T10:00:00Z","by":"Ana","id":"…","kind":"asker"}`
struct ErasureLine: Codable {
    enum Kind: String, Codable { case asker, article }

    var kind: Kind
    /// A pseudonym, or an article's id.
    var id: String
    var at: String
    var by: String

    static func encode(_ entry: ErasureLedger.Entry) throws -> String {
        let (kind, id): (Kind, String) =
            switch entry.subject {
            case .asker(let asker): (.asker, asker.value)
            case .article(let id): (.article, id)
            }
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        let line = ErasureLine(kind: kind, id: id, at: entry.at.description, by: entry.by)
        return String(decoding: try encoder.encode(line), as: UTF8.self)
    }

    /// Nil if the bytes are not an erasure.
    static func decode(_ bytes: [UInt8]) -> ErasureLedger.Entry? {
        guard let line = try? JSONDecoder().decode(ErasureLine.self, from: Data(bytes)), let at = Timestamp(line.at)
        else { return nil }
        let subject: ErasureLedger.Entry.Subject =
            switch line.kind {
            case .asker: .asker(AskerPseudonym(stored: line.id))
            case .article: .article(line.id)
            }
        return ErasureLedger.Entry(subject, at: at, by: line.by)
    }
}
