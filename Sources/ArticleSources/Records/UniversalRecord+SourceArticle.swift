import Foundation
import KnowledgeModel

extension UniversalRecord {
    /// Why a line gives no record, as a sentence without the record's content.
    struct Problem: Error {
        var message: String
    }

    /// The record of one line.
    static func read(_ bytes: [UInt8]) -> Result<UniversalRecord, Problem> {
        guard String(validating: bytes, as: UTF8.self) != nil else {
            return .failure(Problem(message: "the line is not UTF-8"))
        }
        do {
            return .success(try JSONDecoder().decode(UniversalRecord.self, from: Data(bytes)))
        } catch let error as WrongValue {
            return .failure(Problem(message: "the value of \"\(error.key)\" must be \(error.wanted)"))
        } catch DecodingError.typeMismatch, DecodingError.valueNotFound {
            return .failure(Problem(message: "the line is JSON but no object"))
        } catch {
            return .failure(Problem(message: "the line is not JSON"))
        }
    }

    var content: String? { body ?? text }

    /// What `format` says, nil if it is not known. Where nothing is said, `text` is plain text, and `body` is HTML if its
    /// first character is `<`, else Markdown.
    var articleFormat: ArticleFormat? {
        switch format?.lowercased() {
        case "html": .html
        case "md", "markdown": .markdown
        case "text": .plainText
        case nil:
            if let body {
                body.first { !$0.isWhitespace } == "<" ? .html : .markdown
            } else {
                .plainText
            }
        default: nil
        }
    }

    /// What the owner rules look at: the section path and the id, joined by `/`.
    var ownerPath: String { ((sectionPath ?? []) + [id ?? ""]).joined(separator: "/") }

    /// Audience and address aside, which depend on the source's configuration.
    var metadata: ArticleMetadata {
        var metadata = ArticleMetadata()
        metadata.id = id
        metadata.title = Self.said(title)
        metadata.locale = Self.said(locale)?.lowercased().replacing("_", with: "-")
        metadata.owner = Self.said(owner)
        metadata.product = Self.said(product)
        metadata.version = Self.said(version)
        metadata.labels = labels
        metadata.sectionPath = sectionPath
        metadata.translationKey = Self.said(translationKey)
        metadata.updatedAt = Self.said(updatedAt)
        metadata.reviewDue = Self.said(reviewDue)
        if isDraft { metadata.exclusion = .draft }
        return metadata
    }

    /// Nil for text that holds nothing but white space.
    private static func said(_ text: String?) -> String? {
        text.flatMap { $0.allSatisfy(\.isWhitespace) ? nil : $0 }
    }
}
