import Foundation
import KnowledgeModel

extension UniversalRecord {
    /// Why a line gives no record, as a sentence without the record's content.
    struct Problem: Error {
        var message: String
    }

    /// The record of one line, if all its values are of the kinds that their keys need.
    static func read(_ bytes: [UInt8]) -> Result<UniversalRecord, Problem> {
        decode(bytes).flatMap { record in
            guard let wrong = record.wrongValues.first else { return .success(record) }
            return .failure(Problem(message: "the value of \"\(wrong.key)\" must be \(wrong.wanted)"))
        }
    }

    /// The record of one line, with what is wrong in `wrongValues`.
    static func decode(_ bytes: [UInt8]) -> Result<UniversalRecord, Problem> {
        guard String(validating: bytes, as: UTF8.self) != nil else {
            return .failure(Problem(message: "the line is not UTF-8"))
        }
        do {
            return .success(try JSONDecoder().decode(UniversalRecord.self, from: Data(bytes)))
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
        case "storage": .confluenceStorage
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
        // `updated_at` may move with votes and settings.
        metadata.updatedAt = Self.said(editedAt) ?? Self.said(updatedAt)
        metadata.reviewDue = Self.said(reviewDue)
        if isDraft { metadata.exclusion = .draft }
        return metadata
    }

    /// Nil for text that holds nothing but white space.
    private static func said(_ text: String?) -> String? {
        text.flatMap { $0.allSatisfy(\.isWhitespace) ? nil : $0 }
    }
}

extension UniversalRecord {
    /// The article of a record whose id, text and format are known, and what is to be said of its audience and address.
    ///
    /// - Parameters:
    ///   - path: of the file that holds the record.
    ///   - span: where the record stands in it.
    func article(
        id: String, content: String, format: ArticleFormat, path: String, span: SourceSpan,
        of configuration: SourceConfiguration
    ) -> (article: SourceArticle, findings: [Diagnostic]) {
        var findings: [Diagnostic] = []
        func report(_ severity: Diagnostic.Severity, _ code: String, _ message: String, _ consequence: String) {
            findings.append(
                Diagnostic(
                    severity, code: code, path: path, line: span.lines.lowerBound, message: message,
                    consequence: consequence))
        }
        var article = SourceArticle(
            source: configuration.name, path: path, id: id, format: format, profile: .jsonl,
            body: Array(content.utf8), recordSpan: span, metadata: metadata,
            defaults: configuration.defaults(forPath: ownerPath),
            audienceMap: configuration.audienceMap)
        if let words = audience {
            let (audience, unknown) = configuration.audienceMap.audience(of: words)
            if let unknown {
                report(
                    .error, "audience-unknown", "the audience \"\(unknown)\" of \"\(id)\" is no role",
                    "nobody can read the article; name it in the source's audience_map")
            } else if audience.isClosed {
                report(
                    .warning, "audience-closed", "the audience of \"\(id)\" names no role",
                    "nobody can read the article")
            }
            article.metadata.audience = audience
        }
        if let label = configuration.skippedLabel(among: labels ?? []) {
            article.metadata.exclusion = article.metadata.exclusion ?? .unlisted
            let finding = ExportFinding.labelSkipped(label, of: id)
            report(finding.severity, finding.code, finding.message, finding.consequence)
        }
        if let locale = article.metadata.locale, let outdated = outdatedLocales,
            outdated.contains(where: { ExportValue.text($0).localeTag == locale })
        {
            let finding = ExportFinding.translationOutdated(locale, of: id)
            article.metadata.labels = (article.metadata.labels ?? []) + [ExportFinding.outdatedLabel]
            report(finding.severity, finding.code, finding.message, finding.consequence)
        }
        if let text = url, !text.isEmpty {
            if BaseURL.isWebAddress(text) {
                article.metadata.url = text
            } else if let resolved = configuration.baseURL?.resolving(text) {
                article.metadata.url = resolved
            } else {
                report(
                    .warning, "url-not-absolute", "the url \"\(text)\" is no http or https address",
                    "the article is indexed without a link; give the source a base_url")
            }
        }
        return (article, findings)
    }
}
