import Indexing
import JSONText
package import KnowledgeModel
import Retrieval
import Storage

/// An article as the index sees it, for programs: all of it, the article text too.
package enum InspectJSON {
    static let version = 1

    /// One line, with a line break at the end.
    package static func text(_ inspected: InspectedArticle) -> String {
        let inspection = inspected.inspection
        var writer = JSONWriter(reservingBytes: 4 * inspection.text.utf8.count + 4096)
        writer.object { document in
            document.member("version", version)
            document.member("file", inspected.file)
            document.member("settings", inspected.settings)
            document.member("format", inspected.format.rawValue)
            document.member("profile", inspected.profile.rawValue)
            document.member("bytes", inspected.byteCount)
            document.member("indexed", inspection.isIndexed)
            document.member("excluded", inspection.metadata.exclusion?.rawValue)
            document.member("article", object: { write(inspection, &$0) })
            document.member(
                "tokens",
                object: { tokens in
                    tokens.member("encoder", inspected.encoder)
                    tokens.member("estimated", inspected.encoder == nil)
                    tokens.member("limit", inspected.tokenLimit)
                })
            document.member("text_sha256", inspection.article.textSHA256)
            document.member("text", inspection.text)
            let offsets = ScalarCount(inspection.text)
            document.list("blocks", inspection.blocks) { block, members in write(block, offsets, &members) }
            document.list("passages", inspection.passages) { draft, members in
                write(draft, of: inspection, &members)
            }
            document.list("findings", inspected.findings, write)
        }
        return writer.text + "\n"
    }

    package static func text(_ records: [ListedRecord], findings: [Diagnostic], file: String) -> String {
        var writer = JSONWriter()
        writer.object { document in
            document.member("version", version)
            document.member("file", file)
            document.list("records", records) { record, members in
                members.member("id", record.id)
                members.member("title", record.title)
                members.member("bytes", record.byteCount)
                members.member("line", record.line)
            }
            document.list("findings", findings, write)
        }
        return writer.text + "\n"
    }

    private static func write(_ inspection: ArticleInspection, _ members: inout JSONWriter) {
        let (article, metadata) = (inspection.article, inspection.metadata)
        members.member("id", article.key.id)
        members.member("source", article.key.source)
        members.member("path", article.path)
        members.member("title", article.title)
        members.member("url", article.url)
        members.member("locale", article.locale)
        members.member("audience", article.audience.roles.map(\.name))
        members.member("owner", article.owner)
        members.member("labels", article.labels)
        members.member("product", article.product)
        members.member("version", article.version)
        members.member("section_path", metadata.sectionPath ?? [])
        members.member("translation_key", metadata.translationKey)
        members.member("updated_at", article.updatedAt)
        members.member("review_due", article.reviewDue)
        members.member("expires_on", metadata.expiresOn)
    }

    private static func write(_ block: Block, _ offsets: ScalarCount, _ members: inout JSONWriter) {
        switch block.kind {
        case .heading(let level):
            members.member("kind", "heading")
            members.member("level", level)
        case .paragraph: members.member("kind", "paragraph")
        case .listItem(let depth, let isOrdered):
            members.member("kind", "list_item")
            members.member("depth", depth)
            members.member("ordered", isOrdered)
        case .table:
            members.member("kind", "table")
            members.member("rows", block.units.count)
            members.member("header_rows", block.headerUnitCount)
        case .code(let language):
            members.member("kind", "code")
            members.member("language", language)
        }
        members.member("anchor", block.anchor)
        members.member("callout", block.admonition)
        members.member("start", offsets.before(block.textRange.lowerBound))
        members.member("end", offsets.before(block.textRange.upperBound))
        write(block.source, &members)
    }

    private static func write(_ draft: PassageDraft, of inspection: ArticleInspection, _ members: inout JSONWriter) {
        let citation = Citation(inspection.stored(draft))
        let beyond = BeyondQuote(draft, quote: citation.quote)
        members.member("passage_id", citation.passageID)
        members.member("heading_path", citation.headingPath)
        members.member("anchor", citation.anchor)
        members.member("link", citation.link)
        members.member("tokens", draft.tokenCount)
        members.member("start", citation.scalarRange.lowerBound)
        members.member("end", citation.scalarRange.upperBound)
        members.member("quote", citation.quote)
        members.member("quote_sha256", citation.quoteSHA256)
        members.member("indexed_before", beyond.lead)
        members.member("context", beyond.context)
        write(citation.source, &members)
    }

    private static func write(_ span: SourceSpan, _ members: inout JSONWriter) {
        members.member(
            "source",
            object: { source in
                source.member(
                    "bytes",
                    array: { pair in
                        pair.element(span.bytes.lowerBound)
                        pair.element(span.bytes.upperBound)
                    })
                source.member(
                    "lines",
                    array: { pair in
                        pair.element(span.lines.lowerBound)
                        pair.element(span.lines.upperBound)
                    })
            })
    }

    private static func write(_ finding: Diagnostic, _ members: inout JSONWriter) {
        members.member("severity", finding.severity.rawValue)
        members.member("code", finding.code)
        members.member("line", finding.line)
        members.member("message", finding.message)
        members.member("consequence", finding.consequence)
    }
}

/// Unicode scalars before any byte of a text.
private struct ScalarCount {
    private let counts: [Int]

    init(_ text: String) {
        var counts: [Int] = []
        counts.reserveCapacity(text.utf8.count + 1)
        var count = 0
        for byte in text.utf8 {
            counts.append(count)
            if byte & 0xC0 != 0x80 { count += 1 }
        }
        self.counts = counts + [count]
    }

    /// - Precondition: `offset` is on a boundary of a scalar.
    func before(_ offset: Int) -> Int { counts[offset] }
}
