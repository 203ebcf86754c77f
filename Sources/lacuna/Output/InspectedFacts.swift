import Indexing
import KnowledgeModel
import Storage

/// What is said of an article as a whole, in rows.
enum InspectedFacts {
    static func rows(of inspected: InspectedArticle) -> [(name: String, value: String)] {
        let inspection = inspected.inspection
        let article = inspection.article
        let metadata = inspection.metadata
        let audience =
            article.audience.isClosed ? "nobody" : article.audience.roles.map(\.name).joined(separator: ", ")
        var rows: [(name: String, value: String)] = [
            ("file", place(of: inspected)), ("settings", inspected.settings), ("index", standing(of: inspected)),
            ("id", article.key.id), ("url", article.url ?? "none; a source with a base_url gives one"),
            ("locale", metadata.locale.map { $0.lowercased() } ?? "not said"),
            ("audience", audience),
            ("owner", article.owner ?? "none"),
        ]
        func add(_ name: String, _ value: String?) { if let value { rows.append((name, value)) } }
        add("labels", article.labels.isEmpty ? nil : article.labels.joined(separator: ", "))
        add("product", article.product)
        add("version", article.version)
        add("section", metadata.sectionPath.map { $0.joined(separator: " › ") })
        add("translates", metadata.translationKey)
        add("updated", article.updatedAt)
        add("review due", article.reviewDue)
        add("expires", metadata.expiresOn)
        rows.append(("text", text(of: inspected)))
        rows.append(("tokens", tokens(of: inspected)))
        return rows
    }

    private static func place(of inspected: InspectedArticle) -> String {
        let record = inspected.recordSpan.map { ", line \($0.lines.lowerBound)" } ?? ""
        return "\(inspected.file)\(record) (\(inspected.format.rawValue), profile \(inspected.profile.rawValue), "
            + "\(Amount.bytes(inspected.byteCount)))"
    }

    /// Whether a run would take it, and if not, why.
    private static func standing(of inspected: InspectedArticle) -> String {
        let inspection = inspected.inspection
        switch inspection.metadata.exclusion {
        case .draft: return "left out: it is a draft"
        case .unlisted: return "left out: it is unlisted"
        case .expired: return "left out: it has expired"
        case .notYetPublished: return "left out: it is not published yet"
        case nil: break
        }
        if inspection.passages.isEmpty { return "left out: there is no text to index" }
        return inspection.article.audience.isClosed ? "indexed, but visible to nobody" : "indexed"
    }

    private static func text(of inspected: InspectedArticle) -> String {
        let inspection = inspected.inspection
        return "\(Amount.count(inspection.text.unicodeScalars.count, "character")) in "
            + "\(Amount.count(inspection.blocks.count, "block")), \(Amount.count(inspection.passages.count, "passage"))"
    }

    private static func tokens(of inspected: InspectedArticle) -> String {
        let by =
            inspected.encoder.map { "counted by \($0)" }
            ?? "estimated, since no encoder is there (tools/setup, --model): passages may be cut elsewhere"
        let counts = inspected.inspection.passages.map(\.tokenCount)
        guard let least = counts.min(), let most = counts.max() else { return by }
        let range = least == most ? "\(least)" : "\(least) to \(most)"
        return "\(range) a passage, at most \(inspected.tokenLimit); \(by)"
    }
}
