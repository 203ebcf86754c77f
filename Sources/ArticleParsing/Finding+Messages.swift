import KnowledgeModel

/// All sentences of this module, in one place: what was found, and what follows.
extension Finding {
    func diagnostic(path: String) -> Diagnostic {
        let (severity, code, line, message, consequence): (Diagnostic.Severity, String, Int?, String, String) = parts
        return Diagnostic(severity, code: code, path: path, line: line, message: message, consequence: consequence)
    }

    private var parts: (Diagnostic.Severity, String, Int?, String, String) {
        switch self {
        case .articleTooLarge(let byteCount, let maximum):
            (
                .error, "article-too-large", nil, "the article has \(byteCount) bytes, the limit is \(maximum)",
                "only what stands before the limit is indexed; split the article"
            )
        case .notText:
            (.error, "not-text", nil, "the file is not text", "the article is not indexed")
        case .noText:
            (.warning, "no-text", nil, "the article has no text of its own", "nothing of it can be found")
        case .bytesUnreadable(let count, let encoding):
            (
                .warning, "bytes-unreadable", nil, "\(count) bytes are not \(encoding)",
                "question marks stand in their place; save the file as UTF-8"
            )
        case .encodingGuessed(let name):
            (
                .warning, "encoding-guessed", nil, "the file is not UTF-8 and does not say what else it is",
                "it is read as \(name); save it as UTF-8"
            )
        case .encodingContradicted(let label):
            (
                .note, "encoding-contradicted", nil, "the file says that it is \(label), but it is UTF-8",
                "it is read as UTF-8"
            )
        case .encodingUnknown(let label):
            (
                .warning, "encoding-unknown", nil, "the encoding '\(label)' is not known here",
                "the file is read as UTF-8 or WINDOWS-1252; save it as UTF-8"
            )
        case .tooManyBlocks(let maximum):
            (
                .error, "too-many-blocks", nil, "the article has more than \(maximum) blocks",
                "the rest is not indexed; split the article"
            )
        case .nestingTooDeep(let line, let maximum):
            (
                .warning, "nesting-too-deep", line, "lists, quotes or elements are nested over \(maximum) deep",
                "what lies deeper is indexed as if it stood at that depth"
            )
        case .paragraphTooLong(let line, let maximum):
            (
                .warning, "paragraph-too-long", line, "a paragraph has over \(maximum) bytes",
                "its text is indexed with the markup left in"
            )
        case .htmlCutShort(let line, let maximum):
            (
                .error, "html-cut-short", line, "over \(maximum) elements are open at once",
                "what follows is not indexed; close the elements"
            )
        case .contentElsewhere(let line, let macro, let page?):
            (
                .warning, "content-of-another-page", line,
                "the macro '\(macro)' shows text of the page '\(page)'",
                "that text is indexed with its own page only; this one changes with it"
            )
        case .contentElsewhere(let line, let macro, nil):
            (
                .note, "macro-not-read", line, "the macro '\(macro)' has no text of its own",
                "what it shows on the page is not indexed"
            )
        case .titleTooLong(let maximum):
            (
                .note, "title-too-long", nil, "the title has over \(maximum) characters",
                "it is cut in hits and citations"
            )
        case .frontMatterTooLarge(let maximum):
            (
                .error, "front-matter-too-large", 1, "the front matter has over \(maximum) bytes",
                "the article is indexed without its metadata and is visible to nobody"
            )
        case .frontMatterInvalid(let line, let problem):
            (
                .warning, "front-matter-invalid", line, "the front matter cannot be read: \(problem)",
                "the article is indexed without its metadata"
            )
        case .frontMatterNotClosed:
            (
                .warning, "front-matter-not-closed", 1, "the front matter has no closing line",
                "it is indexed as text; add '---' after it"
            )
        case .audienceUnmapped(let line, ""):
            (
                .error, "audience-unmapped", line, "the audience is empty",
                "the article is visible to nobody; name its readers, or take 'audience' out"
            )
        case .audienceUnmapped(let line, let value):
            (
                .error, "audience-unmapped", line, "the audience '\(value)' names no role",
                "the article is visible to nobody"
            )
        case .dateUnreadable(let line, let key, let value):
            (
                .note, "date-unreadable", line, "'\(key)' is not a date: '\(value)'",
                "the date is kept as it is written, and nothing is derived from it"
            )
        case .addressesModel(let line, let phrase):
            (
                .warning, "addresses-model", line, "the text speaks to a language model: '\(phrase)'",
                "it is indexed; have its owner look at it"
            )
        case .addressesModelUnseen(let line, let phrase):
            (
                .warning, "addresses-model-unseen", line,
                "what readers do not see of it speaks to a language model: '\(phrase)'",
                "that is not indexed; find out who wrote it"
            )
        case .includeMissing(let place):
            (
                .warning, "include-missing", place.line, "the file \(place.words) is not in the source",
                "the article is indexed without its text"
            )
        case .includeOutside(let place):
            (
                .warning, "include-outside-source", place.line,
                "the file \(place.words) does not lie within the source's folder",
                "it is not read, and the article is indexed without its text"
            )
        case .includeCycle(let place):
            (
                .warning, "include-cycle", place.line, "the file \(place.words) includes itself in the end",
                "it is not included again"
            )
        case .includeUnreadable(let place, let why):
            (
                .warning, "include-unreadable", place.line, "the file \(place.words) cannot be read: \(why)",
                "the article is indexed without its text"
            )
        case .includesTooDeep(let place, let maximum):
            (
                .warning, "includes-too-deep", place.line,
                "with the file \(place.words) files include one another over \(maximum) deep",
                "the article is indexed without its text"
            )
        case .includesTooLarge(let place, let bytes, let files):
            (
                .error, "includes-too-large", place.line,
                "with the file \(place.words) the article includes over \(bytes) bytes or \(files) files",
                "the article is indexed without its text and that of what follows"
            )
        }
    }
}

extension IncludePlace {
    fileprivate var words: String {
        "'\(name)' that is included here" + (inFile.map { ", by \($0)," } ?? "")
    }
}

extension Finding {
    /// The name of the file that an include asked for.
    var includeName: String {
        switch self {
        case .includeMissing(let place), .includeOutside(let place), .includeCycle(let place),
            .includeUnreadable(let place, _), .includesTooDeep(let place, _):
            place.name
        case .includesTooLarge: ""
        default: diagnostic(path: "").code
        }
    }
}
