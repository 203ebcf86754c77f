import JSONText
import KnowledgeModel
import Retrieval
import Storage

/// What a citation says beside its quote, within the bounds of OpenAI's attributes: 16 at most, names of 64 characters
/// and texts of 512 at most, no nulls. What is not known is left out.
package enum VectorStoreAttributes {
    package enum Value: Sendable, Hashable {
        case text(String)
        case number(Double)
    }

    package static let countMaximum = 16
    package static let charactersMaximum = 512

    /// In the order of their worth to whoever writes the answer.
    package static func of(_ result: VectorStoreResults.Result) -> [(name: String, value: Value)] {
        let citation = result.citation
        let article = citation.article
        var attributes: [(String, Value)] = [
            ("passage_id", .text(citation.passageID)), ("query_id", .text(result.queryID)),
            ("start", .number(Double(citation.scalarRange.lowerBound))),
            ("end", .number(Double(citation.scalarRange.upperBound))),
            ("quote_sha256", .text(citation.quoteSHA256)), ("verdict", .text(result.verdict.label.rawValue)),
        ]
        if let probability = result.verdict.probability {
            attributes.append(("answer_probability", .number(probability)))
        }
        let texts: [(String, String?)] = [
            ("review", result.review.isEmpty ? nil : result.review.joined(separator: ",")),
            ("url", url(citation)), ("title", article.title),
            ("heading", citation.headingPath.joined(separator: " › ")),
            ("locale", article.locale == AccessScope.undeterminedLocale ? nil : article.locale),
            ("updated_at", article.updatedAt), ("product", article.product), ("version", article.version),
            ("owner", article.owner),
        ]
        for (name, text) in texts {
            guard let text, !text.isEmpty else { continue }
            attributes.append((name, .text(cut(text))))
        }
        return Array(attributes.prefix(countMaximum))
    }

    /// A link that was cut would lead elsewhere: the article's own stands in for one that is too long.
    private static func url(_ citation: Citation) -> String? {
        [citation.link, citation.article.url].compactMap(\.self).first(where: isShort)
    }

    private static func isShort(_ text: String) -> Bool { text.unicodeScalars.count <= charactersMaximum }

    private static func cut(_ text: String) -> String {
        isShort(text) ? text : String(String.UnicodeScalarView(text.unicodeScalars.prefix(charactersMaximum)))
    }
}

extension JSONWriter {
    mutating func member(_ name: String, attribute: VectorStoreAttributes.Value) {
        switch attribute {
        case .text(let text): member(name, text)
        case .number(let number):
            if let whole = Int(exactly: number) { member(name, whole) } else { member(name, number) }
        }
    }
}
