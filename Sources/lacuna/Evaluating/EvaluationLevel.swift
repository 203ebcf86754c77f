import ArgumentParser
import KnowledgeModel

/// What judgements speak of, and so what is ranked.
enum EvaluationLevel: String, ExpressibleByArgument, CaseIterable {
    /// The best passage of an article stands for it.
    case article
    /// The best passage below a heading stands for its section.
    case section
    case passage

    /// Reads as "article", "an article".
    var noun: String { rawValue }
    var nounWithArticle: String { (self == .article ? "an " : "a ") + rawValue }
}

/// Names a section in judgements and runs: `billing/refunds.md#how-long`; the text before the first heading that has an
/// anchor is named by the article alone.
enum SectionID {
    static func make(articleID: String, anchor: String?) -> String {
        anchor.map { "\(articleID)#\($0)" } ?? articleID
    }

    /// The last `#` parts the two; anchors have none.
    static func parts(_ id: String) -> (articleID: String, anchor: String?) {
        guard let mark = id.utf8.lastIndex(of: UInt8(ascii: "#")) else { return (id, nil) }
        return (String(id[..<mark]), String(id[id.utf8.index(after: mark)...]))
    }
}
