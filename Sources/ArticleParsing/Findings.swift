import KnowledgeModel

/// What was found in one article, with the article's path.
struct Findings {
    private let path: String
    private(set) var diagnostics: [Diagnostic] = []

    init(path: String) { self.path = path }

    mutating func add(_ finding: Finding) {
        diagnostics.append(finding.diagnostic(path: path))
    }

    /// Gives everything that has a line the same: that of the record, since lines of its text are no lines of its file.
    mutating func setLines(to line: Int) {
        for index in diagnostics.indices where diagnostics[index].line != nil { diagnostics[index].line = line }
    }
}

/// Everything that this module has to say about a source, as data. The sentences are in `Finding+Messages.swift`.
enum Finding: Sendable {
    case articleTooLarge(byteCount: Int, maximum: Int)
    case notText
    case noText
    case bytesUnreadable(count: Int, encoding: String)
    case encodingGuessed(String)
    case encodingContradicted(String)
    case encodingUnknown(String)
    case tooManyBlocks(maximum: Int)
    case nestingTooDeep(line: Int, maximum: Int)
    case paragraphTooLong(line: Int, maximum: Int)
    case htmlCutShort(line: Int, maximum: Int)
    case contentElsewhere(line: Int, macro: String, page: String?)
    case titleTooLong(maximum: Int)
    case frontMatterTooLarge(maximum: Int)
    case frontMatterInvalid(line: Int, problem: String)
    case frontMatterNotClosed
    case audienceUnmapped(line: Int?, value: String)
    case dateUnreadable(line: Int?, key: String, value: String)
    case addressesModel(line: Int, phrase: String)
    case addressesModelUnseen(line: Int, phrase: String)
    case includeMissing(IncludePlace)
    case includeOutside(IncludePlace)
    case includeCycle(IncludePlace)
    case includeUnreadable(IncludePlace, why: String)
    case includesTooDeep(IncludePlace, maximum: Int)
    case includesTooLarge(IncludePlace, bytes: Int, files: Int)
}
