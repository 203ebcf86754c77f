import ArticleParsing
import KnowledgeModel
import Testing

/// Parses and compares the blocks in short form: see `outline`.
func check(
    markdown: String, _ expected: [String], path: String = "a.md", profile: SourceProfile = .github,
    includes: [String: String]? = nil, sourceLocation: SourceLocation = #_sourceLocation
) {
    let article = parsed(markdown, .markdown, path: path, profile: profile, includes: includes)
    check(article, markdown, expected, sourceLocation)
}

func check(html: String, _ expected: [String], sourceLocation: SourceLocation = #_sourceLocation) {
    check(parsed(html, .html, path: "a.html"), html, expected, sourceLocation)
}

private func check(
    _ article: ParsedArticle, _ source: String, _ expected: [String], _ sourceLocation: SourceLocation
) {
    #expect(outline(article) == expected, sourceLocation: sourceLocation)
    #expect(problems(in: article, source: Array(source.utf8)) == [], sourceLocation: sourceLocation)
}

func parsed(
    _ text: String, _ format: ArticleFormat = .markdown, path: String = "a.md", profile: SourceProfile = .github,
    site: SiteSettings = SiteSettings(), limits: ParsingLimits = .default, includes: [String: String]? = nil
) -> ParsedArticle {
    parsed(
        bytes: Array(text.utf8), format, path: path, profile: profile, site: site, limits: limits, includes: includes)
}

func parsed(
    bytes: [UInt8], _ format: ArticleFormat, path: String = "a.md", profile: SourceProfile = .github,
    site: SiteSettings = SiteSettings(), limits: ParsingLimits = .default, includes: [String: String]? = nil
) -> ParsedArticle {
    ArticleParser(limits: limits, today: "2026-11-21")
        .parse(
            SourceArticle(
                source: "test", path: path, id: path, format: format, profile: profile, site: site, body: bytes),
            includes: includes.map { SmallFiles(files: $0) })
}

/// One profile for each dialect.
let dialects: [SourceProfile] = [
    .github, .docusaurus, .mkdocs, .hugo, .jekyll, .githubDocs, .microsoftDocs, .jsonl, .plain,
]

/// Files by their paths, as a source would read them; a text that begins with `!` is that of a file that cannot be read, or
/// lies outside.
struct SmallFiles: IncludeReader {
    let files: [String: String]

    func read(_ path: String, byteCountMaximum: Int) -> IncludeReading {
        guard let text = files[path] else { return .missing }
        if text == "!outside" { return .outside }
        if text.hasPrefix("!") { return .unreadable(String(text.dropFirst())) }
        return text.utf8.count > byteCountMaximum ? .unreadable("it is too large") : .found(Array(text.utf8))
    }
}

/// One line a block: `h2#anchor Text`, `p Text`, `li0 Text` or `ol1 Text` with the depth, `table+1 a | b⏎c | d` with
/// the number of header rows, `code(swift) text`; `!note` behind the kind within callouts; line breaks as `⏎`.
func outline(_ article: ParsedArticle) -> [String] {
    article.blocks.map { block in
        let kind =
            switch block.kind {
            case .heading(let level): "h\(level)"
            case .paragraph: "p"
            case .listItem(let depth, let isOrdered): "\(isOrdered ? "ol" : "li")\(depth)"
            case .table: "table" + (block.headerUnitCount > 0 ? "+\(block.headerUnitCount)" : "")
            case .code(let language): "code" + (language.map { "(\($0))" } ?? "")
            }
        let anchor = block.anchor.map { "#\($0)" } ?? ""
        let admonition = block.admonition.map { "!\($0)" } ?? ""
        let text = words(article, block.textRange).split(separator: "\n", omittingEmptySubsequences: false)
        return "\(kind)\(anchor)\(admonition) \(text.joined(separator: "⏎"))"
    }
}

func words(_ article: ParsedArticle, _ range: Range<Int>) -> String {
    String(decoding: Array(article.text.utf8)[range], as: UTF8.self)
}

/// The bytes of a block's source, as text.
func source(_ article: ParsedArticle, _ index: Int, in bytes: [UInt8]) -> String {
    String(decoding: bytes[article.blocks[index].source.bytes], as: UTF8.self)
}

/// What every parsed article must hold, whatever it was made of; empty if it does.
func problems(in article: ParsedArticle, source: [UInt8]) -> [String] {
    var problems: [String] = []
    let text = Array(article.text.utf8)
    let isBoundary = { (offset: Int) in offset == text.count || text[offset] & 0xC0 != 0x80 }
    var end = 0
    var sourceStart = 0
    for (index, block) in article.blocks.enumerated() {
        let range = block.textRange
        if range.isEmpty || range.lowerBound < end || range.upperBound > text.count {
            problems.append("block \(index): text range \(range)")
            continue
        }
        if !isBoundary(range.lowerBound) || !isBoundary(range.upperBound) {
            problems.append("block \(index): half a scalar")
        }
        let gap = text[end..<range.lowerBound]
        if !gap.allSatisfy({ $0 == 0x0A }) || (index > 0 && gap.isEmpty) { problems.append("block \(index): gap") }
        end = range.upperBound
        problems += problemsOfPlace(block.source, source, "block \(index)")
        if block.source.bytes.lowerBound < sourceStart {
            problems.append("block \(index): source before the last one's")
        }
        sourceStart = block.source.bytes.lowerBound
        var unitEnd = range.lowerBound
        for unit in block.units {
            if unit.textRange.isEmpty || unit.textRange.lowerBound < unitEnd
                || unit.textRange.upperBound > range.upperBound
            {
                problems.append("block \(index): unit \(unit.textRange)")
            }
            unitEnd = unit.textRange.upperBound
            problems += problemsOfPlace(unit.source, source, "unit of block \(index)")
        }
        if block.headerUnitCount > 0, block.headerUnitCount >= block.units.count {
            problems.append("header over nothing")
        }
    }
    if end != text.count { problems.append("text after the last block") }
    return problems
}

private func problemsOfPlace(_ span: SourceSpan, _ source: [UInt8], _ what: String) -> [String] {
    var problems: [String] = []
    if span.bytes.isEmpty || span.bytes.upperBound > source.count { problems.append("\(what): source \(span.bytes)") }
    if span.lines.lowerBound < 1 { problems.append("\(what): lines \(span.lines)") }
    return problems
}

/// ASCII words of a block that do not stand in its source, markup between letters set aside.
func foreignWords(in article: ParsedArticle, source: [UInt8]) -> [String] {
    article.blocks.flatMap { block in
        let slice = String(decoding: source[block.source.bytes], as: UTF8.self)
        return words(article, block.textRange).split { !($0.isASCII && ($0.isLetter || $0.isNumber)) }.map(String.init)
            .filter { !slice.contains($0) }
    }
}
